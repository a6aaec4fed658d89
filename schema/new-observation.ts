// A figure on its way into a province's database: what an import reads, and what a release takes. Whoever writes figures is held to
// what the readers of a series table take; the checks between figures are services/intake/'s.
import { z } from 'zod'
import { UNITS, type Unit } from './codes.ts'
import { readFigure } from './figure.ts'
import { type SeriesKey, seriesKey, type TableFigure, tableFigure } from './series-table.ts'

/** What a series is: its key, and the unit that goes with it. */
export interface SeriesIdentity {
  readonly key: SeriesKey
  readonly unit: Unit
}

/** One figure with the series it belongs to, or the reason why there is none. Decimals are exact text. */
export type NewObservation = SeriesIdentity & TableFigure

/** Holds a figure to the form in which it will travel. */
export const newObservation = tableFigure
  .extend({ key: seriesKey, unit: z.enum(UNITS) })
  .refine((observation) => readFigure(observation) !== null, {
    path: ['qualifier'], // the numbers are not those it speaks of
    when: ({ issues }) => issues.length === 0,
  })
