// What a caller leaves out by @skip and @include, and names that clash with what the gateway asks along: the answer is that of GraphQL,
// or a refusal, and nobody is blamed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Federation, startFederation } from './start-federation.ts'

let federation: Federation
beforeAll(async () => {
  federation = await startFederation({ provinces: ['VN34-91'] })
})
afterAll(() => federation.stop())

const COMPARE = 'compare(input: { indicators: ["POOR_HH_RATE"], areas: ["VN63-89"], period: { at: "2022" } })'
/** Refused when it is computed: there is no such column to order by. */
const IMPOSSIBLE =
  'compare(input: { indicators: ["POOR_HH_RATE"], areas: ["VN63-89"], period: { at: "2022" }, orderBy: { by: RANK, column: "X" } })'

/** The answer's data, and its errors by place and code. */
async function told(query: string, variables = {}) {
  const { data, errors = [] } = await federation.ask(query, variables)
  return { data, errors: errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]) }
}

describe('what is left out', () => {
  it('of a field that is asked twice is missed by nobody', async () => {
    const query = `query ($more: Boolean!) {
      anGiang { releases { nodes @include(if: $more) { note } nodes { number } } }
    }`
    expect(await told(query, { more: false })).toEqual({
      data: { anGiang: { releases: { nodes: [{ number: 1 }] } } },
      errors: [],
    })
  })

  it('of a comparison leaves nothing of it to ask, and that is no fault of a province', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      ${COMPARE} { rows @include(if: $a) { area { id } } summary @include(if: $b) { max } }
    }`
    expect(await told(query, { a: false, b: false })).toEqual({ data: { compare: {} }, errors: [] })
    expect(await told(query, { a: false, b: true })).toEqual({
      data: { compare: { summary: [{ max: '2.81' }] } },
      errors: [],
    })
  })

  it('by one caller is not missed by another who asks the same at the same time', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      ${COMPARE} { rows @include(if: $a) { cells { value } } summary @include(if: $b) { max } }
    }`
    const [nothing, rows] = await Promise.all([
      told(query, { a: false, b: false }),
      told(query, { a: true, b: false }),
    ])
    expect(nothing).toEqual({ data: { compare: {} }, errors: [] })
    expect(rows).toEqual({ data: { compare: { rows: [{ cells: [{ value: '2.81' }] }] } }, errors: [] })
  })

  it('has no error of its own, at no place', async () => {
    const query = `query ($a: Boolean!) {
      ${IMPOSSIBLE} { ...F @include(if: false) rows @include(if: $a) { area { id } } }
    }
    fragment F on Comparison { summary { max } }`
    expect(await told(query, { a: true })).toEqual({
      data: { compare: { rows: null } },
      errors: [['compare.rows', 'UNKNOWN_COLUMN']],
    })
    expect(await told(query, { a: false })).toEqual({ data: { compare: {} }, errors: [] })
  })

  it('of a province that is away has no error either', async () => {
    const query = `query ($more: Boolean!) {
      province(id: "VN34-01") { nameVi coverage { observations } releases @include(if: $more) { totalCount } }
    }`
    expect(await told(query, { more: false })).toEqual({
      data: { province: { nameVi: 'Hà Nội', coverage: null } },
      errors: [['province.coverage', 'PROVINCE_NOT_JOINED']],
    })
  })
})

describe('a name that an entity is known by', () => {
  it.each([
    ['id', '{ anGiang { id: nameVi region { id } } }'],
    ['id', '{ anGiang { id: region { nameVi } } }'],
    ['id', '{ provinces { ... on AnGiang { id: slug coverage { observations } } } }'],
    ['id', `{ ${COMPARE} { id: comparability { comparable } rows { area { id } } } }`],
    ['pin', `{ ${COMPARE} { pin: id rows { area { id } } } }`],
    ['__typename', '{ province(id: "VN34-91") { __typename: nameVi coverage { observations } } }'],
  ])('is refused as another’s: %s in %s', async (_name, query) => {
    expect(await told(query)).toEqual({ data: undefined, errors: [[undefined, 'RESERVED_NAME']] })
  })

  it('is anybody’s elsewhere', async () => {
    const query = '{ indicator(code: "POOR_HH_RATE") { id: code pin: domain } anGiang { id: id } }'
    expect(await told(query)).toEqual({
      data: { indicator: { id: 'POOR_HH_RATE', pin: 'POVERTY' }, anGiang: { id: 'VN34-91' } },
      errors: [],
    })
  })
})

describe('a caller’s own mistake', () => {
  it('is never said to be the province’s, whatever words it is made in', async () => {
    const query = '{ anGiang { series(breakdown: [{ dimension: "giới tính" }]) { totalCount } } }'
    expect(await told(query)).toEqual({
      data: { anGiang: { series: null } },
      errors: [['anGiang.series', 'BAD_INPUT']],
    })
  })

  it('says which province objects, be it one mistake or several', async () => {
    const { errors } = await federation.ask('{ anGiang { series(asOf: {}) { totalCount } } }')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', province: 'VN34-91' })
  })
})
