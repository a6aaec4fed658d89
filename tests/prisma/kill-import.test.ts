// An import that is killed at any moment: the database is as before, or the draft is whole; and the next import completes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { expect, it } from 'vitest'
import { discardAbandoned } from '#prisma/abandoned-drafts.ts'
import { startDraft } from '#prisma/draft-writer.ts'
import { openDatabase } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { FILE } from './import-figures.ts'
import { manyFigures } from './many-figures.ts'
import { isOnServer, makePlace } from './open-test-database.ts'
import { type DatabaseState, readState } from './read-state.ts'

const ROWS = process.env.LIENTINH_LONG ? 20_000 : 5000
const KILLS = process.env.LIENTINH_LONG ? 100 : 10
const PATIENCE = { timeout: process.env.LIENTINH_LONG ? 1_800_000 : 180_000 }
const PUBLISHER = { by: 'An', twoPersons: false }

it('leaves nothing of an import that was killed, at whatever moment', PATIENCE, async () => {
  const place = await makePlace()
  try {
    await importAndPublish(place.url, '1000')
    const { tookMs } = await runImport(place.url, '1001', Number.POSITIVE_INFINITY)
    let ready = 1
    for (let kill = 1; kill <= KILLS; kill++) {
      const { found, isReady } = await runImport(place.url, String(kill), Math.random() * tookMs)
      expect(found, `before kill ${kill}`).toEqual(wholeState(ready, found))
      ready = found.drafts.length + (isReady ? 1 : 0)
    }
    expect(await importAndPublish(place.url, '2000')).toEqual({
      ...{ published: { '2000': ROWS }, drafts: [], strays: 0 },
    })
  } finally {
    await place.remove()
  }
})

/** What was published is still there, and what is ready is whole; one more may be, when the kill came before it could say so. */
function wholeState(ready: number, found: DatabaseState): DatabaseState {
  const drafts = found.drafts.length === ready + 1 ? ready + 1 : ready
  return {
    published: { '1000': ROWS },
    drafts: Array.from({ length: drafts }, () => ({ rows: ROWS, added: ROWS })),
    strays: 0,
  }
}

async function importAndPublish(url: string, value: string): Promise<DatabaseState> {
  const database = await openDatabase(url)
  try {
    await discardAbandoned(database)
    const draft = await startDraft(database, FILE)
    for (const batch of manyFigures(ROWS, value)) await draft.add(batch)
    await draft.finish({ warnings: 0 })
    await publishDrafts(database, PUBLISHER)
    return await readState(database)
  } finally {
    await database.close()
  }
}

interface Run {
  /** The state after what was abandoned is removed, before this import. */
  readonly found: DatabaseState
  /** Whether it said that the draft is ready before it was killed. */
  readonly isReady: boolean
  /** From the state to its end. */
  readonly tookMs: number
}

/** Runs an import in a process of its own, which is killed so many milliseconds after it began to import. */
async function runImport(url: string, value: string, killAfterMs: number): Promise<Run> {
  const script = resolve(import.meta.dirname, 'hold-import.ts')
  const child = spawn(process.execPath, [script, url, value, String(ROWS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const said: string[] = []
  let startedAt = 0
  let killer: NodeJS.Timeout | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (said.length > 1) continue
    startedAt = performance.now()
    if (Number.isFinite(killAfterMs)) killer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  }
  const [code, signal] = await exit
  clearTimeout(killer)
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL'])
  const isReady = said[1] === 'READY'
  return { found: JSON.parse(said[0] ?? ''), isReady, tookMs: performance.now() - startedAt }
}

if (isOnServer)
  it('says that the import stopped when the server ends the connection, and shows nothing of it', async () => {
    const place = await makePlace()
    const database = await openDatabase(place.url)
    const server = new pg.Client({ connectionString: place.url })
    await server.connect()
    try {
      const draft = await startDraft(database, FILE)
      const adding = draft.add([...manyFigures(ROWS, '1')].flat())
      const ended = adding.catch((error: unknown) => error)
      for (let isOver = false; !isOver; ) {
        await server.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        )
        isOver = (await Promise.race([ended, sleepBriefly()])) !== undefined
      }
      expect(await ended).toMatchObject({ code: 'IMPORT_STOPPED' })
      await draft.discard()
      expect(await readState(database)).toEqual({ published: {}, drafts: [], strays: 0 })
      const next = await startDraft(database, FILE)
      await next.add([...manyFigures(500, '1')].flat())
      expect(await next.finish({ warnings: 0 })).toMatchObject({ number: 1, added: 500 })
    } finally {
      await server.end()
      await database.close()
      await place.remove()
    }
  })

if (isOnServer)
  it('lets one process of several import, and the next when it is gone', async () => {
    const place = await makePlace()
    const [one, other] = await Promise.all([openDatabase(place.url), openDatabase(place.url)])
    try {
      const draft = await startDraft(one, FILE)
      await draft.add([...manyFigures(500, '1')].flat())
      await expect(startDraft(other, FILE)).rejects.toMatchObject({ code: 'IMPORT_RUNNING' })
      expect(await discardAbandoned(other)).toEqual([])
      await one.close()
      expect(await discardAbandoned(other)).toEqual([1])
      expect(await readState(other)).toEqual({ published: {}, drafts: [], strays: 0 })
    } finally {
      await one.close()
      await other.close()
      await place.remove()
    }
  })

function sleepBriefly(): Promise<undefined> {
  return new Promise((wake) => setTimeout(() => wake(undefined), 10))
}
