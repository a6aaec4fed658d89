// What answers a question of the contract: its plan, the fetches of the plan, and their answers put together. The planner is Apollo
// Gateway's. What runs its plans is ours: ApolloGateway reads a supergraph in one go, begins each one without a plan, and takes every
// answer apart several times.
import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import { type GraphQLSchema, getVariableValues } from 'graphql'
import type { GatewayContext } from './context.ts'
import type { Data } from './merge-data.ts'
import type { Plans } from './plans.ts'
import type { Ask, PlannedFetch } from './run.ts'
import { answerAboutSchema } from './schema-answers.ts'
import type { Supergraph } from './supergraph.ts'

/** What ApolloServer wants of a gateway. */
export type Federation = ApolloServerOptionsWithGateway<GatewayContext>['gateway']
type SchemaListener = Parameters<Federation['onSchemaLoadOrUpdate']>[0]
type Execute = NonNullable<Awaited<ReturnType<Federation['load']>>['executor']>

/** The way to a subgraph. */
export interface Source {
  /** Resolves to its data, null when there are none; what was wrong with them is noted in the context. Throws for our own mistakes only. */
  fetch(fetch: PlannedFetch, context: GatewayContext): Promise<Data | null>
}

/** The way to a subgraph, by its name in the supergraph; `contract` is the supergraph's types. */
export type SourceOf = (name: string, contract: GraphQLSchema) => Source

/** For `new ApolloServer({ gateway })`. Throws what `sourceOf` throws, e.g. of a subgraph that it does not know. */
export function createFederation(
  supergraphSdl: string,
  supergraph: Supergraph,
  { plans, sourceOf }: { readonly plans: Plans; readonly sourceOf: SourceOf },
): Federation {
  const { api, contract, subgraphs } = supergraph
  const sources = new Map(subgraphs.map((name) => [name, sourceOf(name, contract)]))
  const listeners = new Set<SchemaListener>()
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async load() {
      for (const listener of listeners) listener({ apiSchema: api, coreSupergraphSdl: supergraphSdl })
      return { executor: executorOf(supergraph, plans, sources) }
    },
    async stop() {},
  }
}

function executorOf({ api }: Supergraph, plans: Plans, sources: ReadonlyMap<string, Source>): Execute {
  return async ({ document, source, request, context }) => {
    const { operationName, variables = {} } = request
    const asked = { text: source, operationName: operationName || null }
    const { operation, run, writerFor } = plans.planOf(asked, document)
    const read = getVariableValues(api, operation.operation.variableDefinitions ?? [], variables)
    if (read.errors) return { errors: read.errors }
    const values = { variables, coerced: read.coerced }
    const aboutSchema = answerAboutSchema(api, operation, values)
    const data = await run({ ...values, ask: askIn(sources, context as GatewayContext) })
    const written = writerFor(read.coerced)(aboutSchema ? { ...data, ...aboutSchema } : data)
    const valueCompletion = written.problems.map((path) => ({ path }))
    return {
      // Apollo passes it on, and stringifyAnswer writes it
      data: written as unknown as Record<string, unknown>,
      ...(valueCompletion.length > 0 ? { extensions: { valueCompletion } } : {}),
    }
  }
}

/** Asks for one request. */
function askIn(sources: ReadonlyMap<string, Source>, context: GatewayContext): Ask {
  return (fetch) => {
    const source = sources.get(fetch.subgraph)
    if (!source) throw new TypeError(`The plan asks "${fetch.subgraph}", which is no subgraph.`)
    return source.fetch(fetch, context)
  }
}
