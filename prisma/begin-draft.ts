// The beginning of a draft: whoever begins one is the one writer, and what a writer before left unfinished is removed first.
import type { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import { deleteUnfinished } from './abandoned-drafts.ts'
import { isoText } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import type { OwnDraft } from './own-draft.ts'
import { lockReleases, PATIENCE } from './publish-release.ts'
import type { WriterLock } from './writer-lock.ts'

/** A file that is imported, and by whom. */
export interface DraftStart {
  readonly fileName: string
  readonly sha256: string
  readonly importedBy: string
  /** How the file is read, as JSON; null when nothing had to be said. */
  readonly mapping: string | null
}

/** A release to be gone back to. */
export interface RollBackStart {
  readonly rolledBackTo: number
  readonly importedBy: string
}

/** Takes the lock and makes the draft. Throws IMPORT_RUNNING, DATABASE_UNREACHABLE, and what `check` throws before anything is made. */
export async function beginDraft(
  database: Database,
  start: DraftStart | RollBackStart,
  check: () => Promise<void> = async () => {},
): Promise<{ own: OwnDraft; lock: WriterLock }> {
  const lock = await requireWriterLock(database)
  try {
    await deleteUnfinished(database)
    await check()
    const own = await database.prisma.$transaction((tx) => addDraft(tx, start), PATIENCE)
    return { own, lock }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Throws IMPORT_RUNNING. */
export async function requireWriterLock(database: Database): Promise<WriterLock> {
  const lock = await database.lockWriting()
  if (!lock) throw fail('IMPORT_RUNNING')
  return lock
}

async function addDraft(tx: Prisma.TransactionClient, start: DraftStart | RollBackStart): Promise<OwnDraft> {
  await lockReleases(tx)
  const { fileName, sha256, mapping, rolledBackTo } = { ...NOTHING_STATED, ...start }
  const [draft] = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO release (number, areas) SELECT coalesce(max(number), 0) + 1, '{}' FROM release RETURNING number`
  if (!draft) throw new Error('The release is not there that was added.')
  const [own] = await tx.$queryRaw<OwnDraft[]>`
    INSERT INTO import (release, file_name, sha256, mapping, rolled_back_to, imported_by, started_at)
    VALUES (${draft.number}::int, ${fileName}, ${sha256}, ${mapping}, ${rolledBackTo}::int, ${start.importedBy}, now())
    RETURNING release AS number, ${isoText('started_at')} AS "startedAt"`
  if (!own) throw new Error('The import is not there that was added.')
  return own
}

const NOTHING_STATED = { fileName: null, sha256: null, mapping: null, rolledBackTo: null }
