// The `series` field: its arguments checked, the page read, the connection made.
import type { Database } from '#prisma/open-database.ts'
import { readSeries } from '#prisma/read-series.ts'
import type { BreakdownAsked, SeriesFilter, StoredSeries } from '#prisma/stored.ts'
import type { DataKind } from '#schema/codes.ts'
import { failWith, type Problem } from '#schema/errors.ts'
import { formatCursor, parseCursor, requirePageSize } from './cursor.ts'
import type { Page } from './series-types.ts'

/** GraphQL delivers what a caller leaves out as undefined, and what a caller blanks as null. */
type Optional<T> = { readonly [K in keyof T]?: T[K] | null | undefined }

interface BreakdownArgument extends Optional<{ codes: readonly string[]; all: boolean }> {
  readonly dimension: string
}

type AsOfArgument = Optional<{ release: number; time: string }>

/** The arguments of `series`. */
export type SeriesArguments = Optional<{
  indicators: readonly string[]
  areas: readonly string[]
  periods: Optional<{ from: string; to: string }>
  kinds: readonly DataKind[]
  breakdown: readonly BreakdownArgument[]
  standard: string
  asOf: AsOfArgument
  updatedSince: string
  first: number
  after: string
}>

/** One page of the province's published series. Throws BAD_INPUT with every problem, BAD_PAGE, BAD_CURSOR, UNKNOWN_RELEASE. */
export async function findSeries(database: Database, args: SeriesArguments): Promise<Page<StoredSeries>> {
  const problems = [...(args.breakdown ?? []).flatMap(breakdownProblem), ...asOfProblem(args.asOf)]
  if (problems.length > 0) throw failWith(problems)
  const page = await readSeries(database, seriesFilter(args))
  const last = page.series.at(-1)
  return {
    nodes: page.series,
    totalCount: page.totalCount,
    pageInfo: { endCursor: last ? formatCursor('series', last.id) : null, hasNextPage: page.hasNextPage },
  }
}

/** The filter knows no null: what is not asked is left out. */
function seriesFilter(args: SeriesArguments): SeriesFilter {
  const { indicators, areas, periods, kinds, breakdown, standard, asOf, updatedSince, after } = args
  return {
    ...(indicators ? { indicators } : {}),
    ...(areas ? { areas } : {}),
    ...(periods?.from ? { from: periods.from } : {}),
    ...(periods?.to ? { to: periods.to } : {}),
    ...(kinds ? { kinds } : {}),
    ...(breakdown ? { breakdown: breakdown.map(breakdownAsked) } : {}),
    ...(standard == null ? {} : { standard }),
    ...(asOf ? { asOf: asOf.time ? { time: asOf.time } : { release: asOf.release ?? 0 } } : {}),
    ...(updatedSince ? { updatedSince } : {}),
    first: requirePageSize(args.first ?? 100),
    ...(after == null ? {} : { after: parseCursor('series', after) }),
  }
}

function breakdownAsked({ dimension, codes }: BreakdownArgument): BreakdownAsked {
  return codes?.length ? { dimension, codes } : { dimension }
}

function breakdownProblem(filter: BreakdownArgument, index: number): Problem[] {
  if (Boolean(filter.all) !== Boolean(filter.codes?.length)) return []
  return [{ path: `breakdown.${index}`, code: 'BAD_BREAKDOWN', params: { dimension: filter.dimension } }]
}

function asOfProblem(asOf: AsOfArgument | null | undefined): Problem[] {
  if (!asOf) return []
  const isOne = (asOf.release == null) !== (asOf.time == null)
  return isOne && (asOf.release == null || asOf.release >= 1)
    ? []
    : [{ path: 'asOf', code: 'BAD_AS_OF', params: {} }]
}
