// How an error leaves a GraphQL server: ours with its code and sentences, GraphQL's own with its code, anything else as INTERNAL.
// What is not meant for a caller (message, stack, address, cause) goes to the log of the process and nowhere else.
import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServerErrorCode } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ERRORS, fail, LienTinhError, toGraphQLError } from '#schema/errors.ts'
import type { Log } from './log.ts'

/** What GraphQL says of a question by itself: it tells a caller about the caller's own text only. */
const OWN_TO_GRAPHQL: ReadonlySet<unknown> = new Set(
  Object.values(ApolloServerErrorCode).filter((code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR),
)

/** The only extensions that ever leave: those of errors.ts, and GraphQL's code. */
const EXTENSIONS = ['code', 'messageEn', 'fix', 'fixEn', 'candidates', 'province', 'problems'] as const

/** For `new ApolloServer({ formatError })`. Keeps path and locations; never sends a stack. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const ours = findOurs(error)
  if (ours) return { ...formatted, ...sentenceOf(ours) }
  if (isForCaller(formatted)) return { ...formatted, extensions: pickExtensions(formatted.extensions ?? {}) }
  return { ...formatted, ...sentenceOf(fail('INTERNAL')) }
}

/** Logs whatever `formatError` hides. `serve` adds it to every Apollo server. */
export function logUnexpected<C extends object>(log: Log): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors)
            if (!isExpected(error)) log.error({ err: error }, 'unexpected error in a query')
        },
      }
    },
    async contextCreationDidFail({ error }) {
      if (!findOurs(error)) log.error({ err: error }, 'no context for a query')
    },
    async unexpectedErrorProcessingRequest({ error }) {
      log.error({ err: error }, 'unexpected error around a query')
    },
  }
}

function isExpected(error: GraphQLError): boolean {
  return findOurs(error) !== undefined || isForCaller(error)
}

function isForCaller({ extensions }: Pick<GraphQLFormattedError, 'extensions'>): boolean {
  const code = extensions?.code
  return OWN_TO_GRAPHQL.has(code) || (typeof code === 'string' && Object.hasOwn(ERRORS, code))
}

/** Our error, however deep GraphQL has wrapped it. */
function findOurs(error: unknown): LienTinhError | undefined {
  if (error instanceof LienTinhError) return error
  return error instanceof GraphQLError ? findOurs(error.originalError) : undefined
}

function sentenceOf(error: LienTinhError): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const { message, extensions } = toGraphQLError(error)
  return { message, extensions }
}

function pickExtensions(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    EXTENSIONS.filter((key) => extensions[key] !== undefined).map((key) => [key, extensions[key]]),
  )
}
