// Rank: the order of figures within one column. Arithmetic only; which figures may be ranked together is decided in comparison/.
// A figure is an interval, so a rank may be uncertain: then it is stated from best to worst, and no single rank is made up.
import { countBelow, numbersOf, placesOf } from './decimal.ts'
import type { Figure } from './figure.ts'
import { type Bound, type Interval, intervalOf } from './interval.ts'

export interface RankEntry {
  readonly id: string
  readonly figure: Figure
}

export type RankDirection = 'HIGHEST_FIRST' | 'LOWEST_FIRST'

export interface Ranked {
  /** Only where it is certain: best and worst are the same. */
  readonly rank: number | null
  readonly rankBest: number
  readonly rankWorst: number
  /** How many others are the same printed figure. */
  readonly ties: number
}

/** An interval as two integers, such that x is certainly smaller than y where x.high < y.low. */
interface Span {
  readonly low: number
  readonly high: number
}

/**
 * Ranks entries. Equal values share a rank (1, 1, 3), an approximate one with an exact one too: both are points. Values printed with
 * unlike precision are compared as what they were rounded from; "nearly 70" stands before 70 and after 69. Equal printed figures share
 * a rank, ranges too: what was said of them is the same. Absent figures are left out by the caller: absence is not zero, and has no rank.
 *
 * @example rank(
 *   [
 *     { id: 'VN63-58', figure: { form: 'BOUNDS', qualifier: 'RANGE', low: '1.5', high: '2', decimals: 1, multiplier: 0 } },
 *     { id: 'VN63-25', figure: { form: 'VALUE', qualifier: 'EXACT', value: '1.5', decimals: 1, multiplier: 0 } },
 *     { id: 'VN63-89', figure: { form: 'VALUE', qualifier: 'EXACT', value: '1', decimals: 0, multiplier: 0 } },
 *   ],
 *   'HIGHEST_FIRST',
 * )
 * // new Map([
 * //   ['VN63-58', { rank: null, rankBest: 1, rankWorst: 2, ties: 0 }],
 * //   ['VN63-25', { rank: null, rankBest: 1, rankWorst: 3, ties: 0 }],
 * //   ['VN63-89', { rank: null, rankBest: 2, rankWorst: 3, ties: 0 }],
 * // ])
 */
export function rank(entries: readonly RankEntry[], direction: RankDirection): Map<string, Ranked> {
  const asPoints = arePrintedAlike(entries)
  const points = asPoints ? pointsOf(entries) : null
  return points ? rankPoints(entries, points, direction) : rankSpans(entries, asPoints, direction)
}

/** The values as numbers; null where one is no single value, or a number does not hold it. */
function pointsOf(entries: readonly RankEntry[]): Float64Array | null {
  const values: string[] = []
  for (const { figure } of entries) {
    if (figure.form !== 'VALUE') return null
    values.push(figure.value)
  }
  return numbersOf(values)
}

/** As in nearly every column: what is neither smaller nor greater is equal, and every rank is certain. */
function rankPoints(
  entries: readonly RankEntry[],
  points: Float64Array,
  direction: RankDirection,
): Map<string, Ranked> {
  const ascending = points.toSorted()
  const ranks = new Map<string, Ranked>()
  entries.forEach(({ id }, index) => {
    const point = points[index] as number
    const smaller = countBelow(ascending, point)
    const notGreater = countUpTo(ascending, point)
    const rank = 1 + (direction === 'HIGHEST_FIRST' ? entries.length - notGreater : smaller)
    ranks.set(id, { rank, rankBest: rank, rankWorst: rank, ties: notGreater - smaller - 1 })
  })
  return ranks
}

function rankSpans(
  entries: readonly RankEntry[],
  asPoints: boolean,
  direction: RankDirection,
): Map<string, Ranked> {
  const spans = spansOf(entries.map(({ figure }) => intervalOf(figure, asPoints)))
  const lows = Float64Array.from(spans, ({ low }) => low).sort()
  const highs = Float64Array.from(spans, ({ high }) => high).sort()
  const same = countSame(spans)

  return new Map(
    entries.map(({ id }, index) => {
      const span = spans[index] as Span
      const smaller = countBelow(highs, span.low)
      const greater = entries.length - countUpTo(lows, span.high)
      const [before, after] = direction === 'HIGHEST_FIRST' ? [greater, smaller] : [smaller, greater]
      const ties = (same.get(keyOf(span)) ?? 1) - 1
      const rankBest = 1 + before
      const rankWorst = entries.length - ties - after
      return [id, { rank: rankBest === rankWorst ? rankBest : null, rankBest, rankWorst, ties }]
    }),
  )
}

/** Whether every value was printed with the same decimals and multiplier, so that values are points among each other. */
function arePrintedAlike(entries: readonly RankEntry[]): boolean {
  let first: Figure | undefined
  return entries.every(({ figure }) => {
    if (figure.form !== 'VALUE') return true
    first ??= figure
    return figure.decimals === first.decimals && figure.multiplier === first.multiplier
  })
}

/** Three integers per distinct end: just below it, on it, just above it. An open end moves off it, towards its own inside. */
function spansOf(intervals: readonly Interval[]): Span[] {
  const places = placesOf(intervals.flatMap(endsOf))
  const placeOf = ({ at }: Bound) => 3 * (places.get(at) ?? 0)
  return intervals.map(({ low, high }) => ({
    low: low ? placeOf(low) + (low.open ? 1 : 0) : Number.NEGATIVE_INFINITY,
    high: high ? placeOf(high) - (high.open ? 1 : 0) : Number.POSITIVE_INFINITY,
  }))
}

function endsOf({ low, high }: Interval): string[] {
  if (low === null) return high === null ? [] : [high.at]
  return high === null || high === low ? [low.at] : [low.at, high.at]
}

function keyOf({ low, high }: Span): string {
  return `${low}/${high}`
}

/** How many there are of each span. */
function countSame(spans: readonly Span[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const span of spans) counts.set(keyOf(span), (counts.get(keyOf(span)) ?? 0) + 1)
  return counts
}

/** How many of ascending numbers are not above a limit. */
function countUpTo(ascending: Float64Array, limit: number): number {
  let count = countBelow(ascending, limit)
  while (ascending[count] === limit) count += 1
  return count
}
