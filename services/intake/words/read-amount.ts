// One cell as a figure: a number, a range, a bound, a true zero, or the reason why it is none. Pure text in, exact decimals out.
// The column's unit and power of ten are applied by the caller, with scale-figure.ts; so is what a minus means for an indicator
// that is itself a reduction.
import type { Absence, Unit } from '#schema/codes.ts'
import { compareDecimals } from '#schema/decimal.ts'
import type { FlatFigure } from '#schema/figure.ts'
import type { FindingCode } from '../finding.ts'
import {
  BOUNDED,
  boundOf,
  DATE,
  DIRECTED,
  FRACTION,
  isDayAndMonth,
  MEASURE,
  OR_LESS,
  OR_MORE,
  RANGE,
} from './amount-words.ts'
import { takeNumberMarks } from './footnote-marks.ts'
import { type Legend, readMissing } from './missing-marks.ts'
import { decideNumbers, type NumberConvention } from './number-convention.ts'
import { readPlainNumber } from './read-plain-number.ts'
import { readUnitPhrase } from './read-unit.ts'
import { scaleFigure } from './scale-figure.ts'
import { tidy } from './word-pattern.ts'

export interface AmountFigure {
  /** In units: "16 ngàn" is 16000 with multiplier 3. */
  readonly figure: FlatFigure
  /** The unit beside the number; null when none stands there. */
  readonly unit: Unit | null
  /** "tăng", "giảm": the sign is applied already. Null when the cell says neither. */
  readonly direction: 'UP' | 'DOWN' | null
  /** Footnote marks, without brackets. */
  readonly marks: readonly string[]
}

export interface Fraction {
  readonly numerator: string
  readonly denominator: string
}

export interface AmountProblem {
  readonly problem: FindingCode
  readonly params: Readonly<Record<string, string | readonly string[]>>
  /** "81/114", for a caller that knows which of the two is asked. */
  readonly fraction?: Fraction
}

/** `blank`: nothing stands in the cell, which says nothing. `absent`: the file says that there is no figure, and why. */
export type AmountReading =
  | AmountFigure
  | { readonly absent: Absence; readonly said: string }
  | { readonly blank: true }
  | AmountProblem

/**
 * Reads one cell. Without a convention a number is read only where it shows its own ("1.234,5"); "1.387" is then a problem.
 * Dates and fractions are never read as numbers, and a dash only by the legend.
 *
 * @example readAmount('1,5-2%', 'VI')
 * // { figure: { value: null, low: '1.5', high: '2', qualifier: 'RANGE', absence: null, decimals: 1, multiplier: 0 },
 * //   unit: 'PERCENT', direction: null, marks: [] }
 *
 * @example readAmount('28-8', 'VI')
 * // { problem: 'NUMBER_IS_DATE', params: { value: '28-8' } }
 */
export function readAmount(
  text: string,
  convention: NumberConvention | null,
  legend?: Legend,
): AmountReading {
  const plain = convention && readPlainNumber(text, convention)
  // a million cells are plain numbers
  if (plain) return { figure: exactly(plain.value, plain.decimals), unit: null, direction: null, marks: [] }
  const said = tidy(text)
  if (said === '') return { blank: true }
  if (said.length > LONGEST) return problem('NUMBER_UNREADABLE', said.slice(0, LONGEST))
  const missing = readMissing(said, legend)
  if (missing !== null) return 'zero' in missing ? zero() : missing
  if (convention !== null) return readWords(said, convention)
  const decided = decideNumbers([said])
  if (decided.convention !== null) return readWords(said, decided.convention)
  return { problem: decided.problem, params: decided.params }
}

/** No cell with a figure is longer; what is, is a paragraph. */
const LONGEST = 200

function exactly(value: string, decimals: number): FlatFigure {
  return { value, low: null, high: null, qualifier: 'EXACT', absence: null, decimals, multiplier: 0 }
}

function zero(): AmountFigure {
  return { figure: exactly('0', 0), unit: null, direction: null, marks: [] }
}

function readWords(said: string, convention: NumberConvention): AmountReading {
  if (DATE.test(said)) return problem('NUMBER_IS_DATE', said)
  const { text, marks } = takeNumberMarks(said)
  const fraction = readFraction(text, convention)
  if (fraction)
    return { ...problem(isDate(fraction) ? 'NUMBER_IS_DATE' : 'NUMBER_IS_FRACTION', said), fraction }
  const directed = DIRECTED.exec(text)?.groups
  const phrase = readPhrase(directed?.rest ?? text, convention)
  if (typeof phrase === 'string') return problem(phrase, said)
  const direction = directed ? (directed.down ? 'DOWN' : 'UP') : null
  if (direction !== null && isSigned(phrase.figure)) return problem('NUMBER_UNREADABLE', said)
  const figure = direction === 'DOWN' ? negated(phrase.figure) : phrase.figure
  return figure ? { figure, unit: phrase.unit, direction, marks } : problem('NUMBER_UNREADABLE', said)
}

interface Phrase {
  readonly figure: FlatFigure
  readonly unit: Unit | null
}

function readPhrase(text: string, convention: NumberConvention): Phrase | FindingCode {
  const { bound, number } = BOUNDED.exec(text)?.groups ?? {}
  if (bound && number) return bounded(boundOf(bound) ?? 'APPROX', readMeasure(number, convention))
  const more = OR_MORE.exec(text)?.groups?.number
  if (more) return bounded('AT_LEAST', readMeasure(more, convention))
  const less = OR_LESS.exec(text)?.groups?.number
  if (less) return bounded('AT_MOST', readMeasure(less, convention))
  return readRange(text, convention) ?? readMeasure(text, convention)
}

/** A number with its scale and unit: "14 tỷ đồng", "4%". */
function readMeasure(text: string, convention: NumberConvention): Phrase | FindingCode {
  const { number = '', tail = '' } = MEASURE.exec(text)?.groups ?? {}
  const plain = readPlainNumber(number, convention)
  if (!plain) return 'NUMBER_UNREADABLE'
  const figure = exactly(plain.value, plain.decimals)
  if (tail === '') return { figure, unit: null }
  const read = readUnitPhrase(tail)
  if (!read) return 'NUMBER_UNREADABLE'
  if (read.unit === null && read.multiplier === 0) return 'UNIT_UNKNOWN'
  return { figure: scaleFigure(figure, read.multiplier), unit: read.unit }
}

function bounded(
  bound: NonNullable<ReturnType<typeof boundOf>>,
  read: Phrase | FindingCode,
): Phrase | FindingCode {
  if (typeof read === 'string') return read
  const { figure, unit } = read
  const number = figure.value
  switch (bound) {
    case 'LESS_THAN':
    case 'AT_MOST':
      return { figure: { ...figure, value: null, high: number, qualifier: bound }, unit }
    case 'GREATER_THAN':
    case 'AT_LEAST':
      return { figure: { ...figure, value: null, low: number, qualifier: bound }, unit }
    case 'NEARLY':
      return { figure: { ...figure, high: number, qualifier: bound }, unit }
    default:
      return { figure: { ...figure, qualifier: bound }, unit }
  }
}

/** Null when the text is no range. The first number takes scale and unit of the second when it has none: "1 - 1,2%". */
function readRange(text: string, convention: NumberConvention): Phrase | FindingCode | null {
  const said = RANGE.exec(text)?.groups
  if (!said) return null
  const { from = '', low = '', lowTail = '', joint = '', high = '', highTail = '' } = said
  const tail = highTail.trim()
  const isJoined = /^[-–—]$/.test(joint) && from === '' && tail === ''
  // "5-10" may be the fifth of October; "5 - 10", "5-10%" and "từ 5 đến 10" may not
  if (isJoined && isDayAndMonth(low, high)) return 'NUMBER_IS_DATE'
  const first = readMeasure(`${low} ${lowTail.trim() || tail}`.trim(), convention)
  const second = readMeasure(`${high} ${tail}`.trim(), convention)
  if (typeof first === 'string') return first
  if (typeof second === 'string') return second
  if (lowTail.trim() !== '' && first.unit !== second.unit) return 'NUMBER_UNREADABLE'
  return between(first, second) ?? (isDayAndMonth(low, high) ? 'NUMBER_IS_DATE' : 'NUMBER_UNREADABLE')
}

function between({ figure: a, unit }: Phrase, { figure: b }: Phrase): Phrase | null {
  const [low, high] = [a.value, b.value]
  if (low === null || high === null || compareDecimals(low, high) > 0) return null
  // of two precisions the finer holds for both
  const { decimals, multiplier } = a.multiplier - a.decimals < b.multiplier - b.decimals ? a : b
  return { figure: { value: null, low, high, qualifier: 'RANGE', absence: null, decimals, multiplier }, unit }
}

const MIRRORED = {
  LESS_THAN: 'GREATER_THAN',
  GREATER_THAN: 'LESS_THAN',
  AT_MOST: 'AT_LEAST',
  AT_LEAST: 'AT_MOST',
} as const

/** "giảm dưới 4" is a change above -4. Null for "giảm gần 5": a figure has no name for a value that it stays above. */
function negated(figure: FlatFigure): FlatFigure | null {
  const { value, low, high, qualifier } = figure
  if (qualifier === 'NEARLY') return null
  const mirrored = qualifier in MIRRORED ? MIRRORED[qualifier as keyof typeof MIRRORED] : qualifier
  return { ...figure, value: minus(value), low: minus(high), high: minus(low), qualifier: mirrored }
}

function minus(decimal: string | null): string | null {
  return decimal === null || /^[0.]+$/.test(decimal) ? decimal : `-${decimal}`
}

function isSigned({ value, low, high }: FlatFigure): boolean {
  return [value, low, high].some((decimal) => decimal?.startsWith('-'))
}

function readFraction(text: string, convention: NumberConvention): Fraction | null {
  const { numerator = '', denominator = '' } = FRACTION.exec(text)?.groups ?? {}
  const [above, below] = [numerator, denominator].map((part) => readPlainNumber(part, convention))
  return above && below ? { numerator: above.value, denominator: below.value } : null
}

function isDate({ numerator, denominator }: Fraction): boolean {
  return isDayAndMonth(numerator, denominator)
}

function problem(code: FindingCode, value: string): AmountProblem {
  return { problem: code, params: { value } }
}
