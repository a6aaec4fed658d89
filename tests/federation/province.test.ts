import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { createLog } from '#runtime/log.ts'
import type { Served } from '#runtime/serve.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { type AnsweredTable, readSeriesTable } from '#schema/series-table.ts'
import { formatSliceId } from '#schema/slice.ts'
import { startProvince } from '#services/province/start-province.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'

let database: Database
let served: Served
beforeAll(async () => {
  database = await openTestDatabase()
  await loadSeed(database, 'VN34-91')
  const province = resolveProvince(registry, 'an-giang')
  served = await startProvince({
    province,
    database,
    host: '127.0.0.1',
    port: 0,
    log: createLog('test', 'silent'),
  })
})
afterAll(async () => {
  await served.stop()
  await database.close()
})

async function ask(query: string, variables: object = {}) {
  const response = await fetch(`${served.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as {
    data: Record<string, unknown>
    errors?: { extensions: Record<string, unknown> }[]
  }
}

const SLICES = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on AnGiangSlice { id data } } }`
const slice = (question: object) =>
  formatSliceId({
    province: 'VN34-91',
    question: question as Parameters<typeof formatSliceId>[0]['question'],
  })
const reference = (id: string) => ({ __typename: 'AnGiangSlice', id })

describe('a province on its own', () => {
  it('is a federation subgraph that serves its contract', async () => {
    const { data } = await ask('{ _service { sdl } }')
    const { sdl } = data._service as { sdl: string }
    expect(sdl).toContain('type AnGiang implements Province')
    expect(sdl).toContain(
      'A series; its points come as objects or, several times faster, as parallel columns.',
    )
    expect(sdl).not.toContain('ThisProvince')
  })

  it('says that it lives, is ready, and which release it answers from', async () => {
    expect((await fetch(`${served.url}/livez`)).status).toBe(200)
    expect((await fetch(`${served.url}/readyz`)).status).toBe(200)
    const release = await fetch(`${served.url}/release`)
    expect(release.headers.get('etag')).toBe('"VN34-91.1"')
    expect(release.headers.get('cache-control')).toBe(
      'max-age=1, stale-while-revalidate=1, stale-if-error=86400',
    )
    expect(await release.json()).toMatchObject({ province: 'VN34-91', release: { number: 1 } })
    const again = await fetch(`${served.url}/release`, { headers: { 'if-none-match': '"VN34-91.1"' } })
    expect(again.status).toBe(304)
  })

  it('answers its figures as objects and as columns', async () => {
    const { data, errors } =
      await ask(`{ anGiang { id nameVi series(indicators: ["POOR_HH_RATE"]) { totalCount pageInfo { hasNextPage } nodes {
      indicator { code nameVi } area { id nameVi host } kind statistic timeBasis standard unit breakdown { dimension }
      periods { label } values statuses
      observations { id value decimals period { start end stated } qualifier status access inferred source { id publisher place attribution } release { number } } } } } }`)
    expect(errors).toBeUndefined()
    expect(data.anGiang).toMatchObject({
      id: 'VN34-91',
      nameVi: 'An Giang',
      series: {
        totalCount: 1,
        pageInfo: { hasNextPage: false },
        nodes: [
          {
            indicator: { code: 'POOR_HH_RATE', nameVi: 'Tỷ lệ hộ nghèo' },
            area: { id: 'VN63-89', nameVi: 'An Giang', host: 'VN34-91' },
            kind: 'ACTUAL',
            statistic: 'SHARE',
            timeBasis: 'END_OF_PERIOD',
            standard: 'MDP_2022_2025',
            unit: 'PERCENT',
            breakdown: [],
            periods: [{ label: '2022' }],
            values: ['2.81'],
            statuses: ['A'],
            observations: [
              {
                id: 'S001-08',
                value: '2.81',
                decimals: 2,
                period: { start: '2022-01-01', end: '2022-12-31', stated: true },
                inferred: ['standard'],
                source: { id: '001', publisher: 'department website, An Giang', attribution: 'STATED' },
                release: { number: 1 },
              },
            ],
          },
        ],
      },
    })
  })

  it('pages its series without loss or repetition', async () => {
    const whole = await ask('{ anGiang { series(first: 500) { totalCount nodes { id } } } }')
    const all = (whole.data.anGiang as { series: { totalCount: number; nodes: { id: string }[] } }).series
    expect(all.nodes).toHaveLength(all.totalCount)
    const paged: string[] = []
    let after: string | null = null
    for (let page = 0; page < 50; page++) {
      const { data, errors } = await ask(
        'query ($after: String) { anGiang { series(first: 3, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } } }',
        { after },
      )
      expect(errors).toBeUndefined()
      const { nodes, pageInfo } = (
        data.anGiang as {
          series: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
        }
      ).series
      paged.push(...nodes.map(({ id }) => id))
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) break
    }
    expect(paged).toEqual(all.nodes.map(({ id }) => id))
  })

  it('says what it covers, and lists its releases', async () => {
    const { data, errors } = await ask(
      '{ anGiang { coverage(domain: POVERTY) { indicator { code } kind statistic periods { label } observations } releases { totalCount nodes { number note publishedAt } pageInfo { hasNextPage } } } }',
    )
    expect(errors).toBeUndefined()
    const { coverage, releases } = data.anGiang as { coverage: object[]; releases: object }
    expect(coverage).toContainEqual({
      indicator: { code: 'POOR_HH_COUNT' },
      kind: 'ACTUAL',
      statistic: 'LEVEL',
      periods: [{ label: '2022' }],
      observations: 1,
    })
    expect(releases).toMatchObject({
      totalCount: 1,
      nodes: [{ number: 1 }],
      pageInfo: { hasNextPage: false },
    })
  })

  it.each([
    ['{ anGiang { series(first: 0) { totalCount } } }', 'BAD_PAGE'],
    ['{ anGiang { series(first: 501) { totalCount } } }', 'BAD_PAGE'],
    ['{ anGiang { series(after: "bm8=") { totalCount } } }', 'BAD_CURSOR'],
    ['{ anGiang { releases(after: "c2VyaWVzOjE") { totalCount } } }', 'BAD_CURSOR'],
    ['{ anGiang { releases(after: "cmVsZWFzZTp4") { totalCount } } }', 'BAD_CURSOR'], // release:x
    ['{ anGiang { releases(after: "cmVsZWFzZToxZTk") { totalCount } } }', 'BAD_CURSOR'], // release:1e9
    ['{ anGiang { releases(after: "cmVsZWFzZTo5OTk5OTk5OTk5OQ") { totalCount } } }', 'BAD_CURSOR'], // release:99999999999
    ['{ anGiang { series(breakdown: [{ dimension: "sex" }]) { totalCount } } }', 'BAD_INPUT'],
    ['{ anGiang { series(asOf: {}) { totalCount } } }', 'BAD_INPUT'],
    ['{ anGiang { series(asOf: { release: 9 }) { totalCount } } }', 'UNKNOWN_RELEASE'],
  ])('refuses %s with %s', async (query, code) => {
    const { data, errors } = await ask(query)
    expect(data.anGiang).toEqual(query.includes('releases') ? { releases: null } : { series: null })
    expect(errors?.[0]?.extensions.code).toBe(code)
  })
})

describe('what no database could hold', () => {
  it.each([
    ['a NUL in a code', '{ anGiang { series(indicators: ["A\\u0000"]) { totalCount } } }'],
    [
      'a NUL in a dimension',
      '{ anGiang { series(breakdown: [{ dimension: "a\\u0000", all: true }]) { totalCount } } }',
    ],
    ['a NUL in a standard', '{ anGiang { series(standard: "\\u0000") { totalCount } } }'],
  ])('%s fits nothing', async (_what, query) => {
    const { data, errors } = await ask(query)
    expect(errors).toBeUndefined()
    expect(data.anGiang).toEqual({ series: { totalCount: 0 } })
  })

  it.each([
    '{ anGiang { series(periods: { from: "0000-01-01" }) { totalCount } } }',
    '{ anGiang { series(asOf: { time: "0000-06-01T00:00:00Z" }) { totalCount } } }',
    '{ anGiang { series(updatedSince: "9999-12-31T23:59:59-14:00") { totalCount } } }',
  ])('a time out of all years is refused: %s', async (query) => {
    const { errors } = await ask(query)
    expect(errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/)
  })
})

describe('slices', () => {
  const latest = slice({ indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } })
  const abroad = slice({ indicators: ['WORKERS_SENT_ABROAD'], notStated: true, period: { pick: 'LATEST' } })

  it('cost one query each, however many references come', async () => {
    database.queries.reset()
    const { data, errors } = await ask(SLICES, {
      representations: [reference(latest), reference(abroad), reference(latest), reference(latest)],
    })
    expect(errors).toBeUndefined()
    expect(database.queries.count).toBe(2)
    const tables = (data._entities as { id: string; data: unknown }[]).map(({ id, data }) =>
      readSeriesTable(data, id),
    )
    expect(tables.map((table) => table?.state)).toEqual(['LIVE', 'LIVE', 'LIVE', 'LIVE'])
    const [first, second] = tables as AnsweredTable[]
    expect(first).toMatchObject({
      province: 'VN34-91',
      release: { number: 1 },
      areasHeld: ['VN63-89'],
      areasMatched: ['VN63-89'],
    })
    expect(first?.series[0]).toMatchObject({ ids: ['S001-08'], values: ['2.81'] })
    expect(second?.series[0]).toMatchObject({ values: ['357'], periods: [{ start: null, end: null }] })
  })

  it('that are no question to this province are null, and the others keep their order', async () => {
    const foreign = formatSliceId({
      province: 'VN34-25',
      question: { indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } },
    })
    const { data } = await ask(SLICES, {
      representations: [reference('garbage'), reference(latest), reference(foreign)],
    })
    const answers = data._entities as { data: { state: string } | null }[]
    expect(answers.map((answer) => answer.data?.state ?? null)).toEqual([null, 'LIVE', null])
  })

  it('of an unknown province entity are null', async () => {
    const { data, errors } = await ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on AnGiang { id nameVi } } }',
      {
        r: [
          { __typename: 'AnGiang', id: 'VN34-25' },
          { __typename: 'AnGiang', id: 'VN34-91' },
        ],
      },
    )
    expect(errors).toBeUndefined()
    expect(data._entities).toEqual([null, { id: 'VN34-91', nameVi: 'An Giang' }])
  })
})

describe('a province that has published nothing', () => {
  it('says so', async () => {
    const empty = await openTestDatabase()
    const province = resolveProvince(registry, 'ha-noi')
    const bare = await startProvince({
      province,
      database: empty,
      host: '127.0.0.1',
      port: 0,
      log: createLog('test', 'silent'),
    })
    const id = formatSliceId({
      province: 'VN34-01',
      question: { indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } },
    })
    const response = await fetch(`${bare.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ _entities(representations: [{ __typename: "HaNoiSlice", id: "' +
          id +
          '" }]) { ... on HaNoiSlice { data } } haNoi { series { totalCount } coverage { observations } releases { totalCount } } }',
      }),
    })
    const { data } = (await response.json()) as { data: { _entities: { data: unknown }[]; haNoi: unknown } }
    expect(readSeriesTable(data._entities[0]?.data, id)).toMatchObject({
      state: 'NOTHING_PUBLISHED',
      province: 'VN34-01',
    })
    expect(data.haNoi).toEqual({ series: { totalCount: 0 }, coverage: [], releases: { totalCount: 0 } })
    await bare.stop()
    await empty.close()
  })
})
