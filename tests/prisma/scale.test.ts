// A slice costs what it holds, however much the province holds besides.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { figure } from './figures.ts'
import { openTestDatabase } from './open-test-database.ts'

const YEAR_2022 = { pick: 'EQUAL', from: '2022-01-01', to: '2022-12-31' } as const

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await writeRelease(database, { observations: [figure()] })
  await addOtherSlices(database)
})
afterAll(() => database.close())

it('reads one slice of 200,000 other figures by its indexes alone', async () => {
  const slice = await readSlice(database, { indicators: ['POOR_HH_RATE'], period: YEAR_2022 })
  expect(slice?.series.flatMap(({ observations }) => observations.map(({ value }) => value))).toEqual([
    '2.81',
  ])
  const plan = await database.prisma.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
    `EXPLAIN ${database.queries.last.at(-1)}`,
    ...[['POOR_HH_RATE'], ['ACTUAL'], '2022-01-01/2022-12-31'],
  )
  const scans = plan
    .map((line) => line['QUERY PLAN'])
    .filter((line) => / on (observation|series)\b/.test(line))
  expect(scans.length).toBeGreaterThanOrEqual(2)
  expect(scans.filter((line) => line.includes('Seq Scan'))).toEqual([])
})

/** 5,000 series of 40 years, written past the checks so that the test stays quick. */
async function addOtherSlices({ prisma }: Database): Promise<void> {
  await prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`
      await tx.$executeRaw`
        INSERT INTO series (indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit)
        SELECT 'OTHER_' || n % 50, 'VN63-' || n / 50, 'ACTUAL', 'LEVEL', 'END_OF_PERIOD', '', '', '', 'PERSONS'
        FROM generate_series(0, 4999) AS n`
      await tx.$executeRaw`
        INSERT INTO observation (
          series_id, period, release, period_start, period_end, period_label, record_id, value, qualifier,
          decimals, multiplier, status, access, inferred, source_id
        )
        SELECT id, start || '/' || start + 364, 1, start, start + 364, '', '', 1, 'EXACT', 0, 0, 'A', 'PUBLIC', '{}', 'T1'
        FROM series, generate_series(1, 40) AS year, LATERAL (SELECT DATE '1980-01-01' + year * 365 AS start) AS period
        WHERE indicator LIKE 'OTHER%'`
      await tx.$executeRaw`ANALYZE series, observation`
    },
    { timeout: 60_000 },
  )
}
