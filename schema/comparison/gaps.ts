// The distance of a figure from the best of its column, from the median, and from the national figure.
// Differences and one ratio of single values only: what is known as a bound has no distance. Who is best is ranks.ts.
import type { Direction } from '../codes.ts'
import { divideDecimals, isZero, subtractDecimals } from '../decimal.ts'
import { singleValueOf } from '../figure-arithmetic.ts'
import type { Ranked } from '../rank.ts'
import type { PresentChoice } from './choices.ts'

/** Each is null where one of the two figures is no single value, or there is nothing to measure from. */
export interface Gaps {
  /** The figure minus the best: negative where a lower figure is worse. */
  readonly toBest: string | null
  /** The figure over the best, 4 decimals; null when the best is zero. */
  readonly ratioToBest: string | null
  readonly toMedian: string | null
  readonly toNational: string | null
}

const RATIO_DECIMALS = 4

/**
 * The gaps of the cells of one column. Only ranked cells have a distance from the best and from the median; a column without a direction,
 * or whose first place is uncertain, has no best. `national` is null where no comparable national figure stands beside the column;
 * a cell needs no rank to be compared with it.
 */
export function gapsOf(
  present: readonly PresentChoice[],
  ranks: ReadonlyMap<string, Ranked>,
  direction: Direction,
  median: string | null,
  national: string | null,
): (choice: PresentChoice) => Gaps {
  const best = direction === 'NEUTRAL' ? null : bestOf(present, ranks)
  return ({ row, observation }) => {
    const value = singleValueOf(observation.figure)
    const ranked = ranks.has(row.area.id) ? value : null
    return {
      toBest: gap(ranked, best),
      ratioToBest: ratio(ranked, best),
      toMedian: gap(ranked, median),
      toNational: gap(value, national),
    }
  }
}

/** The value in the certain first place, which several may share. */
function bestOf(present: readonly PresentChoice[], ranks: ReadonlyMap<string, Ranked>): string | null {
  const first = present.find(({ row }) => ranks.get(row.area.id)?.rank === 1)
  return first ? singleValueOf(first.observation.figure) : null
}

function gap(value: string | null, from: string | null): string | null {
  return value === null || from === null ? null : subtractDecimals(value, from)
}

function ratio(value: string | null, best: string | null): string | null {
  return value === null || best === null || isZero(best) ? null : divideDecimals(value, best, RATIO_DECIMALS)
}
