// What an outcome says about its target: met or not, how far from either end, how many percent. Arithmetic of two figures only, judged as
// they are printed; which target stands beside which outcome is targets.ts.
import type { Attainment, Direction } from '../codes.ts'
import { compareDecimals, divideDecimals, multiplyDecimals, signOf, subtractDecimals } from '../decimal.ts'
import type { Figure } from '../figure.ts'
import { singleValueOf } from '../figure-arithmetic.ts'
import { type Bound, type Interval, intervalOf, isBefore } from '../interval.ts'

/**
 * Whether the outcome meets the target. A range is met inside it and beyond its better end, exactly at its poorer end
 * MET_AT_LOWER_BOUND; a bound is strict where its words are. UNDETERMINED when outcome or target is known only as an interval in which
 * either may be. Null without a direction, and when the target bounds only the better side: "at most" where more is better is no goal.
 *
 * @example attainmentOf(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '1', decimals: 0, multiplier: 0 },
 *   { form: 'BOUNDS', qualifier: 'RANGE', low: '1', high: '1.2', decimals: 1, multiplier: 0 },
 *   'BETTER',
 * )
 * // 'MET_AT_LOWER_BOUND'
 *
 * @example attainmentOf(
 *   { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4', decimals: 0, multiplier: 0 },
 *   { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '2.5', decimals: 1, multiplier: 0 },
 *   'WORSE',
 * )
 * // 'UNDETERMINED'
 */
export function attainmentOf(outcome: Figure, target: Figure, direction: Direction): Attainment | null {
  if (direction === 'NEUTRAL') return null
  const [reached, wanted] = [intervalOf(outcome, true), intervalOf(target, true)]
  const goal = target.form === 'NEARLY' ? 'ONE_OF_THEM' : 'ANY_OF_THEM'
  return direction === 'BETTER'
    ? judge(reached, wanted, goal)
    : judge(mirrored(reached), mirrored(wanted), goal)
}

/**
 * The outcome minus the lower end of the target, or minus its value. Null when the outcome is no single value, or the target has no such
 * end.
 *
 * @example distanceToLow(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '1', decimals: 0, multiplier: 0 },
 *   { form: 'BOUNDS', qualifier: 'RANGE', low: '1.0', high: '1.2', decimals: 1, multiplier: 0 },
 * )
 * // '0'
 */
export function distanceToLow(outcome: Figure, target: Figure): string | null {
  return distance(outcome, lowEndOf(target))
}

/**
 * The outcome minus the upper end of the target, or minus its value. Null when the outcome is no single value, or the target has no such
 * end.
 *
 * @example distanceToHigh(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '1', decimals: 0, multiplier: 0 },
 *   { form: 'BOUNDS', qualifier: 'RANGE', low: '1', high: '1.2', decimals: 1, multiplier: 0 },
 * )
 * // '-0.2'
 */
export function distanceToHigh(outcome: Figure, target: Figure): string | null {
  return distance(outcome, highEndOf(target))
}

/**
 * The outcome in percent of the target, rounded once. Null unless both are single values and the target is above zero.
 *
 * @example attainmentPercent(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '21521', decimals: 0, multiplier: 0 },
 *   { form: 'VALUE', qualifier: 'EXACT', value: '15000', decimals: 0, multiplier: 0 },
 * )
 * // '143.473'
 */
export function attainmentPercent(
  outcome: Figure,
  target: Figure,
  decimals: number = PERCENT_DECIMALS,
): string | null {
  const values = valuesOf(outcome, target)
  return values && percentOf(values.reached, values.wanted, decimals)
}

/**
 * By how many percent of the target the outcome exceeds it, negative when it falls short. Rounded once, from the exact ratio. Null where
 * `attainmentPercent` is.
 *
 * @example exceededPercent(
 *   { form: 'VALUE', qualifier: 'EXACT', value: '21521', decimals: 0, multiplier: 0 },
 *   { form: 'VALUE', qualifier: 'EXACT', value: '15000', decimals: 0, multiplier: 0 },
 *   1,
 * )
 * // '43.5'
 */
export function exceededPercent(
  outcome: Figure,
  target: Figure,
  decimals: number = PERCENT_DECIMALS,
): string | null {
  const values = valuesOf(outcome, target)
  return values && percentOf(subtractDecimals(values.reached, values.wanted), values.wanted, decimals)
}

const PERCENT_DECIMALS = 3

/** Whether reaching any point of the target is enough, or the target is one point of it and nobody knows which ("nearly"). */
type Goal = 'ANY_OF_THEM' | 'ONE_OF_THEM'

/** Higher is better. */
function judge(reached: Interval, wanted: Interval, goal: Goal): Attainment | null {
  const poorer = wanted.low
  if (poorer === null) return null
  if (isBefore(reached, from(poorer))) return 'NOT_MET'
  const lastShort = goal === 'ONE_OF_THEM' ? wanted.high : opposite(poorer)
  if (!isBefore(upTo(lastShort), reached)) return 'UNDETERMINED'
  return isAt(reached, poorer) && wanted.high !== null && !isAt(reached, wanted.high)
    ? 'MET_AT_LOWER_BOUND'
    : 'MET'
}

/** Whether an interval is this one point. */
function isAt({ low, high }: Interval, { at }: Bound): boolean {
  return (
    low !== null && high !== null && compareDecimals(low.at, at) === 0 && compareDecimals(high.at, at) === 0
  )
}

/** The same interval where lower is better, read so that higher is. */
function mirrored({ low, high }: Interval): Interval {
  return { low: negated(high), high: negated(low) }
}

function negated(bound: Bound | null): Bound | null {
  return bound && { at: subtractDecimals('0', bound.at), open: bound.open }
}

/** The end of everything that a bound leaves out: below "from 20" ends open, below "above 20" ends with 20 itself. */
function opposite({ at, open }: Bound): Bound {
  return { at, open: !open }
}

function from(low: Bound): Interval {
  return { low, high: null }
}

function upTo(high: Bound | null): Interval {
  return { low: null, high }
}

function lowEndOf(target: Figure): string | null {
  if (target.form !== 'BOUNDS') return target.value
  return 'low' in target ? target.low : null
}

function highEndOf(target: Figure): string | null {
  switch (target.form) {
    case 'VALUE':
      return target.value
    case 'NEARLY':
      return target.high
    case 'BOUNDS':
      return 'high' in target ? target.high : null
  }
}

function distance(outcome: Figure, end: string | null): string | null {
  const value = singleValueOf(outcome)
  return value === null || end === null ? null : withoutTrailingZeros(subtractDecimals(value, end))
}

/** A distance is of the two printed numbers: decimals that only one of them was printed with say nothing of it. */
function withoutTrailingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

function valuesOf(outcome: Figure, target: Figure): { reached: string; wanted: string } | null {
  const [reached, wanted] = [singleValueOf(outcome), singleValueOf(target)]
  return reached !== null && wanted !== null && signOf(wanted) > 0 ? { reached, wanted } : null
}

function percentOf(part: string, whole: string, decimals: number): string {
  return divideDecimals(multiplyDecimals(part, '100'), whole, decimals)
}
