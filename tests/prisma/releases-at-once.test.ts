// Releases while several are at work on them at once: two who publish, one who publishes and one who discards, and a writer who has lost
// his lock without knowing it.
import pg from 'pg'
import { expect, it } from 'vitest'
import { discardAbandoned } from '#prisma/abandoned-drafts.ts'
import { discardDraft } from '#prisma/discard-draft.ts'
import { startDraft } from '#prisma/draft-writer.ts'
import { listDrafts, listImports } from '#prisma/list-drafts.ts'
import { type Database, openDatabase } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { readReleases } from '#prisma/read-releases.ts'
import { rollBack } from '#prisma/roll-back.ts'
import { figure } from './figures.ts'
import { FILE, importFigures, published } from './import-figures.ts'
import { isOnServer, makePlace, openTestDatabase } from './open-test-database.ts'
import { readState } from './read-state.ts'

const publishAs = (database: Database, by: string) => publishDrafts(database, { by, twoPersons: false })

it('finishes no draft whose ground was discarded while its writer had lost his lock', async () => {
  const database = await openTestDatabase()
  try {
    await importFigures(database, [figure()])
    const writer = await startDraft(withoutLock(database), FILE)
    expect(await writer.add([figure(), figure({ year: 2023 })])).toEqual({ added: 1, unchanged: 1 })
    await discardDraft(database, 1)
    await expect(writer.finish({ warnings: 0 })).rejects.toMatchObject({ code: 'IMPORT_STOPPED' })
    await writer.discard()
    expect(await readState(database)).toEqual({ published: {}, drafts: [], strays: 0 })
  } finally {
    await database.close()
  }
})

it.each(['add', 'finish', 'discard'] as const)(
  'keeps the draft of the next writer, though of the same number, from one who lost his lock: %s',
  async (act) => {
    const database = await openTestDatabase()
    try {
      const lost = await startDraft(withoutLock(database), FILE)
      await lost.add([figure({ value: '9' })])
      const writer = await startDraft(database, FILE)
      expect([lost.number, writer.number]).toEqual([1, 1])
      await writer.add([figure()])
      const stopped = { code: 'IMPORT_STOPPED' }
      if (act === 'add') await expect(lost.add([figure({ year: 2020 })])).rejects.toMatchObject(stopped)
      if (act === 'finish') await expect(lost.finish({ warnings: 0 })).rejects.toMatchObject(stopped)
      await lost.discard()
      expect(await writer.finish({ warnings: 0 })).toMatchObject({ number: 1, added: 1 })
      await publishAs(database, 'An')
      expect(await published(database)).toEqual(['VN63-89 2022 2.81'])
    } finally {
      await database.close()
    }
  },
)

it('tells the writer what he finished, though it is published at that moment', async () => {
  const database = await openTestDatabase()
  try {
    for (const value of ['1', '2', '3', '4']) {
      const writer = await startDraft(database, FILE)
      await writer.add([figure({ value })])
      const finishing = writer.finish({ warnings: 0 })
      await publishSoon(database)
      expect(await finishing).toMatchObject({ number: writer.number, publishedAt: null, added: 1 })
    }
  } finally {
    await database.close()
  }
})

async function publishSoon(database: Database): Promise<void> {
  for (;;)
    try {
      await publishAs(database, 'An')
      return
    } catch (error) {
      expect(error).toMatchObject({ code: 'NOTHING_TO_PUBLISH' })
    }
}

it('publishes each draft once when two publish at once', async () => {
  const database = await openTestDatabase()
  try {
    await importFigures(database, [figure()])
    await importFigures(database, [figure({ value: '3' })])
    const both = await Promise.allSettled([publishAs(database, 'An'), publishAs(database, 'Bình')])
    const [won, lost] = both.toSorted(({ status }) => (status === 'fulfilled' ? -1 : 1))
    expect(won).toMatchObject({ status: 'fulfilled', value: [{ number: 1 }, { number: 2 }] })
    expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'NOTHING_TO_PUBLISH' } })
    const publishers = (await listImports(database, { first: 9 })).map(({ publishedBy }) => publishedBy)
    expect(new Set(publishers).size).toBe(1)
    expect(await published(database)).toEqual(['VN63-89 2022 3'])
  } finally {
    await database.close()
  }
})

/** As if the server had ended the session that held the lock. */
function withoutLock(database: Database): Database {
  return { ...database, lockWriting: async () => ({ release: async () => {} }) }
}

if (isOnServer)
  it('publishes no draft that is discarded at that moment', async () => {
    await withTwo(async ({ one, other, url }) => {
      await importFigures(one, [figure()])
      await importFigures(one, [figure({ value: '3' })])
      const held = await holdImport(url, 1)
      const publishing = publishAs(one, 'An')
      await untilWaiting(held, 1)
      const discarding = discardDraft(other, 2)
      await untilWaiting(held, 2)
      await held.query('ROLLBACK')
      await held.end()
      expect((await publishing).map(({ number }) => number)).toEqual([1])
      await discarding
      expect(await readState(one)).toEqual({ published: { '2.81': 1 }, drafts: [], strays: 0 })
      expect((await readReleases(one, { first: 9 })).totalCount).toBe(1)
    })
  })

if (isOnServer)
  it('says that there is no such draft any more when it was published before it could be discarded', async () => {
    await withTwo(async ({ one, other, url }) => {
      await importFigures(one, [figure()])
      const held = await holdImport(url, 1)
      const publishing = publishAs(one, 'An')
      await untilWaiting(held, 1)
      const discarding = discardDraft(other, 1)
      const refused = expect(discarding).rejects.toMatchObject({ code: 'UNKNOWN_DRAFT' })
      await untilWaiting(held, 2)
      await held.query('ROLLBACK')
      await held.end()
      expect((await publishing).map(({ number }) => number)).toEqual([1])
      await refused
      expect(await published(one)).toEqual(['VN63-89 2022 2.81'])
    })
  })

if (isOnServer)
  it('leaves a draft that its writer finished at the moment when it was to be taken away', async () => {
    await withTwo(async ({ one, other, url }) => {
      const writer = await startDraft(withoutLock(one), FILE)
      await writer.add([figure()])
      const held = await holdImport(url, 1)
      const taking = discardAbandoned(other)
      await untilWaiting(held, 1)
      await held.query('UPDATE import SET completed_at = now(), added = 1 WHERE release = 1')
      await held.query('COMMIT')
      await held.end()
      expect(await taking).toEqual([])
      expect((await readState(one)).drafts).toEqual([{ rows: 1, added: 1 }])
    })
  })

if (isOnServer)
  it('lets whoever imports, publishes, discards and goes back get into no one’s way that could be seen', async () => {
    await withTwo(async ({ one, other }) => {
      await importFigures(one, [figure({ value: '0' })])
      await publishAs(one, 'An')
      for (let round = 1; round <= 12; round++) {
        await Promise.all([
          orRefused(importFigures(one, [figure({ value: String(round) })]), /^IMPORT_RUNNING$/),
          orRefused(publishAs(other, 'Bình'), /^NOTHING_TO_PUBLISH$/),
          orRefused(discardDraft(other, round + 1), /^(IMPORT_RUNNING|UNKNOWN_DRAFT|DRAFT_NOT_NEWEST)$/),
          orRefused(importFigures(other, [figure({ value: `${round}.5` })]), /^IMPORT_RUNNING$/),
          orRefused(publishAs(one, 'An'), /^NOTHING_TO_PUBLISH$/),
          orRefused(
            rollBack(other, { to: 1, by: 'Chi' }),
            /^(IMPORT_RUNNING|DRAFTS_WAITING|NOTHING_TO_ROLL_BACK)$/,
          ),
        ])
      }
      const drafts = await listDrafts(one)
      if (drafts.length > 0) await publishAs(one, 'An')
      const { releases } = await readReleases(one, { first: 100 })
      const numbers = releases.map(({ number }) => number)
      expect(numbers).toEqual(numbers.map((_number, index) => numbers.length - index))
      expect((await listImports(one, { first: 100 })).map(({ number }) => number)).toEqual(numbers)
      expect((await readState(one)).strays).toBe(0)
    })
  })

async function orRefused(act: Promise<unknown>, codes: RegExp): Promise<void> {
  const error = await act.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error !== null) expect(error).toMatchObject({ code: expect.stringMatching(codes) })
}

interface Two {
  readonly one: Database
  readonly other: Database
  readonly url: string
}

async function withTwo(act: (two: Two) => Promise<void>): Promise<void> {
  const place = await makePlace()
  const [one, other] = await Promise.all([openDatabase(place.url), openDatabase(place.url)])
  try {
    await act({ one, other, url: place.url })
  } finally {
    await one.close()
    await other.close()
    await place.remove()
  }
}

/** Whoever publishes waits for this draft, until it is rolled back. */
async function holdImport(url: string, release: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM import WHERE release = $1 FOR UPDATE', [release])
  return client
}

async function untilWaiting(client: pg.Client, sessions: number): Promise<void> {
  for (let waiting = 0; waiting < sessions; ) {
    const { rows } = await client.query<{ waiting: number }>(
      `SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks JOIN pg_database ON pg_database.oid = database OR database IS NULL
       WHERE NOT granted AND datname = current_database()`,
    )
    waiting = rows[0]?.waiting ?? 0
  }
}
