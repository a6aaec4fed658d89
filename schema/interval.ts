// Figures as intervals: what the printed figure says of the true value. A bound is never a value, a range has no midpoint.
// Order of two intervals only; ranking a whole column is rank.ts, and who may be compared at all is comparison/.
import { addDecimals, compareDecimals, halfUnit, printedUnit, subtractDecimals } from './decimal.ts'
import type { BoundsFigure, Figure, NearlyFigure, ValueFigure } from './figure.ts'

/** Where the true value lies. A null side is unbounded. */
export interface Interval {
  readonly low: Bound | null
  readonly high: Bound | null
}

/** The end of an interval; an open one is not itself included. */
export interface Bound {
  readonly at: string
  readonly open: boolean
}

/**
 * The interval of a figure. A value is a point among values printed alike (`asPoint`), else everything that rounds to it;
 * an approximate one is a point either way; "nearly" is within one printed unit below its bound.
 *
 * @example intervalOf({ form: 'VALUE', qualifier: 'EXACT', value: '70', decimals: 0, multiplier: 0 }, false)
 * // { low: { at: '69.5', open: false }, high: { at: '70.5', open: true } }
 *
 * @example intervalOf({ form: 'NEARLY', value: '70', high: '70', decimals: 0, multiplier: 0 }, true)
 * // { low: { at: '69', open: true }, high: { at: '70', open: true } }
 *
 * @example intervalOf({ form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4', decimals: 0, multiplier: 0 }, true)
 * // { low: null, high: { at: '4', open: true } }
 */
export function intervalOf(figure: Figure, asPoint: boolean): Interval {
  switch (figure.form) {
    case 'VALUE':
      return asPoint || figure.qualifier === 'APPROX' ? point(figure.value) : rounding(figure)
    case 'NEARLY':
      return justBelow(figure)
    case 'BOUNDS':
      return within(figure)
  }
}

/**
 * Whether `a` is certainly smaller than `b`: it ends before `b` begins, or where `b` begins with the meeting point in at most one of
 * them. This is what an order of figures means; rank.ts computes it for a whole column at once, and a test holds the two together.
 *
 * @example isBefore(
 *   { low: { at: '0.5', open: false }, high: { at: '1.5', open: true } },
 *   { low: { at: '1.5', open: false }, high: { at: '2', open: false } },
 * )
 * // true
 */
export function isBefore(a: Interval, b: Interval): boolean {
  if (a.high === null || b.low === null) return false
  const order = compareDecimals(a.high.at, b.low.at)
  return order < 0 || (order === 0 && (a.high.open || b.low.open))
}

function point(value: string): Interval {
  const bound = closed(value)
  return { low: bound, high: bound }
}

/** Everything that rounds, half away from zero, to the printed value: [69.5, 70.5) for 70, (−70.5, −69.5] for −70. */
function rounding({ value, decimals, multiplier }: ValueFigure): Interval {
  const half = halfUnit(decimals, multiplier)
  const sign = compareDecimals(value, '0')
  return {
    low: { at: subtractDecimals(value, half), open: sign <= 0 },
    high: { at: addDecimals(value, half), open: sign >= 0 },
  }
}

/** A source that rounds up to "nearly 70" would have said 69 one unit below: (69, 70). */
function justBelow({ high, decimals, multiplier }: NearlyFigure): Interval {
  return { low: open(subtractDecimals(high, printedUnit(decimals, multiplier))), high: open(high) }
}

function within(figure: BoundsFigure): Interval {
  switch (figure.qualifier) {
    case 'LESS_THAN':
      return { low: null, high: open(figure.high) }
    case 'AT_MOST':
      return { low: null, high: closed(figure.high) }
    case 'GREATER_THAN':
      return { low: open(figure.low), high: null }
    case 'AT_LEAST':
      return { low: closed(figure.low), high: null }
    case 'RANGE':
      return { low: closed(figure.low), high: closed(figure.high) }
  }
}

function open(at: string): Bound {
  return { at, open: true }
}

function closed(at: string): Bound {
  return { at, open: false }
}
