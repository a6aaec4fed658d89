// Whatever is published while a province answers, all slices of one question are of one release: figures of one beside targets of
// another were never published together.
import { expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { formatSliceId, type SliceQuestion } from '#schema/slice.ts'
import { newRequestContext } from '#services/province/request-context.ts'
import { figure } from '#tests/prisma/figures.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'

const PROVINCE = 'VN34-25'
function idOf(question: Omit<SliceQuestion, 'period'>): string {
  return formatSliceId({ province: PROVINCE, question: { ...question, period: { pick: 'ALL' } } })
}

/** Unlike questions, so that they are not one. */
const SLICES = ['POOR_HH_RATE', 'TRAINED_LABOUR_RATE', 'JOBS_CREATED', 'WORKERS_SENT_ABROAD'].map(
  (indicator) => idOf({ indicators: [indicator] }),
)
const OF_FIRST = idOf({ indicators: ['POOR_HH_RATE'], asOf: { release: 1 } })

/** The database, on which something is published between the first statement and the others. */
function publishingMeanwhile(database: Database, publish: () => Promise<unknown>): Database {
  let first: Promise<unknown> | undefined
  const read = async (...statement: Parameters<Database['prisma']['$queryRaw']>) => {
    if (first) await first
    const rows = database.prisma.$queryRaw(...statement)
    first ??= rows.then(publish)
    await first
    return rows
  }
  const prisma = new Proxy(database.prisma, {
    get: (client, name) => (name === '$queryRaw' ? read : Reflect.get(client, name)),
  })
  return { ...database, prisma }
}

it('answers every slice of a question from one release, and what is asked as of another from that', async () => {
  const database = await openTestDatabase()
  await loadSeed(database, PROVINCE)
  const publish = () =>
    writeRelease(database, {
      observations: [
        figure({
          key: { indicator: 'POOR_HH_RATE', area: 'VN63-25' },
          period: { start: '2001-01-01', end: '2001-12-31', label: '2001' },
          id: 'R-2',
        }),
      ],
    })
  const { slices } = newRequestContext(PROVINCE, publishingMeanwhile(database, publish))
  const tables = await slices.loadMany([...SLICES, OF_FIRST])
  const numbers = tables.map((table) =>
    table && !(table instanceof Error) && 'release' in table ? table.release.number : null,
  )
  // the first statement saw release 1, the others release 2
  expect(numbers).toEqual([2, 2, 2, 2, 1])
  await database.close()
})
