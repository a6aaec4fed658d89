// How an error leaves the engine: as every server's of ours, and in production without what GraphQL guesses that a caller meant, since
// each guess names a part of the schema.
import type { GraphQLFormattedError } from 'graphql'
import { formatError } from '#runtime/format-error.ts'
import type { Mode } from './mode.ts'

const GUESS = / ?Did you mean [^?]+\?/g

/** For `new ApolloServer({ formatError })`. Our own errors guess among figures and places, which are public: they stay whole. */
export function errorFormatter(mode: Mode): typeof formatError {
  if (mode === 'development') return formatError
  return (formatted, error): GraphQLFormattedError => {
    const shown = formatError(formatted, error)
    return { ...shown, message: shown.message.replace(GUESS, '') }
  }
}
