// Whom the gateway stands before: who writes questions is helped, and the world is told nothing of the schema but what /schema.graphql says.
import { buildSchema, getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, type Stage, setStage } from './stage.ts'

let development: Stage
let production: Stage
beforeAll(async () => {
  ;[development, production] = await Promise.all([setStage(), setStage({ mode: 'production' })])
})
afterAll(() => Promise.all([development.stop(), production.stop()]))

async function ask(stage: Stage, query: string, variables = {}): Promise<Answered & { status: number }> {
  const response = await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...((await response.json()) as Answered) }
}

const codeOf = ({ errors }: Answered) => errors?.[0]?.extensions.code

describe('in production', () => {
  test.each([
    getIntrospectionQuery(),
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Cell") { name } }',
    '{ ...A } fragment A on Query { a: __type(name: "Cell") { name } }',
  ])('a question about the schema is refused, and where the schema is', async (query) => {
    const answer = await ask(production, query)
    expect([answer.status, codeOf(answer)]).toEqual([400, 'INTROSPECTION_OFF'])
    expect(answer.errors?.[0]?.extensions.fixEn).toBe('Take the whole schema at /schema.graphql.')
    expect(JSON.stringify(answer)).not.toContain('CompareInput')
  })

  test('what an object is may still be asked', async () => {
    expect(await production.ask('{ __typename anGiang { __typename } }')).toEqual({
      data: { __typename: 'Query', anGiang: { __typename: 'AnGiang' } },
    })
  })

  const MISTAKES: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ['a field', '{ indicator(code: "X") { nameV } }', {}],
    ['a field of Query', '{ indicatorz { code } }', {}],
    ['an argument', '{ indicators(serach: "x") { code } }', {}],
    ['a value of an enum', '{ indicators(domain: POVERT) { code } }', {}],
    ['a type', 'query ($a: CompareInpt!) { compare(input: $a) { id } }', {}],
    ['a fragment’s type', '{ ...A } fragment A on Querry { __typename }', {}],
    ['a field of an input', '{ compare(input: { indicatrs: ["X"] }) { id } }', {}],
    [
      'a field of a variable',
      'query ($a: CompareInput!) { compare(input: $a) { id } }',
      { a: { indicatrs: ['X'] } },
    ],
    ['an enum in a variable', 'query ($a: Domain) { indicators(domain: $a) { code } }', { a: 'POVERT' }],
  ]

  test.each(MISTAKES)('nobody guesses what is meant by a misspelt %s', async (_what, query, variables) => {
    const [helped, bare] = await Promise.all([
      ask(development, query, variables),
      ask(production, query, variables),
    ])
    expect(helped.errors?.[0]?.message).toContain('Did you mean')
    expect([bare.status, codeOf(bare)]).toEqual([helped.status, codeOf(helped)])
    expect(JSON.stringify(bare)).not.toContain('Did you mean')
    expect(bare.errors?.[0]?.message).toMatch(/\.$/)
  })
})

describe('GET /schema.graphql', () => {
  const get = (stage: Stage, headers: Record<string, string> = {}) =>
    fetch(`${stage.url}/schema.graphql`, { headers })

  test('is the schema that callers may ask, the same in both modes', async () => {
    const [one, other] = await Promise.all(
      [development, production].map(async (stage) => (await get(stage)).text()),
    )
    expect(one).toBe(other)
    const schema = buildSchema(one ?? '')
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toContain('compare')
    expect(one).not.toMatch(/Slice\b|slices|join__|_entities|@inaccessible/)
    expect(one).toContain('Tỷ lệ') // its descriptions too
  })

  test('is what introspection says in development', async () => {
    const { data } = await development.ask('{ __type(name: "Cell") { fields { name } } }')
    const { fields = [] } = (data?.__type ?? {}) as { fields?: { name: string }[] }
    const type = buildSchema(await (await get(production)).text()).getType('Cell')
    expect(type && 'getFields' in type ? Object.keys(type.getFields()) : []).toEqual(
      fields.map(({ name }) => name),
    )
  })

  test('is sent again only when it is another', async () => {
    const first = await get(production)
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'no-cache',
    ])
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    const again = await get(production, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get(production, { 'if-none-match': '"another"' })).status).toBe(200)
  })
})
