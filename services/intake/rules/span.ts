// Where the true value behind a printed figure can lie, as far as two figures may contradict each other: rounding is granted, and what
// is only about right contradicts nothing. Ends are included, so that figures which just touch agree.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import type { Statistic } from '#schema/codes.ts'
import {
  addDecimals,
  compareDecimals,
  halfUnit,
  multiplyDecimals,
  subtractDecimals,
} from '#schema/decimal.ts'
import type { Figure } from '#schema/figure.ts'

/** An end is null where nothing is said. */
export interface Span {
  readonly low: string | null
  readonly high: string | null
}

/** What decides whether a figure was rounded. */
export interface Measured {
  readonly indicator: Indicator
  readonly statistic: Statistic
}

/**
 * The span of a figure. Counts that are printed to the one are exact; other values are everything that rounds to them.
 *
 * @example spanOf({ form: 'VALUE', qualifier: 'EXACT', value: '2.81', decimals: 2, multiplier: 0 }, poorHouseholdRate)
 * // { low: '2.805', high: '2.815' }
 */
export function spanOf(figure: Figure, measured: Measured): Span {
  switch (figure.form) {
    case 'VALUE':
      return figure.qualifier === 'APPROX' ? NOTHING_SAID : around(figure.value, slackOf(figure, measured))
    case 'NEARLY':
      return { low: null, high: figure.high }
    case 'BOUNDS':
      return { low: 'low' in figure ? figure.low : null, high: 'high' in figure ? figure.high : null }
  }
}

/** Everything within a distance of a value. */
export function around(value: string, distance: string): Span {
  if (distance === '0') return { low: value, high: value }
  return { low: subtractDecimals(value, distance), high: addDecimals(value, distance) }
}

/** The sum of figures that know nothing of each other. */
export function sumOf(spans: readonly Span[]): Span {
  return spans.reduce(({ low, high }, span) => ({
    low: both(low, span.low, addDecimals),
    high: both(high, span.high, addDecimals),
  }))
}

export function differenceOf(from: Span, taken: Span): Span {
  return {
    low: both(from.low, taken.high, subtractDecimals),
    high: both(from.high, taken.low, subtractDecimals),
  }
}

/** The span times a decimal; a negative one turns it round. */
export function timesOf({ low, high }: Span, factor: string): Span {
  const times = (end: string | null) => (end === null ? null : multiplyDecimals(end, factor))
  return factor.startsWith('-')
    ? { low: times(high), high: times(low) }
    : { low: times(low), high: times(high) }
}

/** Whether every value of one is above every value of the other. */
export function isAbove({ low }: Span, { high }: Span): boolean {
  return low !== null && high !== null && compareDecimals(low, high) > 0
}

/** Whether two spans cannot be of the same value. */
export function isApart(a: Span, b: Span): boolean {
  return isAbove(a, b) || isAbove(b, a)
}

const NOTHING_SAID: Span = { low: null, high: null }

function slackOf(figure: Figure, { indicator, statistic }: Measured): string {
  const isCount = indicator.valueType === 'COUNT' || indicator.valueType === 'MONEY'
  const isExact = isCount && statistic !== 'ANNUAL_AVERAGE' && figure.multiplier <= figure.decimals
  return isExact ? '0' : halfUnit(figure.decimals, figure.multiplier)
}

function both(a: string | null, b: string | null, combine: (a: string, b: string) => string): string | null {
  return a === null || b === null ? null : combine(a, b)
}
