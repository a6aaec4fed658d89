// What may be seen, and as of when: the one place that knows what a release, a tombstone and an access level hide.
// Every reader of this room asks through these fragments of SQL.
import { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import type { TableRelease } from '#schema/series-table.ts'
import type { AsOf } from './stored.ts'

/** The release to answer from, as a query of one row or none: the newest published, or the newest at that time. Drafts are none. */
export function releaseAsked(asOf?: AsOf): Prisma.Sql {
  return Prisma.sql`(
    SELECT number, published_at, note, areas FROM release
    WHERE published_at IS NOT NULL ${limitOf(asOf)} ORDER BY number DESC LIMIT 1
  )`
}

/**
 * The observations of one series that anybody may see as of a release, as a subquery. The newest row of a period speaks for it, and only
 * then it is asked whether it may be seen: a figure withdrawn or reclassified disappears, and the one it replaced stays replaced.
 */
export function visibleObservations(series: Prisma.Sql, release: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM ${heldObservations(series, release)} AS held WHERE access = 'PUBLIC')`
}

/** The observations of one series that its office holds as of a release, whoever may see them, as a subquery. */
export function heldObservations(series: Prisma.Sql, release: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT * FROM (
      SELECT DISTINCT ON (period) * FROM observation
      WHERE series_id = ${series} AND release <= ${release}
      ORDER BY period DESC, release DESC
    ) AS newest
    WHERE NOT withdrawn
  )`
}

/** Whether an observation has a figure, and not the reason why there is none. */
export const IS_FIGURE = Prisma.sql`absence IS NULL`

/** Whether a period lies wholly inside [from, to], of which either may be open; one that is not stated lies in none. */
export function isInside({ from, to }: { from?: string | undefined; to?: string | undefined }): Prisma.Sql {
  const conditions = [
    Prisma.sql`period_start IS NOT NULL`,
    ...(from === undefined ? [] : [Prisma.sql`period_start >= ${from}::date`]),
    ...(to === undefined ? [] : [Prisma.sql`period_end <= ${to}::date`]),
  ]
  return Prisma.join(conditions, ' AND ')
}

/** A release as a row of SQL has it. */
export interface ReleaseRow {
  readonly number: number
  readonly published_at: Date | string
  readonly note: string | null
}

export function toRelease({ number, published_at, note }: ReleaseRow): TableRelease {
  return { number, publishedAt: new Date(published_at).toISOString(), note }
}

/** Throws UNKNOWN_RELEASE when a release was asked that is newer than the newest: it cannot be answered yet. */
export function requireKnown(asOf: AsOf | undefined, newest: number): void {
  if (asOf && 'release' in asOf && asOf.release > newest)
    throw fail('UNKNOWN_RELEASE', { number: asOf.release, newest })
}

function limitOf(asOf: AsOf | undefined): Prisma.Sql {
  if (asOf === undefined) return Prisma.empty
  return 'release' in asOf
    ? Prisma.sql`AND number <= ${asOf.release}::bigint`
    : Prisma.sql`AND published_at <= ${asOf.time}::timestamptz`
}
