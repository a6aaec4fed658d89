// What a question costs: said with every answer, and beforehand to who asks for it, without anybody being asked.
import fc from 'fast-check'
import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDocumentMemory } from '#gateway/documents/document-memory.ts'
import { readDocument } from '#gateway/documents/read-document.ts'
import { measureDocument } from '#gateway/limits/measure-document.ts'
import { registry } from '#schema/registry/registry.ts'
import { readContractHosts } from './contract-hosts.ts'
import { AN_GIANG, PHU_THO, type Stage, setStage } from './stage.ts'

const hosts = readContractHosts()
let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.stop())
beforeEach(() => {
  stage.setMembers(stage.everybody)
  for (const played of everybody()) played.asked.length = 0
})

const everybody = () => [stage.ministry, stage.anGiang, stage.phuTho]
const asked = () => everybody().reduce((sum, played) => sum + played.asked.length, 0)

interface Costed {
  readonly data?: unknown
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
  readonly extensions?: { readonly cost?: Record<string, number | null> }
}

async function post(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(stage.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json()
}

const ask = async (query: string, variables = {}) => (await post('/graphql', { query, variables })) as Costed

/** The fetches of a question to a federation of so many members. */
function fetchesOf(text: string, variables: Record<string, unknown> = {}, members = 34): number | undefined {
  const [operation] = readDocument(text, hosts).operations.values()
  return operation?.fetches?.(variables, members)
}

const BOTH = `["${AN_GIANG.id}", "${PHU_THO.id}"]`
const COMPARE = `compare(input: { indicators: ["X"], period: { at: "2022" }, provinces: ${BOTH} })`

describe('an answer', () => {
  test('says what the question cost', async () => {
    const { extensions } = await ask(`{ ${COMPARE} { answers { state of: message } } }`)
    expect(extensions).toEqual({
      cost: {
        tokens: 36,
        fields: 4,
        depth: 3,
        aliases: 1,
        rootFields: 1,
        introspectionDepth: 0,
        repeats: 0,
        planSteps: 36,
        fetches: 4,
      },
    })
  })

  test('that is a refusal says it too, as far as it was counted', async () => {
    const unknown = await ask('{ nothing }')
    expect(unknown).toMatchObject({ errors: [{}], extensions: { cost: { fields: 1, fetches: 0 } } })
    const deep = await ask(`${'{ a '.repeat(13)}${'}'.repeat(13)}`)
    expect(deep).toMatchObject({
      errors: [{ extensions: { code: 'QUERY_TOO_DEEP' } }],
      extensions: { cost: { depth: 13, fields: 13, repeats: null, planSteps: null, fetches: null } },
    })
    expect((await ask('{')).extensions).toBeUndefined()
  })

  test('says it of the operation that was asked', async () => {
    const query = 'query A { indicators { code } } query B { anGiang { nameVi slug } phuTho { nameVi } }'
    const costOf = async (operationName: string) =>
      ((await post('/graphql', { query, operationName })) as Costed).extensions?.cost
    expect(await costOf('A')).toMatchObject({ fields: 2, rootFields: 1, fetches: 1 })
    expect(await costOf('B')).toMatchObject({ fields: 5, rootFields: 2, fetches: 2 })
  })
})

describe('the requests of a question', () => {
  test.each([
    ['{ indicators { code } }', 1],
    [`{ ${COMPARE} { answers { state } } }`, 4],
    [`{ ${COMPARE} { answers { province { nameVi releases { totalCount } } } } }`, 6],
    [`{ provinces { nameVi } }`, 1],
    [`{ provinces { nameVi releases { totalCount } } }`, 3],
    [`{ provinces { ...F } } fragment F on Province { ... on AnGiang { releases { totalCount } } }`, 3],
    ['{ anGiang { nameVi } }', 1],
    ['{ anGiang { nameVi } phuTho { nameVi } }', 2],
    ['{ __typename }', 0],
    ['{ __schema { queryType { name } } }', 0],
  ])('%s: are as many as are made, or more', async (query, fetches) => {
    const { data, extensions } = await ask(query)
    expect(data).toEqual(expect.any(Object))
    expect(extensions?.cost?.fetches).toBe(fetches)
    expect(asked()).toBeLessThanOrEqual(fetches) // what is remembered is not fetched again
  })

  test('are counted with the variables, and those that are not given as they are by default', () => {
    const query = `query ($ids: [ID!] = ["a", "b", "c"], $input: CompareInput!) {
      provinces(ids: $ids) { coverage { observations } }
      compare(input: $input) { id }
    }`
    expect(fetchesOf(query, { input: { provinces: ['a', 'b'] } })).toBe(1 + 3 + 2 + 2)
    expect(fetchesOf(query, { ids: ['a', 'a'], input: {} })).toBe(1 + 1 + 2 + 34)
    expect(fetchesOf(query, { ids: 'a', input: { provinces: null } })).toBe(1 + 1 + 2 + 34)
    expect(fetchesOf(query, { input: 7 })).toBe(1 + 3 + 2 + 34)
  })

  test.each([
    ['of every member, where nobody is named', 'compare(input: {}) { id }', 2 + 34],
    ['of every member, where the list is empty', 'compare(input: { provinces: [] }) { id }', 2 + 34],
    ['of the hosts of areas', 'compare(input: { areas: ["VN63-89", "VN63-91"] }) { id }', 2 + 2],
    [
      'of every member, where regions are named',
      'compare(input: { regions: ["a"], provinces: ["b"] }) { id }',
      2 + 34,
    ],
    ['of nobody, for what was cited', 'compare(input: { citation: "cit~a" }) { id }', 2],
    [
      'once for each alias',
      'a: provinces { coverage { observations } } b: provinces { series { totalCount } }',
      2 * 35,
    ],
    [
      'of a list within a comparison',
      'compare(input: { provinces: ["a", "b"] }) { rows { province { series { totalCount } } } answers { province { coverage { observations } } } }',
      2 + 3 * 2,
    ],
    ['of one province', 'province(id: "a") { series { totalCount } }', 2],
    ['of one province, for what the ministry knows', 'province(id: "a") { nameVi region { id } }', 1],
    [
      'of a province by its own field, and of the ministry',
      'anGiang { series { totalCount } areas { id } }',
      2,
    ],
    [
      'not for a field of the same name elsewhere',
      'compare(input: { provinces: ["a"] }) { summary { coverage { answered } } }',
      3,
    ],
  ])('are those %s', (_what, selection, fetches) => {
    expect(fetchesOf(`{ ${selection} }`)).toBe(fetches)
  })

  test('that a plan may hold are those of every province of the schema, whoever is asked', () => {
    const stepsOf = (selection: string) =>
      [...readDocument(`{ ${selection} }`, hosts).operations.values()][0]?.cost.planSteps
    expect(stepsOf('province(id: "a") { nameVi }')).toBe(1)
    expect(stepsOf('province(id: "a") { series { totalCount } }')).toBe(1 + 34)
    expect(stepsOf('province(id: "a") { a: series { totalCount } b: series { totalCount } }')).toBe(1 + 68)
    expect(stepsOf('compare(input: { provinces: ["a"] }) { id }')).toBe(36)
    expect(stepsOf('anGiang { a: series { totalCount } b: series { totalCount } }')).toBe(1)
    expect(
      stepsOf(
        `provinces { ${registry.provinces.map(({ typeName }) => `... on ${typeName} { series { totalCount } }`).join(' ')} }`,
      ),
    ).toBe(35)
  })

  test('grow with the members', async () => {
    const query = '{ provinces { releases { totalCount } } }'
    expect((await ask(query)).extensions?.cost?.fetches).toBe(3)
    stage.setMembers({ [AN_GIANG.id]: { url: stage.anGiang.url } })
    expect((await ask(query)).extensions?.cost?.fetches).toBe(2)
  })
})

interface Told {
  readonly cost: Record<string, number | null> | null
  readonly limits: Record<string, number>
  readonly within: boolean
  readonly refusals: readonly { readonly extensions: Record<string, unknown> }[]
  readonly documentHash: string
}

describe('POST /cost', () => {
  const tell = (body: object) => post('/cost', body) as Promise<Told>

  test('tells the cost of a question, the limits, and that it is within them; nobody is asked', async () => {
    const told = await tell({ query: `{ ${COMPARE} { answers { state } } }` })
    expect(told).toMatchObject({
      cost: { tokens: 33, fields: 3, depth: 3, aliases: 0, rootFields: 1, fetches: 4 },
      limits: { tokens: 4000, fields: 2000, depth: 12, aliases: 60, rootFields: 70, fetches: 200 },
      within: true,
      refusals: [],
    })
    expect(told.documentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(asked()).toBe(0)
  })

  test('tells everything that a question is over, each with what was measured', async () => {
    const query = `query ($ids: [ID!]) { ${Array.from({ length: 12 }, (_, i) => `a${i}: provinces(ids: $ids) { releases { totalCount } }`).join(' ')} }`
    const told = await tell({ query, variables: { ids: Array.from({ length: 63 }, (_, i) => `p${i}`) } })
    expect(told).toMatchObject({ cost: { fetches: 768, planSteps: 420 }, within: false })
    expect(
      told.refusals.map(({ extensions }) => [extensions.code, extensions.value, extensions.limit]),
    ).toEqual([
      ['PLAN_TOO_LARGE', 420, 400],
      ['TOO_MANY_FETCHES', 768, 200],
    ])
    expect(asked()).toBe(0)
  })

  test('refuses what is no question, as /graphql does', async () => {
    expect(await tell({ query: 7 })).toMatchObject({ errors: [{ extensions: { code: 'BAD_PARAMETER' } }] })
    expect(await tell({ query: '{' })).toMatchObject({
      cost: null,
      within: false,
      refusals: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }, {}],
    })
    expect(
      (await fetch(`${stage.url}/cost`, { method: 'POST', body: '{ "query": "{ __typename }" }' })).status,
    ).toBe(400)
  })
})

test('a document is read once, however often it is asked', () => {
  const read = createDocumentMemory(hosts)
  const text = '{ indicators { code } }'
  expect(read(`${text}`)).toBe(read(text.slice()))
  expect(read(`${text} `)).not.toBe(read(text))
})

/** Random documents of fields with aliases, inline fragments, and fragments that spread only later ones. */
const selections = (fragments: readonly string[], depth: number): fc.Arbitrary<string> => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const alias = fc.constantFrom('', '', 'x: ', 'y: ')
  const leaf = fc.tuple(alias, name).map(([as, field]) => as + field)
  const spread =
    fragments.length > 0 ? [fc.constantFrom(...fragments).map((fragment) => `...${fragment}`)] : []
  if (depth === 0)
    return fc.array(fc.oneof(leaf, ...spread), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '))
  const within = selections(fragments, depth - 1)
  const nested = fc.tuple(leaf, within).map(([field, inner]) => `${field} { ${inner} }`)
  const inline = within.map((inner) => `... on Query { ${inner} }`)
  return fc
    .array(fc.oneof(leaf, nested, inline, ...spread), { minLength: 1, maxLength: 3 })
    .map((all) => all.join(' '))
}

const document = fc
  .tuple(
    selections(['F0', 'F1', 'F2'], 2),
    selections(['F1', 'F2'], 2),
    selections(['F2'], 2),
    selections([], 2),
  )
  .map(
    ([query, ...fragments]) =>
      `{ ${query} } ${fragments.map((body, i) => `fragment F${i} on Query { ${body} }`).join(' ')}`,
  )

/** The same sizes, by writing every fragment out. */
function writtenOut(text: string) {
  const { definitions } = parse(text)
  const fragments = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  const sizes = { fields: 0, depth: 0, aliases: 0, rootFields: 0 }
  const walk = ({ selections: within }: SelectionSetNode, level: number): void => {
    for (const node of within) {
      if (node.kind === Kind.FRAGMENT_SPREAD)
        walk((fragments.get(node.name.value) as FragmentDefinitionNode).selectionSet, level)
      if (node.kind === Kind.INLINE_FRAGMENT) walk(node.selectionSet, level)
      if (node.kind !== Kind.FIELD) continue
      sizes.fields += 1
      sizes.rootFields += level === 1 ? 1 : 0
      sizes.aliases += node.alias ? 1 : 0
      sizes.depth = Math.max(sizes.depth, level)
      if (node.selectionSet) walk(node.selectionSet, level + 1)
    }
  }
  for (const node of definitions) if (node.kind === Kind.OPERATION_DEFINITION) walk(node.selectionSet, 1)
  return sizes
}

test('what is counted is what stands there when every fragment is written out', () => {
  fc.assert(
    fc.property(document, (text) => {
      expect(measureDocument(parse(text)).whole).toMatchObject(writtenOut(text))
    }),
  )
})
