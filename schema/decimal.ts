// Exact decimals as text, the way they travel from database to screen. The one file that speaks big.js.
// Nothing here becomes a float: 0.1 + 0.2 is 0.3, and 14,000,000,000 stays itself. No exponents, no negative zero.
import Big from 'big.js'

/**
 * Which of two decimals is greater: negative, zero or positive, as a sort wants it. Trailing zeros do not matter.
 *
 * @example compareDecimals('70', '70.0')
 * // 0
 */
export function compareDecimals(a: string, b: string): number {
  return new Big(a).cmp(b)
}

/**
 * The sum, with as many decimals as the finer printed of the two: a trailing zero is a statement of precision.
 *
 * @example addDecimals('1.50', '2')
 * // '3.50'
 */
export function addDecimals(a: string, b: string): string {
  return write(new Big(a).plus(b), finerDecimals(a, b))
}

/**
 * The difference, with as many decimals as the finer printed of the two.
 *
 * @example subtractDecimals('70', '58.1')
 * // '11.9'
 */
export function subtractDecimals(a: string, b: string): string {
  return write(new Big(a).minus(b), finerDecimals(a, b))
}

/**
 * One of the last printed digit, in units of ten to the multiplier: what "1,5" and "16 ngàn" are printed to.
 *
 * @example [printedUnit(0, 0), printedUnit(1, 0), printedUnit(0, 3)]
 * // ['1', '0.1', '1000']
 */
export function printedUnit(decimals: number, multiplier: number): string {
  return new Big(`1e${multiplier - decimals}`).toFixed()
}

/**
 * Half of the printed unit: how far the true value may lie from a figure that was rounded.
 *
 * @example [halfUnit(0, 0), halfUnit(1, 0), halfUnit(0, 3)]
 * // ['0.5', '0.05', '500']
 */
export function halfUnit(decimals: number, multiplier: number): string {
  return new Big(`5e${multiplier - decimals - 1}`).toFixed()
}

/**
 * The place of each decimal among the distinct values, ascending from 0. For comparing many with many: each text is read once,
 * and from then on integers are compared.
 *
 * @example placesOf(['70', '1.5', '70.0'])
 * // new Map([['1.5', 0], ['70', 1], ['70.0', 1]])
 */
export function placesOf(decimals: readonly string[]): Map<string, number> {
  const sorted = [...new Set(decimals)]
    .map((text) => ({ text, value: new Big(text) }))
    .sort((a, b) => a.value.cmp(b.value))
  const places = new Map<string, number>()
  let place = -1
  let last: Big | null = null
  for (const { text, value } of sorted) {
    if (last === null || !value.eq(last)) place += 1
    places.set(text, place)
    last = value
  }
  return places
}

function finerDecimals(a: string, b: string): number {
  return Math.max(printedDecimals(a), printedDecimals(b))
}

function printedDecimals(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

function write(value: Big, decimals: number): string {
  // A Big remembers the sign of zero: "-0" plus "-0" is "-0", which no statistician wrote.
  return value.eq(0) ? new Big(0).toFixed(decimals) : value.toFixed(decimals)
}
