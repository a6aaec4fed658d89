// What answers a question of the contract: its plan, the fetches of the plan, and their answers put together. The parts are Apollo
// Gateway's; ApolloGateway itself reads a supergraph in one go, and begins each one without a plan.
import {
  buildOperationContext,
  executeQueryPlan,
  type GraphQLDataSource,
  type ServiceMap,
} from '@apollo/gateway'
import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import { type GraphQLSchema, getVariableValues, Kind, type SelectionSetNode } from 'graphql'
import type { GatewayContext } from './context.ts'
import type { Plans } from './plans.ts'
import type { Supergraph } from './supergraph.ts'

/** What ApolloServer wants of a gateway. */
export type Federation = ApolloServerOptionsWithGateway<GatewayContext>['gateway']
type SchemaListener = Parameters<Federation['onSchemaLoadOrUpdate']>[0]
type Execute = NonNullable<Awaited<ReturnType<Federation['load']>>['executor']>

/** The way to a subgraph, by its name in the supergraph; `contract` is the supergraph's types. */
export type SourceOf = (name: string, contract: GraphQLSchema) => GraphQLDataSource<GatewayContext>

/** For `new ApolloServer({ gateway })`. Throws what `sourceOf` throws, e.g. of a subgraph that it does not know. */
export function createFederation(
  supergraphSdl: string,
  supergraph: Supergraph,
  { plans, sourceOf }: { readonly plans: Plans; readonly sourceOf: SourceOf },
): Federation {
  const { api, contract, subgraphs } = supergraph
  const sources: ServiceMap = Object.fromEntries(subgraphs.map((name) => [name, sourceOf(name, contract)]))
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

function executorOf({ api, contract, plannedApi }: Supergraph, plans: Plans, sources: ServiceMap): Execute {
  const gathering = gatherRoots(sources)
  return async (requestContext) => {
    const { document, source, request, context } = requestContext
    const { operationName } = request
    const operationContext = buildOperationContext({
      schema: api,
      operationDocument: document,
      ...(operationName ? { operationName } : {}),
    })
    const definitions = operationContext.operation.variableDefinitions ?? []
    const { errors, coerced } = getVariableValues(api, definitions, request.variables ?? {})
    if (errors) return { errors }
    const { plan, writerFor } = plans.planOf({ text: source, operationName: operationName || null }, document)
    const write = writerFor(coerced)
    if (!write) return executeQueryPlan(plan, sources, requestContext, operationContext, contract, plannedApi)
    const data = gathering.begin(context as GatewayContext)
    const operation = { ...operationContext.operation, selectionSet: NOTHING }
    const fetched = await executeQueryPlan(
      ...([
        plan,
        gathering.sources,
        requestContext,
        { ...operationContext, operation, fragments: {} },
      ] as const),
      ...([contract, plannedApi] as const),
    )
    if (fetched.errors) return fetched
    const written = write(data)
    const valueCompletion = written.problems.map((path) => ({ path }))
    return {
      // Apollo passes it on, and stringifyAnswer writes it
      data: written as unknown as Record<string, unknown>,
      ...(valueCompletion.length > 0 ? { extensions: { valueCompletion } } : {}),
    }
  }
}

/** Apollo Gateway is given nothing to shape: what it gathered is written by ourselves (answer-writer.ts). */
const NOTHING: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
}

/** Keeps what is fetched at the root: Apollo Gateway merges into the same objects whatever is fetched below. */
function gatherRoots(sources: ServiceMap) {
  const roots = new WeakMap<GatewayContext, Record<string, unknown>>()
  const keeping = ([name, source]: [string, ServiceMap[string]]): [string, ServiceMap[string]] => [
    name,
    {
      async process(request) {
        const response = await source.process(request)
        const isRoot = request.request.variables?.representations === undefined
        const root = isRoot && request.context ? roots.get(request.context as GatewayContext) : undefined
        if (root && response.data) Object.assign(root, response.data)
        return response
      },
    },
  ]
  return {
    sources: Object.fromEntries(Object.entries(sources).map(keeping)),
    /** What will be fetched for this request. */
    begin(context: GatewayContext): Record<string, unknown> {
      const root = Object.create(null)
      roots.set(context, root)
      return root
    },
  }
}
