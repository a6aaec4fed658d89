// What differs between two releases, and what is given out of one.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { exportFigures } from '#prisma/export-figures.ts'
import type { Database } from '#prisma/open-database.ts'
import { type DiffRow, readDiff } from '#prisma/read-diff.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { figure, seriesKey } from './figures.ts'
import { importFigures, published } from './import-figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => emptyDatabase(database))
afterAll(() => database.close())

const withdrawalOf = (year: number) => ({
  key: seriesKey(),
  unit: 'PERCENT' as const,
  period: { start: `${year}-01-01`, end: `${year}-12-31` },
})

/** 2020 stays, 2021 is corrected, 2022 is taken back, 2023 is new; 2019 only stands elsewhere in its source. */
async function publishTwo(): Promise<void> {
  await writeRelease(database, {
    observations: [2019, 2020, 2021, 2022].map((year) => figure({ year, value: '1' })),
  })
  await writeRelease(database, {
    observations: [
      figure({ year: 2019, value: '1', place: 'dòng 9' }),
      figure({ year: 2021, value: '2' }),
      figure({ year: 2023, value: '3' }),
    ],
    withdrawals: [withdrawalOf(2022)],
  })
}

it('tells what was added, what says something else, and what was taken back', async () => {
  await publishTwo()
  const diff = await readDiff(database, { from: 1, to: 2, first: 10 })
  expect(diff.counts).toEqual({ added: 1, changed: 1, withdrawn: 1 })
  expect(diff.rows.map(linesOf)).toEqual(['2021: 1 → 2', '2022: 1 → –', '2023: – → 3'])
  expect(diff.last).toBeNull()
  expect(diff.rows[0]).toMatchObject({
    key: seriesKey(),
    unit: 'PERCENT',
    before: { status: 'A', access: 'PUBLIC', decimals: 2, source: 'T1', release: 1 },
    after: { release: 2 },
  })
})

it('tells the same the other way round', async () => {
  await publishTwo()
  const diff = await readDiff(database, { from: 2, to: 1, first: 10 })
  expect(diff.counts).toEqual({ added: 1, changed: 1, withdrawn: 1 })
  expect(diff.rows.map(linesOf)).toEqual(['2021: 2 → 1', '2022: – → 1', '2023: 3 → –'])
})

it('compares with nothing at all, and with a draft that waits', async () => {
  await writeRelease(database, { observations: [figure()] })
  await importFigures(database, [figure({ value: '3' })])
  expect((await readDiff(database, { from: 0, to: 1, first: 1 })).rows.map(linesOf)).toEqual([
    '2022: – → 2.81',
  ])
  expect((await readDiff(database, { from: 1, to: 2, first: 1 })).rows.map(linesOf)).toEqual([
    '2022: 2.81 → 3',
  ])
  await expect(readDiff(database, { from: 1, to: 3, first: 1 })).rejects.toMatchObject({
    code: 'UNKNOWN_RELEASE',
    params: { number: 3, newest: 1 },
  })
})

it('pages without loss or repetition, and counts on the first page only', async () => {
  const areas = Array.from({ length: 2100 }, (_, index) => `VN63-${1000 + index}`)
  await writeRelease(database, { observations: areas.map((area) => figure({ key: { area } })) })
  await writeRelease(database, { observations: areas.map((area) => figure({ key: { area }, value: '3' })) })
  const seen: string[] = []
  const counts = []
  for (let after: string | undefined; ; ) {
    const page = await readDiff(database, { from: 1, to: 2, first: 700, after })
    seen.push(...page.rows.map(({ key }) => key.area))
    counts.push(page.counts)
    if (page.last === null) break
    after = page.last
  }
  expect(seen).toEqual(areas)
  expect(counts).toEqual([{ added: 0, changed: 2100, withdrawn: 0 }, null, null])
})

it.each(['', 'x', '1', '1~2022', "1~' OR true"])('takes no place that it did not give: %o', async (after) => {
  await expect(readDiff(database, { from: 0, to: 0, first: 1, after })).rejects.toMatchObject({
    code: 'BAD_CURSOR',
  })
})

it('gives out every figure as of a release as an import would bring it', async () => {
  const given = figure({
    ...{
      value: null,
      low: '1.50',
      high: '2',
      qualifier: 'RANGE',
      multiplier: 3,
      status: 'P',
      inferred: ['standard'],
    },
    ...{ note: 'ghi chú', place: 'C7', key: { breakdown: { sex: 'F', age: '15-24' }, concept: 'ILO' } },
  })
  const unstated = figure({ period: { start: null, end: null, label: 'đến nay' } })
  await writeRelease(database, { observations: [given, unstated] })
  const rows = []
  for await (const row of exportFigures(database, { access: 'PUBLIC' })) rows.push(row)
  expect(rows).toEqual([
    { ...unstated, release: 1 },
    { ...given, release: 1 },
  ])
})

it('gives out what is not public to nobody but the office, and as of a release what stood then', async () => {
  await publishTwo()
  await writeRelease(database, { observations: [figure({ year: 2020, value: '1', access: 'INTERNAL' })] })
  expect(await published(database)).toEqual([
    'VN63-89 2019 1',
    'VN63-89 2020 1',
    'VN63-89 2021 2',
    'VN63-89 2023 3',
  ])
  const seen = []
  for await (const { period } of exportFigures(database, { access: 'PUBLIC' })) seen.push(period.label)
  expect(seen).toEqual(['2019', '2021', '2023'])
  expect(await published(database, 1)).toHaveLength(4)
  await expect(published(database, 4)).rejects.toMatchObject({ code: 'UNKNOWN_RELEASE' })
})

it('gives out more series than fit in a page, each once', async () => {
  const areas = Array.from({ length: 450 }, (_, index) => `VN63-${1000 + index}`)
  await writeRelease(database, { observations: areas.map((area) => figure({ key: { area } })) })
  const seen: string[] = []
  for await (const { key } of exportFigures(database, { access: 'PUBLIC' })) seen.push(key.area)
  expect(seen).toEqual(areas)
})

it('gives out nothing when nothing is published', async () => {
  expect(await published(database)).toEqual([])
})

function linesOf({ before, after }: DiffRow): string {
  return `${(before ?? after)?.period.label}: ${before?.value ?? '–'} → ${after?.value ?? '–'}`
}
