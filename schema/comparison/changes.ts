// The change of a figure since the previous comparable period, and what may break the series in between.
// Which cells show it, and the sentence of a break, are decided by the caller; the arithmetic is figure-arithmetic.ts.
import { byNewestStandard } from '../catalogue/standards.ts'
import type { Unit } from '../codes.ts'
import { divideDecimals, multiplyDecimals, signOf, subtractDecimals } from '../decimal.ts'
import type { Figure } from '../figure.ts'
import { minus, singleValueOf } from '../figure-arithmetic.ts'
import { intervalOf } from '../interval.ts'
import { byTime, type DayRange, overlapDays, type StatedPeriod, samePeriod } from '../period.ts'
import { breaksBetween, type DatedObservation, isDated, type SeriesBreakFound } from './breaks.ts'
import { onlyThose, type PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { Change } from './comparison-result.ts'
import type { IssueCode } from './issue-rules.ts'
import { type HeldBySeries, type HeldSeries, isPresent } from './observations.ts'

/** An earlier figure to measure from. The change is computed when it is read: of a page of cells, few are. */
export class FoundChange {
  readonly earlier: DatedObservation
  /** Empty when the two figures are comparable. */
  readonly breaks: readonly SeriesBreakFound[]
  /** Whether the two are printed to different digits, so that a small change may be rounding only. */
  readonly differentPrecision: boolean
  readonly #later: DatedObservation
  readonly #changing: Changing

  constructor(
    earlier: DatedObservation,
    later: DatedObservation,
    breaks: readonly SeriesBreakFound[],
    changing: Changing,
  ) {
    this.earlier = earlier
    this.breaks = breaks
    this.differentPrecision = lastPlaceOf(earlier.figure) !== lastPlaceOf(later.figure)
    this.#later = later
    this.#changing = changing
  }

  /** Null when a break stands in between that was not accepted. */
  get change(): Change | null {
    const { accepted, plan } = this.#changing
    const isBlocked = this.breaks.some(({ why }) => !ACCEPTED_BY[why].some((code) => accepted.has(code)))
    return isBlocked ? null : buildChange(this.earlier, this.#later, plan.unit)
  }
}

/** What the changes of one column have in common. */
interface Changing {
  readonly plan: ChangingColumn
  readonly history: History
  readonly accepted: ReadonlySet<IssueCode>
  /** Null where the catalogue does not tell concepts apart. */
  readonly conceptDimension: string | null
}

/** Figures with a stated period, by area, indicator, statistic and breakdown. */
export interface History {
  of(series: HeldSeries): Track
}

/** What is held of one measure of one area. */
interface Track {
  /** By time. */
  readonly figures: readonly DatedObservation[]
  /** Those that an office marked as a break. */
  readonly marked: readonly DatedObservation[]
}

/** By position of the cell. */
export type Changes = readonly (FoundChange | null | undefined)[]

type ChangingColumn = Pick<ColumnPlan, 'indicator' | 'unit' | 'statistic' | 'kind'>

/** An analyst who accepts one of these accepts the break. */
const ACCEPTED_BY: Readonly<Record<SeriesBreakFound['why'], readonly IssueCode[]>> = {
  DEFINITION: ['SERIES_BREAK'],
  MARKED: ['SERIES_BREAK'],
  STANDARD: ['SERIES_BREAK', 'DIFFERENT_STANDARD'],
  STANDARD_NOT_STATED: ['SERIES_BREAK', 'STANDARD_NOT_STATED'],
}

/** Files observations for `changeOf`; those without a figure or without a stated period have no say. */
export function indexHistory(...held: readonly HeldBySeries[]): History {
  const byKey = new Map<string, { figures: DatedObservation[]; marked: DatedObservation[] }>()
  const bySeries = new Map<HeldSeries, Track>()
  for (const [series, own] of held.flatMap((each) => [...each])) {
    const key = keyOf(series)
    const track = byKey.get(key) ?? { figures: [], marked: [] }
    byKey.set(key, track)
    bySeries.set(series, track)
    for (const observation of own) {
      if (!isPresent(observation) || !isDated(observation)) continue
      track.figures.push(observation)
      if (observation.status === 'B') track.marked.push(observation)
    }
  }
  for (const { figures } of byKey.values()) figures.sort((a, b) => byTime(a.period, b.period))
  return { of: (series) => bySeries.get(series) ?? byKey.get(keyOf(series)) ?? NOTHING }
}

const NOTHING: Track = { figures: [], marked: [] }

/**
 * The change of a chosen figure since the newest earlier period of the same form and length, of which the same series has a figure.
 * Null when there is none, and for what has no change: targets, changes, averages, cumulative figures, figures of an unstated period.
 */
export function changeOf(
  choice: PresentChoice,
  plan: ChangingColumn,
  history: History,
  accepted: ReadonlySet<IssueCode>,
): FoundChange | null {
  return canChange(plan) ? findChange(choice, changingOf(plan, history, accepted)) : null
}

/** The changes of a column's cells by position; a cell that has changed from nothing known has none. */
export function changesOf(
  present: readonly PresentChoice[],
  plan: ChangingColumn,
  history: History,
  accepted: ReadonlySet<IssueCode>,
): Changes {
  const changes: (FoundChange | null)[] = []
  if (!canChange(plan)) return changes
  const changing = changingOf(plan, history, accepted)
  for (const choice of present) changes[choice.position] = findChange(choice, changing)
  return changes
}

function changingOf(plan: ChangingColumn, history: History, accepted: ReadonlySet<IssueCode>): Changing {
  const conceptDimension = plan.indicator.dimensions.find(({ id }) => id.endsWith('_concept'))?.id ?? null
  return { plan, history, accepted, conceptDimension }
}

function findChange({ observation: later }: PresentChoice, changing: Changing): FoundChange | null {
  if (!isDated(later)) return null
  const { figures, marked } = changing.history.of(later.series)
  const earlier = findPrevious(figures, later, changing)
  if (!earlier) return null
  const marks = onlyThose(marked, (other) => isSameMeasure(other, later, changing))
  return new FoundChange(earlier, later, breaksBetween(earlier, later, marks), changing)
}

/** A change of a change, of a reduction or of an average says nothing; a cumulative figure grows by itself. */
function canChange({ indicator, statistic, kind }: ChangingColumn): boolean {
  return (
    kind === 'ACTUAL' && indicator.derivedFrom === null && (statistic === 'LEVEL' || statistic === 'SHARE')
  )
}

/** Where the catalogue tells concepts apart, an unstated concept is unlike anything, even another unstated one. */
function isSameMeasure(
  { series: a }: DatedObservation,
  { series: b }: DatedObservation,
  { conceptDimension }: Changing,
): boolean {
  if (a.timeBasis !== b.timeBasis || a.concept !== b.concept) return false
  const isKnown = conceptDimension === null || a.concept !== null
  return isKnown || a.breakdown.some(({ dimension }) => dimension === conceptDimension)
}

function findPrevious(
  figures: readonly DatedObservation[],
  later: DatedObservation,
  changing: Changing,
): DatedObservation | null {
  let previous: DatedObservation | null = null
  for (let i = countBefore(figures, later.period.start) - 1; i >= 0; i--) {
    const other = figures[i] as DatedObservation
    if (previous && !samePeriod(other.period, previous.period)) break
    if (!isAlike(other.period, later.period) || !isSameMeasure(other, later, changing)) continue
    if (!previous || isPreferred(other, previous, later.series.standard)) previous = other
  }
  return previous
}

/** How many of the figures, which stand by time, end before a day. */
function countBefore(figures: readonly DatedObservation[], day: string): number {
  let [from, to] = [0, figures.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((figures[middle] as DatedObservation).period.end < day) from = middle + 1
    else to = middle
  }
  return from
}

/** Of one period, the same standard, else the newest; the id only makes the choice independent of the order of arrival. */
function isPreferred(a: DatedObservation, b: DatedObservation, standard: string | null): boolean {
  const order =
    Number(b.series.standard === standard) - Number(a.series.standard === standard) ||
    byNewestStandard(a.series.standard, b.series.standard)
  return order < 0 || (order === 0 && a.id < b.id)
}

/** Quarters are alike though some have a day more; periods that are no part of a year need the same length. */
function isAlike(a: StatedPeriod, b: StatedPeriod): boolean {
  if (a.form !== b.form) return false
  const hasAnyLength = a.form === 'YEARS' || a.form === 'TERM' || a.form === 'RANGE'
  return !hasAnyLength || overlapDays(a, a) === overlapDays(b, b) || areSameDaysOfOtherYears(a, b)
}

/** The first eleven months of 2023 and of 2024, the leap day or not. */
function areSameDaysOfOtherYears(a: DayRange, b: DayRange): boolean {
  const yearsOf = ({ start, end }: DayRange) => Number(end.slice(0, 4)) - Number(start.slice(0, 4))
  const daysOf = ({ start, end }: DayRange) => `${start.slice(5)}/${end.slice(5).replace('02-29', '02-28')}`
  return yearsOf(a) === yearsOf(b) && daysOf(a) === daysOf(b)
}

function buildChange(earlier: DatedObservation, later: DatedObservation, unit: Unit): Change {
  const { start, end, label } = earlier.period
  return {
    ...differenceOf(earlier.figure, later.figure),
    unit: unit === 'PERCENT' ? 'PERCENTAGE_POINTS' : unit,
    from: { start, end, label, stated: true },
  }
}

function differenceOf(
  earlier: Figure,
  later: Figure,
): Pick<Change, 'points' | 'low' | 'high' | 'relativePercent'> {
  const [from, to] = [singleValueOf(earlier), singleValueOf(later)]
  if (from !== null && to !== null) {
    const points = subtractDecimals(to, from)
    return { points, low: null, high: null, relativePercent: percentOf(points, from) }
  }
  const difference = minus(later, earlier)
  const bounds = difference && intervalOf(difference, true)
  return {
    points: null,
    low: bounds?.low?.at ?? null,
    high: bounds?.high?.at ?? null,
    relativePercent: null,
  }
}

/** Of nothing, or of less than nothing, there is no percentage. */
function percentOf(points: string, from: string): string | null {
  return signOf(from) > 0 ? divideDecimals(multiplyDecimals(points, '100'), from, 2) : null
}

/** The power of ten of the last printed digit. */
function lastPlaceOf({ multiplier, decimals }: Figure): number {
  return multiplier - decimals
}

function keyOf({ area, indicator, statistic, breakdown }: HeldSeries): string {
  const items = breakdown.map(({ dimension, code }) => `${dimension}=${code}`).sort()
  return [area, indicator, statistic, ...items].join('|')
}
