// A text before it is parsed: how many words, numbers and signs it has, and how deep its brackets stand within one another. The parser
// calls itself for every bracket, so that some thousands of them would be the end of its stack.
import { GraphQLError, Lexer, Source, TokenKind } from 'graphql'
import { LIMITS } from './limits.ts'

export interface ScannedText {
  /** One more than its limit at most: nobody counts on. */
  readonly tokens: number
  readonly nesting: number
}

const OPENING: ReadonlySet<string> = new Set([TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R])

/** Scans a text as far as the limit of tokens, or as it can be read: what is wrong with it, the parser says. */
export function scanText(text: string): ScannedText {
  const lexer = new Lexer(new Source(text))
  let tokens = 0
  let open = 0
  let nesting = 0
  try {
    while (tokens <= LIMITS.tokens.value) {
      const { kind } = lexer.advance()
      if (kind === TokenKind.EOF) break
      tokens += 1
      if (OPENING.has(kind)) open += 1
      if (CLOSING.has(kind)) open -= 1
      nesting = Math.max(nesting, open)
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
  }
  return { tokens, nesting }
}
