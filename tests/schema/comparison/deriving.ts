// Asks one rule for one derived figure of literal figures, and looks at the only thing that comes back.
import { expect } from 'vitest'
import type { DerivedFigure } from '#schema/codes.ts'
import { deriveFigures } from '#schema/comparison/derive.ts'
import { type HeldObservation, isPresent } from '#schema/comparison/observations.ts'
import { heldOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

export const AN_GIANG = 'VN63-89'
export const PHU_THO = 'VN63-25'

/** A figure of An Giang 2022 by the standard of 2022–2025. */
export function poverty(indicator: string, value: string, more: Partial<LiteralFigure> = {}): LiteralFigure {
  return {
    area: AN_GIANG,
    indicator,
    period: '2022',
    standard: 'MDP_2022_2025',
    timeBasis: 'END_OF_PERIOD',
    inferred: ['standard'],
    value,
    id: indicator,
    ...more,
  }
}

export const POOR: LiteralFigure = poverty('POOR_HH_COUNT', '14872', { statistic: 'LEVEL', id: 'S001-07' })

/** What the rule adds of the indicator asked to these figures, none of which was asked for. */
export function derive(
  rule: DerivedFigure,
  asked: string,
  ...figures: readonly LiteralFigure[]
): HeldObservation[] {
  return deriveFigures([rule], [asked], [], figures.map(heldOf))
}

/** The only figure that was added. */
export function only(added: readonly HeldObservation[]): HeldObservation {
  expect(added).toHaveLength(1)
  return added[0] as HeldObservation
}

/** Its value (or bounds) and its Vietnamese formula. */
export function valueAndFormula(observation: HeldObservation): unknown {
  const { figure, derivation } = observation
  if (figure.form === 'ABSENT') return [figure.absence, derivation?.how]
  return [
    figure.form === 'VALUE' ? figure.value : figure,
    isPresent(observation) && observation.derivation?.formula.VI,
  ]
}

/** Why the only figure asked for is impossible. */
export function refusal(added: readonly HeldObservation[]): string {
  const { derivation } = only(added)
  expect(derivation).toMatchObject({ how: 'IMPOSSIBLE', missing: [] })
  return derivation?.rule.EN ?? ''
}
