// Sums, differences and quotients of figures. Values are points; "nearly" and bounds are carried through as intervals, and what comes
// out contains every result that the true values could have. Which figures may be added or divided at all is comparison/.
import {
  ceilingQuotient,
  compareDecimals,
  divideDecimals,
  floorQuotient,
  isZero,
  multiplyDecimals,
  printedDecimals,
  printedUnit,
  roundDecimal,
  signOf,
  subtractDecimals,
  sumDecimals,
} from './decimal.ts'
import type { BoundsFigure, Figure, NearlyFigure, Precision } from './figure.ts'
import { type Bound, type Interval, intervalOf } from './interval.ts'

/** How a quotient is written. */
export interface QuotientFormat {
  /** What the quotient is multiplied by: '100' for percent, '1000' for per thousand. A positive decimal. */
  readonly factor: string
  /** Decimals of the result. */
  readonly decimals: number
}

/**
 * The one value of a figure, exact or approximate. Null for "nearly" and for bounds: they have none.
 *
 * @example singleValueOf({ form: 'VALUE', qualifier: 'APPROX', value: '3000', decimals: 0, multiplier: 0 })
 * // '3000'
 *
 * @example singleValueOf({ form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4', decimals: 0, multiplier: 0 })
 * // null
 */
export function singleValueOf(figure: Figure): string | null {
  return figure.form === 'VALUE' ? figure.value : null
}

// The short name is that of a global, which biome lets no importer write: prefer the long one.
export { singleValueOf as valueOf }

/**
 * The sum, as finely printed as the finer of the two; approximate when either is. Null when nothing bounds it.
 *
 * @example plus(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '2.81', decimals: 2, multiplier: 0 },
 *   { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4', decimals: 0, multiplier: 0 },
 * )
 * // { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '6.81', decimals: 2, multiplier: 0 }
 */
export function plus(a: Figure, b: Figure): Figure | null {
  return totalOf([a, b])
}

/**
 * The difference of two figures that know nothing of each other. Null when nothing bounds it, as between two lower bounds.
 *
 * @example minus(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '70', decimals: 0, multiplier: 0 },
 *   { form: 'BOUNDS', qualifier: 'AT_LEAST', low: '58.1', decimals: 1, multiplier: 0 },
 * )
 * // { form: 'BOUNDS', qualifier: 'AT_MOST', high: '11.9', decimals: 1, multiplier: 0 }
 */
export function minus(a: Figure, b: Figure): Figure | null {
  const [from, taken] = [intervalOf(a, true), intervalOf(b, true)]
  const difference = { low: distance(from.low, taken.high), high: distance(from.high, taken.low) }
  return figureOf(difference, finerOf([a, b]), isApproximate([a, b]))
}

/**
 * The sum of all, in whatever order they come. The total of one figure is that figure; of none there is none, because absence is not
 * zero. Null when nothing bounds it.
 *
 * @example totalOf([
 *   { form: 'VALUE', qualifier: 'EXACT', value: '16000', decimals: 0, multiplier: 3 },
 *   { form: 'VALUE', qualifier: 'APPROX', value: '1500', decimals: 1, multiplier: 3 },
 * ])
 * // { form: 'VALUE', qualifier: 'APPROX', value: '17500', decimals: 1, multiplier: 3 }
 */
export function totalOf(figures: readonly Figure[]): Figure | null {
  const [first, ...others] = figures
  if (first === undefined) return null
  if (others.length === 0) return first
  const intervals = figures.map((figure) => intervalOf(figure, true))
  const total = {
    low: sumOf(intervals.map(({ low }) => low)),
    high: sumOf(intervals.map(({ high }) => high)),
  }
  return figureOf(total, finerOf(figures), isApproximate(figures))
}

/**
 * `a / b * factor`. A value by a value is rounded half away from zero, once; the ends of an interval are rounded outward. Null when the
 * divisor may be zero or negative, and when nothing bounds the quotient: a ratio of two lower bounds has no bound. An end known only by
 * its sign, because the divisor may grow without limit, is no bound.
 * Throws a RangeError for a factor that is not positive.
 *
 * @example dividedBy(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '2', decimals: 0, multiplier: 0 },
 *   { form: 'VALUE', qualifier: 'EXACT', value: '3', decimals: 0, multiplier: 0 },
 *   { factor: '100', decimals: 1 },
 * )
 * // { form: 'VALUE', qualifier: 'EXACT', value: '66.7', decimals: 1, multiplier: 0 }
 *
 * @example dividedBy(
 *   { form: 'BOUNDS', qualifier: 'RANGE', low: '1', high: '2', decimals: 0, multiplier: 0 },
 *   { form: 'VALUE', qualifier: 'EXACT', value: '3', decimals: 0, multiplier: 0 },
 *   { factor: '100', decimals: 1 },
 * )
 * // { form: 'BOUNDS', qualifier: 'RANGE', low: '33.3', high: '66.7', decimals: 1, multiplier: 0 }
 */
export function dividedBy(a: Figure, b: Figure, { factor, decimals }: QuotientFormat): Figure | null {
  requirePositive(factor)
  const divisor = intervalOf(b, true)
  if (!isPositive(divisor)) return null
  const precision = { decimals, multiplier: 0 }
  const exact = quotientOfValues(singleValueOf(a), singleValueOf(b), { factor, decimals })
  if (exact !== null) return value(exact, precision, isApproximate([a, b]))
  const quotient = quotientOf(intervalOf(a, true), divisor, { factor, decimals })
  return figureOf(quotient, precision, isApproximate([a, b]))
}

/**
 * The figure times a positive decimal: exactly, or to the decimals asked for, which rounds a value half away from zero and bounds
 * outward. "Nearly" becomes a range. Throws a RangeError for a factor that is not positive.
 *
 * @example scaled({ form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4', decimals: 0, multiplier: 0 }, '0.125')
 * // { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '0.500', decimals: 3, multiplier: 0 }
 */
export function scaled(figure: Figure, factor: string, decimals?: number): Figure {
  requirePositive(factor)
  const product = (text: string, round: (exact: string, decimals: number) => string) => {
    const exact = multiplyDecimals(text, factor)
    return decimals === undefined ? exact : round(exact, decimals)
  }
  const precision = scaledPrecision(figure, factor, decimals)
  if (figure.form === 'VALUE') return { ...figure, ...precision, value: product(figure.value, roundDecimal) }
  const ends: Ends = {
    low: (text) => product(text, (exact, places) => floorQuotient(exact, '1', places)),
    high: (text) => product(text, (exact, places) => ceilingQuotient(exact, '1', places)),
  }
  return withEnds(figure.form === 'NEARLY' ? rangeOf(figure) : figure, ends, precision)
}

/** What becomes of the ends of bounds. */
interface Ends {
  readonly low: (text: string) => string
  readonly high: (text: string) => string
}

function withEnds(figure: BoundsFigure, ends: Ends, precision: Precision): BoundsFigure {
  switch (figure.qualifier) {
    case 'LESS_THAN':
    case 'AT_MOST':
      return { ...figure, ...precision, high: ends.high(figure.high) }
    case 'GREATER_THAN':
    case 'AT_LEAST':
      return { ...figure, ...precision, low: ends.low(figure.low) }
    case 'RANGE':
      return { ...figure, ...precision, low: ends.low(figure.low), high: ends.high(figure.high) }
  }
}

/** "Nearly" as a range: the same interval with its ends. */
function rangeOf({ high, decimals, multiplier }: NearlyFigure): BoundsFigure {
  const low = subtractDecimals(high, printedUnit(decimals, multiplier))
  return { form: 'BOUNDS', qualifier: 'RANGE', low, high, decimals, multiplier }
}

/** An exact product is printed as its factors are; a rounded one as asked. */
function scaledPrecision(figure: Figure, factor: string, decimals: number | undefined): Precision {
  if (decimals !== undefined) return { decimals, multiplier: 0 }
  return { decimals: figure.decimals + printedDecimals(factor), multiplier: figure.multiplier }
}

/** The finest printing of all: as printed where the multiplier is one, else in units. */
function finerOf(figures: readonly Figure[]): Precision {
  const multipliers = new Set(figures.map(({ multiplier }) => multiplier))
  const [shared = 0] = multipliers
  if (multipliers.size === 1) {
    return { decimals: greatest(figures.map(({ decimals }) => decimals)), multiplier: shared }
  }
  return {
    decimals: greatest(figures.map(({ decimals, multiplier }) => decimals - multiplier)),
    multiplier: 0,
  }
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0)
}

function isApproximate(figures: readonly Figure[]): boolean {
  return figures.some((figure) => figure.form === 'VALUE' && figure.qualifier === 'APPROX')
}

/** The end of a sum: unbounded when one summand is, and not itself reached when one of theirs is not. */
function sumOf(ends: readonly (Bound | null)[]): Bound | null {
  const bounds = ends.filter((end) => end !== null)
  if (bounds.length < ends.length) return null
  return { at: sumDecimals(bounds.map(({ at }) => at)), open: bounds.some(({ open }) => open) }
}

function distance(from: Bound | null, to: Bound | null): Bound | null {
  if (from === null || to === null) return null
  return { at: subtractDecimals(from.at, to.at), open: from.open || to.open }
}

function isPositive({ low }: Interval): boolean {
  return low !== null && (signOf(low.at) > 0 || (isZero(low.at) && low.open))
}

/** Null when one of them is no value, unless the dividend is zero: that is zero by whatever divisor. */
function quotientOfValues(a: string | null, b: string | null, format: QuotientFormat): string | null {
  if (a === null) return null
  if (isZero(a)) return roundDecimal(a, format.decimals)
  return b === null ? null : divideDecimals(multiplyDecimals(a, format.factor), b, format.decimals)
}

/** By a positive divisor: a dividend above zero is least by the greatest divisor, one below zero by the smallest. */
function quotientOf(a: Interval, b: Interval, format: QuotientFormat): Interval {
  return {
    low: endOver(a.low, a.low !== null && signOf(a.low.at) < 0 ? b.low : b.high, format, floorQuotient),
    high: endOver(a.high, a.high !== null && signOf(a.high.at) > 0 ? b.low : b.high, format, ceilingQuotient),
  }
}

function endOver(
  dividend: Bound | null,
  divisor: Bound | null,
  { factor, decimals }: QuotientFormat,
  divide: (a: string, b: string, decimals: number) => string,
): Bound | null {
  if (dividend === null || divisor === null || isZero(divisor.at)) return null
  return {
    at: divide(multiplyDecimals(dividend.at, factor), divisor.at, decimals),
    open: dividend.open || (divisor.open && !isZero(dividend.at)),
  }
}

/** The figure of an interval. Ends rounded outward meet only where nothing was rounded: then it is a value. */
function figureOf({ low, high }: Interval, precision: Precision, approximate: boolean): Figure | null {
  if (low === null) return high === null ? null : upperBound(high, precision)
  if (high === null) return lowerBound(low, precision)
  if (compareDecimals(low.at, high.at) === 0) return value(low.at, precision, approximate)
  return { form: 'BOUNDS', qualifier: 'RANGE', low: low.at, high: high.at, ...precision }
}

function upperBound({ at, open }: Bound, precision: Precision): Figure {
  return { form: 'BOUNDS', qualifier: open ? 'LESS_THAN' : 'AT_MOST', high: at, ...precision }
}

function lowerBound({ at, open }: Bound, precision: Precision): Figure {
  return { form: 'BOUNDS', qualifier: open ? 'GREATER_THAN' : 'AT_LEAST', low: at, ...precision }
}

function value(text: string, precision: Precision, approximate: boolean): Figure {
  return { form: 'VALUE', qualifier: approximate ? 'APPROX' : 'EXACT', value: text, ...precision }
}

function requirePositive(factor: string): void {
  if (signOf(factor) > 0) return
  throw new RangeError(`Cannot multiply a figure by "${factor}": the factor must be a decimal above zero.`)
}
