// GraphQL over HTTP, as its reference implementation audits a server: every audit, whether it says MUST, SHOULD or MAY.
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.stop())

/** A GET that a browser would send unasked has to say that it is none of those; the audits do not know that rule. */
function fetchAsked(url: string, init: RequestInit = {}): Promise<Response> {
  const isGet = (init.method ?? 'GET') === 'GET'
  return fetch(url, {
    ...init,
    headers: { ...init.headers, ...(isGet ? { 'apollo-require-preflight': 'true' } : {}) },
  })
}

const AUDITS = serverAudits({ url: () => `${stage.url}/graphql`, fetchFn: fetchAsked })

describe('the gateway', () => {
  test('is held against 61 audits', () => {
    expect(new Set(AUDITS.map(({ id }) => id)).size).toBe(61)
  })

  test.each(AUDITS.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s: %s',
    async (_id, _name, audit) => {
      const result = await audit.fn()
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok')
    },
  )
})

describe('an answer that says that nothing is answered', () => {
  const GRAPHQL = 'application/graphql-response+json; charset=utf-8'
  const JSON_TYPE = 'application/json; charset=utf-8'
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${stage.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
  const asked = (headers: Record<string, string>, query: unknown) => post(headers, JSON.stringify({ query }))

  test.each([
    ['application/graphql-response+json', GRAPHQL],
    ['application/json', JSON_TYPE],
    ['application/graphql-response+json, application/json;q=0.9', GRAPHQL],
    ['application/json;q=0.1, application/graphql-response+json;q=0.2', GRAPHQL],
    ['text/html, */*;q=0.5', JSON_TYPE],
  ])('for %s is %s, wherever it comes from', async (accept, type) => {
    const answers = await Promise.all([
      asked({ accept }, '{ indicators { code } }'), // the engine
      asked({ accept }, '{ nothing }'), // validation
      asked({ accept }, '{'), // the parser
      asked({ accept }, `{ ${'a: __typename '.repeat(5000)} }`), // a limit
      asked({ accept }, 7), // a parameter
      post({ accept }, '{'), // the body
      post({ accept }, ' '.repeat(300_000)), // its length
      fetch(`${stage.url}/graphql`, { method: 'PUT', headers: { accept } }), // the method
      fetch(`${stage.url}/graphql?query={__typename}`, { headers: { accept } }), // a form's request
    ])
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(answers.map(() => type))
    expect(answers.map(({ status }) => status).slice(3)).toEqual([400, 400, 400, 413, 405, 400])
  })

  test('is in JSON when the caller takes nothing that we have, and says so', async () => {
    const answer = await asked({ accept: 'text/csv' }, '{ __typename }')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([406, JSON_TYPE])
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORM_NOT_OFFERED' } }] })
  })

  test('has status 400 for whatever takes anything, and 200 for a wrong question in the older form', async () => {
    const statusOf = async (accept: string, query: string) => (await asked({ accept }, query)).status
    expect(await statusOf('*/*', '{ nothing }')).toBe(400)
    expect(await statusOf('application/json', '{ nothing }')).toBe(200)
    expect(await statusOf('application/json', 'mutation { nothing }')).toBe(200)
    expect(await statusOf('application/graphql-response+json', '{ nothing }')).toBe(400)
  })
})

describe('a parameter', () => {
  const codeOf = async (body: string | object, path = '/graphql') => {
    const response = await fetch(stage.url + path, {
      method: typeof body === 'string' && body === '' ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === '' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] }
    return [response.status, errors?.[0]?.extensions.code]
  }
  const query = '{ __typename }'

  test.each([
    [[{ query }]],
    [{ query: ['a'] }],
    [{ query, variables: '{}' }],
    [{ query, variables: [] }],
    [{ query, operationName: 1 }],
    [{ query, extensions: 'x' }],
    [{ query: '' }],
    [{}],
    ['"text"'],
    ['null'],
  ])('of the wrong type is refused by its name: %j', async (body) => {
    expect(await codeOf(body)).toEqual([400, 'BAD_PARAMETER'])
  })

  test('that is null, or empty where it is a name, is none', async () => {
    expect(await codeOf({ query, variables: null, operationName: null, extensions: null })).toEqual([
      200,
      undefined,
    ])
    expect(await codeOf({ query, operationName: '' })).toEqual([200, undefined])
  })

  test('of an address stands there once, and an object is JSON', async () => {
    const of = (search: string) => codeOf('', `/graphql?${search}`)
    expect(await of('query={__typename}')).toEqual([200, undefined])
    expect(await of('query={__typename}&query={__typename}')).toEqual([400, 'BAD_PARAMETER'])
    expect(await of('query={__typename}&variables=x')).toEqual([400, 'BAD_PARAMETER'])
    expect(await of('query={__typename}&variables=[]')).toEqual([400, 'BAD_PARAMETER'])
    expect(await of('variables={}')).toEqual([400, 'BAD_PARAMETER'])
  })
})
