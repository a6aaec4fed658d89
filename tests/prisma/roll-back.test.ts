// Going back: the newest release says what an older one said, and history stays as it was.
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { discardDraft } from '#prisma/discard-draft.ts'
import { startDraft } from '#prisma/draft-writer.ts'
import { exportFigures } from '#prisma/export-figures.ts'
import { listImports } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { rollBack } from '#prisma/roll-back.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { figure, seriesKey } from './figures.ts'
import { FILE, importFigures, published } from './import-figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => emptyDatabase(database))
afterAll(() => database.close())

it('publishes what an older release said: corrected, added and taken-back figures alike', async () => {
  const period = { start: '2020-01-01', end: '2020-12-31' }
  await writeRelease(database, { observations: [figure(), figure({ year: 2020 }), figure({ year: 2019 })] })
  await writeRelease(database, {
    observations: [figure({ value: '9' }), figure({ key: { area: 'VN63-91' } })],
    withdrawals: [{ key: seriesKey(), unit: 'PERCENT', period }],
  })
  const release = await rollBack(database, { to: 1, by: 'An', note: 'nhập nhầm tệp' })
  expect(release).toMatchObject({ number: 3, note: 'nhập nhầm tệp' })
  const first = ['VN63-89 2019 2.81', 'VN63-89 2020 2.81', 'VN63-89 2022 2.81']
  expect(await published(database)).toEqual(first)
  expect(await published(database, 2)).toEqual(['VN63-89 2019 2.81', 'VN63-89 2022 9', 'VN63-91 2022 2.81'])
  expect(await published(database, 1)).toEqual(first)
  const slice = await readSlice(database, { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } })
  expect(slice?.areasHeld).toEqual(['VN63-89'])
  expect((await listImports(database, { first: 1 }))[0]).toMatchObject({
    ...{
      number: 3,
      rolledBackTo: 1,
      fileName: null,
      importedBy: 'An',
      publishedBy: 'An',
      added: 2,
      withdrawn: 1,
    },
  })
})

it('goes back to what it had gone back from', async () => {
  await writeRelease(database, { observations: [figure()] })
  await writeRelease(database, { observations: [figure({ value: '9' })] })
  await rollBack(database, { to: 1, by: 'An' })
  await rollBack(database, { to: 2, by: 'An' })
  expect(await published(database)).toEqual(['VN63-89 2022 9'])
})

it('says so when nothing would change, and leaves nothing behind', async () => {
  await writeRelease(database, { observations: [figure()] })
  await writeRelease(database, { observations: [figure({ value: '9' })] })
  await rollBack(database, { to: 1, by: 'An' })
  for (const to of [1, 3])
    await expect(rollBack(database, { to, by: 'An' })).rejects.toMatchObject({
      code: 'NOTHING_TO_ROLL_BACK',
      params: { number: to },
    })
  expect(await database.prisma.release.count()).toBe(3)
})

it('goes back to nothing that was never published, and not while drafts wait or an import runs', async () => {
  await writeRelease(database, { observations: [figure()] })
  await importFigures(database, [figure({ value: '9' })])
  for (const to of [0, 2, 3])
    await expect(rollBack(database, { to, by: 'An' })).rejects.toMatchObject({ code: 'UNKNOWN_RELEASE' })
  await expect(rollBack(database, { to: 1, by: 'An' })).rejects.toMatchObject({
    code: 'DRAFTS_WAITING',
    params: { numbers: ['2'] },
  })
  await discardDraft(database, 2)
  const running = await startDraft(database, FILE)
  await expect(rollBack(database, { to: 1, by: 'An' })).rejects.toMatchObject({ code: 'IMPORT_RUNNING' })
  await running.discard()
})

it('gives back exactly what was, of any history and more than one page', async () => {
  const year = fc.integer({ min: 1900, max: 1906 })
  const value = fc.constantFrom('1', '1.0', '2')
  const release = fc.dictionary(year.map(String), value, { minKeys: 1, maxKeys: 5 })
  await fc.assert(
    fc.asyncProperty(fc.array(release, { minLength: 2, maxLength: 4 }), async (releases) => {
      await emptyDatabase(database)
      for (const values of releases)
        await writeRelease(database, {
          observations: Object.entries(values).map(([of, written]) =>
            figure({ year: Number(of), value: written }),
          ),
        })
      const before = await everything(1)
      await rollBack(database, { to: 1, by: 'An' }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'NOTHING_TO_ROLL_BACK' })
      })
      expect(await everything()).toEqual(before)
    }),
    { numRuns: 10 },
  )
  const many = Array.from({ length: 2500 }, (_, index) =>
    figure({ year: 2000, key: { area: `VN63-${index}` } }),
  )
  await emptyDatabase(database)
  await writeRelease(database, { observations: many.map((row) => ({ ...row, value: '1' })) })
  await writeRelease(database, { observations: many })
  const before = await everything(1)
  await rollBack(database, { to: 1, by: 'An' })
  expect(await everything()).toEqual(before)
})

/** All that is held, but for the release that published it. */
async function everything(release?: number): Promise<unknown[]> {
  const rows = []
  for await (const { release: _publishedIn, ...row } of exportFigures(database, { access: 'ALL', release }))
    rows.push(row)
  return rows
}
