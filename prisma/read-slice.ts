// Answers one slice with one statement, however many series and periods it has. The question is schema/slice.ts;
// the table that travels is made from the answer in services/province/.
import { Prisma } from '#generated/prisma/client.ts'
import type { SliceQuestion } from '#schema/slice.ts'
import { fits } from './fitting-series.ts'
import type { Database } from './open-database.ts'
import { readDocument, SERIES_DOCUMENT, type SeriesDocument } from './series-document.ts'
import type { StoredSlice } from './stored.ts'
import {
  IS_FIGURE,
  isInside,
  type ReleaseRow,
  releaseAsked,
  requireKnown,
  toRelease,
  visibleObservations,
} from './visible-observations.ts'

type SliceRow = ReleaseRow & SeriesDocument & Pick<StoredSlice, 'areasHeld' | 'areasMatched'>

/** Reads a slice; null when nothing is published, or was at that time. Throws UNKNOWN_RELEASE. */
export async function readSlice({ prisma }: Database, question: SliceQuestion): Promise<StoredSlice | null> {
  const visible = visibleObservations(Prisma.sql`fitting.id`, Prisma.sql`answered.number`)
  const [row] = await prisma.$queryRaw<SliceRow[]>`
    WITH answered AS ${releaseAsked(question.asOf)},
    fitting AS (
      SELECT * FROM series
      WHERE ${fits({ ...question, kinds: question.kinds ?? ['ACTUAL'], breakdown: question.breakdown ?? [] })}
    ),
    figures AS (
      SELECT figure.* FROM answered, fitting, LATERAL ${ofPeriods(question, visible)} AS figure
    )
    SELECT number, published_at, note, areas AS "areasHeld",
      ARRAY(
        SELECT DISTINCT area FROM fitting WHERE EXISTS (SELECT FROM ${visible} AS held WHERE ${IS_FIGURE}) ORDER BY area
      ) AS "areasMatched",
      ${SERIES_DOCUMENT}
    FROM answered`
  if (!row) return null
  requireKnown(question.asOf, row.number)
  return {
    release: toRelease(row),
    areasHeld: row.areasHeld,
    areasMatched: row.areasMatched,
    series: readDocument(row),
  }
}

/** The visible observations of one series that are of the periods asked, as a subquery. The latest is a figure if there is any. */
function ofPeriods({ period, notStated }: SliceQuestion, visible: Prisma.Sql): Prisma.Sql {
  const stated = Prisma.sql`SELECT * FROM ${visible} AS stated WHERE ${isOfPeriod(period)}`
  const picked =
    period.pick === 'LATEST'
      ? Prisma.sql`${stated} ORDER BY ${IS_FIGURE} DESC, period_end DESC, period_start DESC LIMIT ${period.count ?? 1}::int`
      : stated
  return notStated
    ? Prisma.sql`((${picked}) UNION ALL SELECT * FROM ${visible} AS unstated WHERE period = '')`
    : Prisma.sql`(${picked})`
}

function isOfPeriod(period: SliceQuestion['period']): Prisma.Sql {
  switch (period.pick) {
    case 'EQUAL':
      return Prisma.sql`period = ${`${period.from}/${period.to}`}`
    case 'OVERLAPPING':
      return Prisma.sql`period_start <= ${period.to}::date AND period_end >= ${period.from}::date`
    default: // WITHIN, LATEST and ALL: inside the window, where one is given
      return isInside(period)
  }
}
