// Figures of one year as the recast tests write them, and what tells one recast from another at a glance.
import { expect } from 'vitest'
import type { HeldObservation } from '#schema/comparison/observations.ts'
import { recast } from '#schema/comparison/recast/recast.ts'
import { heldOf } from './held-of.ts'
import { type LiteralFigure, world } from './table-of.ts'

export const STANDARD = 'MDP_2022_2025'

export type More = Partial<LiteralFigure>

export function poor(area: string, value: string, more: More = {}): HeldObservation {
  return heldOf({
    area,
    indicator: 'POOR_HH_COUNT',
    statistic: 'LEVEL',
    period: '2022',
    standard: STANDARD,
    value,
    ...more,
  })
}

export function households(area: string, value: string, more: More = {}): HeldObservation {
  return heldOf({ area, indicator: 'HH_TOTAL', statistic: 'LEVEL', period: '2022', value, ...more })
}

export function poorRate(area: string, value: string, more: More = {}): HeldObservation {
  return heldOf({ area, indicator: 'POOR_HH_RATE', period: '2022', standard: STANDARD, value, ...more })
}

export function people(area: string, more: More): HeldObservation {
  return heldOf({ area, indicator: 'POPULATION', statistic: 'LEVEL', period: '2022', ...more })
}

export function toNew(asked: readonly HeldObservation[], related: readonly HeldObservation[] = []) {
  return recast(asked, related, 'VN34', world)
}

/** The one observation that comes out. */
export function oneOf(observations: readonly HeldObservation[]): HeldObservation {
  expect(observations).toHaveLength(1)
  const [only] = observations
  if (!only) throw new Error('none')
  return only
}

/** What tells one recast from another at a glance: area, number or absence, how, and what is missing. */
export function brief({ series, figure, derivation }: HeldObservation) {
  const missing = derivation?.how === 'IMPOSSIBLE' ? derivation.missing : []
  return [series.area, 'value' in figure ? figure.value : figure.form, derivation?.how ?? null, ...missing]
}

/** The value of a figure that has one. */
export function valueOfHeld({ figure }: HeldObservation): string {
  if (figure.form !== 'VALUE') throw new Error(`no value: ${JSON.stringify(figure)}`)
  return figure.value
}
