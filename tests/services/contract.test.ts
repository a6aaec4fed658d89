import { printSubgraphSchema } from '@apollo/subgraph'
import { type ASTNode, type DocumentNode, type GraphQLSchema, parse, print, visit } from 'graphql'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { readContract } from '#schema/composition/contract.ts'
import { ministrySdl, provinceSdl } from '#schema/composition/expand-contract.ts'
import { type Registry, registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { buildMinistrySchema } from '#services/ministry/build-ministry-schema.ts'
import { openCitations } from '#services/ministry/citations.ts'
import { buildProvinceSchema } from '#services/province/build-province-schema.ts'
import { syntheticRegistry } from '#tests/schema/synthetic-registry.ts'

const contract = readContract()

describe('the schema that is built is the contract that is committed, whole', () => {
  it.each(['an-giang', 'ho-chi-minh'])('for the province %s', (slug) => {
    const province = resolveProvince(registry, slug)
    expect(sdlOf(buildProvinceSchema(province))).toBe(normalised(provinceSdl(contract, province)))
  })

  it.each([
    ['the registry', registry],
    ['two provinces', syntheticRegistry(2)],
  ] as [string, Registry][])('for the ministry of %s', (_name, ofProvinces) => {
    const schema = buildMinistrySchema({
      registry: ofProvinces,
      catalogue,
      members: () => [],
      citations: openCitations('nowhere'),
    })
    expect(sdlOf(schema)).toBe(normalised(ministrySdl(contract, ofProvinces.provinces)))
  })
})

function sdlOf(schema: GraphQLSchema): string {
  return normalised(parse(printSubgraphSchema(schema)))
}

/** The same text for the same promise: order and layout do not count, everything else does. */
function normalised(document: DocumentNode): string {
  const sorted = visit(document, {
    leave: (node) =>
      Object.fromEntries(Object.entries(node).map(([key, member]) => [key, sortedNodes(member)])),
  }) as DocumentNode
  return print(sorted)
}

function sortedNodes(member: unknown): unknown {
  if (!Array.isArray(member)) return blockless(member)
  return [...member].sort((a: ASTNode, b: ASTNode) => (sortKey(a) < sortKey(b) ? -1 : 1))
}

/** One way to write a string, whatever the layout. */
function blockless(member: unknown): unknown {
  return member !== null && typeof member === 'object' && 'block' in member
    ? { ...member, block: false }
    : member
}

function sortKey(node: ASTNode): string {
  const text = print(node)
  return 'name' in node && node.name
    ? `${node.kind === 'DirectiveDefinition' ? '@' : ''}${node.name.value} ${text}`
    : text
}
