// A province at work on a long file: it goes on answering, and whatever ends the import leaves nothing of it.
import { readdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  type Administered,
  fileQuery,
  importFile,
  publish,
  refuseFile,
  request,
  seen,
  startAdministered,
  tell,
} from './administered.ts'
import { manyRows } from './many-rows.ts'
import { provinceOfFile } from './province-of-file.ts'
import { rates } from './rates.ts'
import { eventsOf, refusalOf } from './told.ts'

const province = provinceOfFile()

const ALL = { accept: ['ALL'] }
const ROWS = 10_560
const LONG = manyRows(1000, 8)
const SHORT = rates([2024, '70,1'])

/** Nothing waits, nothing is published, no file is left. */
async function expectNothingLeft(place: Administered): Promise<void> {
  expect(await tell(place, '/admin/releases')).toMatchObject({ drafts: [], releases: [] })
  expect(await province.database.prisma.release.count()).toBe(0)
  expect(await readdir(`${place.directory}/incoming`)).toEqual([])
}

/** Sends the long file, and resolves when its first rows are written. An import that ends before says why. */
async function startLong(place: Administered, signal?: AbortSignal): Promise<Response> {
  const sent = { body: LONG, ...(signal ? { signal } : {}) }
  const answer = await request(place, `/admin/imports${fileQuery('dai.csv', ALL)}`, sent)
  const told = answer.clone().text()
  told.catch(() => {})
  while ((await province.database.prisma.observation.count()) === 0) {
    const ended = await Promise.race([told, sleep(20, null)])
    if (ended !== null) throw new Error(`The import ended: ${ended}`)
  }
  return answer
}

describe('while a long file is imported', () => {
  it('every question is answered from what is published, and soon', async () => {
    await importFile(province, SHORT)
    await publish(province)
    let isDone = false
    const imported = importFile(province, LONG, ALL).finally(() => {
      isDone = true
    })
    const waits: number[] = []
    while (!isDone) {
      const asked = performance.now()
      expect(await seen(province)).toEqual(['2024: 70.1'])
      waits.push(performance.now() - asked)
      await sleep(20)
    }
    expect(await imported).toMatchObject({ added: ROWS, unchanged: 0 })
    expect(waits.length).toBeGreaterThan(10)
    expect(Math.max(...waits)).toBeLessThan(2500)
  })

  it('a second import and a roll-back are refused, and the first goes on', async () => {
    const first = await startLong(province)
    expect((await refuseFile(province, SHORT)).error.code).toBe('IMPORT_RUNNING')
    expect(await refusalOf(request(province, '/admin/rollback', { body: { to: 1 } }))).toEqual([
      409,
      'IMPORT_RUNNING',
    ])
    const events = eventsOf(await first.text())
    expect(events.at(-1)).toMatchObject({ event: 'done', result: { added: ROWS } })
    expect(events.slice(0, -1).every(({ event }) => event === 'progress')).toBe(true)
    expect(events.at(-2)).toMatchObject({ rows: ROWS })
  })
})

describe('an import that does not come to its end', () => {
  it('because the office hung up leaves nothing, and the next one runs', async () => {
    const hangUp = new AbortController()
    const answer = await startLong(province, hangUp.signal)
    hangUp.abort()
    await answer.text().catch(() => {})
    await expect.poll(() => province.database.prisma.release.count(), { timeout: 10_000 }).toBe(0)
    await expect.poll(() => readdir(`${province.directory}/incoming`)).toEqual([])
    await expectNothingLeft(province)
    expect(await importFile(province, SHORT)).toMatchObject({ added: 1 })
  })

  it('because the province stops leaves nothing, and the stop waits for it no longer than for any answer', async () => {
    const stopping = await startAdministered({ database: province.database })
    const told = (await startLong(stopping)).text()
    const asked = performance.now()
    await stopping.stop()
    expect(performance.now() - asked).toBeLessThan(4000)
    expect(eventsOf(await told).at(-1)).toMatchObject({
      event: 'failed',
      error: { code: 'IMPORT_STOPPED' },
    })
    await expectNothingLeft(province)
  })

  it('because the process was killed is removed at the next start', async () => {
    await province.database.prisma.$executeRaw`INSERT INTO release (number, areas) VALUES (1, '{}')`
    const next = await startAdministered({ database: province.database })
    expect(await province.database.prisma.release.count()).toBe(0)
    await next.stop()
  })
})
