// Jumps: a figure far from those of the same area before it. Most are slips (a dot lost, thousands taken for ones), some are true, and
// nobody can tell but the office: a warning. Numbers are only about right here, because nothing else is decided by them.

import { calendarForm } from '#schema/calendar.ts'
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { breakBetween } from '#schema/catalogue/series-breaks.ts'
import type { Statistic, Unit } from '#schema/codes.ts'
import type { DayRange } from '#schema/period.ts'
import type { SeriesBase } from './series-list.ts'

/** A value with its period, in the order of time among others like it. */
export interface Point {
  readonly period: DayRange
  readonly value: number
}

/** A point by its position, the earlier one that it is far from, and which of the two rules says so. */
export interface Jump {
  readonly at: number
  readonly from: number
  readonly reason: 'HALF' | 'UNUSUAL'
}

/** Share of the earlier value beyond which a change is a jump. */
const HALF = 0.5 * (1 + 1e-9)
/** Over a break of the series only a slip of a power of ten is told from the new meaning. */
const SLIP = 10
/** How many median deviations from its usual change a figure may be. */
const DEVIATIONS = 3
/** Fewer changes tell nothing of what is usual; older ones than these do not any more. */
const [LEAST_CHANGES, MOST_CHANGES] = [6, 20]
/** What is unusual for a steady series can still be small: less than this share of the earlier value is not told. */
const NOTICEABLE = 0.2

/** Whether figures of a base have a course that can jump: outcomes, but for what is itself a change. */
export function canJump({ kind, statistic }: SeriesBase, { derivedFrom }: Indicator): boolean {
  return kind === 'ACTUAL' && COURSES.includes(statistic) && derivedFrom === null
}

/** Periods of one kind follow one another: years, or second quarters. Null for terms and odd ranges, which no two are alike of. */
export function courseOf({ start, end }: DayRange): string | null {
  const form = calendarForm(start, end)
  if (form === 'DAY') return form
  return form === 'YEARS' || form === 'RANGE' ? null : `${start.slice(5)}/${end.slice(5)}`
}

/** The jumps among points of one course, ordered by time. A jump back to where the course was is none. */
export function jumpsAmong(points: readonly Point[], indicator: string, unit: Unit): Jump[] {
  const jumps: Jump[] = []
  const changes: number[] = []
  let [trusted, last] = [0, 0]
  for (let at = 1; at < points.length; at += 1) {
    const isFarFrom = (from: number) => isFar(points, from, at, indicator, unit)
    const far = isFarFrom(trusted) && (last === trusted || isFarFrom(last))
    const isUnusual = !far && trusted === last && isUnusualChange(points, last, at, changes, unit)
    if (far || isUnusual) jumps.push({ at, from: trusted, reason: far ? 'HALF' : 'UNUSUAL' })
    if (!far) {
      if (trusted === last) changes.push(change(points, last, at))
      trusted = at
    }
    last = at
  }
  return jumps
}

const COURSES: readonly Statistic[] = ['LEVEL', 'SHARE', 'CUMULATIVE']

/** Differences that are nothing to speak of, however great a share they are of a small figure. */
function trifle(unit: Unit): number {
  if (unit === 'PERCENT') return 0.5
  return unit === 'VND' ? 0 : 10
}

function isFar(points: readonly Point[], from: number, at: number, indicator: string, unit: Unit): boolean {
  const [earlier, later] = [points[from], points[at]]
  if (!earlier || !later || earlier.value === 0) return false
  const distance = Math.abs(later.value - earlier.value)
  if (distance <= HALF * Math.abs(earlier.value) || distance <= trifle(unit)) return false
  if (breakBetween(indicator, earlier.period, later.period) === null) return true
  const ratio = Math.abs(later.value / earlier.value)
  return ratio >= SLIP || ratio <= 1 / SLIP
}

function isUnusualChange(
  points: readonly Point[],
  from: number,
  at: number,
  changes: readonly number[],
  unit: Unit,
): boolean {
  if (changes.length < LEAST_CHANGES) return false
  const now = change(points, from, at)
  const isNoticeable =
    Math.abs(now) > NOTICEABLE * Math.abs(points[from]?.value ?? 0) && Math.abs(now) > trifle(unit)
  if (!isNoticeable) return false
  const usual = changes.slice(-MOST_CHANGES)
  const middle = medianOf(usual)
  const deviation = medianOf(usual.map((each) => Math.abs(each - middle)))
  return Math.abs(now - middle) > DEVIATIONS * deviation
}

function change(points: readonly Point[], from: number, to: number): number {
  return (points[to]?.value ?? 0) - (points[from]?.value ?? 0)
}

function medianOf(numbers: readonly number[]): number {
  const ascending = Float64Array.from(numbers).sort()
  const half = ascending.length >> 1
  const upper = ascending[half] ?? 0
  return ascending.length % 2 === 1 ? upper : (upper + (ascending[half - 1] ?? 0)) / 2
}
