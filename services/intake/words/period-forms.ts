// The forms in which a period is written, most telling first. Each gives first and last day; whether they are days of the
// calendar is checked by read-period.ts.
import { lastDayOfMonth } from '#schema/calendar.ts'
import { parsePeriod } from '#schema/period.ts'
import { words } from './word-pattern.ts'

export interface PeriodDays {
  readonly start: string
  readonly end: string
  /** The words name years, and mean days in them. */
  readonly isNominal: boolean
}

interface PeriodForm {
  readonly pattern: RegExp
  readonly days: (said: Readonly<Record<string, string | undefined>>) => PeriodDays | null
}

/** A period without an end, or without any date. */
export const NOT_STATED = new RegExp(
  `${words('từ')}[^,;()]*${words('đến nay')}|${words('đến nay', 'hiện nay', 'hiện có', 'trong năm')}(?!\\s*\\d)`,
  'iu',
)

const [year, month, quarter, dash] = [
  '(?<year>\\d{4})',
  '(?<month>\\d{1,2})',
  '(?<quarter>IV|I{1,3}|[1-4])',
  '\\s*[-–—]\\s*',
]
/** Between a part and its year: "quý II/2022", "quý II năm 2022", "tháng 7-2022". */
const of = `\\s*(?:[/.,-]|${words('của', 'of')})?\\s*(?:${words('năm', 'year')}\\s*)?`
/** The year first, as two header rows give it: "2022 quý II". */
const then = `\\s*[/,.-]?\\s*`
const count = `(?<count>\\d{1,2}|${words('ba', 'sáu', 'chín', 'three', 'six', 'nine')})`

const day = (n: number) =>
  `(?<d${n}>\\d{1,2})\\s*(?:[/.-]|${words('tháng')})\\s*(?<m${n}>\\d{1,2})\\s*(?:[/.-]|${words('năm')})\\s*(?<y${n}>\\d{4})`
const upTo = `(?:${dash}|\\s*${words('đến', 'tới', 'to')}\\s*)`

export const PERIOD_FORMS: readonly PeriodForm[] = [
  form(`${optional('từ', 'từ ngày')}${day(1)}${upTo}${optional('ngày')}${day(2)}`, (said) =>
    between(dayOf(said, 1), dayOf(said, 2)),
  ),
  form(
    `(?<code>\\d{4}-\\d\\d-\\d\\d(?:/\\d{4}-\\d\\d-\\d\\d)?|\\d{4}-(?:Q[1-4]|S[12]|9M|0[1-9]|1[0-2]))`,
    (said) => ofCode(said.code),
  ),
  form(`${optional('ngày')}${day(1)}`, (said) => between(dayOf(said, 1), dayOf(said, 1))),
  form(`${words('nhiệm kỳ', 'nhiệm kì', 'term')}\\s*(?<from>\\d{4})${dash}(?<to>\\d{4})`, (said) =>
    ofYears(said, true),
  ),
  form(`${optional('first', 'the first')}${count}\\s*${words('months')}${of}${year}`, ofMonths),
  form(
    `${optional('giai đoạn', 'thời kỳ', 'từ năm', 'từ', 'các năm', 'trong', '5 năm', 'period')}(?<from>\\d{4})(?:${dash}|\\s*${words('đến', 'tới', 'đến năm', 'to')}\\s*)(?<to>\\d{4})`,
    (said) => ofYears(said, false),
  ),
  form(`${count}\\s*${words('tháng', 'months')}\\s*(?<part>${words('đầu', 'cuối')})?${of}${year}`, ofMonths),
  form(`(?<count>\\d{1,2})T${of}${year}`, ofMonths),
  form(
    `${year}${then}${count}\\s*${words('tháng')}(?:\\s*(?<part>${words('đầu', 'cuối')})(?:\\s*${words('năm')})?)?`,
    ofMonths,
  ),
  form(`${words('nửa')}\\s*(?<part>${words('đầu', 'cuối')})${of}${year}`, (said) =>
    ofMonths({ ...said, count: '6' }),
  ),
  form(`${words('quý', 'quí', 'quarter')}\\s*${quarter}${of}${year}`, ofQuarter),
  form(`Q${quarter}${of}${year}`, ofQuarter),
  form(`${year}${then}(?:${words('quý', 'quí')}\\s*|Q)${quarter}`, ofQuarter),
  form(`${words('tháng')}\\s*${month}${of}${year}`, ofMonth),
  form(`T${month}\\s*[/.-]\\s*${year}`, ofMonth),
  form(`${month}/${year}`, ofMonth),
  form(`${year}${then}${words('tháng')}\\s*${month}`, ofMonth),
  form(`${optional('cả năm', 'năm', 'year')}${year}`, (said) =>
    ofYears({ from: said.year, to: said.year }, false),
  ),
]

function form(source: string, days: PeriodForm['days']): PeriodForm {
  // neither a piece of a longer number nor of another date: 2022/2021 is no year
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}]|\\d[/.,–-])${source}(?![\\p{L}\\p{N}]|[/.,–-]\\d)`, 'iu'),
    days,
  }
}

function optional(...listed: readonly string[]): string {
  return `(?:${words(...listed)}\\s*)?`
}

type Said = Readonly<Record<string, string | undefined>>

function between(start: string, end: string): PeriodDays {
  return { start, end, isNominal: false }
}

function dayOf(said: Said, n: number): string {
  return [said[`y${n}`], ...[said[`m${n}`], said[`d${n}`]].map((part) => part?.padStart(2, '0'))].join('-')
}

function ofCode(code = ''): PeriodDays | null {
  try {
    const { start, end } = parsePeriod(code.toUpperCase())
    return between(start, end)
  } catch {
    return null
  }
}

function ofYears({ from, to }: Said, isNominal: boolean): PeriodDays {
  return { start: `${from}-01-01`, end: `${to}-12-31`, isNominal }
}

const COUNTS: Readonly<Record<string, number>> = {
  ba: 3,
  three: 3,
  sáu: 6,
  sau: 6,
  six: 6,
  chín: 9,
  chin: 9,
  nine: 9,
}

/** "6 tháng đầu năm" and "9 tháng" begin in January; "6 tháng cuối năm" ends in December. */
function ofMonths({ count: said = '', part = '', year: of = '' }: Said): PeriodDays | null {
  const months = COUNTS[said.toLowerCase()] ?? Number(said)
  if (!(months >= 2 && months <= 12)) return null
  if (/^cu/i.test(part)) return between(`${of}-${pad(13 - months)}-01`, `${of}-12-31`)
  return between(`${of}-01-01`, lastDay(of, months))
}

function ofQuarter({ quarter: said = '', year: of = '' }: Said): PeriodDays {
  const number = ['I', 'II', 'III', 'IV'].indexOf(said.toUpperCase()) + 1 || Number(said)
  return between(`${of}-${pad(number * 3 - 2)}-01`, lastDay(of, number * 3))
}

function ofMonth({ month: said = '', year: of = '' }: Said): PeriodDays | null {
  const number = Number(said)
  return number >= 1 && number <= 12 ? between(`${of}-${pad(number)}-01`, lastDay(of, number)) : null
}

function lastDay(of: string, number: number): string {
  return lastDayOfMonth(`${of}-${pad(number)}`)
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
