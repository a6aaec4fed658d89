// Goes back: publishes what a release said as the newest release. History is not rewritten; what came in between can still be asked for.
import type { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import type { TableRelease } from '#schema/series-table.ts'
import { beginDraft } from './begin-draft.ts'
import { checkNote } from './check-release.ts'
import { type DraftRow, listDrafts, requireDraft } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import { deleteOwn, isOwn, type OwnDraft, requireOwn } from './own-draft.ts'
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
export function rollBack(database: Database, request: RollBackRequest): Promise<TableRelease> {
  const { by, note } = request
  return writeRollBack(database, request, async (tx, number) => {
    await tx.$executeRaw`UPDATE import SET published_by = ${by} WHERE release = ${number}::int`
    return publishRelease(tx, { number, at: new Date(), note: note ?? null })
  })
}

/** The same as a draft that is ready, for somebody else to publish. Throws the same. */
export function draftRollBack(database: Database, request: RollBackRequest): Promise<DraftRow> {
  return writeRollBack(database, request, async (tx, number) => {
    await tx.$executeRaw`UPDATE release SET note = ${request.note ?? null} WHERE number = ${number}::int`
    return requireDraft({ prisma: tx }, number)
  })
}

type Ending<T> = (tx: Prisma.TransactionClient, number: number) => Promise<T>

async function writeRollBack<T>(
  database: Database,
  { to, by, note }: RollBackRequest,
  end: Ending<T>,
): Promise<T> {
  checkNote(note ?? null)
  const { own, lock } = await beginDraft(database, { rolledBackTo: to, importedBy: by }, () =>
    requireWay(database, to),
  )
  try {
    const { added, withdrawn } = await writeDifference(database, own, to)
    if (added + withdrawn === 0) throw fail('NOTHING_TO_ROLL_BACK', { number: to })
    return await complete(database, { own, added, withdrawn, to }, end)
  } catch (error) {
    await deleteOwn(database, own).catch(() => undefined) // abandoned-drafts.ts removes it
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

async function writeDifference({ prisma }: Database, own: OwnDraft, to: number): Promise<Written> {
  let [added, withdrawn] = [0, 0]
  for (let [series, period]: [number, string] = [0, '']; ; ) {
    const [page] = await prisma.$transaction(async (tx) => {
      await requireOwn(tx, own)
      return tx.$queryRaw<Page[]>(differenceAfter({ number: own.number, to, series, period }))
    }, PATIENCE)
    added += page?.added ?? 0
    withdrawn += page?.withdrawn ?? 0
    if (!page || page.lastSeries === null || page.lastPeriod === null) return { added, withdrawn }
    ;[series, period] = [page.lastSeries, page.lastPeriod]
  }
}

/** The areas that a release holds figures of are those of the release that it goes back to. */
async function complete<T>(
  { prisma }: Database,
  { own, added, withdrawn, to }: Written & { own: OwnDraft; to: number },
  end: Ending<T>,
): Promise<T> {
  await prisma.$executeRaw`ANALYZE series, observation`
  return prisma.$transaction(async (tx) => {
    await lockReleases(tx)
    const completed = await tx.$executeRaw`
      UPDATE import SET completed_at = now(), added = ${added}::int, withdrawn = ${withdrawn}::int
      WHERE ${isOwn(own)}`
    if (completed !== 1) throw fail('IMPORT_STOPPED')
    await tx.$executeRaw`
      UPDATE release SET areas = (SELECT areas FROM release WHERE number = ${to}::int) WHERE number = ${own.number}::int`
    return end(tx, own.number)
  }, PATIENCE)
}
