// Publishing: all drafts that are ready or none, at one instant, by whom it may be; and the areas that a release then holds.
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startDraft } from '#prisma/draft-writer.ts'
import { listDrafts, listImports } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { readSlice } from '#prisma/read-slice.ts'
import type { Access } from '#schema/codes.ts'
import { figure } from './figures.ts'
import { FILE, importFigures, published } from './import-figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

const ONE_PERSON = { by: 'An', twoPersons: false }

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => emptyDatabase(database))
afterAll(() => database.close())

it('publishes the drafts oldest first, each as its own release, at one instant', async () => {
  await importFigures(database, [figure()])
  await importFigures(database, [figure({ value: '3' })])
  const before = Date.now()
  const releases = await publishDrafts(database, ONE_PERSON)
  expect(releases.map(({ number, note }) => [number, note])).toEqual([
    [1, null],
    [2, null],
  ])
  expect(new Set(releases.map(({ publishedAt }) => publishedAt)).size).toBe(1)
  expect(Date.parse(releases[0]?.publishedAt ?? '')).toBeGreaterThanOrEqual(before)
  expect(await published(database)).toEqual(['VN63-89 2022 3'])
  expect(await published(database, 1)).toEqual(['VN63-89 2022 2.81'])
  expect(await listDrafts(database)).toEqual([])
})

it('publishes up to a draft, with its own note or the one given, and remembers by whom', async () => {
  const first = await startDraft(database, FILE)
  await first.add([figure()])
  await first.finish({ warnings: 0, note: 'ghi chú khi nhập' })
  await importFigures(database, [figure({ value: '3' })], { by: 'Bình' })
  expect((await publishDrafts(database, { ...ONE_PERSON, upTo: 1 })).map(({ note }) => note)).toEqual([
    'ghi chú khi nhập',
  ])
  expect(
    (await publishDrafts(database, { ...ONE_PERSON, note: 'đính chính' })).map(({ note }) => note),
  ).toEqual(['đính chính'])
  expect(
    (await listImports(database, { first: 9 })).map(({ number, importedBy, publishedBy }) => [
      ...[number, importedBy, publishedBy],
    ]),
  ).toEqual([
    [2, 'Bình', 'An'],
    [1, 'An', 'An'],
  ])
  expect((await listImports(database, { first: 9, after: 2 })).map(({ number }) => number)).toEqual([1])
})

it('never dates a release before the one it follows, though the clock was set back', async () => {
  await database.prisma
    .$executeRaw`INSERT INTO release (number, published_at) VALUES (1, '2999-01-01T00:00:00Z')`
  await importFigures(database, [figure()])
  expect(await publishDrafts(database, ONE_PERSON)).toEqual([
    { number: 2, publishedAt: '2999-01-01T00:00:00.000Z', note: null },
  ])
})

it('says so when there is nothing to publish, or no such draft', async () => {
  await expect(publishDrafts(database, ONE_PERSON)).rejects.toMatchObject({ code: 'NOTHING_TO_PUBLISH' })
  await importFigures(database, [figure()])
  await expect(publishDrafts(database, { ...ONE_PERSON, upTo: 4 })).rejects.toMatchObject({
    code: 'UNKNOWN_DRAFT',
    params: { number: 4, candidates: ['1'] },
  })
  await expect(publishDrafts(database, { ...ONE_PERSON, note: 'x'.repeat(2001) })).rejects.toMatchObject({
    code: 'RELEASE_NOTE_TOO_LONG',
  })
})

it.each(['An', ' an '])(
  'lets nobody publish what he imported when two persons are needed: %s',
  async (by) => {
    await importFigures(database, [figure()], { by: 'Bình' })
    await importFigures(database, [figure({ value: '3' })], { by: 'An' })
    await expect(publishDrafts(database, { by, twoPersons: true })).rejects.toMatchObject({
      code: 'TWO_PERSONS_NEEDED',
      params: { number: 2, by },
    })
    expect(await published(database)).toEqual([]) // all or nothing
    expect(await publishDrafts(database, { by, twoPersons: true, upTo: 1 })).toHaveLength(1)
    expect(await publishDrafts(database, { by: 'Chi', twoPersons: true })).toHaveLength(1)
  },
)

it('publishes what is ready while the next import runs', async () => {
  await importFigures(database, [figure()])
  const next = await startDraft(database, FILE)
  await next.add([figure({ value: '3' })])
  expect((await publishDrafts(database, ONE_PERSON)).map(({ number }) => number)).toEqual([1])
  await next.add([figure({ year: 2020 })])
  expect(await published(database)).toEqual(['VN63-89 2022 2.81'])
  await next.finish({ warnings: 0 })
  await publishDrafts(database, ONE_PERSON)
  expect(await published(database)).toEqual(['VN63-89 2020 2.81', 'VN63-89 2022 3'])
})

it('shows questions all that is published together, or nothing of it', async () => {
  const years = Array.from({ length: 40 }, (_, index) => 1980 + index)
  await importFigures(
    database,
    years.map((year) => figure({ year, value: '1' })),
  )
  await publishDrafts(database, ONE_PERSON)
  await importFigures(
    database,
    years.slice(0, 20).map((year) => figure({ year, value: '2' })),
  )
  await importFigures(
    database,
    years.slice(20).map((year) => figure({ year, value: '2' })),
  )
  const seen = new Set<string>()
  let isPublished = false
  const asking = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!isPublished) seen.add(await valuesOf())
      seen.add(await valuesOf())
    }),
  )
  await publishDrafts(database, ONE_PERSON)
  isPublished = true
  await asking
  expect([...seen].filter((values) => values !== '1' && values !== '2')).toEqual([])
  expect(seen).toContain('2')
})

async function valuesOf(): Promise<string> {
  const slice = await readSlice(database, { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } })
  const values = slice?.series.flatMap(({ observations }) => observations.map(({ value }) => value)) ?? []
  return [...new Set(values)].join(' ')
}

it('holds the areas that looking through everything finds, whatever was imported and taken back', async () => {
  const change = fc.record({
    area: fc.constantFrom('VN63-89', 'VN63-91', 'VN63-93'),
    year: fc.constantFrom(2021, 2022),
    what: fc.constantFrom<'WITHDRAWN' | 'ABSENT' | Access>(
      'WITHDRAWN',
      'ABSENT',
      'PUBLIC',
      'PUBLIC',
      'INTERNAL',
    ),
  })
  const release = fc.uniqueArray(change, { selector: ({ area, year }) => `${area} ${year}`, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.array(release, { minLength: 2, maxLength: 4 }), async (releases) => {
      await emptyDatabase(database)
      for (const changes of releases) await importChanges(changes)
      if ((await listDrafts(database)).length > 0) await publishDrafts(database, ONE_PERSON)
      for (const { number, areas } of await database.prisma.release.findMany())
        expect(areas).toEqual(await areasLookedThrough(number))
    }),
    { numRuns: 15 },
  )
})

type Change = { area: string; year: number; what: 'WITHDRAWN' | 'ABSENT' | Access }

async function importChanges(changes: readonly Change[]): Promise<void> {
  const figureOf = ({ area, year, what }: Change) => {
    if (what === 'ABSENT') return figure({ key: { area }, year, value: null, absence: 'NOT_REPORTED' })
    return figure({ key: { area }, year, ...(what === 'WITHDRAWN' ? {} : { access: what }) })
  }
  await importFigures(database, changes.filter(({ what }) => what !== 'WITHDRAWN').map(figureOf), {
    withdrawals: changes.filter(({ what }) => what === 'WITHDRAWN').map(figureOf),
  })
}

/** As the tables have it, without the work of held-areas.ts. */
async function areasLookedThrough(release: number): Promise<string[]> {
  const rows = await database.prisma.$queryRaw<{ area: string }[]>`
    SELECT DISTINCT area FROM series JOIN (
      SELECT DISTINCT ON (series_id, period) * FROM observation
      WHERE release <= ${release}::int ORDER BY series_id, period, release DESC
    ) AS newest ON series_id = id
    WHERE access = 'PUBLIC' AND NOT withdrawn AND absence IS NULL ORDER BY area`
  return rows.map(({ area }) => area)
}
