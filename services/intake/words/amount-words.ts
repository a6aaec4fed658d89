// The words around a number that make it a bound, a range or a change, and the texts that look like a number and are a date.
// What they do to the figure is read-amount.ts.
import { bare, words } from './word-pattern.ts'

export type Bound = 'LESS_THAN' | 'AT_MOST' | 'GREATER_THAN' | 'AT_LEAST' | 'NEARLY' | 'APPROX'

const BOUND_WORDS: Readonly<Record<Bound, readonly string[]>> = {
  LESS_THAN: ['dưới', 'chưa đến', 'chưa tới', 'ít hơn', 'nhỏ hơn', 'thấp hơn', '<'],
  AT_MOST: ['không quá', 'không vượt quá', 'không cao hơn', 'tối đa', 'nhiều nhất', '≤', '<='],
  GREATER_THAN: ['trên', 'hơn', 'nhiều hơn', 'lớn hơn', 'cao hơn', '>'],
  AT_LEAST: ['ít nhất', 'tối thiểu', 'không dưới', 'không ít hơn', 'không thấp hơn', '≥', '>='],
  NEARLY: ['gần'],
  APPROX: ['khoảng', 'xấp xỉ', 'chừng', '~', '≈'],
}

/** A number as a cell prints it, with its sign, whatever the convention. */
const NUMBER = '[+\\-−–]?\\d+(?:[.,]\\d+| \\d{3}(?!\\d))*'
/** What may stand behind a number: a scale, a unit. No sign that could join it to another number. */
const TAIL = '[^\\d\\-–—−÷]*?(?:[²³2]|đ)?'

const anyBound = words(...Object.values(BOUND_WORDS).flat())

export const BOUNDED = new RegExp(`^(?<bound>${anyBound})\\s*(?<number>.+)$`, 'iu')
export const OR_MORE = new RegExp(`^(?:${words('từ')}\\s*)?(?<number>.+?)\\s*${words('trở lên')}$`, 'iu')
export const OR_LESS = new RegExp(`^(?:${words('từ')}\\s*)?(?<number>.+?)\\s*${words('trở xuống')}$`, 'iu')
export const DIRECTED = new RegExp(`^(?:(?<down>${words('giảm')})|${words('tăng')})\\s*(?<rest>.+)$`, 'iu')
export const RANGE = new RegExp(
  `^(?<from>${words('từ')}\\s*)?(?<low>${NUMBER})\\s*?(?<lowTail>${TAIL})(?<joint>\\s*[-–—÷]\\s*|\\s*${words('đến', 'tới')}\\s*)(?<high>${NUMBER})\\s*(?<highTail>.*)$`,
  'iu',
)
export const MEASURE = new RegExp(`^(?<number>${NUMBER})\\s*(?<tail>.*)$`, 'u')

/** "31/12/2022", "tháng 7/2022", "12 và 13-6", "2016-2020". */
export const DATE = new RegExp(
  `^(?:${words('ngày', 'tháng', 'quý', 'năm')}\\s*\\d.*|` +
    `\\d{1,2}\\s*[-/.]\\s*\\d{1,2}\\s*[-/.]\\s*\\d{4}|\\d{4}-\\d\\d(?:-\\d\\d)?|(?:0?[1-9]|1[0-2])\\s*[-/]\\s*(?:19|20)\\d\\d|` +
    `(?:19|20)\\d\\d\\s*[-–/]\\s*(?:19|20)\\d\\d|\\d{1,2}\\s*(?:${words('và', 'đến')}|[-–,])\\s*\\d{1,2}\\s*[-/]\\s*\\d{1,2}(?:[-/]\\d{4})?)$`,
  'iu',
)
export const FRACTION = /^(?<numerator>\d[\d.,]*)\s*\/\s*(?<denominator>\d[\d.,]*)\s*[^\d/]*$/u

const BOUND_OF = new Map(
  Object.entries(BOUND_WORDS).flatMap(([bound, spelled]) =>
    spelled.map((word) => [bare(word), bound as Bound]),
  ),
)

/** Which bound a matched word is. */
export function boundOf(word: string): Bound | undefined {
  return BOUND_OF.get(bare(word))
}

/**
 * Whether two whole numbers can be a day and a month, in this order.
 *
 * @example [isDayAndMonth('28', '8'), isDayAndMonth('33', '35')]
 * // [true, false]
 */
export function isDayAndMonth(day: string, month: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])$/.test(day) && /^(?:0?[1-9]|1[0-2])$/.test(month)
}
