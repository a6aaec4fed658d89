// Drafts that were never finished: their writer crashed, or the database was away when he wanted to throw them away.
import { deleteDraft } from './delete-draft.ts'
import type { Database } from './open-database.ts'

/** Removes them, unless a writer is at work, and answers their numbers. A province asks this when it starts. */
export async function discardAbandoned(database: Database): Promise<number[]> {
  const lock = await database.lockWriting()
  if (!lock) return []
  try {
    return await deleteUnfinished(database)
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
  for (const { number } of unfinished) await deleteDraft(database, number)
  return unfinished.map(({ number }) => number)
}
