// Drafts that were never finished: their writer crashed, or the database was away when he wanted to throw them away.
import { deleteRows } from './delete-draft.ts'
import type { Database } from './open-database.ts'
import { isDiskFull } from './writing-error.ts'

/**
 * Removes them, unless a writer is at work, and answers their numbers. A province asks this when it starts, and starts also when its disk
 * is full: nobody sees them, and the next writer removes them.
 */
export async function discardAbandoned(database: Database): Promise<number[]> {
  const lock = await database.lockWriting()
  if (!lock) return []
  try {
    return await deleteUnfinished(database)
  } catch (error) {
    if (isDiskFull(error)) return []
    throw error
  } finally {
    await lock.release()
  }
}

/** The same for whoever is the writer already. */
export async function deleteUnfinished(database: Database): Promise<number[]> {
  const unfinished = await database.prisma.$queryRaw<{ number: number }[]>`
    SELECT number FROM release
    WHERE published_at IS NULL
      AND NOT EXISTS (SELECT FROM import WHERE release = number AND completed_at IS NOT NULL)
    ORDER BY number DESC`
  const deleted: number[] = []
  for (const { number } of unfinished) {
    if (!(await takeAway(database, number))) continue
    await deleteRows(database, number)
    deleted.push(number)
  }
  return deleted
}

/** False when its writer was not gone after all, and finished it at this moment. */
async function takeAway({ prisma }: Database, number: number): Promise<boolean> {
  await prisma.$executeRaw`DELETE FROM import WHERE release = ${number}::int AND completed_at IS NULL`
  const kept = await prisma.$queryRaw<unknown[]>`SELECT FROM import WHERE release = ${number}::int`
  return kept.length === 0
}
