import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.stop())

async function post(body: object) {
  const response = await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return [response.status, errors?.[0]?.extensions.code]
}

test.each([
  ['a mutation', { query: 'mutation { publish }' }],
  ['a subscription', { query: 'subscription { releases }' }],
])('%s is refused as the caller’s mistake', async (_what, body) => {
  expect((await post(body))[0]).toBe(400)
  expect((await post(body))[1]).toMatch(/^(ONLY_QUERIES|GRAPHQL_VALIDATION_FAILED)$/)
})

test('an operation that is not in the document is refused as the caller’s mistake', async () => {
  const query = 'query A { anGiang { id } } query B { anGiang { nameVi } }'
  expect(await post({ query, operationName: 'C' })).toEqual([400, 'UNKNOWN_OPERATION'])
  expect(await post({ query })).toEqual([400, 'UNKNOWN_OPERATION'])
  expect(await post({ query, operationName: 'A' })).toEqual([200, undefined])
})

test('a persisted query is not known here, and that is no fault of ours', async () => {
  const [status, code] = await post({
    extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } },
  })
  expect(status).toBeLessThan(500)
  expect(code).not.toBe('INTERNAL')
})

test('an alias that would be merged into the hidden slices is refused', async () => {
  const query = '{ compare(input: { indicators: ["A"], period: { at: "2020" } }) { slices: id } }'
  expect(await post({ query })).toEqual([400, 'RESERVED_NAME'])
  expect(await post({ query: '{ anGiang { __proto__: id } }' })).toEqual([400, 'RESERVED_NAME'])
})
