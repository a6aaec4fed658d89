// Jumps within a file, and of a file against what is published. What a jump is stands in jumps.ts.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { Unit } from '#schema/codes.ts'
import { numberWords } from '#schema/comparison/figure-words.ts'
import { byDays, type DayRange, formatPeriod, periodOf } from '#schema/period.ts'
import { registry } from '#schema/registry/registry.ts'
import type { SeriesKey, TablePeriod } from '#schema/series-table.ts'
import type { Report } from '../finding.ts'
import type { Place } from '../grid.ts'
import { NOT_STATED } from './figure-table.ts'
import { canJump, courseOf, type Jump, jumpsAmong, type Point } from './jumps.ts'
import { magnitudeOf } from './packed-decimal.ts'
import { figureTitle, inBothLanguages, type Words } from './rule-words.ts'
import { reportAt, saidAt, type TableContext } from './table-rule.ts'

/** A value as it travels: decimals as text, single values only (no bounds, no absences). */
export interface PublishedValue {
  readonly period: Pick<TablePeriod, 'start' | 'end'>
  readonly value: string
}

export interface SeriesHistory {
  readonly key: SeriesKey
  readonly unit: Unit
  /** What is published of the series. */
  readonly history: readonly PublishedValue[]
  /** What the file brings. */
  readonly added: readonly (PublishedValue & { readonly place: Place })[]
}

/**
 * Reports the figures of a file that are far from what is published of their series: of the period before, or of the same period. What
 * the file shows by itself is left out, because it was reported when the file was read.
 */
export function findJumps(series: SeriesHistory, report: Report, names = { catalogue, registry }): void {
  const indicator = names.catalogue.findIndicator(series.key.indicator)
  if (!indicator || !canJump(series.key, indicator)) return
  const known = new Set(jumpsOf(series, series.added).map(({ point }) => point))
  const addedPeriods = new Set(series.added.map(daysOf))
  const others = series.history.filter((each) => !addedPeriods.has(daysOf(each)))
  const found = [...revisions(series), ...jumpsOf(series, [...others, ...series.added])]
  const told = new Set<PublishedValue>()
  for (const { point, from, reason } of found) {
    const place = placeOf(point)
    if (place === null || known.has(point) || told.has(point)) continue
    told.add(point)
    const title = figureTitle(names, series.key, rangeOf(point))
    const words = { what: title, figure: numberWords(point.value), ...jumpWords(from, reason) }
    const params = Object.entries(words).map(([name, each]) => inBothLanguages(name, each))
    report({ code: 'JUMP', place, value: words.figure.VI, params: Object.assign({}, ...params) })
  }
}

/** Checks every series of a file against its own other periods. */
export function checkJumps(context: TableContext): void {
  const { table, factsOf } = context
  const { order, starts } = table.bySeries()
  const courses = table.periods.map((period) => (period === null ? null : courseOf(period)))
  for (let series = 0; series + 1 < starts.length; series += 1) {
    const [from = 0, to = 0] = [starts[series], starts[series + 1]]
    if (to - from < 2) continue
    const base = table.series.bases[table.series.baseOf(series)]
    const indicator = base && factsOf(base.indicator)?.indicator
    if (base && indicator && canJump(base, indicator))
      checkSeries(context, order.subarray(from, to), courses, indicator)
  }
}

interface TablePoint extends Point {
  readonly index: number
  readonly course: string
}

function checkSeries(
  context: TableContext,
  figures: Int32Array,
  courses: readonly (string | null)[],
  { code, unit }: { readonly code: string; readonly unit: Unit },
): void {
  const points: TablePoint[] = []
  for (const index of figures) {
    const number = context.table.periodOf(index)
    const period = context.table.periods[number]
    const course = courses[number]
    const value = context.table.magnitudeAt(index)
    if (number !== NOT_STATED && period && course && value !== null)
      points.push({ index, course, period, value })
  }
  forEachCourse(points, (course) => {
    for (const { at, from, reason } of jumpsAmong(course, code, unit)) {
      const [point, earlier] = [course[at], course[from]]
      if (!point || !earlier) continue
      const words = jumpWords({ said: saidAt(context, earlier.index), period: earlier.period }, reason)
      reportAt(context, point.index, 'JUMP', words)
    }
  })
}

interface PublishedJump {
  readonly point: PublishedValue
  readonly from: { readonly said: Words; readonly period: DayRange }
  readonly reason: Jump['reason'] | 'REVISED'
}

function jumpsOf({ key, unit }: SeriesHistory, values: readonly PublishedValue[]): PublishedJump[] {
  const points = values.flatMap((published) => {
    const period = rangeOf(published)
    const course = period && courseOf(period)
    return period && course ? [{ published, period, course, value: magnitudeOf(published.value) }] : []
  })
  const jumps: PublishedJump[] = []
  forEachCourse(points, (course) => {
    for (const { at, from, reason } of jumpsAmong(course, key.indicator, unit)) {
      const [point, earlier] = [course[at], course[from]]
      if (point && earlier)
        jumps.push({ point: point.published, from: fromPublished(earlier.published, earlier.period), reason })
    }
  })
  return jumps
}

/** Figures that are far from the published one of the very same period. */
function revisions({ key, unit, history, added }: SeriesHistory): PublishedJump[] {
  const published = new Map(history.map((each) => [daysOf(each), each]))
  return added.flatMap((point) => {
    const [period, before] = [rangeOf(point), published.get(daysOf(point))]
    if (!period || !before) return []
    const pair = [before, point].map(({ value }) => ({ period, value: magnitudeOf(value) }))
    if (jumpsAmong(pair, key.indicator, unit).length === 0) return []
    return [{ point, from: fromPublished(before, period), reason: 'REVISED' as const }]
  })
}

function daysOf({ period: { start, end } }: PublishedValue): string {
  return `${start}/${end}`
}

function fromPublished({ value }: PublishedValue, period: DayRange): PublishedJump['from'] {
  return { said: numberWords(value), period }
}

/** Points of one course at a time, in the order of time. */
function forEachCourse<T extends Point & { readonly course: string }>(
  points: readonly T[],
  take: (course: readonly T[]) => void,
): void {
  const isOne = points.every(({ course }) => course === points[0]?.course)
  const courses = isOne ? [points] : Map.groupBy(points, (point) => point.course).values()
  for (const course of courses) {
    if (course.length > 1) take(course.toSorted((a, b) => byDays(a.period, b.period)))
  }
}

function stated(period: DayRange) {
  return periodOf({ ...period, label: '' })
}

function rangeOf({ period: { start, end } }: PublishedValue): DayRange | null {
  return start === null || end === null ? null : { start, end }
}

function placeOf(value: PublishedValue & { readonly place?: Place }): Place | null {
  return value.place ?? null
}

function jumpWords(
  { said, period }: PublishedJump['from'],
  reason: PublishedJump['reason'],
): { readonly earlier: Words; readonly reason: Words } {
  const when = stated(period)
  const earlier = {
    VI: `${said.VI} (${formatPeriod(when)})`,
    EN: `${said.EN} (${formatPeriod(when, 'EN')})`,
  }
  return { earlier, reason: REASONS[reason] }
}

const REASONS: Readonly<Record<PublishedJump['reason'], Words>> = {
  HALF: { VI: 'chênh quá 50%', EN: 'more than 50% apart' },
  UNUSUAL: {
    VI: 'quá 3 lần độ lệch trung vị của các mức thay đổi trước đó',
    EN: 'more than 3 median deviations from the changes before',
  },
  REVISED: { VI: 'chênh quá 50% so với số đã công bố', EN: 'more than 50% from what is published' },
}
