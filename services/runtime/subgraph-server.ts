// The Apollo server of a subgraph: what provinces and ministry have in common, above all what must never leave.
import { ApolloServer, type BaseContext } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { formatError } from './format-error.ts'

/** An Apollo server for a subgraph's schema, for `serve` to start and to stop. */
export function newSubgraphServer<C extends BaseContext>(schema: GraphQLSchema): ApolloServer<C> {
  return new ApolloServer<C>({
    schema,
    formatError,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    stopOnTerminationSignals: false,
  })
}
