// Publishes what was imported: all drafts that are ready, in one transaction and at one instant, or none.
import type { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import type { TableRelease } from '#schema/series-table.ts'
import { checkNote } from './check-release.ts'
import { type DraftRow, listDrafts, requireDraft } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import { lockReleases, PATIENCE, publishRelease } from './publish-release.ts'

export interface PublishRequest {
  /** Who publishes. */
  readonly by: string
  /** Whether nobody may publish what the same person imported. */
  readonly twoPersons: boolean
  /** The last draft to be published; all when it is left out. */
  readonly upTo?: number | undefined
  /** In place of the notes that the drafts have. */
  readonly note?: string | undefined
}

/**
 * Publishes the drafts, oldest first, and answers their releases. Throws NOTHING_TO_PUBLISH, UNKNOWN_DRAFT, TWO_PERSONS_NEEDED,
 * RELEASE_NOTE_TOO_LONG.
 */
export async function publishDrafts({ prisma }: Database, request: PublishRequest): Promise<TableRelease[]> {
  checkNote(request.note ?? null)
  return prisma.$transaction(async (tx) => {
    await lockReleases(tx)
    await lockDrafts(tx)
    const drafts = await draftsAsked(tx, request)
    requireSecondPerson(drafts, request)
    const at = new Date()
    const releases: TableRelease[] = []
    for (const { number } of drafts) {
      await tx.$executeRaw`UPDATE import SET published_by = ${request.by} WHERE release = ${number}::int`
      releases.push(await publishRelease(tx, { number, at, note: request.note ?? null }))
    }
    return releases
  }, PATIENCE)
}

/** Whoever discards a draft removes its import first: from here on he waits, and what he removed is no draft any more. */
async function lockDrafts(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM import JOIN release ON release.number = import.release
    WHERE published_at IS NULL AND completed_at IS NOT NULL ORDER BY import.release FOR UPDATE OF import`
}

async function draftsAsked(
  tx: Prisma.TransactionClient,
  { upTo }: PublishRequest,
): Promise<readonly DraftRow[]> {
  const drafts = await listDrafts({ prisma: tx })
  if (drafts.length === 0) throw fail('NOTHING_TO_PUBLISH')
  if (upTo === undefined) return drafts
  await requireDraft({ prisma: tx }, upTo)
  return drafts.filter(({ number }) => number <= upTo)
}

function requireSecondPerson(drafts: readonly DraftRow[], { by, twoPersons }: PublishRequest): void {
  const own = drafts.find(({ importedBy }) => nameOf(importedBy) === nameOf(by))
  if (twoPersons && own) throw fail('TWO_PERSONS_NEEDED', { number: own.number, by })
}

/** "An" and "an " are one person. */
function nameOf(person: string): string {
  return person.normalize('NFC').trim().toLowerCase()
}
