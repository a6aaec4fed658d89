// Published national figures, each with the document that announced it. They stand beside what is computed from the provinces and never
// take its place. The facts are rows of national-figures.json; which row a column is set beside is decided in comparison/.
import { z } from 'zod'
import { calendarDay } from '../calendar.ts'
import { STATISTICS, type Statistic } from '../codes.ts'
import { printedDecimals } from '../decimal.ts'
import figureRows from './national-figures.json' with { type: 'json' }

const nationalFigure = z
  .strictObject({
    /** Code of the catalogue. */
    indicator: z.string(),
    statistic: z.enum(STATISTICS),
    start: calendarDay,
    end: calendarDay,
    /** Code of the standard it was measured by; null when the indicator has none. */
    standard: z.string().nullable(),
    value: z.string().regex(/^-?\d+(\.\d+)?$/),
    /** Decimals as announced. */
    decimals: z.int(),
    title: z.string(),
    publisher: z.string(),
    /** Day of the document; null when it is not known. */
    date: calendarDay.nullable(),
    /** Whether the value was looked up in the document itself. */
    verified: z.boolean(),
    note: z.string().nullable(),
  })
  .refine(
    ({ value, decimals }) => printedDecimals(value) === decimals,
    'value must be printed to its decimals',
  )
export type NationalFigure = Readonly<z.infer<typeof nationalFigure>>

/** What a national figure is of: first and last day of its period, and the standard it was measured by. */
export interface NationalFigureKey {
  readonly indicator: string
  readonly statistic: Statistic
  readonly start: string
  readonly end: string
  readonly standard: string | null
}

/** Every published national figure that the catalogue holds: totals only, no breakdowns. */
export const NATIONAL_FIGURES: readonly NationalFigure[] = z.array(nationalFigure).parse(figureRows)

const figureByKey = new Map(NATIONAL_FIGURES.map((row) => [keyOf(row), row]))

/**
 * The figure published for the whole country; undefined when the catalogue holds none of this period and standard.
 *
 * @example findNationalFigure({
 *   indicator: 'POOR_HH_RATE', statistic: 'SHARE', start: '2022-01-01', end: '2022-12-31', standard: 'MDP_2022_2025',
 * })?.value
 * // '4.03'
 */
export function findNationalFigure(key: NationalFigureKey): NationalFigure | undefined {
  return figureByKey.get(keyOf(key))
}

function keyOf({ indicator, statistic, start, end, standard }: NationalFigureKey): string {
  return [indicator, statistic, start, end, standard ?? ''].join('|')
}
