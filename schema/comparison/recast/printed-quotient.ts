// Quotients printed as finely as the figures they stand for: also to thousands, where those were printed in thousands.
import { multiplyDecimals, printedUnit } from '../../decimal.ts'
import type { Figure } from '../../figure.ts'
import { dividedBy, scaled } from '../../figure-arithmetic.ts'

/**
 * The place of the finest printed digit, counted in decimals: −3 for figures in thousands. Null when there is no figure.
 *
 * @example finestPlace([
 *   { form: 'VALUE', qualifier: 'EXACT', value: '2.81', decimals: 2, multiplier: 0 },
 *   { form: 'VALUE', qualifier: 'EXACT', value: '3', decimals: 0, multiplier: 0 },
 * ])
 * // 2
 */
export function finestPlace(figures: readonly Figure[]): number | null {
  const places = figures.map(({ decimals, multiplier }) => decimals - multiplier)
  return places.length > 0 ? Math.max(...places) : null
}

/**
 * `a / b * factor`, rounded once to a place as `finestPlace` counts it. Null when the divisor may be zero, or nothing bounds the quotient.
 *
 * @example quotientAt(
 *   -3,
 *   { form: 'VALUE', qualifier: 'EXACT', value: '9400000', decimals: 0, multiplier: 0 },
 *   { form: 'VALUE', qualifier: 'EXACT', value: '3', decimals: 0, multiplier: 0 },
 *   '1',
 * )
 * // { form: 'VALUE', qualifier: 'EXACT', value: '3133000', decimals: 0, multiplier: 3 }
 */
export function quotientAt(place: number, a: Figure, b: Figure, factor: string): Figure | null {
  if (place >= 0) return dividedBy(a, b, { factor, decimals: place })
  const coarse = dividedBy(a, b, { factor: multiplyDecimals(factor, printedUnit(-place, 0)), decimals: 0 })
  return coarse && { ...scaled(coarse, printedUnit(0, -place)), multiplier: -place }
}
