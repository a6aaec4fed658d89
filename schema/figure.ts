// A figure as its source puts it: a value, "nearly" a value, or bounds; and where there is none, the reason. Exactly one of them.
// Figures travel in flat columns; they are read here once, so that nobody behind asks which of three numbers is meant.
import type { Absence, Qualifier } from './codes.ts'
import { compareDecimals } from './decimal.ts'

/** A figure. Decimals as text. */
export type Figure = ValueFigure | NearlyFigure | BoundsFigure

/** How finely the numbers are printed. */
export interface Precision {
  /** Decimals as printed: 1 for "1,5". */
  readonly decimals: number
  /** Power of ten as printed: 3 for "16 ngàn", whose value is 16000. */
  readonly multiplier: number
}

/** "70", "khoảng 3.000". */
export interface ValueFigure extends Precision {
  readonly form: 'VALUE'
  readonly qualifier: 'EXACT' | 'APPROX'
  readonly value: string
}

/** "gần 50.000": the printed number as a value, and as the bound that it stays below. */
export interface NearlyFigure extends Precision {
  readonly form: 'NEARLY'
  readonly value: string
  readonly high: string
}

/** "dưới 4%", "từ 80 trở lên", "1,5–2%": no value and no midpoint. */
export type BoundsFigure = UpperBound | LowerBound | RangeFigure

interface UpperBound extends Precision {
  readonly form: 'BOUNDS'
  readonly qualifier: 'LESS_THAN' | 'AT_MOST'
  readonly high: string
}

interface LowerBound extends Precision {
  readonly form: 'BOUNDS'
  readonly qualifier: 'GREATER_THAN' | 'AT_LEAST'
  readonly low: string
}

interface RangeFigure extends Precision {
  readonly form: 'BOUNDS'
  readonly qualifier: 'RANGE'
  readonly low: string
  readonly high: string
}

/** No figure, and why: absence is not zero. */
export interface AbsentFigure {
  readonly form: 'ABSENT'
  readonly absence: Absence
}

/** A figure as it travels, in columns of which most are empty. */
export interface FlatFigure extends Precision {
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: Qualifier
  readonly absence: Absence | null
}

/**
 * Reads a flat figure. A reason for absence outweighs numbers that stand beside it, and without numbers there is no figure, whatever
 * the reason. Null when the numbers are not those that the qualifier speaks of, or lie the wrong way round.
 *
 * @example readFigure({ value: null, low: null, high: '4', qualifier: 'LESS_THAN', absence: null, decimals: 0, multiplier: 0 })
 * // { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4', decimals: 0, multiplier: 0 }
 *
 * @example readFigure({ value: null, low: '10', high: '9.9', qualifier: 'RANGE', absence: null, decimals: 1, multiplier: 0 })
 * // null
 */
export function readFigure(flat: FlatFigure): Figure | AbsentFigure | null {
  const { value, low, high, absence } = flat
  if (absence !== null) return { form: 'ABSENT', absence }
  if (value !== null) return withValue(value, flat)
  if (low !== null || high !== null) return withBounds(flat)
  return { form: 'ABSENT', absence: 'NOT_REPORTED' }
}

function withValue(value: string, { low, high, qualifier, decimals, multiplier }: FlatFigure): Figure | null {
  if (low !== null) return null
  switch (qualifier) {
    case 'EXACT':
    case 'APPROX':
      return high === null ? { form: 'VALUE', qualifier, value, decimals, multiplier } : null
    case 'NEARLY':
      return high !== null && isInOrder(value, high)
        ? { form: 'NEARLY', value, high, decimals, multiplier }
        : null
    default:
      return null
  }
}

function withBounds({ low, high, qualifier, decimals, multiplier }: FlatFigure): Figure | null {
  switch (qualifier) {
    case 'LESS_THAN':
    case 'AT_MOST':
      return high !== null && low === null ? { form: 'BOUNDS', qualifier, high, decimals, multiplier } : null
    case 'GREATER_THAN':
    case 'AT_LEAST':
      return low !== null && high === null ? { form: 'BOUNDS', qualifier, low, decimals, multiplier } : null
    case 'RANGE':
      return low !== null && high !== null && isInOrder(low, high)
        ? { form: 'BOUNDS', qualifier, low, high, decimals, multiplier }
        : null
    default:
      return null
  }
}

function isInOrder(low: string, high: string): boolean {
  return low === high || compareDecimals(low, high) <= 0
}
