// Releases: what was published stays as it was published, and the newest release speaks for each figure.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { readCoverage } from '#prisma/read-coverage.ts'
import { readCurrentRelease, readReleases } from '#prisma/read-releases.ts'
import { readSeries } from '#prisma/read-series.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { writeRelease } from '#prisma/write-release.ts'
import type { SliceQuestion } from '#schema/slice.ts'
import { figure, seriesKey } from './figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

const MAY = new Date('2026-05-01T00:00:00.000Z')
const JUNE = new Date('2026-06-01T00:00:00.000Z')
const JULY = new Date('2026-07-01T00:00:00.000Z')

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => emptyDatabase(database))
afterAll(() => database.close())

it('answers nothing before anything is published, whatever release is asked', async () => {
  expect(await ask()).toBeNull()
  expect(await ask({ release: 3 })).toBeNull()
  expect(await readCurrentRelease(database)).toBeNull()
  expect(await readReleases(database, { first: 20 })).toEqual({ releases: [], totalCount: 0 })
})

it('answers a correction, and as of any release or time what was published then', async () => {
  await writeRelease(database, { publishedAt: MAY, note: 'lần đầu', observations: [figure()] })
  await writeRelease(database, { publishedAt: JUNE, observations: [figure({ value: '2.90' })] })
  expect(await ask()).toEqual({ '2022': '2.90' })
  expect(await ask({ release: 1 })).toEqual({ '2022': '2.81' })
  expect(await ask({ time: '2026-05-31T23:59:59.999Z' })).toEqual({ '2022': '2.81' })
  expect(await ask({ time: '2026-06-01T00:00:00.000Z' })).toEqual({ '2022': '2.90' })
  expect(await ask({ time: '2026-04-30T00:00:00Z' })).toBeNull()
  await expect(ask({ release: 3 })).rejects.toMatchObject({
    code: 'UNKNOWN_RELEASE',
    params: { number: 3, newest: 2 },
  })
})

it('lists releases newest first, and says which release published each figure', async () => {
  await writeRelease(database, { publishedAt: MAY, note: 'lần đầu', observations: [figure()] })
  await writeRelease(database, { publishedAt: JUNE, observations: [figure({ year: 2023 })] })
  const first = { number: 1, publishedAt: '2026-05-01T00:00:00.000Z', note: 'lần đầu' }
  const second = { number: 2, publishedAt: '2026-06-01T00:00:00.000Z', note: null }
  expect(await readReleases(database, { first: 20 })).toEqual({ releases: [second, first], totalCount: 2 })
  expect(await readReleases(database, { first: 1 })).toEqual({ releases: [second], totalCount: 2 })
  expect(await readReleases(database, { first: 1, after: 2 })).toEqual({ releases: [first], totalCount: 2 })
  expect(await readCurrentRelease(database)).toEqual(second)
  const slice = await readSlice(database, { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } })
  expect(slice?.series[0]?.observations.map(({ release }) => release)).toEqual([first, second])
})

it('hides a figure that was taken back, and its area when nothing else is held of it', async () => {
  await writeRelease(database, { observations: [figure(), figure({ key: { area: 'VN63-91' } })] })
  await writeRelease(database, {
    withdrawals: [{ key: seriesKey(), unit: 'PERCENT', period: { start: '2022-01-01', end: '2022-12-31' } }],
  })
  const slice = await readSlice(database, { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } })
  expect(slice?.areasHeld).toEqual(['VN63-91'])
  expect(slice?.areasMatched).toEqual(['VN63-91'])
  expect(slice?.series.map(({ key }) => key.area)).toEqual(['VN63-91'])
  const before = await readSlice(database, {
    indicators: ['POOR_HH_RATE'],
    period: { pick: 'ALL' },
    asOf: { release: 1 },
  })
  expect(before?.areasHeld).toEqual(['VN63-89', 'VN63-91'])
})

it('publishes a figure again that was taken back', async () => {
  const period = { start: '2022-01-01', end: '2022-12-31' }
  await writeRelease(database, { observations: [figure()] })
  await writeRelease(database, { withdrawals: [{ key: seriesKey(), unit: 'PERCENT', period }] })
  expect(await ask()).toEqual({})
  await writeRelease(database, { observations: [figure({ value: '2.8', decimals: 1 })] })
  expect(await ask()).toEqual({ '2022': '2.8' })
})

it('writes nothing at all when it is told to take back what is not there', async () => {
  const period = { start: '2019-01-01', end: '2019-12-31' }
  const withdrawals = [{ key: seriesKey(), unit: 'PERCENT', period }] as const
  await writeRelease(database, { observations: [figure()] })
  await expect(
    writeRelease(database, { observations: [figure({ year: 2021 })], withdrawals }),
  ).rejects.toThrow(TypeError)
  expect(await ask()).toEqual({ '2022': '2.81' })
  expect((await readCurrentRelease(database))?.number).toBe(1)
})

it('hides a figure that is no longer public, and does not fall back to the one it replaced', async () => {
  await writeRelease(database, { observations: [figure(), figure({ year: 2021, access: 'INTERNAL' })] })
  expect(await ask()).toEqual({ '2022': '2.81' })
  await writeRelease(database, { observations: [figure({ access: 'GOVERNMENT' })] })
  expect(await ask()).toEqual({})
  expect(await ask({ release: 1 })).toEqual({ '2022': '2.81' })
})

it('picks the latest period by its end, then the shortest', async () => {
  const quarter = { start: '2022-10-01', end: '2022-12-31', label: 'quý IV/2022' }
  await writeRelease(database, {
    observations: [figure(), figure({ year: 2019 }), figure({ period: quarter, value: '2.5' })],
  })
  expect(await ask(undefined, { pick: 'LATEST' })).toEqual({ 'quý IV/2022': '2.5' })
  expect(await ask(undefined, { pick: 'LATEST', to: '2021-12-31' })).toEqual({ '2019': '2.81' })
  expect(Object.keys((await ask()) ?? {})).toEqual(['2019', '2022', 'quý IV/2022'])
})

it('takes the latest figure, not a later row that says why there is none', async () => {
  const absent = { value: null, absence: 'NOT_REPORTED', status: 'M' } as const
  await writeRelease(database, { observations: [figure(), figure({ year: 2025, ...absent })] })
  expect(await ask(undefined, { pick: 'LATEST' })).toEqual({ '2022': '2.81' })
  expect(await ask(undefined, { pick: 'LATEST', from: '2023-01-01' })).toEqual({ '2025': null }) // there is no figure to prefer
})

it('counts neither an area nor a figure where only the reason for an absence is held', async () => {
  const absent = { value: null, absence: 'SUPPRESSED', status: 'Q' } as const
  await writeRelease(database, {
    observations: [
      figure(),
      figure({ year: 2023, ...absent }),
      figure({ key: { area: 'VN63-91' }, ...absent }),
    ],
  })
  const slice = await readSlice(database, { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } })
  expect(slice?.areasHeld).toEqual(['VN63-89'])
  expect(slice?.areasMatched).toEqual(['VN63-89'])
  expect(slice?.series.map(({ key }) => key.area)).toEqual(['VN63-89', 'VN63-91'])
  expect(await readCoverage(database)).toEqual([
    {
      indicator: 'POOR_HH_RATE',
      area: 'VN63-89',
      kind: 'ACTUAL',
      statistic: 'SHARE',
      periods: [{ start: '2022-01-01', end: '2022-12-31', label: '2022' }],
      observations: 1,
    },
  ])
})

it('keeps every digit of a decimal, and its scale', async () => {
  const exact = ['12345678901234567890.0123456789', '-0.10', '14000000000', '0', '100.000']
  await writeRelease(database, {
    observations: exact.map((value, index) => figure({ year: 2015 + index, value })),
  })
  expect(Object.values((await ask()) ?? {})).toEqual(exact)
})

it('keeps an absence with its reason', async () => {
  await writeRelease(database, {
    observations: [figure({ value: null, absence: 'SUPPRESSED', status: 'Q' })],
  })
  const slice = await readSlice(database, { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } })
  expect(slice?.series[0]?.observations[0]).toMatchObject({ value: null, absence: 'SUPPRESSED', status: 'Q' })
})

it('refuses one series in two units, and one source with other facts', async () => {
  await writeRelease(database, { observations: [figure()] })
  await expect(
    writeRelease(database, { observations: [figure({ year: 2023, unit: 'PERSONS' })] }),
  ).rejects.toMatchObject({
    code: 'SERIES_IN_OTHER_UNIT',
    params: { indicator: 'POOR_HH_RATE', area: 'VN63-89', unit: 'PERSONS', kept: 'PERCENT' },
  })
  const source = { ...figure().source, title: 'Báo cáo khác' }
  await expect(
    writeRelease(database, { observations: [figure({ year: 2023, source })] }),
  ).rejects.toMatchObject({ code: 'SOURCE_DIFFERS', params: { id: 'T1' } })
})

it('gives the series that changed since a time, a taken-back figure included, and not for what was never public', async () => {
  const key = { standard: 'MDP_2016_2020' }
  await writeRelease(database, {
    publishedAt: MAY,
    observations: [figure(), figure({ year: 2021 }), figure({ key })],
  })
  const changed = async (updatedSince: string) =>
    (await readSeries(database, { first: 9, updatedSince })).series.map((series) => series.key.standard)
  expect(await changed('2026-05-01T00:00:00Z')).toEqual(['MDP_2016_2020', 'MDP_2022_2025'])
  await writeRelease(database, {
    publishedAt: JUNE,
    observations: [figure({ key, year: 2018, access: 'INTERNAL' })],
  })
  expect(await changed('2026-05-02T00:00:00Z')).toEqual([])
  const period = { start: '2021-01-01', end: '2021-12-31' }
  await writeRelease(database, {
    publishedAt: JULY,
    withdrawals: [{ key: seriesKey(), unit: 'PERCENT', period }],
  })
  expect(await changed('2026-05-02T00:00:00Z')).toEqual(['MDP_2022_2025'])
})

/** Period label → value of the poor-household rate of An Giang; null when nothing is published. */
async function ask(
  asOf?: SliceQuestion['asOf'],
  period: SliceQuestion['period'] = { pick: 'ALL' },
): Promise<Record<string, string | null> | null> {
  const question = { indicators: ['POOR_HH_RATE'], areas: ['VN63-89'], period, ...(asOf ? { asOf } : {}) }
  const slice = await readSlice(database, question)
  if (!slice) return null
  const figures = slice.series.flatMap(({ observations }) => observations)
  return Object.fromEntries(figures.map((observation) => [observation.period.label, observation.value]))
}
