// Writes what the sources noted into the answer's `errors`, at its place, and the cost of the question beside it. `data` stays as it is.
import type { ApolloServerPlugin } from '@apollo/server'
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'
import type { Log } from '#runtime/log.ts'
import { fail, toGraphQLError } from '#schema/errors.ts'
import type { GatewayContext } from './context.ts'
import { WrittenData } from './written-data.ts'

/** For `new ApolloServer({ plugins })`. */
export function notedErrors(log: Log): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return
          const result: FormattedExecutionResult = response.body.singleResult
          const { valueCompletion, ...extensions } = result.extensions ?? {}
          const errors = [
            ...(result.errors ?? []),
            ...incompleteValues(valueCompletion, log),
            ...contextValue.notes.errorsIn(() =>
              result.data instanceof WrittenData ? result.data.read() : result.data,
            ),
          ]
          if (errors.length > 0) contextValue.witness.doubt()
          response.body.singleResult = {
            ...(errors.length > 0 ? { errors } : {}),
            ...(result.data === undefined ? {} : { data: result.data }),
            extensions: { ...extensions, cost: contextValue.cost },
          }
        },
      }
    },
  }
}

/** Where the gateway nulled a value that breaks the contract it says so in an extension only; a caller needs an error. */
function incompleteValues(valueCompletion: unknown, log: Log): GraphQLFormattedError[] {
  if (!Array.isArray(valueCompletion)) return []
  log.error({ valueCompletion }, 'an answer broke the contract after all checks')
  const { message, extensions } = toGraphQLError(fail('INTERNAL'))
  return valueCompletion.map(({ path }: GraphQLFormattedError) => ({
    message,
    extensions,
    ...(path ? { path } : {}),
  }))
}
