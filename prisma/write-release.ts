// Writes a release: what it adds and what it takes back, in one transaction. History is never rewritten; the database refuses it too.
// How rows get into the tables is add-observations.ts; a file's figures go through a draft (draft-writer.ts).
import type { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { TableRelease } from '#schema/series-table.ts'
import { addObservations, addTombstones, type Withdrawal } from './add-observations.ts'
import { checkRelease, type NewRelease } from './check-release.ts'
import { readHeldAreas, type TouchedAreas, touchAreas } from './held-areas.ts'
import type { Database } from './open-database.ts'
import { lockReleases, PATIENCE, publishRelease } from './publish-release.ts'
import { requireSources } from './require-sources.ts'
import { createSeriesLookup, type SeriesLookup } from './series-lookup.ts'

/** Rows of one statement; memory grows with it, speed hardly. */
const BATCH = 5000

/**
 * Publishes the next release, whole or not at all. Throws as check-release.ts says; DRAFTS_WAITING, which would be published with it;
 * SERIES_IN_OTHER_UNIT, SOURCE_DIFFERS; and TypeError when it takes back a figure that is not there.
 */
export async function writeRelease({ prisma }: Database, release: NewRelease): Promise<TableRelease> {
  checkRelease(release)
  return prisma.$transaction(async (tx) => {
    await lockReleases(tx) // a second writer waits
    const number = await startDraft(tx)
    const areas = await addRows({ tx, number, seriesOf: createSeriesLookup() }, release)
    await tx.$executeRaw`ANALYZE series, observation` // the embedded engine has nobody who would do it
    await tx.$executeRaw`UPDATE release SET areas = ${await readHeldAreas(tx, number, areas)}::text[] WHERE number = ${number}::int`
    return publishRelease(tx, { number, at: release.publishedAt ?? new Date(), note: release.note ?? null })
  }, PATIENCE)
}

async function startDraft(tx: Prisma.TransactionClient): Promise<number> {
  const drafts = await tx.release.findMany({ where: { publishedAt: null }, select: { number: true } })
  if (drafts.length > 0) throw fail('DRAFTS_WAITING', { numbers: drafts.map(({ number }) => String(number)) })
  const { _max: newest } = await tx.release.aggregate({ _max: { number: true } })
  const { number } = await tx.release.create({ data: { number: (newest.number ?? 0) + 1 } })
  return number
}

interface Draft {
  readonly tx: Prisma.TransactionClient
  readonly number: number
  readonly seriesOf: SeriesLookup
}

async function addRows(draft: Draft, release: NewRelease): Promise<TouchedAreas> {
  const areas: TouchedAreas = { shown: new Set(), hidden: new Set() }
  for (const rows of batches(release.observations ?? [])) await addFigures(draft, rows, areas)
  for (const rows of batches(release.withdrawals ?? [])) await takeBack(draft, rows, areas)
  return areas
}

async function addFigures(
  { tx, number, seriesOf }: Draft,
  rows: readonly NewObservation[],
  areas: TouchedAreas,
): Promise<void> {
  await requireSources(tx, rows)
  await addObservations(tx, { release: number, rows, seriesIds: await seriesOf(tx, rows) })
  touchAreas(areas, rows)
}

async function takeBack(
  { tx, number, seriesOf }: Draft,
  rows: readonly Withdrawal[],
  areas: TouchedAreas,
): Promise<void> {
  const added = await addTombstones(tx, { release: number, rows, seriesIds: await seriesOf(tx, rows) })
  if (added.size !== rows.length)
    throw new TypeError(`Cannot withdraw ${rows.length} figures: only ${added.size} of them are published.`)
  for (const { key } of rows) areas.hidden.add(key.area)
}

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH)
}
