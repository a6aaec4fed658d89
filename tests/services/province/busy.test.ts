// A province at work on a long file: it goes on answering, and whatever ends the import leaves nothing of it.
import { readdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { emptyDatabase, openTestDatabase } from '#tests/prisma/open-test-database.ts'
import {
  type Administered,
  askGraphql,
  fileQuery,
  importEnd,
  request,
  startAdministered,
  type Told,
  tell,
} from './administered.ts'

let database: Database
let province: Administered
beforeAll(async () => {
  database = await openTestDatabase()
  province = await startAdministered({ database })
})
afterEach(() => emptyDatabase(database))
afterAll(async () => {
  await province.stop()
  await database.close()
})

/** The population of the two old provinces by month from 1990, and other numbers of persons: 10,080 figures. */
const LONG = [
  'area,indicator,period,value',
  ...['POPULATION', 'LABOUR_FORCE', 'EMPLOYED', 'MERIT_PEOPLE_MANAGED', 'TRAINED_LABOUR', 'SI_PARTICIPANTS']
    .concat(
      'UI_PARTICIPANTS',
      'UI_BENEFICIARIES',
      'VOC_TRAINEES',
      'VOC_GRADUATES',
      'POP_15_PLUS',
      'UNDEREMPLOYED',
    )
    .flatMap((indicator) =>
      ['VN63-89', 'VN63-91'].flatMap((area) =>
        Array.from({ length: 420 }, (_, month) => {
          const period = `${1990 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
          return `${area},${indicator},${period},${1000 + month}`
        }),
      ),
    ),
].join('\n')
const ALL = { accept: ['ALL'] }
const SHORT = 'area,indicator,period,value\nAn Giang,TRAINED_LABOUR_RATE,2024,"70,1"'

/** Nothing waits, nothing is published, no file is left. */
async function expectNothingLeft(place: Administered): Promise<void> {
  expect(await tell(place, '/admin/releases')).toMatchObject({ drafts: [], releases: [] })
  expect(await database.prisma.release.count()).toBe(0)
  expect(await readdir(`${place.directory}/incoming`)).toEqual([])
}

/** Sends the long file, and resolves when its first rows are written. An import that ends before says why. */
async function startLong(place: Administered, signal?: AbortSignal): Promise<Response> {
  const sent = { body: LONG, ...(signal ? { signal } : {}) }
  const answer = await request(place, `/admin/imports${fileQuery('dai.csv', ALL)}`, sent)
  const told = answer.clone().text()
  told.catch(() => {})
  while ((await database.prisma.observation.count()) === 0) {
    const ended = await Promise.race([told, sleep(20, null)])
    if (ended !== null) throw new Error(`The import ended: ${ended}`)
  }
  return answer
}

describe('while a long file is imported', () => {
  it('every question is answered from what is published, and soon', async () => {
    await importEnd(province, SHORT)
    await tell(province, '/admin/publish', {})
    let isDone = false
    const imported = importEnd(province, LONG, ALL).finally(() => {
      isDone = true
    })
    const waits: number[] = []
    while (!isDone) {
      const asked = performance.now()
      const { data } = await askGraphql(
        province,
        '{ anGiang { series { nodes { observations { value } } } } }',
      )
      waits.push(performance.now() - asked)
      expect(data.anGiang.series.nodes).toEqual([{ observations: [{ value: '70.1' }] }])
      await sleep(20)
    }
    expect((await imported).result).toMatchObject({ added: 10_080, unchanged: 0 })
    expect(waits.length).toBeGreaterThan(10)
    expect(Math.max(...waits)).toBeLessThan(2500)
  })

  it('a second import and a roll-back are refused, and the first goes on', async () => {
    const first = await startLong(province)
    expect((await importEnd(province, SHORT)).error.code).toBe('IMPORT_RUNNING')
    expect((await tell(province, '/admin/rollback', { to: 1 })).error.code).toBe('IMPORT_RUNNING')
    const events = (await first.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Told)
    expect(events.at(-1).result).toMatchObject({ added: 10_080 })
    expect(events.slice(0, -1).every(({ event }) => event === 'progress')).toBe(true)
    expect(events.at(-2).rows).toBe(10_080)
  })
})

describe('an import that does not come to its end', () => {
  it('because the office hung up leaves nothing, and the next one runs', async () => {
    const hangUp = new AbortController()
    const answer = await startLong(province, hangUp.signal)
    hangUp.abort()
    await answer.text().catch(() => {})
    await expect.poll(() => database.prisma.release.count(), { timeout: 10_000 }).toBe(0)
    await expect.poll(() => readdir(`${province.directory}/incoming`)).toEqual([])
    await expectNothingLeft(province)
    expect((await importEnd(province, SHORT)).result).toMatchObject({ added: 1 })
  })

  it('because the province stops leaves nothing, and the stop waits for it no longer than for any answer', async () => {
    const stopping = await startAdministered({ database })
    const told = (await startLong(stopping)).text()
    const asked = performance.now()
    await stopping.stop()
    expect(performance.now() - asked).toBeLessThan(4000)
    expect(JSON.parse((await told).trim().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'failed',
      error: { code: 'IMPORT_STOPPED' },
    })
    await expectNothingLeft(province)
  })

  it('because the process was killed is removed at the next start', async () => {
    await database.prisma.$executeRaw`INSERT INTO release (number, areas) VALUES (1, '{}')`
    const next = await startAdministered({ database })
    expect(await database.prisma.release.count()).toBe(0)
    await next.stop()
  })
})
