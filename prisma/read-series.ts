// Reads series page by page, in the order of their keys. One statement per page; visibility is that of visible-observations.ts.
import { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import { fits } from './fitting-series.ts'
import type { Database } from './open-database.ts'
import { readDocument, SERIES_DOCUMENT, type SeriesDocument } from './series-document.ts'
import type { SeriesFilter, SeriesPage } from './stored.ts'
import { isInside, releaseAsked, requireKnown, visibleObservations } from './visible-observations.ts'

const KEY = Prisma.sql`indicator, area, kind, statistic, time_basis, standard, concept, breakdown`

type PageRow = SeriesDocument & {
  readonly number: number
  readonly totalCount: number
  readonly onPage: number
  readonly knowsAfter: boolean
}

/** Reads one page; empty when nothing is published. Throws UNKNOWN_RELEASE, and BAD_CURSOR when `after` is no series. */
export async function readSeries({ prisma }: Database, filter: SeriesFilter): Promise<SeriesPage> {
  const { after, first } = filter
  const [row] = await prisma.$queryRaw<PageRow[]>`
    WITH answered AS ${releaseAsked(filter.asOf)},
    fitting AS (
      SELECT series.* FROM answered, series
      WHERE ${fits(filter)} AND EXISTS ${visibleInside(Prisma.sql`series.id`, filter)} ${isChanged(filter)}
    ),
    page AS (SELECT * FROM fitting ${followsOn(after)} ORDER BY ${KEY} LIMIT ${first + 1}),
    shown AS (SELECT * FROM page ORDER BY ${KEY} LIMIT ${first}),
    figures AS (
      SELECT figure.* FROM answered, shown, LATERAL ${visibleInside(Prisma.sql`shown.id`, filter)} AS figure
    )
    SELECT number,
      (SELECT count(*)::int FROM fitting) AS "totalCount",
      (SELECT count(*)::int FROM page) AS "onPage",
      ${knows(after)} AS "knowsAfter",
      ${SERIES_DOCUMENT}
    FROM answered`
  if (!row) return { series: [], totalCount: 0, hasNextPage: false }
  requireKnown(filter.asOf, row.number)
  if (!row.knowsAfter) throw fail('BAD_CURSOR')
  return { series: readDocument(row), totalCount: row.totalCount, hasNextPage: row.onPage > first }
}

function visibleInside(series: Prisma.Sql, { from, to }: SeriesFilter): Prisma.Sql {
  const visible = visibleObservations(series, Prisma.sql`answered.number`)
  const isNarrowed = from !== undefined || to !== undefined
  return isNarrowed
    ? Prisma.sql`(SELECT * FROM ${visible} AS visible WHERE ${isInside({ from, to })})`
    : visible
}

/** A public figure was added, replaced or taken back. What was never public changes nothing that could be told. */
function isChanged({ updatedSince }: SeriesFilter): Prisma.Sql {
  if (updatedSince === undefined) return Prisma.empty
  return Prisma.sql`AND EXISTS (
    SELECT FROM observation AS changed JOIN release ON release.number = changed.release
    WHERE changed.series_id = series.id AND changed.release <= answered.number
      AND release.published_at >= ${updatedSince}::timestamptz
      AND EXISTS (
        SELECT FROM observation AS told
        WHERE told.series_id = changed.series_id AND told.period = changed.period
          AND told.release <= changed.release AND told.access = 'PUBLIC'
      )
  )`
}

function followsOn(after: string | undefined): Prisma.Sql {
  if (after === undefined) return Prisma.empty
  return Prisma.sql`WHERE (${KEY}) > (SELECT ${KEY} FROM series WHERE id = ${idOf(after)})`
}

function knows(after: string | undefined): Prisma.Sql {
  if (after === undefined) return Prisma.sql`true`
  return Prisma.sql`EXISTS (SELECT FROM series WHERE id = ${idOf(after)})`
}

function idOf(after: string): number {
  if (!/^\d{1,9}$/.test(after)) throw fail('BAD_CURSOR')
  return Number.parseInt(after, 10)
}
