// What is refused before it is planned, because planning or merging it would fail in ways that are no caller's business:
// anything but a query, an operation that is not in the document, and a name that the gateway needs for itself.
import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, GraphQLError, Kind, visit } from 'graphql'
import { type ErrorCode, type ErrorParams, fail, toGraphQLError } from '#schema/errors.ts'
import type { GatewayContext } from './request-notes.ts'

/** The hidden field through which a comparison is gathered: an alias of that name would be merged into it. */
const RESERVED = ['slices', '__proto__']

/** For `new ApolloServer({ plugins })`. */
export function operationGuard(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, document }) {
          if (!operation) throw refusal('UNKNOWN_OPERATION')
          if (operation.operation !== 'query') throw refusal('ONLY_QUERIES')
          const name = reservedAlias(document)
          if (name) throw refusal('RESERVED_NAME', { name })
        },
      }
    },
  }
}

function reservedAlias(document: DocumentNode): string | undefined {
  let found: string | undefined
  visit(document, {
    [Kind.FIELD]: ({ alias }) => {
      if (alias && RESERVED.includes(alias.value)) found = alias.value
    },
  })
  return found
}

/** The caller's own mistake, also by its HTTP status. */
function refusal(code: ErrorCode, params: ErrorParams = {}): GraphQLError {
  const { message, extensions } = toGraphQLError(fail(code, params))
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } })
}
