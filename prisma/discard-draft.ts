// Throws a draft away that is ready, as its office wants it.
import { fail } from '#schema/errors.ts'
import { deleteUnfinished } from './abandoned-drafts.ts'
import { requireWriterLock } from './begin-draft.ts'
import { deleteDraft } from './delete-draft.ts'
import { listDrafts, requireDraft } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import { readCurrentRelease } from './read-releases.ts'

/**
 * Removes the newest draft that is ready. Throws UNKNOWN_DRAFT; DRAFT_NOT_NEWEST, because the later one says only what differs from this
 * one; IMPORT_RUNNING, because the running import does as well.
 */
export async function discardDraft(database: Database, number: number): Promise<void> {
  const lock = await requireWriterLock(database)
  try {
    await deleteUnfinished(database) // a writer who lost his lock must not finish what builds on this one
    await requireDraft(database, number)
    const newest = (await listDrafts(database)).at(-1)
    if (newest && newest.number !== number) throw fail('DRAFT_NOT_NEWEST', { number, newest: newest.number })
    await deleteDraft(database, number).catch((error: unknown) => throwRefused(database, number, error))
  } finally {
    await lock.release()
  }
}

/** Whoever published it in the meantime was first. */
async function throwRefused(database: Database, number: number, error: unknown): Promise<never> {
  const newest = (await readCurrentRelease(database))?.number ?? 0
  if (newest >= number) await requireDraft(database, number)
  throw error
}
