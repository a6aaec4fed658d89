// An import after a small one: what the server knows of tables that were small must not make it read them whole for every row.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startDraft } from '#prisma/draft-writer.ts'
import type { Database } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { figure } from './figures.ts'
import { FILE, importFigures } from './import-figures.ts'
import { openTestDatabase } from './open-test-database.ts'

const PATIENCE = { timeout: 15_000, interval: 200 }

/** A thousand districts, four years of each. */
const MANY = Array.from({ length: 4000 }, (_, n) =>
  figure({ year: 1950 + (n % 4), key: { breakdown: { district: String(n >> 2) } } }),
)

let database: Database
beforeEach(async () => {
  database = await openTestDatabase()
  await importFigures(database, [figure()])
  await publishDrafts(database, { by: 'An', twoPersons: false })
})
afterEach(() => database.close())

interface Work {
  readonly inserted: number
  readonly deleted: number
  /** Rows that were read by going through a table, and not by its keys. */
  readonly read: Readonly<Record<string, number>>
}

/** What was done to the tables of figures so far; the server tells it a second later. */
async function readWork({ prisma }: Database): Promise<Work> {
  const rows = await prisma.$queryRaw<{ name: string; inserted: number; deleted: number; read: number }[]>`
    SELECT relname AS name, n_tup_ins::int AS inserted, n_tup_del::int AS deleted, seq_tup_read::int AS read
    FROM pg_stat_user_tables WHERE relname IN ('series', 'source', 'observation')`
  const { inserted = 0, deleted = 0 } = rows.find(({ name }) => name === 'observation') ?? {}
  return { inserted, deleted, read: Object.fromEntries(rows.map(({ name, read }) => [name, read])) }
}

const NONE = { observation: 0, series: 0, source: 0 }

it('finds the rows that its own refer to by their keys', async () => {
  expect(await importFigures(database, MANY)).toMatchObject({ added: 4000 })
  await expect.poll(() => readWork(database), PATIENCE).toMatchObject({ inserted: 4001 })
  expect((await readWork(database)).read).toEqual(NONE)
})

it('is thrown away by its keys', async () => {
  const draft = await startDraft(database, FILE)
  await draft.add(MANY)
  await draft.discard()
  await expect.poll(() => readWork(database), PATIENCE).toMatchObject({ inserted: 4001, deleted: 4000 })
  const { observation = 0, ...others } = (await readWork(database)).read
  expect(others).toEqual({ series: 0, source: 0 })
  expect(observation).toBeLessThanOrEqual(1) // the figure that stays, when the release goes
})
