// Which target stands beside which outcome, and what the two differ in. A target is paired on area, indicator, breakdown and a period
// that covers the outcome's; of several, the one most like the outcome. What the outcome says about it is attainment.ts, and what the
// sources say of that is claims.ts.
import type { Attainment } from '../codes.ts'
import { isStated, isWithin, overlapDays, type StatedPeriod, samePeriod } from '../period.ts'
import {
  attainmentOf,
  attainmentPercent,
  distanceToHigh,
  distanceToLow,
  exceededPercent,
} from './attainment.ts'
import type { PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { Companions } from './companions.ts'
import type { BreakdownItem } from './comparison-result.ts'
import { DIFFERENCES, type DifferenceCode } from './differences.ts'
import { type HeldObservation, isPresent, type PresentObservation } from './observations.ts'

/** An outcome's target, and what the outcome says about it. */
export interface TargetPair {
  readonly target: PresentObservation
  /** Null without a direction. */
  readonly attainment: Attainment | null
  readonly distanceToLow: string | null
  readonly distanceToHigh: string | null
  readonly attainmentPercent: string | null
  readonly exceededPercent: string | null
  /** In what outcome and target differ although they are held against each other; empty when in nothing. */
  readonly differences: readonly TargetDifference[]
  /** Whether the target is a range. */
  readonly isRange: boolean
}

export type TargetDifference = 'DIFFERENT_STATISTIC' | (typeof SHARED_DIFFERENCES)[number]

/** Differences of a target are those of two figures in one column. */
const SHARED_DIFFERENCES = [
  'DIFFERENT_CONCEPT',
  'DIFFERENT_STANDARD',
  'STANDARD_NOT_STATED',
  'DIFFERENT_PRECISION',
] as const satisfies readonly DifferenceCode[]

type TargetPeriod = PresentObservation & { readonly period: StatedPeriod }

/** The cells of a column that have a target. Empty unless the column is of outcomes: a target or a forecast has met nothing. */
export function pairTargets(
  column: ColumnPlan,
  present: readonly PresentChoice[],
  { targets }: Pick<Companions, 'targets'>,
): ReadonlyMap<PresentChoice, TargetPair> {
  const pairs = new Map<PresentChoice, TargetPair>()
  if (column.kind !== 'ACTUAL') return pairs
  const byArea = Map.groupBy(targetsOf(column, targets), ({ series }) => series.area)
  if (byArea.size === 0) return pairs
  for (const choice of present) {
    const target = closestTo(choice.observation, byArea.get(choice.row.area.id) ?? [])
    if (target) pairs.set(choice, pairOf(choice, target, column))
  }
  return pairs
}

/** Only what states its period can cover another. */
function targetsOf(column: ColumnPlan, targets: readonly HeldObservation[]): TargetPeriod[] {
  const breakdown = breakdownKey(column.breakdown)
  return targets.filter(
    (target): target is TargetPeriod =>
      isPresent(target) &&
      isStated(target.period) &&
      target.series.indicator === column.indicator.code &&
      breakdownKey(target.series.breakdown) === breakdown,
  )
}

function breakdownKey(breakdown: readonly BreakdownItem[]): string {
  const items = breakdown.map(({ dimension, code }) => `${dimension}=${code}`)
  return items.sort().join(',')
}

/** The same statistic, then the shortest period, then standard and concept, then the newest id. Undefined when none may be held so. */
function closestTo(outcome: PresentObservation, targets: readonly TargetPeriod[]): TargetPeriod | undefined {
  const [closest] = targets
    .filter((target) => mayBeHeldAgainst(outcome, target))
    .sort(
      (a, b) =>
        Number(isSameStatistic(outcome, b)) - Number(isSameStatistic(outcome, a)) ||
        overlapDays(a.period, a.period) - overlapDays(b.period, b.period) ||
        Number(b.series.standard === outcome.series.standard) -
          Number(a.series.standard === outcome.series.standard) ||
        Number(b.series.concept === outcome.series.concept) -
          Number(a.series.concept === outcome.series.concept) ||
        (a.id < b.id ? 1 : -1),
    )
  return closest
}

function mayBeHeldAgainst(outcome: PresentObservation, target: TargetPeriod): boolean {
  if (!isWithin(outcome.period, target.period)) return false
  return isSameStatistic(outcome, target)
    ? samePeriod(outcome.period, target.period) || bindsPart(target)
    : isYearOfPerYearTarget(outcome, target)
}

function isSameStatistic(outcome: PresentObservation, target: PresentObservation): boolean {
  return outcome.series.statistic === target.series.statistic
}

/**
 * Whether a target can be held against a part of its period. What adds up over time cannot: nine months are no failure to reach the
 * year's total.
 */
function bindsPart({ series }: TargetPeriod): boolean {
  switch (series.statistic) {
    case 'ANNUAL_AVERAGE':
    case 'SHARE':
      return true
    case 'LEVEL':
      return series.timeBasis !== 'DURING_PERIOD'
    case 'CHANGE':
    case 'CUMULATIVE':
      return false
  }
}

/** What is to be so at the end of a period may be so already, but until then nobody has failed. */
function isOpenStill({ period }: PresentObservation, { series, period: whole }: TargetPeriod): boolean {
  return series.timeBasis !== 'DURING_PERIOD' && isStated(period) && period.end < whole.end
}

/** A per-year target of a term covers each of its years. */
function isYearOfPerYearTarget({ series, period }: PresentObservation, target: TargetPeriod): boolean {
  const isOfOneYear =
    period.form === 'YEAR' && (series.statistic === 'CHANGE' || series.statistic === 'LEVEL')
  return isOfOneYear && target.series.statistic === 'ANNUAL_AVERAGE'
}

function pairOf(choice: PresentChoice, target: TargetPeriod, column: ColumnPlan): TargetPair {
  const [outcome, wanted] = [choice.observation.figure, target.figure]
  const attained = attainmentOf(outcome, wanted, column.indicator.targetDirection)
  return {
    target,
    attainment: attained === 'NOT_MET' && isOpenStill(choice.observation, target) ? 'UNDETERMINED' : attained,
    distanceToLow: distanceToLow(outcome, wanted),
    distanceToHigh: distanceToHigh(outcome, wanted),
    attainmentPercent: attainmentPercent(outcome, wanted),
    exceededPercent: exceededPercent(outcome, wanted),
    differences: differencesOf(choice, target, column),
    isRange: wanted.form === 'BOUNDS' && wanted.qualifier === 'RANGE',
  }
}

function differencesOf(choice: PresentChoice, target: TargetPeriod, column: ColumnPlan): TargetDifference[] {
  const both = [choice, { ...choice, observation: target }]
  const shared = SHARED_DIFFERENCES.filter((code) => DIFFERENCES[code].find(both, column).length > 0)
  return isSameStatistic(choice.observation, target) ? shared : ['DIFFERENT_STATISTIC', ...shared]
}
