// The calendar: which first and last day make a year, a half-year, a quarter … Days are ISO text, compared as text.
// What a period means to a reader is period.ts.
import { z } from 'zod'

/** Years that figures may be of; anything else is a slip of the pen, and some databases cannot even hold it. */
export const FIRST_YEAR = 1945
export const LAST_YEAR = 2100

/** A day of those years, as it comes from outside. */
export const calendarDay = z.iso.date().refine(isOfTheseYears, `must be of ${FIRST_YEAR}–${LAST_YEAR}`)

/** An instant of those years in UTC. */
export const calendarInstant = z.iso
  .datetime()
  .refine(isOfTheseYears, `must be of ${FIRST_YEAR}–${LAST_YEAR}`)

export type CalendarForm =
  | 'YEAR'
  | 'HALF_YEAR'
  | 'QUARTER'
  | 'MONTH'
  | 'NINE_MONTHS'
  | 'DAY'
  | 'YEARS'
  | 'RANGE'

/** First and last day of the parts of a year, in order. */
export const HALVES: readonly string[] = ['01-01/06-30', '07-01/12-31']
export const QUARTERS: readonly string[] = ['01-01/03-31', '04-01/06-30', '07-01/09-30', '10-01/12-31']
export const NINE_MONTHS = '01-01/09-30'
export const WHOLE_YEAR = '01-01/12-31'

/**
 * The form that two days make: whole years, a part of a year, a day, or (RANGE) nothing that has a name.
 *
 * @example [calendarForm('2022-01-01', '2022-06-30'), calendarForm('2020-06-12', '2020-06-13')]
 * // ['HALF_YEAR', 'RANGE']
 */
export function calendarForm(start: string, end: string): CalendarForm {
  if (start === end) return 'DAY'
  const isOneYear = start.slice(0, 4) === end.slice(0, 4)
  const days = `${start.slice(5)}/${end.slice(5)}`
  if (days === WHOLE_YEAR) return isOneYear ? 'YEAR' : 'YEARS'
  if (!isOneYear) return 'RANGE'
  if (HALVES.includes(days)) return 'HALF_YEAR'
  if (QUARTERS.includes(days)) return 'QUARTER'
  if (days === NINE_MONTHS) return 'NINE_MONTHS'
  return start.endsWith('-01') && end === lastDayOfMonth(start.slice(0, 7)) ? 'MONTH' : 'RANGE'
}

/**
 * The last day of a month.
 *
 * @example lastDayOfMonth('2024-02')
 * // '2024-02-29'
 */
export function lastDayOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  // Day 0 of the next month is the last of this one.
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10)
}

/**
 * The day before a day.
 *
 * @example dayBefore('2020-01-01')
 * // '2019-12-31'
 */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

function isOfTheseYears(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR
}
