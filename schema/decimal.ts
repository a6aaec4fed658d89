// Exact decimals as text, the way they travel from database to screen. The one file that speaks big.js.
// Nothing here is computed as a fraction of a float: 0.1 + 0.2 is 0.3, and 14,000,000,000 stays itself. No exponents, no negative zero.
// Short decimals, which are nearly all, are whole units of their last digit, and whole numbers below 2^53 are exact; a test holds
// that way and big.js together.
import Big, { type RoundingMode } from 'big.js'

/**
 * Which of two decimals is greater: negative, zero or positive, as a sort wants it. Trailing zeros do not matter.
 *
 * @example compareDecimals('70', '70.0')
 * // 0
 */
export function compareDecimals(a: string, b: string): number {
  // decimals of 15 digits and their floats have the same order, and equal ones the same float
  if (a.length > SHORT || b.length > SHORT) return new Big(a).cmp(b)
  return Math.sign(Number(a) - Number(b)) || 0 // never a minus before a zero
}

/**
 * The sum, with as many decimals as the finer printed of the two: a trailing zero is a statement of precision.
 *
 * @example addDecimals('1.50', '2')
 * // '3.50'
 */
export function addDecimals(a: string, b: string): string {
  const decimals = finerDecimals(a, b)
  const units = unitsOf(a, decimals) + unitsOf(b, decimals)
  return isExact(units) ? writeUnits(units, decimals) : write(new Big(a).plus(b), decimals)
}

/**
 * The difference, with as many decimals as the finer printed of the two.
 *
 * @example subtractDecimals('70', '58.1')
 * // '11.9'
 */
export function subtractDecimals(a: string, b: string): string {
  const decimals = finerDecimals(a, b)
  const units = unitsOf(a, decimals) - unitsOf(b, decimals)
  return isExact(units) ? writeUnits(units, decimals) : write(new Big(a).minus(b), decimals)
}

/**
 * The sum of all, with as many decimals as the finest printed of them.
 *
 * @example [sumDecimals(['233', '106.50', '2']), sumDecimals([])]
 * // ['341.50', '0']
 */
export function sumDecimals(decimals: readonly string[]): string {
  const places = decimals.reduce((finest, text) => Math.max(finest, printedDecimals(text)), 0)
  let units = 0
  for (const text of decimals) {
    units += unitsOf(text, places)
    if (!isExact(units)) return decimals.reduce(addDecimals, '0')
  }
  return writeUnits(units, places)
}

/**
 * The product, exactly: the decimals of the two add up.
 *
 * @example multiplyDecimals('1.5', '0.20')
 * // '0.300'
 */
export function multiplyDecimals(a: string, b: string): string {
  const [first, second] = [printedDecimals(a), printedDecimals(b)]
  const units = unitsOf(a, first) * unitsOf(b, second)
  return isExact(units) ? writeUnits(units, first + second) : write(new Big(a).times(b), first + second)
}

/**
 * The quotient, rounded once, half away from zero. Throws a RangeError when the divisor is zero.
 *
 * @example [divideDecimals('2', '3', 2), divideDecimals('-1', '8', 2)]
 * // ['0.67', '-0.13']
 */
export function divideDecimals(a: string, b: string, decimals: number): string {
  return shortQuotient(a, b, decimals) ?? quotient(a, b, decimals, Big.roundHalfUp)
}

/**
 * The quotient, rounded down: the greatest decimal that is not above it. Throws a RangeError when the divisor is zero.
 *
 * @example [floorQuotient('2', '3', 2), floorQuotient('-2', '3', 2)]
 * // ['0.66', '-0.67']
 */
export function floorQuotient(a: string, b: string, decimals: number): string {
  return quotient(a, b, decimals, signOf(a) === signOf(b) ? Big.roundDown : Big.roundUp)
}

/**
 * The quotient, rounded up: the smallest decimal that is not below it. Throws a RangeError when the divisor is zero.
 *
 * @example [ceilingQuotient('2', '3', 2), ceilingQuotient('-2', '3', 2)]
 * // ['0.67', '-0.66']
 */
export function ceilingQuotient(a: string, b: string, decimals: number): string {
  return quotient(a, b, decimals, signOf(a) === signOf(b) ? Big.roundUp : Big.roundDown)
}

/**
 * The decimal to so many decimals, rounded half away from zero.
 *
 * @example [roundDecimal('43.4725', 3), roundDecimal('-0.5', 0), roundDecimal('70', 1)]
 * // ['43.473', '-1', '70.0']
 */
export function roundDecimal(a: string, decimals: number): string {
  return write(new Big(a).round(decimals, Big.roundHalfUp), decimals)
}

/**
 * Whether it is zero, however it is printed.
 *
 * @example [isZero('0.00'), isZero('0.01')]
 * // [true, false]
 */
export function isZero(a: string): boolean {
  return signOf(a) === 0
}

/**
 * Below zero, zero or above.
 *
 * @example [signOf('-0.5'), signOf('0.0'), signOf('70')]
 * // [-1, 0, 1]
 */
export function signOf(a: string): -1 | 0 | 1 {
  return compareDecimals(a, '0') as -1 | 0 | 1
}

/**
 * One of the last printed digit, in units of ten to the multiplier: what "1,5" and "16 ngàn" are printed to.
 *
 * @example [printedUnit(0, 0), printedUnit(1, 0), printedUnit(0, 3)]
 * // ['1', '0.1', '1000']
 */
export function printedUnit(decimals: number, multiplier: number): string {
  return digitAt('1', multiplier - decimals)
}

/**
 * Half of the printed unit: how far the true value may lie from a figure that was rounded.
 *
 * @example [halfUnit(0, 0), halfUnit(1, 0), halfUnit(0, 3)]
 * // ['0.5', '0.05', '500']
 */
export function halfUnit(decimals: number, multiplier: number): string {
  return digitAt('5', multiplier - decimals - 1)
}

/** One digit, in units of ten to the exponent. */
function digitAt(digit: string, exponent: number): string {
  return exponent < 0 ? `0.${'0'.repeat(-exponent - 1)}${digit}` : `${digit}${'0'.repeat(exponent)}`
}

/**
 * How many decimals are printed.
 *
 * @example [printedDecimals('70'), printedDecimals('1.50')]
 * // [0, 2]
 */
export function printedDecimals(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/**
 * The place of each decimal among the distinct values, ascending from 0. For comparing many with many: each text is read once,
 * and from then on integers are compared.
 *
 * @example placesOf(['70', '1.5', '70.0'])
 * // new Map([['1.5', 0], ['70', 1], ['70.0', 1]])
 */
export function placesOf(decimals: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  let place = -1
  let last: string | null = null
  for (const text of sortDecimals(decimals)) {
    if (last === null || compareDecimals(text, last) !== 0) place += 1
    places.set(text, place)
    last = text
  }
  return places
}

/**
 * The decimals, ascending. Equal ones stand by their text, so that the order in which they came does not show.
 *
 * @example sortDecimals(['70.0', '70', '9.5', '-1'])
 * // ['-1', '9.5', '70', '70.0']
 */
export function sortDecimals(decimals: readonly string[]): string[] {
  const numbers = numbersOf(decimals)
  if (!numbers) return [...decimals].sort((a, b) => compareDecimals(a, b) || (a < b ? -1 : 1))
  // Numbers alone are sorted many times faster than what has to be asked for its number.
  const ascending = numbers.toSorted()
  const sorted: string[] = Array(decimals.length).fill('')
  decimals.forEach((text, index) => {
    insertText(sorted, text, countBelow(ascending, numbers[index] as number))
  })
  return sorted
}

/** Puts a text where those equal to it begin, before the first that it is smaller than. */
function insertText(texts: string[], text: string, from: number): void {
  let moving = text
  for (let place = from; moving !== ''; place += 1) {
    const there = texts[place] ?? ''
    if (there !== '' && there <= moving) continue
    texts[place] = moving
    moving = there
  }
}

/**
 * The decimals as numbers of the same order, equal where they are equal. Null where one is too long for that.
 *
 * @example [numbersOf(['70.0', '1.5'])?.join(), numbersOf(['0.1000000000000000001'])]
 * // ['70,1.5', null]
 */
export function numbersOf(decimals: readonly string[]): Float64Array | null {
  if (decimals.some((text) => text.length > SHORT)) return null
  const numbers = new Float64Array(decimals.length)
  decimals.forEach((text, index) => {
    numbers[index] = Number(text)
  })
  return numbers
}

/**
 * How many of ascending numbers are below a limit.
 *
 * @example [countBelow([1, 5, 5, 7], 5), countBelow([1, 5, 5, 7], 6)]
 * // [1, 3]
 */
export function countBelow(ascending: ArrayLike<number>, limit: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ascending[middle] as number) < limit) from = middle + 1
    else to = middle
  }
  return from
}

/** Characters of a decimal that has 15 digits at most. */
const SHORT = 15

/** A decimal in units of `decimals` digits after the point; NaN where that is not exact. Rounding mends the last bit of the float. */
function unitsOf(text: string, decimals: number): number {
  if (text.length > SHORT) return Number.NaN
  const units = Math.round(Number(text) * (POWERS[decimals] ?? Number.NaN))
  return isExact(units) ? units : Number.NaN
}

const POWERS: readonly number[] = Array.from({ length: 13 }, (_, exponent) => 10 ** exponent)

/** Whether whole units are far enough below 2^53 to have been computed without loss. */
function isExact(units: number): boolean {
  return Math.abs(units) < 1e15
}

/** No negative zero: it has no sign as a number of units. */
function writeUnits(units: number, decimals: number): string {
  const sign = units < 0 ? '-' : ''
  if (decimals === 0) return `${sign}${Math.abs(units)}`
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

function quotient(a: string, b: string, decimals: number, rounding: RoundingMode): string {
  if (isZero(b)) throw new RangeError(`Cannot divide ${a} by ${b}: the divisor must not be zero.`)
  // A Big divides as its constructor says; one of our own leaves the setting of all others alone.
  const Dividend = Big()
  Dividend.DP = decimals
  Dividend.RM = rounding
  return write(new Dividend(a).div(b), decimals)
}

/** The quotient of short decimals; null where it needs more digits than are exact, or the divisor is zero. */
function shortQuotient(a: string, b: string, decimals: number): string | null {
  const finer = finerDecimals(a, b)
  const dividend = unitsOf(a, finer) * (POWERS[decimals] ?? Number.NaN)
  const divisor = unitsOf(b, finer)
  if (!isExact(dividend) || !isExact(divisor) || divisor === 0) return null
  const [whole, part] = [Math.abs(dividend), Math.abs(divisor)]
  const rest = whole % part
  const units = (whole - rest) / part + (2 * rest >= part ? 1 : 0)
  return writeUnits(dividend < 0 !== divisor < 0 ? -units : units, decimals)
}

function finerDecimals(a: string, b: string): number {
  return Math.max(printedDecimals(a), printedDecimals(b))
}

function write(value: Big, decimals: number): string {
  // A Big remembers the sign of zero: "-0" plus "-0" is "-0", which no statistician wrote.
  return value.eq(0) ? new Big(0).toFixed(decimals) : value.toFixed(decimals)
}
