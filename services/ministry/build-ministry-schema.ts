// The ministry's subgraph: registry, catalogue, and the comparison that scatters over the provinces and gathers their answers.
import type { GraphQLSchema } from 'graphql'
import { readContract } from '#schema/composition/contract.ts'
import { ministrySdl } from '#schema/composition/expand-contract.ts'
import { FEDERATION_LINK, newBuilder } from '#schema/pothos/new-builder.ts'
import { addValueTypes } from '#schema/pothos/value-types.ts'
import { addComparison } from './comparison-entity.ts'
import { addProvinceTypes } from './province-types.ts'
import { addRegistryQueries } from './registry-queries.ts'
import type { MinistryContext, MinistryWorld } from './world.ts'

/** The federation subgraph of the ministry, for the provinces of the world's registry. */
export function buildMinistrySchema(world: MinistryWorld): GraphQLSchema {
  const contract = readContract()
  const builder = newBuilder<MinistryContext>(ministrySdl(contract, world.registry.provinces))
  const values = addValueTypes(builder, world.registry)
  const ProvinceInterface = addProvinceTypes(builder, values, world.registry)
  addRegistryQueries(builder, values, ProvinceInterface, world)
  addComparison(builder, values, ProvinceInterface, world)
  return builder.toSubGraphSchema({
    linkUrl: FEDERATION_LINK,
    federationDirectives: ['@external', '@inaccessible', '@key', '@requires', '@shareable'],
  })
}
