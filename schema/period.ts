// Periods: reading them, ordering them, writing them. A period *is* its first and last day; the label is only what the source wrote.
// Which periods may be compared is decided in comparison/.
import {
  type CalendarForm,
  calendarForm,
  FIRST_YEAR,
  HALVES,
  LAST_YEAR,
  lastDayOfMonth,
  NINE_MONTHS,
  QUARTERS,
  WHOLE_YEAR,
} from './calendar.ts'
import type { Lang } from './codes.ts'
import { fail } from './errors.ts'

/** First and last day, ISO, both included. */
export interface DayRange {
  readonly start: string
  readonly end: string
}

/** The calendar form that first and last day make, or the TERM of a plan or a congress. */
type StatedForm = CalendarForm | 'TERM'

export interface StatedPeriod extends DayRange {
  readonly form: StatedForm
  readonly label: string
}

/** The source does not say which period: the figure can be shown, and never compared. */
interface PeriodNotStated {
  readonly form: 'NOT_STATED'
  readonly label: string
}

export type Period = StatedPeriod | PeriodNotStated

/**
 * Reads a period as an analyst writes it: 2022, 2022-Q2, 2022-S1 (half-year), 2022-9M (first nine months), 2022-07, 2022-07-31,
 * 2016-2020, or 2015-01-01/2020-06-13. Throws BAD_PERIOD with the reason.
 *
 * @example parsePeriod('2022-Q2')
 * // { form: 'QUARTER', start: '2022-04-01', end: '2022-06-30', label: '2022-Q2' }
 */
export function parsePeriod(text: string): StatedPeriod {
  const label = text.trim()
  const { start, end } = readRange(label)
  if (end < start)
    throw badPeriod(
      label,
      `cuối kỳ ${end} trước đầu kỳ ${start}`,
      `it ends ${end}, before it starts ${start}`,
    )
  return { form: calendarForm(start, end), start, end, label }
}

/**
 * The period of a figure, from what travels with it. Without days it is not stated, whatever the label says;
 * a label that speaks of a term makes several years, or days that are no calendar period, a TERM.
 *
 * @example periodOf({ start: '2015-01-01', end: '2020-06-13', label: '2015-2020 (term)' })
 * // { form: 'TERM', start: '2015-01-01', end: '2020-06-13', label: '2015-2020 (term)' }
 *
 * @example periodOf({ start: null, end: null, label: 'trong năm' })
 * // { form: 'NOT_STATED', label: 'trong năm' }
 */
export function periodOf({
  start,
  end,
  label,
}: {
  readonly start: string | null
  readonly end: string | null
  readonly label: string
}): Period {
  if (start === null || end === null) return { form: 'NOT_STATED', label }
  const form = calendarForm(start, end)
  const isTerm = (form === 'YEARS' || form === 'RANGE') && /\bterm\b|nhiệm kỳ/i.test(label.normalize('NFC'))
  return { form: isTerm ? 'TERM' : form, start, end, label }
}

/** Whether the source says which period it is. */
export function isStated(period: Period): period is StatedPeriod {
  return period.form !== 'NOT_STATED'
}

/**
 * Whether two periods have the same first and last day; two that are not stated are not known to be the same.
 *
 * @example samePeriod(parsePeriod('2022'), parsePeriod('2022-01-01/2022-12-31'))
 * // true
 */
export function samePeriod(a: Period, b: Period): boolean {
  return isStated(a) && isStated(b) && a.start === b.start && a.end === b.end
}

/**
 * Orders periods by time for a sort: by last day, of those the longest first, so that the latest stands last; not stated after all.
 *
 * @example [parsePeriod('2022-Q4'), parsePeriod('2022'), parsePeriod('2019')].sort(byTime).map(periodCode)
 * // ['2019', '2022', '2022-Q4']
 */
export function byTime(a: Period, b: Period): number {
  if (!isStated(a) || !isStated(b)) return Number(isStated(b)) - Number(isStated(a))
  return byDays(a, b)
}

/** The same for days that are known. */
export function byDays(a: DayRange, b: DayRange): number {
  return compareText(a.end, b.end) || compareText(a.start, b.start)
}

/**
 * Whether `a` is later than `b`: a later last day, or the same and shorter. One that is not stated is never later.
 *
 * @example isLater(parsePeriod('2022-Q4'), parsePeriod('2022'))
 * // true
 */
export function isLater(a: Period, b: Period): boolean {
  return isStated(a) && (!isStated(b) || byTime(a, b) > 0)
}

/**
 * Whether a period lies wholly inside a range. One that is not stated lies in none.
 *
 * @example isWithin(parsePeriod('2022-Q2'), parsePeriod('2016-2022'))
 * // true
 */
export function isWithin(period: Period, range: DayRange): boolean {
  return isStated(period) && range.start <= period.start && period.end <= range.end
}

/**
 * How many days a period shares with a range.
 *
 * @example overlapDays(parsePeriod('2016-2020'), parsePeriod('2020-12'))
 * // 31
 */
export function overlapDays(period: Period, range: DayRange): number {
  if (!isStated(period)) return 0
  const start = period.start > range.start ? period.start : range.start
  const end = period.end < range.end ? period.end : range.end
  return Math.max(0, (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1)
}

/**
 * A period in words that fit into a sentence.
 *
 * @example [formatPeriod(parsePeriod('2022-Q2')), formatPeriod(parsePeriod('2022-Q2'), 'EN')]
 * // ['quý II/2022', 'Q2 2022']
 */
export function formatPeriod(period: Period, lang: Lang = 'VI'): string {
  if (!isStated(period)) return lang === 'VI' ? 'không nêu rõ kỳ' : 'period not stated'
  return lang === 'VI' ? inVietnamese(period) : inEnglish(period)
}

/**
 * The text that `parsePeriod` reads as the same period.
 *
 * @example periodCode(parsePeriod('2022-01-01/2022-06-30'))
 * // '2022-S1'
 */
export function periodCode({ start, end }: DayRange): string {
  const year = start.slice(0, 4)
  switch (calendarForm(start, end)) {
    case 'YEAR':
      return year
    case 'YEARS':
      return `${year}-${end.slice(0, 4)}`
    case 'HALF_YEAR':
      return `${year}-S${halfOf(start)}`
    case 'QUARTER':
      return `${year}-Q${quarterOf(start)}`
    case 'NINE_MONTHS':
      return `${year}-9M`
    case 'MONTH':
      return start.slice(0, 7)
    case 'DAY':
      return start
    default:
      return `${start}/${end}`
  }
}

function inVietnamese({ start, end }: StatedPeriod): string {
  const year = start.slice(0, 4)
  switch (calendarForm(start, end)) {
    case 'YEAR':
      return year
    case 'YEARS':
      return `${year}–${end.slice(0, 4)}`
    case 'HALF_YEAR':
      return `6 tháng ${halfOf(start) === 1 ? 'đầu' : 'cuối'} năm ${year}`
    case 'QUARTER':
      return `quý ${['I', 'II', 'III', 'IV'][quarterOf(start) - 1]}/${year}`
    case 'NINE_MONTHS':
      return `9 tháng đầu năm ${year}`
    case 'MONTH':
      return `${start.slice(5, 7)}/${year}`
    case 'DAY':
      return dayMonthYear(start)
    default:
      return `${dayMonthYear(start)}–${dayMonthYear(end)}`
  }
}

function inEnglish({ start, end }: StatedPeriod): string {
  const year = start.slice(0, 4)
  switch (calendarForm(start, end)) {
    case 'YEARS':
      return `${year}–${end.slice(0, 4)}`
    case 'HALF_YEAR':
      return `the ${halfOf(start) === 1 ? 'first' : 'second'} half of ${year}`
    case 'QUARTER':
      return `Q${quarterOf(start)} ${year}`
    case 'NINE_MONTHS':
      return `the first nine months of ${year}`
    case 'RANGE':
      return `${start} to ${end}`
    default:
      return periodCode({ start, end })
  }
}

function readRange(text: string): DayRange {
  const [, firstDay, lastDay] = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(text) ?? []
  if (firstDay && lastDay) return { start: readDay(firstDay, text), end: readDay(lastDay, text) }
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { start: readDay(text, text), end: readDay(text, text) }

  const [, year, rest] = /^(\d{4})(?:-(\d{4}|[QS]\d|9M|\d\d?))?$/i.exec(text) ?? []
  if (!year) throw badPeriod(text, 'không theo dạng nào đã biết', 'it has none of the known forms')
  checkYear(year, text)
  if (!rest) return daysOf(WHOLE_YEAR, year)
  if (rest.length === 4) return { start: `${year}-01-01`, end: `${checkYear(rest, text)}-12-31` }
  return daysOf(partOfYear(year, rest.toUpperCase(), text), year)
}

/** Days of a part of a year: `Q2` → `04-01/06-30`. */
function partOfYear(year: string, part: string, text: string): string {
  if (part === '9M') return NINE_MONTHS
  if (part.startsWith('Q')) {
    const quarter = QUARTERS[Number(part.slice(1)) - 1]
    if (!quarter) throw badPeriod(text, 'quý phải từ Q1 đến Q4', 'quarter must be Q1–Q4')
    return quarter
  }
  if (part.startsWith('S')) {
    const half = HALVES[Number(part.slice(1)) - 1]
    if (!half) throw badPeriod(text, 'nửa năm phải là S1 hoặc S2', 'half-year must be S1 or S2')
    return half
  }
  if (!/^(0[1-9]|1[0-2])$/.test(part)) throw badPeriod(text, 'tháng phải từ 01 đến 12', 'month must be 01–12')
  return `${part}-01/${lastDayOfMonth(`${year}-${part}`).slice(5)}`
}

function daysOf(days: string, year: string): DayRange {
  return { start: `${year}-${days.slice(0, 5)}`, end: `${year}-${days.slice(6)}` }
}

function readDay(day: string, text: string): string {
  checkYear(day.slice(0, 4), text)
  if (!/^(0[1-9]|1[0-2])$/.test(day.slice(5, 7))) {
    throw badPeriod(text, 'tháng phải từ 01 đến 12', 'month must be 01–12')
  }
  if (day.endsWith('-00') || day > lastDayOfMonth(day.slice(0, 7))) {
    throw badPeriod(text, `không có ngày ${day}`, `there is no day ${day}`)
  }
  return day
}

function checkYear(year: string, text: string): string {
  if (Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR) return year
  const [first, last] = [FIRST_YEAR, LAST_YEAR]
  throw badPeriod(text, `năm phải từ ${first} đến ${last}`, `year must be ${first}–${last}`)
}

function dayMonthYear(day: string): string {
  return day.split('-').reverse().join('/')
}

function halfOf(start: string): number {
  return start.slice(5, 7) === '01' ? 1 : 2
}

function quarterOf(start: string): number {
  return Math.ceil(Number(start.slice(5, 7)) / 3)
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function badPeriod(text: string, reasonVi: string, reasonEn: string) {
  return fail('BAD_PERIOD', { text, reasonVi, reasonEn })
}
