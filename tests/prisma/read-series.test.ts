// Series page by page, and coverage, over the seed.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { readCoverage } from '#prisma/read-coverage.ts'
import { readSeries } from '#prisma/read-series.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import type { SeriesFilter } from '#prisma/stored.ts'
import { openTestDatabase } from './open-test-database.ts'

let anGiang: Database
beforeAll(async () => {
  anGiang = await openTestDatabase()
  await loadSeed(anGiang, 'VN34-91')
})
afterAll(() => anGiang.close())

it('gives every series once, whatever the size of a page, in the order of their keys', async () => {
  const whole = await readSeries(anGiang, { first: 500 })
  expect(whole.totalCount).toBe(23)
  expect(whole.hasNextPage).toBe(false)
  const keys = whole.series.map(({ key }) => `${key.indicator} ${JSON.stringify(key.breakdown)}`)
  expect(keys[0]).toBe('GRATITUDE_FUND_RAISED {}')
  for (const first of [1, 4, 22, 23])
    expect(await idsByPages(first)).toEqual(whole.series.map(({ id }) => id))
})

it('sends one query for a page', async () => {
  anGiang.queries.reset()
  await readSeries(anGiang, { first: 5 })
  expect(anGiang.queries.count).toBe(1)
})

it('narrows by indicator, area, kind, breakdown and standard', async () => {
  const count = async (filter: Omit<SeriesFilter, 'first'>) =>
    (await readSeries(anGiang, { ...filter, first: 500 })).totalCount
  expect(await count({ indicators: ['POOR_HH_RATE', 'POOR_HH_COUNT'] })).toBe(2)
  expect(await count({ areas: ['VN63-91'] })).toBe(0)
  expect(await count({ kinds: ['TARGET'] })).toBe(1)
  expect(await count({ kinds: ['FORECAST'] })).toBe(0)
  expect(await count({ breakdown: [{ dimension: 'urbanisation' }], indicators: ['UNEMPLOYMENT_RATE'] })).toBe(
    1,
  )
  expect(await count({ standard: 'MDP_2022_2025' })).toBe(6)
})

it('gives only the figures of periods inside the range, and no series without one', async () => {
  const page = await readSeries(anGiang, { first: 500, from: '2022-01-01', to: '2022-12-31' })
  const labels = page.series.flatMap(({ observations }) => observations.map(({ period }) => period.label))
  expect(new Set(labels)).toEqual(new Set(['2022']))
  expect(page.totalCount).toBe(6)
})

it('refuses a cursor of another list', async () => {
  const isRefused = (after: string) =>
    expect(readSeries(anGiang, { first: 5, after })).rejects.toMatchObject({ code: 'BAD_CURSOR' })
  await isRefused('9999')
  await isRefused("1' OR true")
})

it('lists what is held: indicator, area, kind, statistic, periods and the number of figures', async () => {
  const all = await readCoverage(anGiang)
  expect(all.reduce((sum, row) => sum + row.observations, 0)).toBe(23)
  expect(await readCoverage(anGiang, { indicators: ['WORKERS_SENT_ABROAD'] })).toEqual([
    {
      indicator: 'WORKERS_SENT_ABROAD',
      area: 'VN63-89',
      kind: 'ACTUAL',
      statistic: 'LEVEL',
      periods: [{ start: null, end: null, label: 'UNSTATED ("trong năm": 2022 or 2023 to date)' }],
      observations: 6,
    },
  ])
  expect(await readCoverage(anGiang, { indicators: ['NO_SUCH'] })).toEqual([])
})

async function idsByPages(first: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await readSeries(anGiang, { first, ...(after === undefined ? {} : { after }) })
    ids.push(...page.series.map(({ id }) => id))
    after = ids.at(-1)
    if (!page.hasNextPage) return ids
  }
}
