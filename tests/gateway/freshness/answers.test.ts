// What the gateway remembers, seen from outside: who is asked, and what callers are told of an answer's age.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Identify } from '#gateway/engine/caller.ts'
import { openShelf } from '#gateway/freshness/open-shelf.ts'
import type { Shelf } from '#gateway/freshness/shelf.ts'
import { createLog } from '#runtime/log.ts'
import { ACCESSES, type Access } from '#schema/codes.ts'
import { AN_GIANG, PHU_THO, type Stage, setStage } from '../stage.ts'
import { publish } from './released.ts'

const log = createLog('test', 'silent')
const REDIS = 'redis://127.0.0.1:6379/5'
const compare = (name: string) =>
  `{ ${name}: compare(input: { indicators: ["POOR_HH_RATE"], provinces: ["VN34-91", "VN34-25"], period: { at: "2020" } }) {
    answers { state message province { nameVi } } } }`

let stage: Stage
beforeEach(async () => {
  stage = await open()
})
afterEach(() => stage.stop())

async function open(options: { shelf?: Shelf; identify?: Identify } = {}): Promise<Stage> {
  const opened = await setStage(options)
  publish(opened.anGiang, AN_GIANG, 1)
  publish(opened.phuTho, PHU_THO, 1)
  opened.ministry.release = (response) =>
    response.writeHead(200, { etag: '"ministry"', 'cache-control': 'max-age=1' }).end('{}')
  return opened
}

interface Received {
  readonly state: string
  readonly ageSeconds: number
  readonly release?: { readonly number: number }
}

/** What the ministry received of each province: [state, release], by the short name. */
async function ask(name = 'first', headers: Record<string, string> = {}): Promise<Record<string, Received>> {
  const response = await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: compare(name) }),
  })
  const { data } = (await response.json()) as { data: Record<string, { answers: Told[] }> }
  const answers = data[name]?.answers ?? []
  return Object.fromEntries(
    answers.map(({ message, province }) => [province.nameVi, JSON.parse(message) as Received]),
  )
}

interface Told {
  readonly message: string
  readonly province: { readonly nameVi: string }
}

const stateOf = (received: Received | undefined) => [received?.state, received?.release?.number ?? null]
const askedOf = () => ({
  ministry: stage.ministry.asked.length,
  anGiang: stage.anGiang.asked.length,
  phuTho: stage.phuTho.asked.length,
})

describe('an answer given before', () => {
  it('is given again while nobody has published: the second time nobody is asked', async () => {
    await ask()
    await ask() // the ministry's release was not known before the first
    const asked = askedOf()
    const again = await ask()
    expect([stateOf(again['An Giang']), stateOf(again['Phú Thọ'])]).toEqual([
      ['LIVE', 1],
      ['LIVE', 1],
    ])
    expect(askedOf()).toEqual(asked)
    expect(asked).toEqual({ ministry: 4, anGiang: 1, phuTho: 1 })
  })

  it('is made anew within two seconds after a province has published', async () => {
    await ask()
    publish(stage.anGiang, AN_GIANG, 2)
    await sleep(2000)
    const answered = await ask()
    expect([stateOf(answered['An Giang']), stateOf(answered['Phú Thọ'])]).toEqual([
      ['LIVE', 2],
      ['LIVE', 1],
    ])
    expect([stage.anGiang.asked.length, stage.phuTho.asked.length]).toEqual([2, 1])
  })

  it('is asked for once when many ask at the same time', async () => {
    await ask('before')
    await Promise.all(Array.from({ length: 50 }, () => ask()))
    expect(askedOf()).toEqual({ ministry: 4, anGiang: 2, phuTho: 2 })
  })

  it('costs a province one small question a second, whatever the load', async () => {
    await ask()
    const until = Date.now() + 3000
    let questions = 0
    while (Date.now() < until) {
      await Promise.all(Array.from({ length: 10 }, () => ask()))
      questions += 10
    }
    expect(questions).toBeGreaterThan(50)
    expect(stage.anGiang.asked).toHaveLength(1)
    expect(stage.anGiang.releasesAsked).toBeLessThanOrEqual(4)
  })

  it('ends with the members that it was made with', async () => {
    await ask()
    await ask()
    const { [AN_GIANG.id]: _left, ...rest } = stage.everybody
    stage.setMembers(rest)
    expect((await ask())['An Giang']?.state).toBe('NOT_JOINED')
    stage.setMembers(stage.everybody)
    expect((await ask())['An Giang']?.state).toBe('LIVE')
  })

  it('of a province with nothing published ends when it publishes', async () => {
    publish(stage.anGiang, AN_GIANG, 0)
    expect((await ask())['An Giang']?.state).toBe('NOTHING_PUBLISHED')
    publish(stage.anGiang, AN_GIANG, 1)
    await sleep(2000)
    expect(stateOf((await ask())['An Giang'])).toEqual(['LIVE', 1])
  })
})

describe('a province that is gone', () => {
  const die = (name: 'anGiang' | 'phuTho') => {
    stage[name].answer = () => (response: { destroy(): void }) => response.destroy()
    stage[name].release = (response) => response.destroy()
  }

  it('answers on from the last release known, and says how old that is', async () => {
    await ask()
    die('anGiang')
    await sleep(2100)
    const answered = await ask()
    expect([stateOf(answered['An Giang']), stateOf(answered['Phú Thọ'])]).toEqual([
      ['STALE', 1],
      ['LIVE', 1],
    ])
    expect(answered['An Giang']?.ageSeconds).toBeGreaterThanOrEqual(2)
    expect(answered['An Giang']?.ageSeconds).toBeLessThan(30)
  })

  it('is DOWN for what it was never asked', async () => {
    await ask()
    die('anGiang')
    expect((await ask('other'))['An Giang']?.state).toBe('DOWN')
  })

  it('is LIVE again as soon as it is back', async () => {
    await ask()
    die('anGiang')
    await sleep(2100)
    expect((await ask())['An Giang']?.state).toBe('STALE')
    publish(stage.anGiang, AN_GIANG, 2)
    await sleep(1100)
    expect(stateOf((await ask())['An Giang'])).toEqual(['LIVE', 2])
  })

  it('that answers nonsense is REFUSED: its old word is not passed off as today’s', async () => {
    await ask()
    stage.anGiang.answer = () => ({ data: { _entities: [{ data: { slice: 'another' } }] } })
    stage.anGiang.release = (response) => response.writeHead(200).end('{"province":"VN34-25"}')
    await sleep(2100)
    expect((await ask())['An Giang']?.state).toBe('REFUSED')
  })
})

describe('a gateway that was stopped and started', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lientinh-shelf-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  const shelves: [string, () => Promise<Shelf>][] = [
    ['a file', () => openShelf({ redisUrl: null, directory, log })],
    ['Redis', () => openShelf({ redisUrl: REDIS, directory: null, log })],
  ]
  it.each(shelves)('has not forgotten the last good answer: it stands in %s', async (_where, openOne) => {
    const before = await openOne()
    await stage.stop()
    stage = await open({ shelf: before })
    await sleep(200) // Redis connects
    const name = `restart_${process.pid}_${Date.now()}`
    expect((await ask(name))['An Giang']?.state).toBe('LIVE')
    await before.close()
    await stage.stop()

    const after = await openOne()
    stage = await open({ shelf: after })
    await sleep(200)
    stage.setMembers({ ...stage.everybody, [AN_GIANG.id]: { url: 'http://127.0.0.1:9/graphql' } })
    const answered = await ask(name)
    expect([stateOf(answered['An Giang']), stateOf(answered['Phú Thọ'])]).toEqual([
      ['STALE', 1],
      ['LIVE', 1],
    ])
    await after.close()
  })

  it('starts with a file that is none, and begins a new one', async () => {
    await writeFile(
      join(directory, 'last-answers.sqlite'),
      'not a database, but long enough to be read as one'.repeat(99),
    )
    const shelf = await openShelf({ redisUrl: null, directory, log })
    expect(await shelf.find([{ access: 'PUBLIC', slice: 'VN34-91~e30' }])).toEqual([null])
    await shelf.close()
  })

  it('answers when there is no Redis where it should be', async () => {
    const shelf = await openShelf({ redisUrl: 'redis://127.0.0.1:9', directory: null, log })
    await stage.stop()
    stage = await open({ shelf })
    expect((await ask())['An Giang']?.state).toBe('LIVE')
    await shelf.close()
  })
})

describe('callers who may see different things', () => {
  const pairs = ACCESSES.flatMap((one) =>
    ACCESSES.flatMap((other) => (one === other ? [] : [[one, other] as const])),
  )
  const as = (access: Access) => ({ 'x-test-access': access })

  it.each(pairs)('what %s was answered, %s is not', async (one, other) => {
    await stage.stop()
    stage = await open({
      identify: ({ headers }) => ({ access: headers['x-test-access'] as Access }),
    })
    await ask('same', as(one))
    await ask('same', as(one))
    const before = askedOf()
    await ask('same', as(other))
    expect(stage.anGiang.asked.length).toBe(before.anGiang + 1)
    stage.anGiang.answer = () => (response: { destroy(): void }) => response.destroy()
    stage.anGiang.release = (response) => response.destroy()
    await sleep(2100)
    expect((await ask('same', as(one)))['An Giang']?.state).toBe('STALE')
    const third = ACCESSES.find((access) => access !== one && access !== other) as Access
    expect((await ask('same', as(third)))['An Giang']?.state).toBe('DOWN')
  })
})
