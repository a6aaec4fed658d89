// Periods as people write them: "Quý II/2022", "6 tháng đầu năm 2022", "nhiệm kỳ 2020-2025", "đến nay".
// The forms themselves and their days are schema/period.ts; headings that say more than a period are read-heading.ts.
import { parsePeriod } from '#schema/period.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import { NOT_STATED, PERIOD_FORMS, type PeriodDays } from './period-forms.ts'
import { tidy, words } from './word-pattern.ts'

export interface PeriodReading {
  /**
   * First and last day; null for both when the words do not say the end ("đến nay") or the beginning ("lũy kế đến 31/12/2021").
   * The label is as written.
   */
  readonly period: TablePeriod
  /** "lũy kế": counted from the beginning of the year or the term. */
  readonly cumulative: boolean
  /** "đến 31/12/2021", "cuối năm 2020": as it stood on the last day. */
  readonly asOf: boolean
  /** Parts of the key that are nominal: a term begins and ends in the middle of a year. */
  readonly inferred: readonly 'period'[]
}

export interface FoundPeriod extends PeriodReading {
  /** What stands beside the period, tidied; '' when nothing does. */
  readonly rest: string
}

/**
 * Reads a text that is a period and nothing else. Null when it is none, is more than one, or leaves open which ("từ 2020").
 *
 * @example readPeriodWords('Quý II/2022')?.period
 * // { start: '2022-04-01', end: '2022-06-30', label: 'Quý II/2022' }
 *
 * @example readPeriodWords('từ năm 2015 đến nay')?.period
 * // { start: null, end: null, label: 'từ năm 2015 đến nay' }
 */
export function readPeriodWords(text: string): PeriodReading | null {
  // most are years, and to compile all patterns takes as long as to read twenty thousand rows
  if (YEAR.test(text)) return yearReading(text)
  const found = findPeriod(text)
  if (found === null || found.rest !== '') return null
  const { rest: _, ...reading } = found
  return reading
}

const YEAR = /^\d{4}$/

function yearReading(label: string): PeriodReading | null {
  const days = checked({ start: `${label}-01-01`, end: `${label}-12-31`, isNominal: false })
  return days && { period: labelled({ index: 0, label, days }), cumulative: false, asOf: false, inferred: [] }
}

/** The one period that a text speaks of, and what else it says; null when it speaks of none, or of two. */
export function findPeriod(text: string): FoundPeriod | null {
  const line = tidy(text)
  if (line.length > LONGEST_HEADING || OPEN.test(line)) return null
  const plain = line.replace(CUMULATIVE, ' ')
  const found = findDays(plain)
  if (found === null) return null
  const before = plain.slice(0, found.index)
  const around = `${before} ${plain.slice(found.index + found.label.length)}`
  if (/(?<!\d)(?:19|20|21)\d\d(?!\d)|(?<!\d)\d{1,2}\/\d/.test(around)) return null
  const cumulative = plain !== line
  const asOf = AS_OF.test(before) || AS_OF_END.test(before)
  return {
    period: cumulative && asOf ? { start: null, end: null, label: line } : labelled(found),
    cumulative,
    asOf,
    inferred: found.days?.isNominal ? ['period'] : [],
    rest: trimmed(around.replace(AS_OF_WORDS, ' ')),
  }
}

function labelled({ days, label }: FoundDays): TablePeriod {
  return { start: days?.start ?? null, end: days?.end ?? null, label }
}

/** No heading is longer; what is, is a paragraph. */
const LONGEST_HEADING = 500

interface FoundDays {
  readonly index: number
  readonly label: string
  /** Null: the words are a period that is not stated. */
  readonly days: PeriodDays | null
}

function findDays(line: string): FoundDays | null {
  const open = NOT_STATED.exec(line)
  if (open) return { index: open.index, label: open[0].trim(), days: null }
  for (const { pattern, days } of PERIOD_FORMS) {
    const match = pattern.exec(line)
    if (!match) continue
    const found = checked(days(match.groups ?? {}))
    return found && { index: match.index, label: match[0], days: found }
  }
  return null
}

/** Days of the calendar in order, of years that figures may be of; anything else is a slip of the pen. */
function checked(days: PeriodDays | null): PeriodDays | null {
  if (days === null) return null
  try {
    const { start, end } = parsePeriod(`${days.start}/${days.end}`)
    return { start, end, isNominal: days.isNominal }
  } catch {
    return null
  }
}

const CUMULATIVE = new RegExp(words('lũy kế', 'luỹ kế', 'cộng dồn', 'cumulative', 'year to date'), 'giu')

/** An open beginning or end, the beginning of a year, and years that are not of the calendar. */
const OPEN = new RegExp(
  `${words('năm học', 'niên học', 'niên vụ', 'vụ', 'trước', 'sau', 'giữa năm')}|` +
    `(?<!${words('tháng', 'quý')}\\s*\\d*\\s*)(?<!\\dT\\s*)(?<!${words('nửa')}\\s)${words('đầu năm', 'đầu kỳ', 'đầu nhiệm kỳ')}(?!.*${words('đến nay')})|` +
    `${words('từ', 'since')}\\s+(?:${words('năm', 'tháng', 'ngày', 'quý')}\\s*)?[\\d/.-]+$`,
  'iu',
)
const AS_OF = new RegExp(`${words('đến', 'tính đến', 'có đến', 'thời điểm', 'tại', 'as of')}`, 'iu')
const AS_OF_END = new RegExp(`${words('cuối', 'hết')}\\s*${words('năm', 'kỳ', 'quý', 'tháng')}?\\s*$`, 'iu')
const AS_OF_WORDS = new RegExp(
  words(
    'tính đến',
    'có đến',
    'đến',
    'thời điểm',
    'tại',
    'as of',
    'cuối',
    'hết',
    'ngày',
    'năm',
    'kỳ',
    'period',
    'year',
  ),
  'giu',
)

function trimmed(text: string): string {
  return tidy(text.replace(/\(\s*\)|\[\s*\]/g, ' '))
    .replace(/^[\s,;:./–-]+|[\s,;:./–-]+$/g, '')
    .replace(/^\(([^()]*)\)$/, '$1')
}
