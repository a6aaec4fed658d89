// Asks a database everything that it answers, and holds it to the maps of releases-model.ts.
import { expect } from 'vitest'
import { exportFigures } from '#prisma/export-figures.ts'
import { listDrafts } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import { readCoverage } from '#prisma/read-coverage.ts'
import { type DiffRow, readDiff } from '#prisma/read-diff.ts'
import { readCurrentRelease, readReleases } from '#prisma/read-releases.ts'
import { readSlice } from '#prisma/read-slice.ts'
import type { StoredSlice } from '#prisma/stored.ts'
import type { SliceQuestion } from '#schema/slice.ts'
import { coverageOf, diffOf, heldIn, type Kept, NOTHING, sliceOf, toRelease } from './releases-model.ts'

export interface Answering {
  readonly database: Database
  /** Releases, and behind them the drafts that are ready. */
  readonly kept: readonly Kept[]
  /** What each release answered when it was asked first. */
  readonly answered: Map<number, string>
}

/** What anybody may ask, and that drafts are none of it. */
export async function checkPublished(answering: Answering): Promise<void> {
  const published = publishedOf(answering)
  await checkSlices(answering, published)
  await checkLists(answering, published)
  await checkExports(answering, published.slice(-1))
  await checkDifferences(answering, answering.kept.slice(-1))
}

/** What may be asked at all, between any two releases. */
export async function checkAll(answering: Answering): Promise<void> {
  const published = publishedOf(answering)
  await checkInstants(answering, published)
  await checkExports(answering, published)
  await checkDifferences(answering, answering.kept)
}

function publishedOf({ kept }: Answering): Kept[] {
  return kept.filter(({ publishedAt }) => publishedAt !== null)
}

async function checkSlices({ database, answered }: Answering, published: readonly Kept[]): Promise<void> {
  for (const release of published) {
    const slice = await ask(database, { release: release.number })
    expect(withoutIds(slice)).toEqual(sliceOf(published, release))
    const text = JSON.stringify(slice)
    expect(text).toBe(answered.get(release.number) ?? text)
    answered.set(release.number, text)
  }
  const newest = published.at(-1)
  expect(JSON.stringify(await ask(database))).toBe(newest ? answered.get(newest.number) : 'null')
}

async function checkInstants({ database, answered }: Answering, published: readonly Kept[]): Promise<void> {
  for (const at of new Set(published.map(({ publishedAt }) => Date.parse(publishedAt ?? ''))))
    for (const time of [at - 1, at, at + 1].map((instant) => new Date(instant).toISOString())) {
      const then = published.findLast(({ publishedAt }) => (publishedAt ?? '') <= time)
      expect(JSON.stringify(await ask(database, { time }))).toBe(then ? answered.get(then.number) : 'null')
    }
}

function ask(database: Database, asOf?: SliceQuestion['asOf']): Promise<StoredSlice | null> {
  return readSlice(database, {
    indicators: ['POOR_HH_RATE'],
    period: { pick: 'ALL' },
    notStated: true,
    breakdown: [{ dimension: 'sex' }],
    ...(asOf ? { asOf } : {}),
  })
}

function withoutIds(slice: StoredSlice | null): object | null {
  return slice && { ...slice, series: slice.series.map(({ id: _id, ...series }) => series) }
}

async function checkLists({ database, kept }: Answering, published: readonly Kept[]): Promise<void> {
  const newest = published.at(-1)
  expect(await readCurrentRelease(database)).toEqual(newest ? toRelease(newest) : null)
  expect(await readReleases(database, { first: 100 })).toEqual({
    releases: published.map(toRelease).reverse(),
    totalCount: published.length,
  })
  expect(await readCoverage(database)).toEqual(coverageOf(newest?.state ?? NOTHING))
  const drafts = kept.filter(({ publishedAt }) => publishedAt === null)
  expect(
    (await listDrafts(database)).map(({ number, note, added, unchanged, withdrawn }) => ({
      ...{ number, note, counts: { added, unchanged, withdrawn } },
    })),
  ).toEqual(drafts.map(({ number, note, counts }) => ({ number, note, counts })))
}

async function checkExports({ database }: Answering, published: readonly Kept[]): Promise<void> {
  for (const { number, state } of published)
    for (const access of ['PUBLIC', 'ALL'] as const) {
      const rows = []
      for await (const row of exportFigures(database, { access, release: number })) rows.push(row)
      expect(rows).toEqual(heldIn(state, access).map(({ figure, release }) => ({ ...figure, release })))
    }
}

/** Between any two, drafts and nothing at all among them, in both directions. */
async function checkDifferences({ database, kept }: Answering, some: readonly Kept[]): Promise<void> {
  const pairs = [{ number: 0, state: NOTHING }, ...kept].flatMap((one) =>
    some.map((other) => [one, other] as const),
  )
  for (const pair of pairs)
    for (const [from, to] of [pair, pair.toReversed()]) {
      if (!from || !to) continue
      const { counts, rows, last } = await readDiff(database, {
        from: from.number,
        to: to.number,
        first: 100,
      })
      const expected = diffOf(from.state, to.state)
      expect(counts).toEqual(expected.counts)
      expect(inOrder(rows)).toEqual(inOrder(expected.rows))
      expect(last).toBeNull()
    }
}

function inOrder(rows: readonly DiffRow[]): DiffRow[] {
  const placed = rows.map((row): [string, DiffRow] => {
    const { period } = row.before ?? row.after ?? {}
    return [JSON.stringify([row.key.area, row.key.breakdown, period?.end]), row]
  })
  return placed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
}
