// Series breaks: days from which an indicator means something else than before, with the law or survey that changed it.
// The facts are rows of series-breaks.json. A change of standard is standards.ts; what a break does to a change is decided in comparison/.
import { z } from 'zod'
import { calendarDay } from '../calendar.ts'
import type { DayRange } from '../period.ts'
import breakRows from './series-breaks.json' with { type: 'json' }

const seriesBreak = z.strictObject({
  code: z.string(),
  /** Indicators that changed meaning. */
  indicators: z.array(z.string()).nonempty(),
  /** The first day of the new meaning. */
  date: calendarDay,
  nameVi: z.string(),
  nameEn: z.string(),
  legalSource: z.string(),
  note: z.string().nullable(),
  /** Whether day and source were looked up in the document. */
  verified: z.boolean(),
})
export type SeriesBreak = Readonly<z.infer<typeof seriesBreak>>

/** Every break, the oldest first. */
export const SERIES_BREAKS: readonly SeriesBreak[] = z
  .array(seriesBreak)
  .parse(breakRows)
  .sort((a, b) => (a.date < b.date ? -1 : 1))

const breaksOf = new Map<string, SeriesBreak[]>()
for (const row of SERIES_BREAKS)
  for (const indicator of row.indicators) breaksOf.set(indicator, [...(breaksOf.get(indicator) ?? []), row])

/**
 * The newest break that parts two ranges of days; null when both lie on one side of every break of the indicator.
 *
 * @example breakBetween('EMPLOYED', { start: '2020-01-01', end: '2020-12-31' }, { start: '2021-01-01', end: '2021-12-31' })?.code
 * // 'ICLS_19'
 *
 * @example breakBetween('POPULATION', { start: '2020-01-01', end: '2020-12-31' }, { start: '2021-01-01', end: '2021-12-31' })
 * // null
 */
export function breakBetween(indicator: string, earlier: DayRange, later: DayRange): SeriesBreak | null {
  return breaksOf.get(indicator)?.findLast(({ date }) => isParted(date, earlier, later)) ?? null
}

/**
 * Whether not all days of two ranges lie on the same side of a break. A range with the break inside is measured partly by the old
 * meaning and partly by the new, and is like neither.
 *
 * @example isParted('2025-07-01', { start: '2024-01-01', end: '2024-12-31' }, { start: '2025-01-01', end: '2025-12-31' })
 * // true
 */
export function isParted(date: string, earlier: DayRange, later: DayRange): boolean {
  return earlier.start < date && date <= later.end
}
