// Writes a release: what it adds and what it takes back, in one transaction. History is never rewritten; the database refuses it too.
// How rows get into the tables is add-observations.ts.
import { Prisma } from '#generated/prisma/client.ts'
import type { TableRelease } from '#schema/series-table.ts'
import { addObservations, addTombstones } from './add-observations.ts'
import { checkRelease, type NewRelease } from './check-release.ts'
import type { Database } from './open-database.ts'
import { IS_FIGURE, type ReleaseRow, toRelease, visibleObservations } from './visible-observations.ts'

/** Rows of one statement; memory grows with it, speed hardly. */
const BATCH = 5000
/** A large office's release takes minutes; the default of five seconds would throw it away. */
const PATIENCE = { timeout: 3_600_000, maxWait: 60_000 }

/**
 * Publishes the next release, whole or not at all. Throws as check-release.ts says, and TypeError when it takes back a figure that is
 * not there, or gives a series another unit or a source other facts than they have.
 */
export async function writeRelease({ prisma }: Database, release: NewRelease): Promise<TableRelease> {
  checkRelease(release)
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE release IN EXCLUSIVE MODE` // questions go on; a second writer waits
    const number = await startDraft(tx, release.note ?? null)
    for (const batch of batches(release.observations ?? [])) await addObservations(tx, number, batch)
    for (const batch of batches(release.withdrawals ?? [])) await addTombstones(tx, number, batch)
    await tx.$executeRaw`ANALYZE series, observation` // the embedded engine has nobody who would do it
    return publish(tx, number, release.publishedAt ?? new Date())
  }, PATIENCE)
}

async function startDraft(tx: Prisma.TransactionClient, note: string | null): Promise<number> {
  const { _max: newest } = await tx.release.aggregate({ _max: { number: true } })
  const { number } = await tx.release.create({ data: { number: (newest.number ?? 0) + 1, note } })
  return number
}

/** From here on the release is seen, all of it at once, and the database refuses to change it. */
async function publish(tx: Prisma.TransactionClient, number: number, at: Date): Promise<TableRelease> {
  const visible = visibleObservations(Prisma.sql`series.id`, Prisma.sql`${number}::int`)
  const [row] = await tx.$queryRaw<ReleaseRow[]>`
    UPDATE release SET
      published_at = greatest(${at.toISOString()}::timestamptz, (SELECT max(published_at) FROM release)),
      areas = ARRAY(
        SELECT area FROM (SELECT DISTINCT area FROM series) AS known
        WHERE EXISTS (SELECT FROM series, LATERAL ${visible} AS figure WHERE series.area = known.area AND ${IS_FIGURE})
        ORDER BY area
      )
    WHERE number = ${number} RETURNING number, published_at, note`
  if (!row) throw new Error(`Release ${number} is gone.`)
  return toRelease(row)
}

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH)
}
