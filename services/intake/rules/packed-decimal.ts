// Decimals in a few bytes: whole units of their last digit, and how many digits stand after the point. A million figures are held so.
// Digits are read one by one and never through a float, so that what is unpacked is what was packed; long decimals are not packed.
import { printedDecimals } from '#schema/decimal.ts'

/** Digits of the greatest number of units that is exact as a float with room to spare. */
const MOST_DIGITS = 15

/**
 * The units of a decimal's last printed digit: 281 for "2.81". Null for more than 15 digits.
 *
 * @example [unitsOf('2.81'), unitsOf('-70'), unitsOf('0.1234567890123456')]
 * // [281, -70, null]
 */
export function unitsOf(text: string): number | null {
  if (text.length > MOST_DIGITS + 3) return null
  let [units, digits] = [0, 0]
  for (let index = 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO
    if (digit < 0 || digit > 9) continue // the sign or the point
    units = units * 10 + digit
    if (units > 0) digits += 1 // leading zeros say nothing
  }
  if (digits > MOST_DIGITS) return null
  return text.charCodeAt(0) === MINUS && units !== 0 ? -units : units
}

/**
 * The decimal of so many units, with its trailing zeros.
 *
 * @example [writeUnits(281, 2), writeUnits(-5, 1), writeUnits(700, 1)]
 * // ['2.81', '-0.5', '70.0']
 */
export function writeUnits(units: number, decimals: number): string {
  if (decimals === 0) return `${units}`
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/**
 * About how much a decimal is, to 15 digits: enough to tell a jump, and for nothing else.
 *
 * @example [magnitudeOf('2.81'), magnitudeOf('-12345678901234567890')]
 * // [2.81, -12345678901234500000]
 */
export function magnitudeOf(text: string): number {
  const units = unitsOf(text)
  if (units !== null) return units / 10 ** printedDecimals(text)
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  const head = unitsOf(`${whole}${part}`.slice(0, MOST_DIGITS)) ?? 0
  return (text.startsWith('-') ? -head : head) * 10 ** (whole.length - MOST_DIGITS)
}

const ZERO = '0'.charCodeAt(0)
const MINUS = '-'.charCodeAt(0)
