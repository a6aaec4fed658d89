// Breakdowns: which of them divide a whole, so that their parts must sum to it, and which cells are too small to be computed and shown.
// The facts are rows of breakdowns.json. What is done with parts and wholes is comparison/parts.ts.
import { z } from 'zod'
import { type Lang, UNITS, type Unit } from '../codes.ts'
import { compareDecimals, signOf } from '../decimal.ts'
import breakdownRows from './breakdowns.json' with { type: 'json' }

const breakdown = z.strictObject({
  indicators: z.array(z.string()),
  dimension: z.string(),
  /** True for "chia ra": the parts are the whole. False for "trong đó": they need not be. */
  exhaustive: z.boolean(),
  /** What the parts sum to: the total of the same figure, or 100 percent. */
  sumsTo: z.enum(['TOTAL', 'HUNDRED']),
  /** With fewer parts the source names some of them only, and nothing is said of the rest. */
  leastParts: z.int().min(2),
  /** Pairs of codes of which one contains the other: where both are held, the parts are no division. */
  overlapping: z.array(z.tuple([z.string(), z.string()])),
  verified: z.boolean(),
  source: z.string(),
})
export type Breakdown = Readonly<z.infer<typeof breakdown>>

const rows = z
  .strictObject({
    breakdowns: z.array(breakdown),
    tolerancePerShare: z.string(),
    residual: z.strictObject({ vi: z.string(), en: z.string() }),
    smallCells: z.strictObject({ unit: z.enum(UNITS), below: z.string(), source: z.string() }),
  })
  .parse(breakdownRows)

/** Every row, of exhaustive and of partial breakdowns. */
export const BREAKDOWNS: readonly Breakdown[] = rows.breakdowns

/** The code of what a source allocates to no part. */
export const UNALLOCATED = 'UNALLOCATED'

/** How far each share may be off, because it was rounded. */
export const TOLERANCE_PER_SHARE = rows.tolerancePerShare

/** What a residual is and why it is shown. */
export const RESIDUAL_RULE: Readonly<Record<Lang, string>> = { VI: rows.residual.vi, EN: rows.residual.en }

/**
 * The exhaustive breakdown of an indicator by a dimension; undefined when its parts need not be the whole, or nobody has said so.
 *
 * @example findExhaustive('WORKERS_SENT_ABROAD', 'destination')?.sumsTo
 * // 'TOTAL'
 *
 * @example findExhaustive('JOBS_CREATED', 'channel')
 * // undefined
 */
export function findExhaustive(indicator: string, dimension: string): Breakdown | undefined {
  return rows.breakdowns.find(
    (row) => row.exhaustive && row.dimension === dimension && row.indicators.includes(indicator),
  )
}

/**
 * Whether a count is so small that persons can be recognised. Zero is not: there is nobody.
 *
 * @example [isSmallCount('PERSONS', '2'), isSmallCount('PERSONS', '3'), isSmallCount('PERSONS', '0'), isSmallCount('HOUSEHOLDS', '2')]
 * // [true, false, false, false]
 */
export function isSmallCount(unit: Unit, value: string): boolean {
  const { smallCells } = rows
  return unit === smallCells.unit && signOf(value) > 0 && compareDecimals(value, smallCells.below) < 0
}
