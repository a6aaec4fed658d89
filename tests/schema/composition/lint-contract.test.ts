import { readFileSync } from 'node:fs'
import { concatAST, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CompositionError, composeSupergraph } from '#schema/composition/compose-supergraph.ts'
import { type Contract, readContract } from '#schema/composition/contract.ts'
import { lintContract } from '#schema/composition/lint-contract.ts'
import { registry } from '#schema/registry/registry.ts'

const contract = readContract()

const SOURCES: Record<keyof Contract, string> = {
  values: readText('values'),
  province: readText('province'),
  ministry: readText('ministry'),
}

function readText(name: string): string {
  return readFileSync(new URL(`../../../schema/contract/${name}.graphql`, import.meta.url), 'utf8')
}

/** The contract with one text changed inside one of its types. */
function changed(part: keyof Contract, type: string, from: string, to: string): Contract {
  const source = SOURCES[part]
  const start = source.search(new RegExp(`^type ${type}\\b`, 'm'))
  const at = source.indexOf(from, start)
  if (start < 0 || at < 0) throw new Error(`The contract's type ${type} has no ${from} to change.`)
  return { ...contract, [part]: parse(source.slice(0, at) + to + source.slice(at + from.length)) }
}

describe('the contract lint', () => {
  it('finds nothing in the committed contract', () => {
    expect(lintContract(contract)).toEqual([])
  })

  it('refuses a root field shared by provinces', () => {
    const shared = changed(
      'province',
      'Query',
      'thisProvince: ThisProvince',
      'thisProvince: ThisProvince\n  indicators: [Indicator!]',
    )
    expect(lintContract(shared)).toEqual([
      'Query.indicators would be shared by all provinces: the planner asks one and publishes its answer for all. Put it on ThisProvince.',
    ])
  })

  it('refuses a field shared by provinces that the ministry does not have', () => {
    const shared = changed('province', 'ThisProvince', '[Coverage!]', '[Coverage!] @shareable')
    expect(lintContract(shared)).toEqual([
      "ThisProvince.coverage is @shareable but not the ministry's too: the planner would ask one province and publish its answer for all. Remove @shareable, or give the ministry the same field.",
    ])
  })

  it('refuses a resolvable key on a value type', () => {
    const keyed = changed('values', 'Area', 'type Area @shareable', 'type Area @shareable @key(fields: "id")')
    expect(lintContract(keyed)).toContain(
      'Area is a value type of every province and has a resolvable @key: the planner runs out of memory. Remove the key.',
    )
  })

  it('refuses a value type that differs between the two files', () => {
    const forked: Contract = {
      ...contract,
      province: concatAST([contract.province, parse('type Glossary @shareable { term: String! }')]),
      ministry: concatAST([contract.ministry, parse('type Glossary @shareable { term: String }')]),
    }
    expect(lintContract(forked)).toEqual([
      'Glossary differs between the ministry and the provinces: it would not compose, or lose fields for all. Write it once, in values.graphql.',
    ])
  })

  it.each([
    [
      'a non-null root field',
      changed('province', 'Query', 'thisProvince: ThisProvince', 'thisProvince: ThisProvince!'),
      'Query.thisProvince',
    ],
    [
      'a non-null field',
      changed('province', 'ThisProvince', '): ReleaseConnection', '): ReleaseConnection!'),
      'ThisProvince.releases',
    ],
    [
      'a non-null slice answer',
      changed('province', 'ThisProvinceSlice', 'data: SeriesTable', 'data: SeriesTable!'),
      'ThisProvinceSlice.data',
    ],
    [
      'a non-null list item',
      changed('ministry', 'Query', 'regions: [ID!]): [Province]', 'regions: [ID!]): [Province!]'),
      'Query.provinces',
    ],
    [
      "a non-null field that the ministry adds to a province's answer",
      changed('ministry', 'ThisProvince', 'region: Region', 'region: Region!'),
      'ThisProvince.region',
    ],
    [
      'non-null slices',
      changed('ministry', 'Comparison', 'slices: [Slice]!', 'slices: [Slice!]!'),
      'Comparison.slices',
    ],
  ])('refuses %s at a province border', (_what, broken, where) => {
    expect(lintContract(broken)).toEqual([
      `${where} is non-null at a province border: one outage would blank the whole answer. Make it nullable.`,
    ])
  })

  it('refuses @requires with arguments', () => {
    const broken = changed('ministry', 'Comparison', '{ data } }', '{ data(v: 1) } }')
    expect(lintContract(broken)).toEqual([
      'Comparison.columns uses @requires with arguments: the gateway returns silently wrong data. Require the field without arguments.',
    ])
  })

  it.each([
    'authenticated',
    'requiresScopes',
    'policy',
    'context',
    'fromContext',
    'cacheTag',
    'cost',
    'listSize',
    'interfaceObject',
  ])('refuses @%s, which the gateway ignores or refuses', (name) => {
    const broken = changed(
      'province',
      'ThisProvince',
      'type ThisProvince implements Province',
      `type ThisProvince implements Province @${name}`,
    )
    expect(lintContract(broken)).toHaveLength(1)
    expect(lintContract(broken)[0]).toMatch(new RegExp(`^ThisProvince uses @${name}: .+\\.$`))
  })

  it('sees directives on arguments too', () => {
    const broken = changed('ministry', 'Query', 'code: ID!', 'code: ID! @cost(weight: 5)')
    expect(lintContract(broken)).toEqual([
      'Query.indicator.code uses @cost: the gateway ignores it; limits are enforced before planning.',
    ])
  })

  it.each([
    ['extend type Query { total: Int @shareable }', 'Query'],
    ['extend type ThisProvince { hidden: Int! }', 'ThisProvince'],
  ])('refuses %s, which no other rule would see', (extension, name) => {
    const broken = { ...contract, province: concatAST([contract.province, parse(extension)]) }
    expect(lintContract(broken)).toEqual([
      `${name} is extended: write what it adds in the type itself, where these rules see it.`,
    ])
  })

  it('refuses @override with a label', () => {
    const broken = changed(
      'ministry',
      'Query',
      'indicator(code: ID!): Indicator',
      'indicator(code: ID!): Indicator @override(from: "x", label: "percent(1)")',
    )
    expect(lintContract(broken)).toEqual([
      'Query.indicator uses @override(label:): the gateway ignores it. Move the field in one release.',
    ])
  })

  it('stops composition, with every sentence', () => {
    const broken = changed(
      'province',
      'Query',
      'thisProvince: ThisProvince',
      'thisProvince: ThisProvince!\n  extra: String',
    )
    expect(() => composeSupergraph(registry.provinces.slice(0, 1), broken)).toThrow(CompositionError)
    expect(() => composeSupergraph(registry.provinces.slice(0, 1), broken)).toThrow(
      /thisProvince is non-null[\s\S]*extra would be shared/,
    )
  })

  it('passes on what composition itself refuses', () => {
    const broken = changed('ministry', 'ThisProvince', 'region: Region', 'region: Nowhere')
    expect(() => composeSupergraph(registry.provinces.slice(0, 1), broken)).toThrow(CompositionError)
  })
})

describe('the contract itself', () => {
  const definitions = [contract.values, contract.province, contract.ministry].flatMap(
    (document) => document.definitions,
  )

  it('describes every type but Query', () => {
    const undescribed = definitions
      .filter((node) => node.kind.endsWith('TypeDefinition') && !('description' in node && node.description))
      .map((node) => ('name' in node ? node.name?.value : node.kind))
    expect(undescribed).toEqual(['Query', 'Query'])
  })

  it('says of every field that may be null when it is', () => {
    const silent = definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? (node.fields ?? [])
            .filter((field) => field.type.kind !== Kind.NON_NULL_TYPE && !isHidden(node) && !isHidden(field))
            .filter((field) => !/\bnull\b/i.test(field.description?.value ?? ''))
            .map((field) => `${node.name.value}.${field.name.value}`)
        : [],
    )
    expect(silent).toEqual([])
  })
})

function isHidden({
  directives,
}: {
  readonly directives?: readonly { readonly name: { readonly value: string } }[]
}): boolean {
  return (directives ?? []).some(({ name }) => name.value === 'inaccessible')
}
