// Goes back: publishes what a release said as the newest release. History is not rewritten; what came in between can still be asked for.
import { fail } from '#schema/errors.ts'
import type { TableRelease } from '#schema/series-table.ts'
import { beginDraft } from './begin-draft.ts'
import { checkNote } from './check-release.ts'
import { deleteDraft } from './delete-draft.ts'
import { listDrafts } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import { lockReleases, PATIENCE, publishRelease } from './publish-release.ts'
import { readCurrentRelease } from './read-releases.ts'
import { differenceAfter } from './roll-back-page.ts'
import { asWritingError } from './writing-error.ts'

export interface RollBackRequest {
  /** The release to go back to. */
  readonly to: number
  readonly by: string
  readonly note?: string | undefined
}

/**
 * Publishes the state as of a release: what it said and no longer stands, and a withdrawal of what came after it. In short statements under
 * a draft. Throws UNKNOWN_RELEASE, DRAFTS_WAITING, IMPORT_RUNNING, NOTHING_TO_ROLL_BACK, RELEASE_NOTE_TOO_LONG, IMPORT_STOPPED.
 */
export async function rollBack(database: Database, { to, by, note }: RollBackRequest): Promise<TableRelease> {
  checkNote(note ?? null)
  const { number, lock } = await beginDraft(database, { rolledBackTo: to, importedBy: by }, () =>
    requireWay(database, to),
  )
  try {
    const { added, withdrawn } = await writeDifference(database, number, to)
    if (added + withdrawn === 0) throw fail('NOTHING_TO_ROLL_BACK', { number: to })
    return await publish(database, { number, added, withdrawn, to, by, note: note ?? null })
  } catch (error) {
    await deleteDraft(database, number).catch(() => undefined) // abandoned-drafts.ts removes it
    throw asWritingError(error)
  } finally {
    await lock.release()
  }
}

async function requireWay(database: Database, to: number): Promise<void> {
  const newest = (await readCurrentRelease(database))?.number ?? 0
  const kept = await database.prisma.release.findFirst({ where: { number: to, publishedAt: { not: null } } })
  if (!kept) throw fail('UNKNOWN_RELEASE', { number: to, newest })
  const drafts = await listDrafts(database)
  if (drafts.length > 0) throw fail('DRAFTS_WAITING', { numbers: drafts.map(({ number }) => String(number)) })
}

interface Written {
  readonly added: number
  readonly withdrawn: number
}

interface Page extends Written {
  /** Null behind the last. */
  readonly lastSeries: number | null
  readonly lastPeriod: string | null
}

async function writeDifference({ prisma }: Database, number: number, to: number): Promise<Written> {
  let [added, withdrawn] = [0, 0]
  for (let [series, period]: [number, string] = [0, '']; ; ) {
    const [page] = await prisma.$queryRaw<Page[]>(differenceAfter({ number, to, series, period }))
    added += page?.added ?? 0
    withdrawn += page?.withdrawn ?? 0
    if (!page || page.lastSeries === null || page.lastPeriod === null) return { added, withdrawn }
    ;[series, period] = [page.lastSeries, page.lastPeriod]
  }
}

/** The areas that a release holds figures of are those of the release that it goes back to. */
async function publish(
  { prisma }: Database,
  {
    number,
    added,
    withdrawn,
    to,
    by,
    note,
  }: Written & { number: number; to: number; by: string; note: string | null },
): Promise<TableRelease> {
  await prisma.$executeRaw`ANALYZE series, observation`
  return prisma.$transaction(async (tx) => {
    await lockReleases(tx)
    const completed = await tx.$executeRaw`
      UPDATE import SET completed_at = now(), added = ${added}::int, withdrawn = ${withdrawn}::int, published_by = ${by}
      WHERE release = ${number}::int AND completed_at IS NULL`
    if (completed !== 1) throw fail('IMPORT_STOPPED')
    await tx.$executeRaw`
      UPDATE release SET areas = (SELECT areas FROM release WHERE number = ${to}::int) WHERE number = ${number}::int`
    return publishRelease(tx, { number, at: new Date(), note })
  }, PATIENCE)
}
