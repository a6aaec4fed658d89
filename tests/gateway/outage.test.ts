// One of 34 hangs: it costs whoever asks for it the deadline a few times and then nothing, and it never costs anybody else anything.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Country, PROVINCES, startCountry } from './country.ts'
import { AN_GIANG, type Answered } from './stage.ts'

const DEADLINE_MS = 1000

let country: Country
beforeAll(async () => {
  country = await startCountry({ deadlineMs: DEADLINE_MS })
  await country.hasty(COMPARE_ALL) // plans, and opens connections
})
afterAll(() => country.stop())
beforeEach(async () => {
  country.recover()
  await expect.poll(statesOfAll, { timeout: 5000 }).toEqual(new Set(['LIVE']))
})

const IDS = PROVINCES.map(({ id }) => id)
const COMPARE_ALL = `{ compare(input: { indicators: ["X"], period: { at: "2022" }, provinces: ${JSON.stringify(IDS)} }) { answers { state province { id } } } }`
const hang = () => country.misbehave([AN_GIANG], () => () => () => {})

interface Compared {
  readonly compare: {
    readonly answers: { readonly state: string; readonly province: { readonly id: string } }[]
  }
}

async function statesOf(): Promise<Map<string, string>> {
  const { data } = JSON.parse(await country.hasty(COMPARE_ALL)) as Answered
  return new Map(
    (data as unknown as Compared).compare.answers.map(({ state, province: { id } }) => [id, state]),
  )
}

async function statesOfAll(): Promise<Set<string>> {
  return new Set((await statesOf()).values())
}

/** In milliseconds, one after the other, in rising order. */
async function timesOf(count: number, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let each = 0; each < count; each += 1) {
    const started = performance.now()
    await ask()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)
}

const at = (share: number, sorted: readonly number[]) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0

test('with one of 34 hung a comparison takes the deadline five times, and then no longer than before', async () => {
  const before = await timesOf(20, statesOf)
  hang()
  const waiting = await timesOf(5, async () => {
    expect([...(await statesOf())].filter(([, state]) => state !== 'LIVE')).toEqual([
      ['VN34-91', 'TIMED_OUT'],
    ])
  })
  expect(waiting[0]).toBeGreaterThan(DEADLINE_MS - 100)
  expect(at(0.95, waiting)).toBeLessThan(DEADLINE_MS + 50 + 3 * at(0.95, before))

  const open = await timesOf(20, async () => {
    expect([...(await statesOf())].filter(([, state]) => state !== 'LIVE')).toEqual([
      ['VN34-91', 'TIMED_OUT'],
    ])
  })
  expect(at(0.95, open)).toBeLessThan(50 + 3 * at(0.95, before))
  expect(at(0.5, open)).toBeLessThan(DEADLINE_MS)
})

test('whoever asks other provinces meanwhile waits no longer than before', async () => {
  const askPhuTho = () => country.hasty('{ phuTho { nameVi releases { totalCount } } }')
  const before = await timesOf(30, askPhuTho)
  hang()
  const hung = Array.from({ length: 50 }, () => country.hasty('{ anGiang { nameVi } }'))
  const meanwhile = await timesOf(30, askPhuTho)
  expect(at(0.5, meanwhile)).toBeLessThan(50 + 3 * at(0.5, before))
  for (const answer of await Promise.all(hung))
    expect(JSON.parse(answer)).toMatchObject({
      data: { anGiang: null },
      errors: [{ path: ['anGiang'], extensions: { code: 'PROVINCE_TIMED_OUT', province: 'VN34-91' } }],
    })
})

test('a province that is back is taken back within seconds of questions', async () => {
  hang()
  for (let times = 0; times < 6; times += 1) await statesOf()
  country.recover()
  const started = performance.now()
  await expect.poll(statesOfAll, { timeout: 10_000, interval: 50 }).toEqual(new Set(['LIVE']))
  // a probe that hangs (1 s), a pause (at most 2 s), a probe that is answered
  expect(performance.now() - started).toBeLessThan(6000)
})

test('clients who hang up leave nothing behind at a province that hangs', async () => {
  hang()
  const { hasty } = country.urls
  const leaving = Array.from({ length: 30 }, () =>
    fetch(`${hasty}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ anGiang { nameVi } }' }),
      signal: AbortSignal.timeout(100),
    }).catch(() => null),
  )
  expect(new Set(await Promise.all(leaving))).toEqual(new Set([null]))
  const anGiang = country.played.get(AN_GIANG.id)
  await expect.poll(() => anGiang?.connections(), { timeout: 5000 }).toBe(0)
})
