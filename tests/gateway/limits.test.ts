// What is refused before anybody is asked, and before it is validated or planned: by how much, and in which words.
import { readFileSync } from 'node:fs'
import { getIntrospectionQuery, Kind, parse, visit } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readDocument } from '#gateway/documents/read-document.ts'
import { LIMITS } from '#gateway/limits/limits.ts'
import { measureDocument } from '#gateway/limits/measure-document.ts'
import { LienTinhError } from '#schema/errors.ts'
import { registry } from '#schema/registry/registry.ts'
import { GALLERY } from '#services/explorer/gallery.ts'
import { readContractHosts } from './contract-hosts.ts'
import { type Stage, setStage } from './stage.ts'

const hosts = readContractHosts()
let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.stop())
beforeEach(() => {
  for (const played of everybody()) played.asked.length = 0
})

const everybody = () => [stage.ministry, stage.anGiang, stage.phuTho]

interface Refused {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[]
  readonly extensions?: { readonly cost?: Record<string, number | null> }
}

async function post(body: object | string): Promise<{ readonly status: number; readonly answer: Refused }> {
  const response = await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Refused }
}

/** Codes of the refusals of a text, without a gateway. */
function codesOf(text: string): unknown[] {
  return readDocument(text, hosts).refusals.map((error) =>
    error instanceof LienTinhError ? error.code : error.extensions.code,
  )
}

const times = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => each(index)).join(' ')
const deep = (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`

/** F0 is two F1, each of which is two F2 …: 2^n fields in 50 n characters. */
const doubled = (levels: number) =>
  `{ ...F0 } ${times(levels, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${levels} on Query { __typename }`

/** At its limit, and one over it. */
const AT_THE_LIMIT: readonly (readonly [keyof typeof LIMITS, number, (amount: number) => string])[] = [
  ['tokens', 4000, (count) => `{ ${times((count - 2) / 1, () => 'a')} }`],
  ['nesting', 50, (levels) => `{ a(x: ${'['.repeat(levels - 2)}${']'.repeat(levels - 2)}) }`],
  ['depth', 12, deep],
  ['fields', 2000, (count) => `{ a { ${times(count - 1, (i) => `b${i}`)} } }`],
  ['aliases', 60, (count) => `{ ${times(count, (i) => `a${i}: __typename`)} }`],
  ['rootFields', 70, (count) => `{ ${times(count, (i) => `a${i}`)} }`],
  ['repeats', 300, (count) => `{ a { ${times(count + 1, () => 'b')} } }`],
  [
    'introspectionDepth',
    4,
    (levels) => `{ __schema ${'{ fields '.repeat(levels - 1)} { name } ${'}'.repeat(levels - 1)} }`,
  ],
]

describe('a document', () => {
  test.each(AT_THE_LIMIT)('may have %s up to %i, and not one more', (measure, limit, write) => {
    const code = LIMITS[measure].code
    expect(LIMITS[measure].value).toBe(limit)
    if (measure !== 'tokens') expect(codesOf(write(limit))).not.toContain(code)
    expect(codesOf(write(limit + 1))).toContain(code)
  })

  test('of a thousand million fields in 1.5 KB is counted by looking at each of its selections once', () => {
    const text = doubled(30)
    expect(text.length).toBeLessThan(1600)
    const document = parse(text)
    let selections = 0
    visit(document, {
      [Kind.FIELD]: () => void selections++,
      [Kind.FRAGMENT_SPREAD]: () => void selections++,
    })
    const { whole, visited } = measureDocument(document)
    expect(whole).toMatchObject({ fields: 2 ** 30, rootFields: 2 ** 30 })
    expect([visited, selections]).toEqual([62, 62])
    expect(codesOf(text)).toEqual(['TOO_MANY_FIELDS', 'TOO_MANY_ROOT_FIELDS'])
  })

  test('doubled a thousand times has a number of fields that JSON can say', () => {
    const { whole } = measureDocument(parse(doubled(1200)))
    expect(whole.fields).toBe(Number.MAX_SAFE_INTEGER)
  })

  test('is measured with all its operations, whichever is asked for', () => {
    const half = `{ a { ${times(1500, (i) => `b${i}`)} } }`
    expect(codesOf(`query A ${half}`)).toEqual([])
    expect(codesOf(`query A ${half} query B { __typename }`)).toEqual([])
    expect(measureDocument(parse(`query A ${half} query B ${half}`)).whole.fields).toBe(3002)
  })

  test.each([
    [
      'in a circle',
      '{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A __typename }',
    ],
    ['that is itself', '{ ...A } fragment A on Query { ...A }'],
    ['that nobody asks for', `{ __typename } fragment A on Query { ${times(500, () => 'a { b }')} }`],
    ['twice', '{ ...A } fragment A on Query { a } fragment A on Query { b }'],
  ])('with a fragment %s is refused as GraphQL says', async (_what, query) => {
    expect(codesOf(query)[0]).toBe('GRAPHQL_VALIDATION_FAILED')
    expect((await post({ query })).status).toBe(400)
  })

  test.each([
    ['brackets', `{ indicators(search: ${'['.repeat(1900)}${']'.repeat(1900)}) { code } }`],
    ['braces', deep(1300)],
    ['brackets without end', `{ indicators(search: ${'['.repeat(3900)}`],
  ])('of nothing but %s does not end the stack of the parser', async (_what, query) => {
    const { status, answer } = await post({ query })
    expect([status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_DEEP'])
  })
})

describe('a question over a limit', () => {
  const list = (ids: readonly string[]) =>
    `provinces(ids: ${JSON.stringify(ids)}) { id releases { totalCount } }`
  const sixtyThree = Array.from({ length: 63 }, (_, i) => `VN63-${i + 1}`)

  test.each([
    [
      'QUERY_TOO_LONG',
      { query: `{ ${'indicators { code } '.repeat(1001)} }` },
      { measure: 'tokens', value: 4001, limit: 4000 },
    ],
    ['QUERY_TOO_DEEP', { query: deep(13) }, { measure: 'depth', value: 13, limit: 12 }],
    ['TOO_MANY_FIELDS', { query: doubled(11) }, { measure: 'fields', value: 2048, limit: 2000 }],
    [
      'TOO_MANY_ALIASES',
      { query: `{ ${times(61, (i) => `a${i}: indicators { code }`)} }` },
      { measure: 'aliases', value: 61, limit: 60 },
    ],
    [
      'TOO_MANY_ROOT_FIELDS',
      { query: `{ ${'indicators { code } '.repeat(71)} }` },
      { measure: 'rootFields', value: 71, limit: 70 },
    ],
    [
      'TOO_MANY_REPEATS',
      { query: `{ anGiang { ${'id '.repeat(302)} } }` },
      { measure: 'repeats', value: 301, limit: 300 },
    ],
    [
      'INTROSPECTION_TOO_DEEP',
      { query: '{ __schema { types { fields { args { type { fields { name } } } } } } }' },
      { measure: 'introspectionDepth', value: 5, limit: 4 },
    ],
    [
      'PLAN_TOO_LARGE',
      { query: `{ ${times(12, (i) => `a${i}: ${list(['VN34-91'])}`)} }` },
      { measure: 'planSteps', value: 420, limit: 400 },
    ],
    [
      'TOO_MANY_FETCHES',
      { query: `{ ${times(4, (i) => `a${i}: ${list(sixtyThree)}`)} }` },
      { measure: 'fetches', value: 256, limit: 200 },
    ],
    [
      'VARIABLES_TOO_LARGE',
      { query: '{ __typename }', variables: { a: 'a'.repeat(70_000) } },
      { measure: 'variablesBytes', value: 70_008, limit: 65_536 },
    ],
  ])('%s: is refused with what was measured, and nobody is asked', async (code, body, measured) => {
    const { status, answer } = await post(body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({ errors: [{ extensions: { code, ...measured } }] })
    expect(answer.errors).toHaveLength(1)
    expect(answer.errors?.[0]?.extensions.fix).toMatch(/\.$/)
    expect(everybody().map(({ asked }) => asked.length)).toEqual([0, 0, 0])
  })

  test('says what it would have cost', async () => {
    const { answer } = await post({ query: `{ ${times(4, (i) => `a${i}: ${list(sixtyThree)}`)} }` })
    expect(answer.extensions?.cost).toMatchObject({ aliases: 4, rootFields: 4, fetches: 256 })
  })

  test('of ten aliases of a list of 63 provinces is refused, as ids and as variables', async () => {
    const query = `query ($ids: [ID!]) { ${times(10, (i) => `a${i}: provinces(ids: $ids) { releases { totalCount } }`)} }`
    const { answer } = await post({ query, variables: { ids: sixtyThree } })
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MANY_FETCHES', value: 640 })
  })

  test('by its length is refused while it is read', async () => {
    const { status, answer } = await post({ query: '{ __typename }', extensions: { a: 'a'.repeat(262_144) } })
    expect([status, answer.errors?.[0]?.extensions]).toMatchObject([
      413,
      { code: 'BODY_TOO_LARGE', limit: 262_144 },
    ])
  })

  test('by the depth of its variables is refused', async () => {
    const variables = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    const { status, answer } = await post(`{"query":"{ __typename }","variables":${variables}}`)
    expect([status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_DEEP'])
  })
})

describe('within the limits', () => {
  test.each(GALLERY.map(({ id, document }) => [id, document] as const))(
    'is %s of the gallery',
    (_id, document) => {
      expect(codesOf(document)).toEqual([])
    },
  )

  test('is every question about the schema that GraphQL tools ask', () => {
    for (const options of [
      {},
      { descriptions: false },
      {
        inputValueDeprecation: true,
        schemaDescription: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        oneOf: true,
      },
    ])
      expect(codesOf(getIntrospectionQuery(options))).toEqual([])
  })

  test('is a comparison of all 34 provinces, with the figures of each beside it', async () => {
    const ids = registry.provinces.map(({ id }) => id)
    const query = `{ compare(input: { indicators: ["X"], period: { at: "2022" }, provinces: ${JSON.stringify(ids)} }) { answers { state } }
      provinces { coverage { observations } } ${times(34, (i) => `${registry.provinces[i]?.rootField} { nameVi }`)} }`
    expect((await post({ query })).answer.data).toMatchObject({ compare: { answers: { length: 34 } } })
  })
})

interface LimitRow {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly code: string
  readonly refusedBy: string
  readonly vi: string
  readonly en: string
}

test('the page of limits says what the table says', () => {
  const page = readFileSync(new URL('../../gateway/limits/README.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\d+) \|.*`([A-Z_]+)`/gm)].map((row) => row.slice(1))
  expect(rows).toEqual(Object.entries(LIMITS).map(([name, { value, code }]) => [name, String(value), code]))
})

test('GET /limits lists every limit: ours, the contract’s and the leash’s', async () => {
  const response = await fetch(`${stage.url}/limits`)
  const { limits } = (await response.json()) as { limits: readonly LimitRow[] }
  expect(
    limits.map(({ name, value, unit, code, refusedBy }) => `${name} ${value} ${unit} ${code} ${refusedBy}`),
  ).toEqual([
    'bodyBytes 262144 bytes BODY_TOO_LARGE gateway',
    'variablesBytes 65536 bytes VARIABLES_TOO_LARGE gateway',
    'tokens 4000 tokens QUERY_TOO_LONG gateway',
    'nesting 50 levels QUERY_TOO_DEEP gateway',
    'depth 12 levels QUERY_TOO_DEEP gateway',
    'fields 2000 items TOO_MANY_FIELDS gateway',
    'aliases 60 items TOO_MANY_ALIASES gateway',
    'rootFields 70 items TOO_MANY_ROOT_FIELDS gateway',
    'repeats 300 items TOO_MANY_REPEATS gateway',
    'introspectionDepth 4 levels INTROSPECTION_TOO_DEEP gateway',
    'planSteps 400 requests PLAN_TOO_LARGE gateway',
    'fetches 200 requests TOO_MANY_FETCHES gateway',
    'compare.indicators 20 items TOO_MANY ministry',
    'compare.areas 100 items TOO_MANY ministry',
    'compare.regions 20 items TOO_MANY ministry',
    'compare.breakdown 5 items TOO_MANY ministry',
    'compare.breakdown.codes 200 items TOO_MANY ministry',
    'compare.first 200 items BAD_PAGE ministry',
    'compare.after 500 characters BAD_CURSOR ministry',
    'comparison.id 8192 characters QUESTION_TOO_LARGE ministry',
    'slice.id 4096 characters SLICE_TOO_LARGE ministry',
    'series.first 500 items BAD_PAGE province',
    'releases.first 500 items BAD_PAGE province',
    'province.deadline 20000 milliseconds PROVINCE_TIMED_OUT gateway',
    'province.answer 8388608 bytes PROVINCE_REFUSED gateway',
    'province.atOnce 64 requests PROVINCE_DOWN gateway',
  ])
  for (const { vi, en } of limits)
    expect([vi, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/^\S/)])
})
