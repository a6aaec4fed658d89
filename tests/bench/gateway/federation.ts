// Whom the measured gateways stand before: the 34 provinces of the registry, or 63 made of the old units, and where each answers.
import { readFileSync } from 'node:fs'
import { composeSupergraph } from '#schema/composition/compose-supergraph.ts'
import { type Registry, registry } from '#schema/registry/registry.ts'
import { syntheticRegistry } from '#tests/schema/synthetic-registry.ts'

export type Size = 34 | 63

/** What a process is started with. */
export interface Place {
  readonly size: Size
  readonly ministryUrl: string
  /** By province id. */
  readonly provinceUrls: Readonly<Record<string, string>>
}

export function registryOf(size: Size): Registry {
  return size === 34 ? registry : syntheticRegistry(size)
}

/** The supergraph without addresses, as ours takes it. */
export function supergraphOf(size: Size): string {
  if (size !== 34) return composeSupergraph(registryOf(size).provinces)
  return readFileSync(new URL('../../../schema/contract/supergraph.graphql', import.meta.url), 'utf8')
}

/** The supergraph with the addresses in it, as any other gateway takes it. */
export function addressedSupergraph({ size, ministryUrl, provinceUrls }: Place): string {
  const urls = new Map(
    registryOf(size).provinces.map(({ id, subgraph }) => [subgraph, provinceUrls[id] ?? '']),
  ).set('ministry', ministryUrl)
  return supergraphOf(size).replaceAll(
    /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
    (_all, name: string) => `@join__graph(name: "${name}", url: "${urls.get(name)}")`,
  )
}
