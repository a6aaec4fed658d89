// The embedded engine plans a question once, and keeps no more plans than it has room for.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '#prisma/open-database.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { figure } from './figures.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase('memory:')
  await writeRelease(database, { observations: [figure()] })
})
afterAll(() => database.close())

it('plans one statement for every slice of one form, whatever is asked', async () => {
  const before = await plannedSlices()
  for (const indicator of ['POOR_HH_RATE', 'POOR_HH_COUNT', 'POOR_HH_RATE'])
    await readSlice(database, { indicators: [indicator], period: { pick: 'LATEST' } })
  expect(await plannedSlices()).toBe(before + 1)
})

it('keeps at most 64 statements, and answers the others all the same', async () => {
  for (let dimensions = 1; dimensions <= 80; dimensions++) {
    const breakdown = Array.from({ length: dimensions }, (_, index) => ({ dimension: `d${index}` }))
    const slice = await readSlice(database, {
      indicators: ['POOR_HH_RATE'],
      period: { pick: 'ALL' },
      breakdown,
    })
    expect(slice?.series).toHaveLength(1) // the total beside the codes
  }
  expect(await planned('%')).toBe(64)
})

it('answers on, whatever went wrong before', async () => {
  const ask = () => readSlice(database, { indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } })
  await ask()
  await expect(database.prisma.$executeRaw`DELETE FROM observation`).rejects.toThrow(/is never changed/)
  await expect(database.prisma.$queryRaw`SELECT no_such_column FROM release`).rejects.toThrow(
    /no_such_column/,
  )
  expect((await ask())?.series).toHaveLength(1)
})

const plannedSlices = () => planned('%WITH answered%')

async function planned(text: string): Promise<number> {
  const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_prepared_statements WHERE statement LIKE ${text}`
  return row?.count ?? 0
}
