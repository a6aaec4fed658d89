// Whatever an office does, in whatever order: what is published answers as a map per release would, drafts are seen by nobody, and
// what a release answered once it answers for ever. The maps are releases-model.ts, what the office does releases-program.ts.
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { runs } from '../property-runs.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'
import { checkAll, checkPublished } from './releases-answers.ts'
import { type Office, program, START, takeStep } from './releases-program.ts'

let databases: [Database, Database]
beforeAll(async () => {
  databases = await Promise.all([openTestDatabase(), openTestDatabase()])
})
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: START }))
afterEach(() => vi.useRealTimers())
afterAll(() => Promise.all(databases.map((database) => database.close())))

it(
  'answers as a map of figures per release would, whatever is imported, discarded, published, gone back from and moved',
  async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(program, async (steps) => {
        const [database, spare] = databases
        for (const one of databases) await emptyDatabase(one)
        vi.setSystemTime(START)
        const office: Office = { database, spare, kept: [], answered: new Map(), lastFile: [] }
        for (const step of steps) {
          await takeStep(office, step)
          await checkPublished(office)
        }
        await checkAll(office)
        run += 1
      }),
      { numRuns: runs(10), interruptAfterTimeLimit: runs(50_000) }, // or a failure would be shrunk beyond the time of the test
    )
    expect(run).toBeGreaterThanOrEqual(runs(5)) // the limit may cut them short, and that must not be all there was
  },
  runs(60_000),
)
