// What the provinces hold, figure by figure: as they reported it, or as a rule computed it.
import type { DataKind, ObservationStatus, Statistic, TimeBasis } from '../codes.ts'
import type { AbsentFigure, Figure } from '../figure.ts'
import type { Period } from '../period.ts'
import type { TableRelease, TableSource } from '../series-table.ts'
import type { BreakdownItem, Messages } from './comparison-result.ts'

/** A series that fits the question: what its observations have in common. */
export interface HeldSeries {
  readonly area: string
  readonly indicator: string
  readonly kind: DataKind
  readonly statistic: Statistic
  readonly timeBasis: TimeBasis
  readonly standard: string | null
  readonly concept: string | null
  /** By dimension; empty for the total. */
  readonly breakdown: readonly BreakdownItem[]
}

/** One figure, or the reason why the province gives none. */
export type HeldObservation = PresentObservation | AbsentObservation

export interface PresentObservation extends Circumstances {
  readonly figure: Figure
  /** Null when it is as the province reported it. */
  readonly derivation: Derived | null
}

export interface AbsentObservation extends Circumstances {
  readonly figure: AbsentFigure
  /** Null when the province itself gives no figure. */
  readonly derivation: Impossible | null
}

/** How a computed figure came about. */
export interface Derived {
  readonly how: 'DERIVED' | 'RECAST_EXACT' | 'RECAST_ESTIMATED'
  /** With the numbers: `14872 + 24370 = 39242`. */
  readonly formula: Messages
  /** What was done and why that is allowed, a sentence. */
  readonly rule: Messages
  readonly inputs: readonly PresentObservation[]
}

/** Why a figure that was asked for cannot be computed. */
export interface Impossible {
  readonly how: 'IMPOSSIBLE'
  /** Ids of the areas whose figures are missing; empty when something else is. */
  readonly missing: readonly string[]
  /** Why, a sentence. */
  readonly rule: Messages
  /** What is there. */
  readonly inputs: readonly PresentObservation[]
}

interface Circumstances {
  readonly series: HeldSeries
  readonly id: string
  readonly period: Period
  readonly status: ObservationStatus
  readonly inferred: readonly string[]
  readonly note: string | null
  /** Null when it was computed from several; the inputs have theirs. */
  readonly source: TableSource | null
  readonly place: string | null
  /** Null when it was computed. */
  readonly release: TableRelease | null
}

export function isPresent(observation: HeldObservation): observation is PresentObservation {
  return observation.figure.form !== 'ABSENT'
}

/** Observations by their series: what is true of a series is then asked once, and not once per figure. */
export type HeldBySeries = ReadonlyMap<HeldSeries, readonly HeldObservation[]>

export function groupBySeries(observations: readonly HeldObservation[]): HeldBySeries {
  const groups = new Map<HeldSeries, HeldObservation[]>()
  let last: HeldObservation[] = []
  for (const observation of observations) {
    // Those of one series mostly stand together.
    if (observation.series !== last[0]?.series) {
      last = groups.get(observation.series) ?? []
      groups.set(observation.series, last)
    }
    last.push(observation)
  }
  return groups
}
