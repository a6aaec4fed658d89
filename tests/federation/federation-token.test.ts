// A federation among members: a province with a token answers the gateway that shows it, and nobody else.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startGateway } from '#gateway/start-gateway.ts'
import type { Database } from '#prisma/open-database.ts'
import { createLog } from '#runtime/log.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { audit } from '#services/audit/audit.ts'
import { startProvince } from '#services/province/start-province.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'

const TOKEN = 'ma-chung-cua-lien-tinh'
const PLACE = { host: '127.0.0.1', port: 0, log: createLog('test', 'silent') }

let database: Database
let province: Awaited<ReturnType<typeof startProvince>>
beforeAll(async () => {
  database = await openTestDatabase()
  province = await startProvince({
    ...PLACE,
    province: resolveProvince(registry, 'an-giang'),
    database,
    federationToken: TOKEN,
  })
})
afterAll(async () => {
  await province.stop()
  await database.close()
})

const QUESTION = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ anGiang { series { totalCount } } }' }),
}

it('answers who shows the token', async () => {
  const authorization = `Bearer ${TOKEN}`
  const answer = await fetch(`${province.url}/graphql`, {
    ...QUESTION,
    headers: { ...QUESTION.headers, authorization },
  })
  expect(await answer.json()).toEqual({ data: { anGiang: { series: { totalCount: 0 } } } })
  expect((await fetch(`${province.url}/release`, { headers: { authorization } })).status).toBe(200)
})

it.each([undefined, '', 'Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, 'Bearer ma-khac-cua-nguoi-khac'])(
  'refuses figures and releases to who shows %s, and nothing else',
  async (authorization) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const asked = await fetch(`${province.url}/graphql`, {
      ...QUESTION,
      headers: { ...QUESTION.headers, ...headers },
    })
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(await asked.json()).toMatchObject({
      errors: [{ extensions: { code: 'FEDERATION_TOKEN_NEEDED' } }],
    })
    expect((await fetch(`${province.url}/release`, { headers })).status).toBe(401)
    expect((await fetch(`${province.url}/release`, { method: 'HEAD', headers })).status).toBe(401)
    expect((await fetch(`${province.url}/readyz`, { headers })).status).toBe(200)
  },
)

it.each([
  [TOKEN, { anGiang: { series: { totalCount: 0 } } }, undefined],
  [null, { anGiang: null }, ['PROVINCE_REFUSED']],
])('the gateway shows the token it was given: %s', async (federationToken, data, codes) => {
  const gateway = await startGateway({
    ...PLACE,
    supergraphSdl: readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8'),
    registry,
    members: { current: () => ({ 'VN34-91': { url: `${province.url}/graphql` } }), stop: () => {} },
    ministryUrl: 'http://127.0.0.1:1/graphql',
    deadlineMs: 20_000,
    explorerDirectory: null,
    federationToken,
  })
  try {
    const answer = (await (await fetch(`${gateway.url}/graphql`, QUESTION)).json()) as {
      data: object
      errors?: { extensions: { code: string } }[]
    }
    expect(answer.data).toEqual(data)
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(codes)
  } finally {
    await gateway.stop()
  }
})

it('an audit that shows the token sees the province, one without sees that it is refused', async () => {
  const only = ['SDL-01'] as const
  const url = `${province.url}/graphql`
  const seen = await audit(url, { province: 'VN34-91', token: TOKEN, only })
  expect(seen.results.map(({ outcome }) => outcome)).toEqual(['OK'])
  const refused = await audit(url, { province: 'VN34-91', only })
  expect(refused.results[0]?.found?.EN).toBe('refuses a valid question: FEDERATION_TOKEN_NEEDED (HTTP 401)')
})
