// What answers at /graphql: a request is read and refused here, and an engine answers what is left.
import type { IncomingMessage } from 'node:http'
import { formFor } from '#runtime/answer-form.ts'
import type { GraphQLService } from '#runtime/graphql-over-http.ts'
import type { Reply } from '#runtime/reply.ts'
import { requestIdOf } from '#runtime/request-log.ts'
import { LienTinhError } from '#schema/errors.ts'
import { type Question, type Reading, readQuestion } from './documents/read-question.ts'
import { refusalReply } from './documents/refusal-reply.ts'
import type { Engines } from './engine/engines.ts'
import { createRequestNotes } from './engine/request-notes.ts'
import { answerKey } from './freshness/answer-key.ts'
import type { AnswerMemory } from './freshness/answer-memory.ts'
import { createWitness } from './freshness/witness.ts'
import type { AnsweredQuestion } from './life/slow-questions.ts'

interface GatewayServiceOptions {
  readonly engines: Engines
  readonly reading: Reading
  readonly answers: AnswerMemory
  /** Told of every question that was not refused. */
  readonly answered: (question: AnsweredQuestion) => void
}

/** The service of one gateway. Its engines are started by whoever gives them, and stopped with it. */
export function gatewayService(options: GatewayServiceOptions): GraphQLService {
  return {
    async start() {},
    answer: (request) => answerRequest(request, options),
    async stop() {
      await options.engines.stop()
    },
  }
}

async function answerRequest(request: IncomingMessage, options: GatewayServiceOptions): Promise<Reply> {
  try {
    const question = await readQuestion(request, options.reading)
    const [refusal] = question.refusals
    return refusal ? refusalReply(refusal, question) : await answerQuestion(question, options)
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    return refusalReply(error, { form: formFor(request) ?? 'JSON' })
  }
}

/** Nothing of the question is refused any more: it is answered from memory, or by the engine. */
async function answerQuestion(
  question: Question,
  { engines, answers, answered }: GatewayServiceOptions,
): Promise<Reply> {
  const startedAt = performance.now()
  const { document, operationName, variables, form, caller, cost } = question
  if (cost === null) throw new TypeError('A question without a cost is refused.')
  const context = {
    requestId: requestIdOf(question.request),
    notes: createRequestNotes(),
    witness: createWitness(),
    caller,
    cost,
  }
  let remembered = true
  const make = () => {
    remembered = false
    return engines.answer({ document, operationName, variables, form, context })
  }
  // an answer of one contract is none of another's
  const key = `${engines.report().version} ${answerKey(question)}`
  const reply = await answers.answer(key, make, context.witness)
  const { requestId } = context
  const ms = performance.now() - startedAt
  answered({ requestId, document, operationName, status: reply.status, remembered, ms })
  return { ...reply, logged: { operation: operationName, document: question.documentHash, remembered } }
}
