// What parts two figures of a series, so that their difference is no change: another standard, another definition, or the office's own
// mark. Which two figures are held against each other is changes.ts.
import { breakBetween, isParted, type SeriesBreak } from '../catalogue/series-breaks.ts'
import { hasStandards } from '../catalogue/standards.ts'
import { type DayRange, isLater, isStated, type StatedPeriod, samePeriod } from '../period.ts'
import type { HeldSeries, PresentObservation } from './observations.ts'

export type DatedObservation = PresentObservation & { readonly period: StatedPeriod }

export function isDated(observation: PresentObservation): observation is DatedObservation {
  return isStated(observation.period)
}

/** What parts two figures of a series. */
export type SeriesBreakFound =
  /** The catalogue knows that the indicator changed meaning. */
  | { readonly why: 'DEFINITION'; readonly seriesBreak: SeriesBreak }
  /** The office marked this figure as a break: the later of the two, or one in between. */
  | { readonly why: 'MARKED'; readonly by: PresentObservation }
  | { readonly why: 'STANDARD'; readonly from: string; readonly to: string }
  | { readonly why: 'STANDARD_NOT_STATED'; readonly from: string | null; readonly to: string | null }

/** `marked` are the figures of the same measure that the office marked as a break. */
export function breaksBetween(
  earlier: DatedObservation,
  later: DatedObservation,
  marked: readonly DatedObservation[],
): readonly SeriesBreakFound[] {
  const standard = standardBreak(earlier.series, later.series)
  const seriesBreak = breakBetween(later.series.indicator, measuredDays(earlier), measuredDays(later))
  const isMarked = marked.length > 0 || later.status === 'B'
  const by = isMarked ? oldestMark(earlier, later, marked) : null
  if (!standard && !seriesBreak && !by) return NO_BREAKS
  return [
    ...(standard ? [standard] : []),
    ...(seriesBreak ? [{ why: 'DEFINITION', seriesBreak } as const] : []),
    ...(by ? [{ why: 'MARKED', by } as const] : []),
  ]
}

/** One list for nearly all changes of a large page. */
const NO_BREAKS: readonly SeriesBreakFound[] = []

/** The first figure after the earlier one that the office marked as a break; the later one may be it. */
function oldestMark(
  earlier: DatedObservation,
  later: DatedObservation,
  marked: readonly DatedObservation[],
): DatedObservation | null {
  const [from, to] = [measuredDays(earlier), measuredDays(later)]
  return (later.status === 'B' ? [...marked, later] : marked)
    .filter((other) => other.series.standard === later.series.standard)
    .filter(({ period }) => period.end <= later.period.end)
    .filter((other) => isParted(measuredDays(other).start, from, to))
    .reduce<DatedObservation | null>(oldest, null)
}

function oldest(a: DatedObservation | null, b: DatedObservation): DatedObservation {
  if (!a) return b
  if (samePeriod(a.period, b.period)) return a.id <= b.id ? a : b
  return isLater(a.period, b.period) ? b : a
}

/** Two silent figures are alike only where no standard defines the indicator. */
function standardBreak(a: HeldSeries, b: HeldSeries): SeriesBreakFound | null {
  const [from, to] = [a.standard, b.standard]
  if (from !== null && to !== null) return from === to ? null : { why: 'STANDARD', from, to }
  return from === to && !hasStandards(a.indicator) ? null : { why: 'STANDARD_NOT_STATED', from, to }
}

/** A figure of the end of 2025 knows nothing of the months before. */
function measuredDays({ series, period }: DatedObservation): DayRange {
  return series.timeBasis === 'END_OF_PERIOD' ? { start: period.end, end: period.end } : period
}
