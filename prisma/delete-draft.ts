// Removes a draft, in short transactions: its rows, the series that only it had (one in a wrong unit would refuse the right one for ever),
// and its release. It ceases to be anybody's first, so that a removal that is cut off goes on at the next start.
import type { Prisma } from '#generated/prisma/client.ts'
import { inTransactionByIndex } from './by-index.ts'
import type { Database } from './open-database.ts'

/** Rows of one transaction. */
const PAGE = 2000

/** Removes an unpublished release; one that is not there is gone already. The database refuses to remove a published one. */
export async function deleteDraft(database: Database, number: number): Promise<void> {
  await database.prisma.$executeRaw`DELETE FROM import WHERE release = ${number}::int`
  await deleteRows(database, number)
}

/** The rest of a draft that is nobody's any more. */
export async function deleteRows({ prisma }: Database, number: number): Promise<void> {
  for (let last: Place | null = START; last; )
    last = await inTransactionByIndex({ prisma }, (tx) => deletePage(tx, number, last ?? START))
  await prisma.$executeRaw`DELETE FROM release WHERE number = ${number}::int`
}

interface Place {
  readonly series_id: number
  readonly period: string
}
const START: Place = { series_id: 0, period: '' }

/** Deletes the rows behind a place, and answers the place of the last; null when there was none. */
async function deletePage(
  tx: Prisma.TransactionClient,
  number: number,
  { series_id, period }: Place,
): Promise<Place | null> {
  const deleted = await tx.$queryRaw<Place[]>`
    DELETE FROM observation USING (
      SELECT series_id, period FROM observation
      WHERE release = ${number}::int AND (series_id, period) > (${series_id}::int, ${period})
      ORDER BY series_id, period LIMIT ${PAGE}::int
    ) AS page
    WHERE observation.series_id = page.series_id AND observation.period = page.period AND release = ${number}::int
    RETURNING observation.series_id, observation.period`
  const ids = [...new Set(deleted.map((row) => row.series_id))]
  await tx.$executeRaw`
    DELETE FROM series WHERE id = ANY(${ids}::int[]) AND NOT EXISTS (SELECT FROM observation WHERE series_id = series.id)`
  return deleted.reduce<Place | null>((last, row) => (last && !isBehind(row, last) ? last : row), null)
}

function isBehind(one: Place, other: Place): boolean {
  return one.series_id === other.series_id ? one.period > other.period : one.series_id > other.series_id
}
