// The arithmetic of a column's summary: the ratio of sums, and how far the values lie apart (median, extremes, and the weighted
// coefficient of variation). Exact decimals in and out.
// Which values may be set beside one another at all is decided in summaries.ts.
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  printedDecimals,
  roundDecimal,
  signOf,
  sortDecimals,
  subtractDecimals,
  sumDecimals,
} from '../decimal.ts'

/**
 * The sum of the parts over the sum of the wholes, times a factor. Null when the wholes sum to nothing.
 *
 * @example ratioOfSums(['3000', '12000'], ['100000', '200000'], '100', 2)
 * // '5.00'
 */
export function ratioOfSums(
  parts: readonly string[],
  wholes: readonly string[],
  factor: string,
  decimals: number,
): string | null {
  const whole = sumDecimals(wholes)
  return signOf(whole) > 0
    ? divideDecimals(multiplyDecimals(sumDecimals(parts), factor), whole, decimals)
    : null
}

/** The measures of spread of a summary. All null when there are no values. */
export interface Spread {
  readonly median: string | null
  readonly min: string | null
  readonly max: string | null
  readonly range: string | null
  /** Null also when the minimum is not above zero: a ratio to nothing, or to a loss, says nothing. */
  readonly maxToMin: string | null
  /** In percent, two decimals. Null also without weights, or when the weighted mean is not above zero. */
  readonly weightedVariation: string | null
}

export const NO_SPREAD: Spread = {
  median: null,
  min: null,
  max: null,
  range: null,
  maxToMin: null,
  weightedVariation: null,
}

/**
 * The spread of values, in whatever order they come. `weights` stand in the order of the values, none below zero; null when not all are
 * held.
 *
 * @example spreadOf(['2.81', '5.57', '4.0'], null)
 * // { median: '4.0', min: '2.81', max: '5.57', range: '2.76', maxToMin: '1.9822', weightedVariation: null }
 */
export function spreadOf(values: readonly string[], weights: readonly string[] | null): Spread {
  const sorted = sortDecimals(values)
  const [min, max] = [sorted[0], sorted.at(-1)]
  if (min === undefined || max === undefined) return NO_SPREAD
  return {
    median: medianOf(sorted),
    min,
    max,
    range: subtractDecimals(max, min),
    maxToMin: signOf(min) > 0 ? divideDecimals(max, min, 4) : null,
    weightedVariation: weights && weightedVariation(values, weights),
  }
}

/** Of an even number, the mean of the middle two: exact, with one more decimal where it needs it. */
function medianOf(sorted: readonly string[]): string {
  const half = sorted.length / 2
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  if (middle.length === 1) return sumDecimals(middle)
  const sum = sumDecimals(middle)
  const exact = divideDecimals(sum, '2', printedDecimals(sum) + 1)
  const short = roundDecimal(exact, printedDecimals(sum))
  return compareDecimals(exact, short) === 0 ? short : exact
}

/**
 * The weighted coefficient of variation in percent: √(Σw(x − μ)² / Σw) / μ, which is √(Σw·Σwx² − (Σwx)²) / Σwx. Values and weights are
 * scaled to integers, which does not change it, so that nothing is rounded before the end.
 */
function weightedVariation(values: readonly string[], weights: readonly string[]): string | null {
  const [x, w] = [integersOf(values), integersOf(weights)]
  const moment = (power: bigint) =>
    x.reduce((total, value, index) => total + (w[index] ?? 0n) * value ** power, 0n)
  const [total, first, second] = [moment(0n), moment(1n), moment(2n)]
  if (total <= 0n || first <= 0n) return null
  const variance = total * second - first * first
  // Twice the hundredths of a percent, rounded down: from it, half away from zero is one step.
  const doubled = squareRoot((variance * 4n * HUNDREDTHS_OF_PERCENT ** 2n) / (first * first))
  return divideDecimals(String((doubled + 1n) / 2n), '100', 2)
}

const HUNDREDTHS_OF_PERCENT = 10_000n

/** The decimals without their points, all to the finest of their places. */
function integersOf(decimals: readonly string[]): bigint[] {
  const places = Math.max(0, ...decimals.map(printedDecimals))
  return decimals.map((decimal) => BigInt(roundDecimal(decimal, places).replace('.', '')))
}

/** Newton's method, rounded down. */
function squareRoot(square: bigint): bigint {
  if (square < 2n) return square
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2))
  for (;;) {
    const next = (root + square / root) / 2n
    if (next >= root) return root
    root = next
  }
}
