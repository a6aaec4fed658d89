// The indicator catalogue: what is counted, in which unit, how figures of areas combine, which way is better, and by which law.
// The facts are rows of indicators.json; a row whose definition was not looked up says `verified: false`.
import { z } from 'zod'
import { ACCESSES, AGGREGATIONS, DIRECTIONS, DOMAINS, UNITS } from '../codes.ts'
import indicatorRows from './indicators.json' with { type: 'json' }

const indicator = z.strictObject({
  code: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  domain: z.enum(DOMAINS),
  unit: z.enum(UNITS),
  valueType: z.enum(['COUNT', 'RATE', 'RATIO', 'MONEY']),
  aggregation: z.enum(AGGREGATIONS),
  /** Code of the numerator of a ratio; null when it is none. */
  numerator: z.string().nullable(),
  /** Code of the denominator of a ratio, or of the weight of a mean; null when there is none. */
  denominator: z.string().nullable(),
  timeAggregation: z.enum(['NONE', 'LAST', 'SUM', 'RATIO']),
  /** Whether a higher figure is better, for ranking. */
  higherIs: z.enum(DIRECTIONS),
  /** Whether a higher figure is better, against a target. */
  targetDirection: z.enum(DIRECTIONS),
  /** Dimensions it may be broken down by, with their codes where the list is closed, or the name of an outside code list. */
  dimensions: z.array(
    z.strictObject({
      id: z.string(),
      codes: z.array(z.string()).nullable(),
      codeList: z.string().nullable(),
    }),
  ),
  frequencies: z.array(z.enum(['A', 'Q', 'M', 'TERM', 'IRREGULAR'])),
  validRange: z.string(),
  /** Code of the rate whose change this is; null for others. */
  derivedFrom: z.string().nullable(),
  derivedSign: z.union([z.literal(1), z.literal(-1)]).nullable(),
  /** REVIEW (administrative poverty review), SURVEY (sample), ADMIN (registers and reports). */
  sourceSystem: z.enum(['REVIEW', 'SURVEY', 'ADMIN']),
  /** Owner since 2025-03-01; null when none is known. */
  owner: z.string().nullable(),
  legalSource: z.string(),
  verified: z.boolean(),
  defaultAccess: z.enum(ACCESSES),
  /** False for figures that are no ministry indicator: shown, never compared. */
  comparable: z.boolean(),
  note: z.string().nullable(),
})
export type Indicator = Readonly<z.infer<typeof indicator>>

export interface Catalogue {
  readonly indicators: readonly Indicator[]
  findIndicator(code: string): Indicator | undefined
}

/** Builds a catalogue from rows; throws (it is our own data) when two rows share a code. */
export function buildCatalogue(indicators: readonly Indicator[]): Catalogue {
  const byCode = new Map(indicators.map((row) => [row.code, row]))
  if (byCode.size !== indicators.length) throw new Error('Cannot build the catalogue: a code stands twice.')
  return { indicators, findIndicator: (code) => byCode.get(code) }
}

/** The project's own catalogue: 91 indicators of the source list and one derived. */
export const catalogue: Catalogue = buildCatalogue(z.array(indicator).parse(indicatorRows))
