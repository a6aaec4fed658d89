// Drafts and releases as an administrator deals with them: see, compare, publish, go back, export.
import { z } from 'zod'
import { discardDraft } from '#prisma/discard-draft.ts'
import { exportFigures } from '#prisma/export-figures.ts'
import { listDrafts, listImports } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { readDiff } from '#prisma/read-diff.ts'
import { readReleases } from '#prisma/read-releases.ts'
import { draftRollBack, rollBack } from '#prisma/roll-back.ts'
import { jsonReply, type Reply } from '#runtime/reply.ts'
import type { Province } from '#schema/registry/registry.ts'
import { downloadReply } from './download-reply.ts'
import { EXPORT_HEADER, formatExportLine } from './export-csv.ts'
import type { AdminCall, AdminHandler } from './guard.ts'
import { readCommand, readQuery } from './request-body.ts'
import { requireName } from './two-persons.ts'

export interface ReleaseDesk {
  readonly province: Province
  readonly database: Database
  readonly twoPersons: boolean
}

const PAGE_LIMIT = 500
const RELEASES_SHOWN = 500

const releaseNumber = z.int().min(1).max(2_147_483_647)
const STEERING = /[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/u

/** Lines for people: nothing that steers a terminal, turns the direction of writing, or is no text to a database. */
const note = z
  .string()
  .max(2000)
  .refine((text) => text.isWellFormed() && !STEERING.test(text), 'control characters')
  .nullish()
const inQuery = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const publication = z.strictObject({ upTo: releaseNumber.nullish(), note })
const way = z.union([z.strictObject({ to: releaseNumber, note }), z.strictObject({ draft: releaseNumber })])
const difference = z.strictObject({
  from: inQuery,
  to: inQuery,
  first: inQuery.pipe(z.int().min(1).max(PAGE_LIMIT)).default(100),
  after: z.string().max(2000).optional(),
})

export function releaseRoutes(desk: ReleaseDesk): Record<string, AdminHandler> {
  return {
    'GET /admin/releases': () => listAll(desk),
    'GET /admin/diff': (call) => compare(desk, call),
    'POST /admin/publish': (call) => publish(desk, call),
    'POST /admin/rollback': (call) => goBack(desk, call),
    'GET /admin/export': (call) => exportCsv(desk, call),
  }
}

async function listAll({ database }: ReleaseDesk): Promise<Reply> {
  const drafts = await listDrafts(database)
  const { releases, totalCount } = await readReleases(database, { first: RELEASES_SHOWN })
  const imports = new Map(
    (await listImports(database, { first: RELEASES_SHOWN })).map((row) => [row.number, row]),
  )
  return answer({
    drafts,
    releases: releases.map((release) => ({ ...release, import: imports.get(release.number) ?? null })),
    totalCount,
  })
}

async function compare({ database }: ReleaseDesk, call: AdminCall): Promise<Reply> {
  return answer(await readDiff(database, readQuery(call, difference)))
}

async function publish({ database, twoPersons }: ReleaseDesk, call: AdminCall): Promise<Reply> {
  const { upTo, note } = await readCommand(call, publication)
  requireName(call, twoPersons)
  const releases = await publishDrafts(database, {
    by: call.who,
    twoPersons,
    ...(upTo == null ? {} : { upTo }),
    ...(note == null ? {} : { note }),
  })
  return answer({ releases })
}

/** Back to a release, as a new one (a draft that waits for the second person, where there must be two); or a draft that is not wanted after all. */
async function goBack({ database, twoPersons }: ReleaseDesk, call: AdminCall): Promise<Reply> {
  const wish = await readCommand(call, way)
  if ('draft' in wish) {
    await discardDraft(database, wish.draft)
    return answer({ draft: wish.draft })
  }
  requireName(call, twoPersons)
  const { to, note } = wish
  const request = { to, by: call.who, ...(note == null ? {} : { note }) }
  if (twoPersons) return answer({ waiting: await draftRollBack(database, request) })
  return answer({ release: await rollBack(database, request) })
}

async function exportCsv({ database, province }: ReleaseDesk, call: AdminCall): Promise<Reply> {
  const { release } = readQuery(call, z.strictObject({ release: inQuery.optional() }))
  const rows = exportFigures(database, { access: 'ALL', ...(release === undefined ? {} : { release }) })
  const name = `${province.slug}${release === undefined ? '' : `-${release}`}.csv`
  const first = await rows.next() // what cannot be exported is refused, and not an answer that breaks off
  return downloadReply(lines(first, rows), { name, type: 'CSV' })
}

type Figures = ReturnType<typeof exportFigures>

/** Lines travel in pieces: one at a time would cost a write each. */
async function* lines(first: Awaited<ReturnType<Figures['next']>>, rest: Figures): AsyncGenerator<string> {
  let piece = EXPORT_HEADER
  for (let row = first; !row.done; row = await rest.next()) {
    piece += formatExportLine(row.value)
    if (piece.length < 64 * 1024) continue
    yield piece
    piece = ''
  }
  yield piece
}

function answer(body: object): Reply {
  return jsonReply(200, body, { 'cache-control': 'no-store' })
}
