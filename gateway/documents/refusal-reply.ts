// How a refused question is answered: one error, in the form that the caller takes, with what the question would have cost.
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ANSWER_FORMS, type AnswerForm } from '#runtime/answer-form.ts'
import type { Reply } from '#runtime/reply.ts'
import { type ErrorCode, type LienTinhError, toGraphQLError } from '#schema/errors.ts'
import type { Cost } from '../limits/cost.ts'

/** What GraphQL itself would refuse: then the status is its own, too. */
const WRONG_QUESTIONS: ReadonlySet<ErrorCode> = new Set([
  'ONLY_QUERIES',
  'RESERVED_NAME',
  'UNKNOWN_OPERATION',
])

const STATUSES: Partial<Record<ErrorCode, number>> = { BODY_TOO_LARGE: 413, FORM_NOT_OFFERED: 406 }

/** The answer to a question that is not asked of anybody. 400 unless the code has a status of its own. */
export function refusalReply(
  error: LienTinhError | GraphQLError,
  { form, cost = null }: { readonly form: AnswerForm; readonly cost?: Cost | null },
): Reply {
  const { contentType, statusOfWrong } = ANSWER_FORMS[form]
  const isWrong = error instanceof GraphQLError || WRONG_QUESTIONS.has(error.code)
  return {
    status: isWrong ? statusOfWrong : (STATUSES[error.code] ?? 400),
    headers: { 'content-type': contentType, 'cache-control': 'no-store' },
    body: JSON.stringify({ errors: [formatRefusal(error)], ...(cost && { extensions: { cost } }) }),
  }
}

/** A refusal as GraphQL says it; one of a limit says also what was measured. */
export function formatRefusal(error: LienTinhError | GraphQLError): GraphQLFormattedError {
  if (error instanceof GraphQLError) return error.toJSON()
  const { message, extensions } = toGraphQLError(error)
  const { measure, value, limit } = error.params
  return {
    message,
    extensions: {
      ...extensions,
      ...(measure === undefined ? {} : { measure }),
      ...(value === undefined ? {} : { value }),
      ...(limit === undefined ? {} : { limit }),
    },
  }
}
