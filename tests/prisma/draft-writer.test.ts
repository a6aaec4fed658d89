// Drafts: what an import writes, that nobody sees it, and that nothing is written that says nothing new.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { discardAbandoned } from '#prisma/abandoned-drafts.ts'
import { discardDraft } from '#prisma/discard-draft.ts'
import { startDraft } from '#prisma/draft-writer.ts'
import { listDrafts } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { readHistory } from '#prisma/read-history.ts'
import { writeRelease } from '#prisma/write-release.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { figure, seriesKey } from './figures.ts'
import { FILE, importFigures, published } from './import-figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

const YEAR_2022 = { start: '2022-01-01', end: '2022-12-31' }
const AN_GIANG = { key: seriesKey(), unit: 'PERCENT', period: YEAR_2022 } as const

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => emptyDatabase(database))
afterAll(() => database.close())

it('keeps a draft unseen until it is published, and remembers the file', async () => {
  const draft = await startDraft(database, { ...FILE, mapping: '{"v":1}' })
  expect(await draft.add([figure(), figure({ year: 2021 })])).toEqual({ added: 2, unchanged: 0 })
  expect(await listDrafts(database)).toEqual([])
  const ready = await draft.finish({ warnings: 3, note: 'quý II' })
  expect(ready).toMatchObject({
    ...{
      number: 1,
      fileName: 'bao-cao.xlsx',
      sha256: 'a1',
      importedBy: 'An',
      mapping: '{"v":1}',
      note: 'quý II',
    },
    ...{ added: 2, unchanged: 0, withdrawn: 0, warnings: 3, publishedAt: null, publishedBy: null },
  })
  expect(await listDrafts(database)).toEqual([ready])
  expect(await published(database)).toEqual([])
  await publishDrafts(database, { by: 'Bình', twoPersons: false })
  expect(await published(database)).toEqual(['VN63-89 2021 2.81', 'VN63-89 2022 2.81'])
})

it('makes no draft of a file that says nothing new', async () => {
  await writeRelease(database, { observations: [figure()] })
  const elsewhere = {
    place: 'dòng 9',
    id: 'R-9',
    source: { ...figure().source, id: 'T2', title: 'Bản in lại' },
  }
  expect(await importFigures(database, [figure(), figure({ key: { area: 'VN63-91' } })])).toMatchObject({
    ...{ number: 2, added: 1, unchanged: 1 },
  })
  expect(await importFigures(database, [figure(elsewhere), figure({ key: { area: 'VN63-91' } })])).toBeNull()
  expect((await listDrafts(database)).map(({ number }) => number)).toEqual([2])
})

it.each<[string, Parameters<typeof figure>[0]]>([
  ['value', { value: '2.82' }],
  ['printed scale', { value: '2.810' }],
  ['bound', { value: null, high: '4', qualifier: 'LESS_THAN' }],
  ['decimals', { decimals: 1 }],
  ['multiplier', { multiplier: 3 }],
  ['status', { status: 'P' }],
  ['access', { access: 'INTERNAL' }],
  ['absence', { value: null, absence: 'NOT_REPORTED' }],
  ['note', { note: 'đã rà soát' }],
  ['inferred part', { inferred: ['standard'] }],
])('writes a figure again when its %s is another', async (_what, stated) => {
  await writeRelease(database, { observations: [figure()] })
  expect(await importFigures(database, [figure(stated)])).toMatchObject({ added: 1, unchanged: 0 })
})

it('writes a figure again that was taken back', async () => {
  await writeRelease(database, { observations: [figure()] })
  await writeRelease(database, { withdrawals: [AN_GIANG] })
  expect(await importFigures(database, [figure()])).toMatchObject({ added: 1 })
})

it('compares with the drafts that wait as well, and numbers on', async () => {
  expect((await importFigures(database, [figure({ value: '2.9' })]))?.number).toBe(1)
  expect(await importFigures(database, [figure({ value: '2.9' })])).toBeNull()
  expect((await importFigures(database, [figure({ value: '3' })]))?.number).toBe(2)
})

it('takes back what there is, and answers what there is not', async () => {
  await writeRelease(database, { observations: [figure()] })
  const unknown = [
    { ...AN_GIANG, period: { start: '1999-01-01', end: '1999-12-31' } },
    { ...AN_GIANG, key: seriesKey({ area: 'VN63-99' }) },
  ]
  const draft = await startDraft(database, FILE)
  expect(await draft.withdraw([AN_GIANG, ...unknown])).toEqual({ withdrawn: 1, unknown })
  expect(await draft.finish({ warnings: 0 })).toMatchObject({ added: 0, withdrawn: 1 })
  await publishDrafts(database, { by: 'An', twoPersons: false })
  expect(await published(database)).toEqual([])
})

it.each<[string, NewObservation[]]>([
  ['that differ', [figure(), figure({ value: '3' })]],
  ['of which the first says nothing new', [figure({ year: 2020 }), figure({ year: 2020, value: '3' })]],
  ['of which the last says nothing new', [figure({ year: 2020, value: '3' }), figure({ year: 2020 })]],
])('refuses two rows for one figure %s', async (_what, rows) => {
  await writeRelease(database, { observations: [figure({ year: 2020 })] })
  const draft = await startDraft(database, FILE)
  const [first, second] = rows
  if (first) await draft.add([first])
  await expect(draft.add(second ? [second] : [])).rejects.toMatchObject({
    code: 'FIGURE_TWICE',
    params: { area: 'VN63-89', period: expect.stringMatching(/^20\d\d-01-01\/20\d\d-12-31$/) },
  })
  await draft.discard()
  expect(await published(database)).toEqual(['VN63-89 2020 2.81'])
})

it.each<[string, Parameters<typeof figure>[0]]>([
  ['absence', { value: null }],
  ['absence', { absence: 'NOT_REPORTED' }],
  ['period', { period: { start: '2022-12-31', end: '2022-01-01', label: '?' } }],
  ['period', { period: { start: '2022-12-31', end: null, label: '?' } }],
  ['note', { note: 'a\0b' }],
  ['period.label', { period: { ...YEAR_2022, label: '\ud800' } }],
  ['source.title', { source: { ...figure().source, title: '\0' } }],
  ['key.breakdown', { key: { breakdown: { '\0': 'x' } } }],
  ['inferred.0', { inferred: ['\ud800'] }],
  ['value', { value: '1e5' }],
])('names the record whose %s nobody can keep', async (field, stated) => {
  const draft = await startDraft(database, FILE)
  await expect(draft.add([figure(), figure({ id: 'R-7', ...stated })])).rejects.toMatchObject({
    code: 'BAD_OBSERVATION',
    params: { record: 'R-7', field },
  })
  await draft.discard()
})

it('takes a text for what it is, though it looks like a zero byte', async () => {
  expect(await importFigures(database, [figure({ note: 'C:\\u0000' })])).toMatchObject({ added: 1 })
})

it('refuses a series in another unit, and takes the right one after the wrong draft is thrown away', async () => {
  await importFigures(database, [figure({ unit: 'PERSONS' })])
  const draft = await startDraft(database, FILE)
  await expect(draft.add([figure({ year: 2023 })])).rejects.toMatchObject({
    code: 'SERIES_IN_OTHER_UNIT',
    params: { unit: 'PERCENT', kept: 'PERSONS' },
  })
  await draft.discard()
  await discardDraft(database, 1)
  expect(await importFigures(database, [figure()])).toMatchObject({ number: 1, added: 1 })
})

it('refuses one new series in two units', async () => {
  const draft = await startDraft(database, FILE)
  await expect(draft.add([figure(), figure({ year: 2021, unit: 'PERSONS' })])).rejects.toMatchObject({
    code: 'SERIES_IN_OTHER_UNIT',
  })
  await draft.discard()
})

it('lets one import run at a time, and the next when it is over', async () => {
  const draft = await startDraft(database, FILE)
  await expect(startDraft(database, FILE)).rejects.toMatchObject({ code: 'IMPORT_RUNNING' })
  await expect(discardDraft(database, 1)).rejects.toMatchObject({ code: 'IMPORT_RUNNING' })
  expect(await discardAbandoned(database)).toEqual([])
  await draft.discard()
  await draft.discard()
  const next = await startDraft(database, FILE)
  expect(next.number).toBe(1)
  await next.discard()
})

it('writes no release beside drafts: it would publish them', async () => {
  await importFigures(database, [figure()])
  await expect(writeRelease(database, { observations: [figure({ year: 2020 })] })).rejects.toMatchObject({
    code: 'DRAFTS_WAITING',
    params: { numbers: ['1'] },
  })
})

it('throws the newest draft away, and no other: the later one builds on it', async () => {
  await importFigures(database, [figure()])
  await importFigures(database, [figure({ value: '3' })])
  await expect(discardDraft(database, 1)).rejects.toMatchObject({
    code: 'DRAFT_NOT_NEWEST',
    params: { number: 1, newest: 2 },
  })
  await expect(discardDraft(database, 7)).rejects.toMatchObject({
    code: 'UNKNOWN_DRAFT',
    params: { number: 7, candidates: ['1', '2'] },
  })
  await discardDraft(database, 2)
  await discardDraft(database, 1)
  expect(await listDrafts(database)).toEqual([])
  expect(await database.prisma.series.count()).toBe(0)
})

it('removes at the next start what was never finished, and leaves what waits', async () => {
  await importFigures(database, [figure()])
  await database.prisma.$executeRaw`INSERT INTO release (number, areas) VALUES (2, '{}')`
  await database.prisma.$executeRaw`
    INSERT INTO import (release, file_name, sha256, imported_by, started_at) VALUES (2, 'a', 'b', 'An', now())`
  expect(await discardAbandoned(database)).toEqual([2])
  expect((await listDrafts(database)).map(({ number }) => number)).toEqual([1])
})

it('stops a writer whose draft was taken for abandoned', async () => {
  const draft = await startDraft(database, FILE)
  await draft.add([figure()])
  await database.prisma.$executeRaw`DELETE FROM import WHERE release = 1`
  await expect(draft.add([figure({ year: 2020 })])).rejects.toMatchObject({ code: 'IMPORT_STOPPED' })
  await draft.discard()
  expect(await discardAbandoned(database)).toEqual([1])
  expect(await database.prisma.observation.count()).toBe(0)
})

it('finishes no draft that was taken for abandoned', async () => {
  const draft = await startDraft(database, FILE)
  await draft.add([figure()])
  await database.prisma.$executeRaw`DELETE FROM import WHERE release = 1`
  await expect(draft.finish({ warnings: 0 })).rejects.toMatchObject({ code: 'IMPORT_STOPPED' })
  await draft.discard()
})

it('takes nothing more after a failure, and no note that no reader would take', async () => {
  const draft = await startDraft(database, FILE)
  await draft.add([figure()])
  await expect(draft.finish({ warnings: 0, note: 'x'.repeat(2001) })).rejects.toMatchObject({
    code: 'RELEASE_NOTE_TOO_LONG',
  })
  await expect(draft.add([figure({ year: 2020 })])).rejects.toThrow(TypeError)
  await draft.discard()
})

it('puts what a draft says beside what was said before, where anything was', async () => {
  await writeRelease(database, { observations: [figure(), figure({ year: 2021 }), figure({ year: 2020 })] })
  await writeRelease(database, {
    withdrawals: [{ ...AN_GIANG, period: { start: '2020-01-01', end: '2020-12-31' } }],
  })
  const draft = await startDraft(database, FILE)
  await draft.add([figure({ value: '9' }), figure({ year: 2021 }), figure({ key: { area: 'VN63-91' } })])
  const read = []
  for await (const { key, unit, before, added } of readHistory(database, draft.number))
    read.push([key.area, unit, before.map(lineOf), added.map(lineOf)])
  expect(read).toEqual([['VN63-89', 'PERCENT', ['2021 2.81', '2022 2.81'], ['2022 9']]])
  await draft.discard()
})

function lineOf({ period, value }: { period: { label: string }; value: string | null }): string {
  return `${period.label} ${value}`
}
