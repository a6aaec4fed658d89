import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  DEMO,
  type Federation,
  type FederationOptions,
  startFederation,
} from './start-federation.ts'

const COMPARE = `{
  compare(input: { indicators: ["TRAINED_LABOUR_RATE"], period: { at: "2020" } }) {
    rows { area { id } province { id } cells { value rank absence } }
    comparability { issues { code } }
    answers { province { id } state }
  }
}`

let federation: Federation | undefined
afterEach(async () => {
  await federation?.stop()
  federation = undefined
})

async function start(options: FederationOptions): Promise<Federation> {
  federation = await startFederation(options)
  return federation
}

interface Compared {
  rows: {
    area: { id: string }
    province: { id: string }
    cells: { value: string | null; absence: string | null }[]
  }[]
  answers: { province: { id: string }; state: string }[]
}

function statesOf({ data }: Answer): Record<string, string> {
  return Object.fromEntries(
    (data.compare as Compared).answers.map(({ province, state }) => [province.id, state]),
  )
}

function valuesOf({ data }: Answer): Record<string, string | null> {
  return Object.fromEntries(
    (data.compare as Compared).rows.map(({ province, cells }) => [province.id, cells[0]?.value ?? null]),
  )
}

/** Nothing of the inside may show: no address, port, stack, hidden field, or word of the far side. */
function expectNoLeak(answer: Answer): void {
  const text = JSON.stringify(answer)
  expect(text).not.toMatch(/127\.0\.0\.1|localhost|ECONN|stack|node_modules|slices|undici|SECRET/i)
}

const json =
  (body: unknown): RequestListener =>
  (_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

describe('a province that is away', () => {
  it('is one row that says DOWN; every other row stays, and the error names it at the comparison', async () => {
    const { ask } = await start({ offline: ['VN34-25'] })
    const answer = await ask(COMPARE)
    expect(statesOf(answer)).toEqual({
      'VN34-91': 'LIVE',
      'VN34-25': 'DOWN',
      'VN34-19': 'LIVE',
      'VN34-56': 'LIVE',
      'VN34-86': 'LIVE',
    })
    expect(valuesOf(answer)).toMatchObject({ 'VN34-19': '70', 'VN34-25': null })
    expect(answer.errors).toHaveLength(1)
    expect(answer.errors?.[0]).toMatchObject({
      path: ['compare'],
      extensions: { code: 'PROVINCE_DOWN', province: 'VN34-25' },
    })
    expectNoLeak(answer)
  })

  it('two of them are two rows', async () => {
    const { ask } = await start({ offline: ['VN34-25', 'VN34-91'] })
    const answer = await ask(COMPARE)
    expect(Object.values(statesOf(answer)).sort()).toEqual(['DOWN', 'DOWN', 'LIVE', 'LIVE', 'LIVE'])
    expect(answer.errors?.map(({ extensions }) => extensions.province).sort()).toEqual(['VN34-25', 'VN34-91'])
  })

  it('all of them still leave an answer, from a gateway that started with every province down', async () => {
    const { ask } = await start({ offline: [...DEMO] })
    const answer = await ask(COMPARE)
    expect(new Set(Object.values(statesOf(answer)))).toEqual(new Set(['DOWN']))
    expect((answer.data.compare as Compared).rows).toHaveLength(5)
    expect(
      (answer.data.compare as Compared).rows.every(({ cells }) => cells[0]?.absence === 'UNREACHABLE'),
    ).toBe(true)
    expectNoLeak(answer)
  })

  it('is back without touching the gateway once it is started again', async () => {
    const { ask, kill, revive } = await start({})
    await kill('VN34-25')
    expect(statesOf(await ask(COMPARE))['VN34-25']).toBe('DOWN')
    await revive('VN34-25')
    const answer = await ask(COMPARE)
    expect(statesOf(answer)['VN34-25']).toBe('LIVE')
    expect(valuesOf(answer)['VN34-25']).toBe('70')
    expect(answer.errors).toBeUndefined()
  })

  it('is null where its figures are asked directly, and the others answer', async () => {
    const { ask } = await start({ offline: ['VN34-25'] })
    const answer = await ask(
      '{ phuTho { series { totalCount } } thaiNguyen { series(indicators: ["TRAINED_LABOUR_RATE"]) { totalCount } } provinces(ids: ["VN34-25", "VN34-19"]) { id nameVi series { totalCount } } }',
    )
    expect(answer.data).toMatchObject({
      phuTho: null,
      thaiNguyen: { series: { totalCount: 1 } },
      provinces: [
        { id: 'VN34-19', nameVi: 'Thái Nguyên', series: { totalCount: expect.any(Number) } },
        { id: 'VN34-25', nameVi: 'Phú Thọ', series: null },
      ],
    })
    for (const error of answer.errors ?? [])
      expect(error.extensions).toMatchObject({ code: 'PROVINCE_DOWN', province: 'VN34-25' })
    expectNoLeak(answer)
  })
})

describe('a province that hangs', () => {
  it('costs the deadline and no more, and says TIMED_OUT', async () => {
    const { ask } = await start({ slow: { 'VN34-25': Number.POSITIVE_INFINITY }, deadlineMs: 1000 })
    await ask(COMPARE) // plans, and opens connections
    const started = performance.now()
    const answer = await ask(COMPARE)
    const took = performance.now() - started
    expect(statesOf(answer)).toMatchObject({ 'VN34-25': 'TIMED_OUT', 'VN34-19': 'LIVE' })
    expect(took).toBeGreaterThan(990)
    expect(took).toBeLessThan(5000)
    expectNoLeak(answer)
  })

  it('that is merely late is waited for', async () => {
    const { ask } = await start({ slow: { 'VN34-25': 150 } })
    expect(statesOf(await ask(COMPARE))['VN34-25']).toBe('LIVE')
  })
})

describe('a province that answers what it was not asked', () => {
  it.each([
    ['garbage', json('not json {'), 'REFUSED'],
    [
      'a page',
      ((_q, r) => r.setHeader('content-type', 'text/html').end('<h1>SECRET</h1>')) as RequestListener,
      'REFUSED',
    ],
    [
      'a fault with a stack',
      ((_q, r) => r.writeHead(500).end('Error: SECRET\n at stack')) as RequestListener,
      'DOWN',
    ],
    [
      "somebody else's slice",
      json({ data: { _entities: [{ data: { v: 1, slice: 'VN34-91~e30', state: 'NOT_JOINED' } }] } }),
      'REFUSED',
    ],
    ['no table', json({ data: { _entities: [{ data: null }] } }), 'REFUSED'],
    ['an error', json({ errors: [{ message: 'SECRET at 127.0.0.1' }] }), 'REFUSED'],
  ])('%s: nothing of it is used, and the others stay', async (_what, listener, state) => {
    const { ask } = await start({ provinces: ['VN34-25', 'VN34-19'], played: { 'VN34-25': listener } })
    const answer = await ask(COMPARE)
    expect(statesOf(answer)).toEqual({ 'VN34-25': state, 'VN34-19': 'LIVE' })
    expect(valuesOf(answer)).toEqual({ 'VN34-25': null, 'VN34-19': '70' })
    expectNoLeak(answer)
  })

  it("a table that names another province's figures is refused by the ministry too", async () => {
    const played: RequestListener = (request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      request.on('end', () => {
        const { variables } = JSON.parse(body) as { variables: { representations: { id: string }[] } }
        const tables = variables.representations.map(({ id }) => ({
          data: {
            v: 1,
            slice: id,
            state: 'NOTHING_PUBLISHED',
            ageSeconds: 0,
            province: 'VN34-91',
            answeredAt: '2026-01-01T00:00:00Z',
          },
        }))
        json({ data: { _entities: tables } })(request, response)
      })
    }
    const { ask } = await start({ provinces: ['VN34-25', 'VN34-19'], played: { 'VN34-25': played } })
    expect(statesOf(await ask(COMPARE))).toEqual({ 'VN34-25': 'REFUSED', 'VN34-19': 'LIVE' })
  })
})

describe('a province that has not joined', () => {
  it('answers NOT_JOINED when asked by name, without a fetch and without an error', async () => {
    const { ask, fetches } = await start({ provinces: ['VN34-19'] })
    fetches()
    const answer = await ask(
      `{ compare(input: { indicators: ["TRAINED_LABOUR_RATE"], provinces: ["VN34-19", "VN34-01"], period: { at: "2020" } }) {
        rows { area { id } province { id } cells { value absence rankedOf { ranked expected } } } answers { province { id } state } } }`,
    )
    expect(answer.errors).toBeUndefined()
    expect(statesOf(answer)).toEqual({ 'VN34-01': 'NOT_JOINED', 'VN34-19': 'LIVE' })
    expect(answer.data.compare).toMatchObject({
      rows: [
        { area: { id: 'VN34-01' }, cells: [{ value: null, absence: 'NOT_JOINED' }] },
        { area: { id: 'VN63-19' }, cells: [{ value: '70', rankedOf: { ranked: 1, expected: 2 } }] },
      ],
    })
    expect(fetches()).toEqual({ ministry: 2, 'VN34-19': 1 })
  })
})
