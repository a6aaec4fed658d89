// One number under a known convention, as exact decimal text. Words around it are read by read-amount.ts.
import type { NumberConvention } from './number-convention.ts'

export interface PlainNumber {
  /** Exact decimal text with a dot, no thousands marks: '-1387.50'. */
  readonly value: string
  /** Digits behind the decimal sign, as printed. */
  readonly decimals: number
}

/** More digits than this no figure may have. */
const LONGEST = 50

const PATTERNS: Readonly<Record<NumberConvention, RegExp>> = {
  VI: /^([+\-−–]?)([1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(\d+))?$/,
  EN: /^([+\-−–]?)([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:\.(\d+))?$/,
}

/**
 * Reads a number that stands alone. Zeros in front go ("05 người"), zeros behind stay: they say how finely it is printed.
 * Null when it is no number of this convention: thousands must be marked in groups of three, all or none.
 *
 * @example [readPlainNumber('49.072,01', 'VI'), readPlainNumber('15.5', 'VI')]
 * // [{ value: '49072.01', decimals: 2 }, null]
 */
export function readPlainNumber(text: string, convention: NumberConvention): PlainNumber | null {
  if (text.length > LONGEST) return null
  const [, sign = '', whole, fraction = ''] = PATTERNS[convention].exec(text) ?? []
  if (whole === undefined) return null
  const digits = /^0|\D/.test(whole) ? whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') : whole
  if (digits.length > 30 || fraction.length > 20) return null
  const value = fraction === '' ? digits : `${digits}.${fraction}`
  const isNegative = sign !== '' && sign !== '+' && /[1-9]/.test(value)
  return { value: isNegative ? `-${value}` : value, decimals: fraction.length }
}
