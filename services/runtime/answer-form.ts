// The form of a GraphQL answer, by the request's Accept: its media type, and the status of an answer that says that the question is wrong.
// https://graphql.github.io/graphql-over-http: who asks for the older type by name expects 200 for whatever could be read.
import type { IncomingMessage } from 'node:http'
import Negotiator from 'negotiator'

const JSON_TYPE = 'application/json; charset=utf-8'
const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8'

export const ANSWER_FORMS = {
  /** Whoever takes anything, or says nothing. */
  JSON: { contentType: JSON_TYPE, statusOfWrong: 400 },
  JSON_BY_NAME: { contentType: JSON_TYPE, statusOfWrong: 200 },
  GRAPHQL_RESPONSE: { contentType: GRAPHQL_RESPONSE_TYPE, statusOfWrong: 400 },
} as const

export type AnswerForm = keyof typeof ANSWER_FORMS

/** The form that a request prefers of those we have; null when it takes none of them. */
export function formFor({ headers: { accept } }: Pick<IncomingMessage, 'headers'>): AnswerForm | null {
  if (accept === undefined || accept === '*/*') return 'JSON'
  const type = new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, GRAPHQL_RESPONSE_TYPE])
  if (type === undefined) return null
  if (type === GRAPHQL_RESPONSE_TYPE) return 'GRAPHQL_RESPONSE'
  return /\bapplication\/json\b/i.test(accept) ? 'JSON_BY_NAME' : 'JSON'
}
