// The Pothos builder that every subgraph starts from: plugins, scalars, and descriptions taken from the contract.
// Types are added by value-types.ts (shared) and by each service (its own).
import SchemaBuilder from '@pothos/core'
import DirectivesPlugin from '@pothos/plugin-directives'
import FederationPlugin from '@pothos/plugin-federation'
import type { DocumentNode } from 'graphql'
import type { SeriesTable } from '../series-table.ts'
import DescriptionsPlugin, { readDescriptions } from './descriptions-plugin.ts'
import { parseDate, parseDateTime, parseDecimal } from './scalars.ts'

/** The federation version of every subgraph; composition and gateway 2.14 accept up to v2.14. */
export const FEDERATION_LINK = 'https://specs.apollo.dev/federation/v2.12'

interface Text {
  readonly Input: string
  readonly Output: string
}

/** The types a builder of ours knows, for a request context `C`. */
export interface BuilderTypes<C extends object> {
  Context: C
  DefaultFieldNullability: false
  Scalars: {
    ID: Text
    Decimal: Text
    Date: Text
    DateTime: Text
    SeriesTable: { Input: unknown; Output: SeriesTable }
  }
}

/**
 * A builder for the subgraph whose SDL is `contract`. Every type, field and argument gets its description from there,
 * so that a sentence stands once.
 */
export function newBuilder<C extends object>(contract: DocumentNode) {
  const builder = new SchemaBuilder<BuilderTypes<C>>({
    plugins: [DescriptionsPlugin, DirectivesPlugin, FederationPlugin],
    defaultFieldNullability: false,
    directives: { useGraphQLToolsUnorderedDirectives: false },
    descriptions: readDescriptions(contract),
  })
  builder.scalarType('Decimal', { serialize: String, parseValue: parseDecimal })
  builder.scalarType('Date', { serialize: String, parseValue: parseDate })
  builder.scalarType('DateTime', { serialize: String, parseValue: parseDateTime })
  builder.scalarType('SeriesTable', { inaccessible: true, serialize: (table) => table })
  builder.queryType({})
  return builder
}

export type Builder<C extends object> = ReturnType<typeof newBuilder<C>>
