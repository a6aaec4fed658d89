// Throws a draft away that is ready, as its office wants it.
import { fail } from '#schema/errors.ts'
import { requireWriterLock } from './begin-draft.ts'
import { deleteDraft } from './delete-draft.ts'
import { listDrafts, requireDraft } from './list-drafts.ts'
import type { Database } from './open-database.ts'

/**
 * Removes the newest draft that is ready. Throws UNKNOWN_DRAFT; DRAFT_NOT_NEWEST, because the later one says only what differs from this
 * one; IMPORT_RUNNING, because the running import does as well.
 */
export async function discardDraft(database: Database, number: number): Promise<void> {
  const lock = await requireWriterLock(database)
  try {
    await requireDraft(database, number)
    const newest = (await listDrafts(database)).at(-1)
    if (newest && newest.number !== number) throw fail('DRAFT_NOT_NEWEST', { number, newest: newest.number })
    await deleteDraft(database, number)
  } finally {
    await lock.release()
  }
}
