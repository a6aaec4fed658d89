// What an answer depends on beside the figures: the words of the question, who asks, and the form in which they want to be answered.
import { createHash } from 'node:crypto'
import { canonicalJson } from '#schema/canonical-json.ts'
import type { Question } from '../documents/read-question.ts'

type Asked = Pick<Question, 'caller' | 'form' | 'operationName' | 'documentHash' | 'variables'>

export function answerKey({ caller, form, operationName, documentHash, variables }: Asked): string {
  const text = JSON.stringify([caller.access, form, operationName, documentHash, canonicalJson(variables)])
  return createHash('sha256').update(text).digest('base64url')
}
