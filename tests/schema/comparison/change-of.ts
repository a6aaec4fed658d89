// The change of a literal figure since what is held of the same series, and series to ask it of.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { DataKind } from '#schema/codes.ts'
import { type FoundChange, changeOf as find, indexHistory } from '#schema/comparison/changes.ts'
import type { PresentChoice } from '#schema/comparison/choices.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { groupBySeries, type HeldObservation } from '#schema/comparison/observations.ts'
import { heldOf, presentOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

type Asked = { readonly kind?: DataKind; readonly accept?: readonly IssueCode[] }

/** The change of a figure with these in its history. */
export function changeOf(
  figure: LiteralFigure,
  history: readonly LiteralFigure[],
  asked: Asked = {},
): FoundChange | null {
  return changeIn(figure, history.map(heldOf), asked)
}

/** The change of a figure with these observations in its history. */
export function changeIn(
  figure: LiteralFigure,
  history: readonly HeldObservation[],
  { kind = 'ACTUAL', accept = [] }: Asked = {},
): FoundChange | null {
  const [observation] = presentOf(figure)
  const indicator = catalogue.findIndicator(figure.indicator)
  if (!observation || !indicator) throw new Error(`not in the catalogue: ${figure.indicator}`)
  const plan = { indicator, unit: indicator.unit, statistic: observation.series.statistic, kind }
  return find({ observation } as PresentChoice, plan, indexHistory(groupBySeries(history)), new Set(accept))
}

/** Since which period there is a change, by its label. */
export function sinceWhen(later: string, held: readonly string[], parts: Partial<LiteralFigure> = {}) {
  const history = held.map((period) => ({ ...trained, ...parts, period, value: '1' }))
  return changeOf({ ...trained, ...parts, period: later, value: '2' }, history)?.change?.from.label
}

export const trained = {
  area: 'VN63-19',
  indicator: 'TRAINED_LABOUR_RATE',
  timeBasis: 'END_OF_PERIOD',
  period: '2020',
} as const
export const poor = { area: 'VN63-19', indicator: 'POOR_HH_RATE', period: '2022' } as const
export const employed = { area: 'VN63-19', indicator: 'EMPLOYED', statistic: 'LEVEL' } as const
export const jobs = { area: 'VN63-19', indicator: 'JOBS_CREATED', statistic: 'LEVEL' } as const
