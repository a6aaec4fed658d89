// Has an Apollo server answer a question that was read already: whether it may be asked, and in which form it is answered, is decided.
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { ANSWER_FORMS } from '#runtime/answer-form.ts'
import type { Reply } from '#runtime/reply.ts'
import type { Question } from '../documents/read-question.ts'
import type { GatewayContext } from './context.ts'
import { writeAnswer } from './written-data.ts'

/** A question that is not refused, on its way to an engine. */
export interface EngineQuestion extends Pick<Question, 'document' | 'operationName' | 'variables' | 'form'> {
  readonly context: GatewayContext
}

export async function executeQuestion(
  apollo: ApolloServer<GatewayContext>,
  { document, operationName, variables, form, context }: EngineQuestion,
): Promise<Reply> {
  const { contentType, statusOfWrong } = ANSWER_FORMS[form]
  const { http, body } = await apollo.executeOperation(
    {
      ...{ query: document, variables: { ...variables }, ...(operationName ? { operationName } : {}) },
      http: { method: 'POST', headers: new HeaderMap(), search: '', body: {} },
    },
    { contextValue: context },
  )
  if (body.kind !== 'single') throw new TypeError('An answer in pieces is not asked for here.')
  const { status = 200, headers } = http
  return {
    status: status === 400 ? statusOfWrong : status,
    headers: { ...Object.fromEntries(headers), 'content-type': contentType },
    body: writeAnswer(body.singleResult),
  }
}
