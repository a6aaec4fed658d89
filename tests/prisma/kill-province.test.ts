// A province that is killed at any moment of an import, over its administration as an office uses it: starting, receiving, reading,
// writing, publishing; or that loses its server. What was published is there, a draft is whole or not at all, and the same import completes.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDatabase } from '#prisma/open-database.ts'
import { findBasePort } from '#tests/services/cli/running-demo.ts'
import {
  request as ask,
  fileQuery,
  importEnd,
  importFile,
  publish,
  tell,
} from '#tests/services/province/administered.ts'
import { manyRows, ROWS_EACH } from '#tests/services/province/many-rows.ts'
import { type OwnProcess, type OwnStart, startOwn } from '#tests/services/province/own-process.ts'
import { untilWritten, WAYS } from './lose-server.ts'
import { type DatabasePlace, isOnServer, makePlace } from './open-test-database.ts'
import { readState } from './read-state.ts'

const INDICATORS = 2
const ROWS = INDICATORS * ROWS_EACH
const KILLS = process.env.LIENTINH_LONG ? 100 : 10
const PATIENCE = { timeout: process.env.LIENTINH_LONG ? 1_800_000 : 180_000 }
const ALL = { accept: ['ALL'] }

/** When the process dies; the moment within is random. A start that died is followed by an import that dies, too. */
const STAGES = ['RECEIVING', 'IMPORTING', 'PUBLISHING', 'STARTING', 'IMPORTING'] as const
type Stage = (typeof STAGES)[number]

it('leaves nothing of an import, or all of it, whenever the province is killed', PATIENCE, async () => {
  const ground = await makeGround()
  try {
    let possible = [await firstRelease(ground)]
    for (let kill = 1; kill <= KILLS; kill++) {
      const stage = STAGES[kill % STAGES.length] ?? 'IMPORTING'
      if (stage === 'STARTING') await killStart(ground)
      const province = await startOwn({ ...ground.start, mode: kill % 2 ? 'SERVE' : 'ADMIN' })
      const found = await readFound(province)
      expect(possible, `before kill ${kill}`).toContainEqual(found)
      const heard = await killAtWork(ground, province, { stage, value: 1000 + kill })
      possible = nextStates(found, 1000 + kill, heard)
    }
    await completeSameImport(ground, possible, 1000 + KILLS)
    expect(await strays(ground)).toBe(0)
  } finally {
    await ground.remove()
  }
})

if (isOnServer)
  it.each(Object.entries(WAYS))(
    'says that the import stopped when the server %s, and answers again by itself',
    PATIENCE,
    async (_way, makeServer) => {
      const home = await mkdtemp(join(tmpdir(), 'lientinh-lose-'))
      const server = await makeServer()
      const province = await startOwn({ home, env: { DATABASE_URL: server.url } })
      try {
        await importFile(province, manyRows(1000, INDICATORS), ALL)
        await publish(province)
        const importing = importEnd(province, manyRows(1001, 12), ALL)
        await untilWritten(server.url, 2)
        await server.lose()
        expect(await importing).toMatchObject({ event: 'failed', error: { code: 'IMPORT_STOPPED' } })
        const state = { published: [`1000 × ${ROWS}`], drafts: [] }
        await expect.poll(() => readFound(province).catch(() => null), { timeout: 10_000 }).toEqual(state)
        expect((await importFile(province, manyRows(1001, 12), ALL)).added).toBe(12 * ROWS_EACH)
      } finally {
        await province.stop()
        await server.remove()
        await rm(home, { recursive: true, force: true })
      }
    },
  )

interface Ground {
  readonly start: OwnStart
  readonly place: DatabasePlace
  /** How long receiving, importing and publishing took when nothing disturbed them, in ms. */
  readonly took: Record<Stage, number>
  remove(): Promise<void>
}

async function makeGround(): Promise<Ground> {
  const home = await mkdtemp(join(tmpdir(), 'lientinh-kill-'))
  const place = await makePlace()
  const env = { PORT: String(await findBasePort()), DATABASE_URL: place.url }
  return {
    start: { home, env },
    place,
    took: { RECEIVING: 100, IMPORTING: 0, PUBLISHING: 0, STARTING: 0 },
    async remove() {
      await place.remove()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** The value that all figures have, as it is published, and the rows of each draft that waits. */
interface State {
  readonly published: readonly string[]
  readonly drafts: readonly number[]
}

async function firstRelease({ start, took }: Ground): Promise<State> {
  const starting = performance.now()
  const province = await startOwn(start)
  took.STARTING = performance.now() - starting
  const importing = performance.now()
  expect((await importFile(province, manyRows(1000, INDICATORS), ALL)).added).toBe(ROWS)
  took.IMPORTING = performance.now() - importing
  const publishing = performance.now()
  await publish(province)
  took.PUBLISHING = performance.now() - publishing
  await province.stop()
  return { published: [`1000 × ${ROWS}`], drafts: [] }
}

interface Heard {
  readonly imported: boolean
  readonly published: boolean
}

/** A start that is killed before or after it is ready. */
async function killStart({ start, took }: Ground): Promise<void> {
  const killAfterMs = Math.random() * took.STARTING
  const started = startOwn({ ...start, killAfterMs })
  await started.then(
    (province) => province.kill(),
    () => {},
  )
}

/** The rest of a province's life: what it had said when it was killed. */
async function killAtWork(
  { took }: Ground,
  province: OwnProcess,
  { stage, value }: { stage: Stage; value: number },
): Promise<Heard> {
  const moment = Math.random() * took[stage === 'STARTING' ? 'IMPORTING' : stage]
  const heard = { imported: false, published: false }
  const working = work(province, { stage, value, heard }, () => sleep(moment).then(province.kill))
  await working.catch(() => {}) // its end breaks off
  return heard
}

/** Imports and publishes; `kill` is called when the stage begins, and is not waited for. */
async function work(
  province: OwnProcess,
  { stage, value, heard }: { stage: Stage; value: number; heard: { imported: boolean; published: boolean } },
  kill: () => Promise<void>,
): Promise<void> {
  let dying: Promise<void> | null = null
  try {
    const text = manyRows(value, INDICATORS)
    if (stage === 'RECEIVING') dying = kill()
    if (stage === 'RECEIVING') return await sendSlowly(province, text)
    if (stage === 'IMPORTING' || stage === 'STARTING') dying = kill()
    heard.imported = (await importEnd(province, text, ALL)).event === 'done'
    if (stage === 'PUBLISHING') dying = kill()
    heard.published = (await publish(province)).length > 0
  } finally {
    await (dying ?? kill())
  }
}

/** A file in pieces, of which the last never comes. */
function sendSlowly({ url, token }: OwnProcess, text: string): Promise<void> {
  return new Promise((resolve) => {
    const sending = request(`${url}/admin/imports${fileQuery('cham.csv', ALL)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
    sending.on('error', () => resolve()).on('response', () => resolve())
    const size = Math.ceil(text.length / 20)
    const next = async (from: number) => {
      sending.write(text.slice(from, from + size))
      await sleep(10)
      if (!sending.destroyed && from + size < text.length - size) void next(from + size)
    }
    void next(0)
  })
}

/** What may be found: as it was, one draft more, or all drafts published; never less than what was said to be done. */
function nextStates(
  { published, drafts }: State,
  value: number,
  { imported, published: said }: Heard,
): State[] {
  const all = { published: [`${value} × ${ROWS}`], drafts: [] }
  if (said) return [all]
  const ready = { published, drafts: [...drafts, ROWS] }
  return imported ? [ready, all] : [{ published, drafts }, ready]
}

async function readFound(province: OwnProcess): Promise<State> {
  expect(await readdir(join(province.directory, 'incoming'))).toEqual([])
  const { drafts, releases } = await tell(province, '/admin/releases')
  const numbers = [...releases.slice(0, 1), ...drafts].map(({ number }) => number)
  const changes = numbers.slice(1).map((number, index) => changedRows(province, numbers[index] ?? 0, number))
  return {
    published: countValues(await (await ask(province, '/admin/export')).text()),
    drafts: await Promise.all(changes),
  }
}

async function changedRows(province: OwnProcess, from: number, to: number): Promise<number> {
  const { counts } = await tell(province, `/admin/diff?from=${from}&to=${to}&first=1`)
  return counts === null ? 0 : counts.added + counts.changed
}

function countValues(csv: string): string[] {
  const [header = '', ...rows] = csv.trim().split('\n')
  const column = header.trim().split(',').indexOf('value')
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value = row.split(',')[column] ?? ''
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => `${value} × ${count}`)
}

/** The import that was killed last, once more and whole; and then again, which changes nothing. */
async function completeSameImport(
  { start }: Ground,
  possible: readonly State[],
  value: number,
): Promise<void> {
  const province = await startOwn(start)
  try {
    expect(possible).toContainEqual(await readFound(province))
    const text = manyRows(value, INDICATORS)
    const { added, unchanged } = await importFile(province, text, ALL)
    expect(added + unchanged).toBe(ROWS)
    if ((await tell(province, '/admin/releases')).drafts.length > 0) await publish(province)
    expect(countValues(await (await ask(province, '/admin/export')).text())).toEqual([`${value} × ${ROWS}`])
    expect(await importFile(province, text, ALL)).toMatchObject({
      draft: null,
      added: 0,
      unchanged: ROWS,
    })
  } finally {
    await province.stop()
  }
}

async function strays({ place }: Ground): Promise<number> {
  const database = await openDatabase(place.url)
  return readState(database)
    .then(({ strays }) => strays)
    .finally(() => database.close())
}
