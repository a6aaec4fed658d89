// Periods of whole calendar years, as the rules over years ask for them.
import { calendarForm } from '#schema/calendar.ts'
import type { DayRange } from '#schema/period.ts'

/**
 * First and last year of a period of whole years; null for any other, and for one that is not stated.
 *
 * @example wholeYearsOf({ start: '2016-01-01', end: '2020-12-31' })
 * // { first: 2016, last: 2020 }
 */
export function wholeYearsOf(
  period: DayRange | null,
): { readonly first: number; readonly last: number } | null {
  if (period === null) return null
  const form = calendarForm(period.start, period.end)
  if (form !== 'YEAR' && form !== 'YEARS') return null
  return { first: Number(period.start.slice(0, 4)), last: Number(period.end.slice(0, 4)) }
}

/**
 * The days of a year.
 *
 * @example yearRange(2022)
 * // { start: '2022-01-01', end: '2022-12-31' }
 */
export function yearRange(year: number): DayRange {
  return { start: `${year}-01-01`, end: `${year}-12-31` }
}
