// A request becomes a question: which document, which of its operations, with which variables, at what cost, and whether it is refused.
// Nobody is asked for it, and nothing is validated or planned.
import type { IncomingMessage } from 'node:http'
import type { GraphQLError } from 'graphql'
import { type AnswerForm, formFor } from '#runtime/answer-form.ts'
import { fail, type LienTinhError } from '#schema/errors.ts'
import type { Caller, Identify } from '../engine/caller.ts'
import type { Mode } from '../engine/mode.ts'
import { type Cost, excess } from '../limits/cost.ts'
import { readAsked } from './asked.ts'
import { requirePreflight } from './preflight.ts'
import type { ReadDocument, ReadOperation } from './read-document.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

/** All that an answer depends on, beside the figures. */
export interface Question {
  readonly request: IncomingMessage
  readonly caller: Caller
  /** Stands in the answer too: who asks in another form gets another. */
  readonly form: AnswerForm
  /** The text, also when it was only named. */
  readonly document: string
  /** SHA-256 of the text, 64 hexadecimal digits. */
  readonly documentHash: string
  /** Null: the only one. */
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  /** Null when the text cannot be read, or has not the operation that is asked. */
  readonly cost: Cost | null
  /** Why it is not answered; the first is told. Empty: it goes to the engine. */
  readonly refusals: readonly (LienTinhError | GraphQLError)[]
}

export interface Reading {
  /** Reads a document, or remembers it. */
  readonly readDocument: (text: string) => ReadDocument
  readonly trusted: TrustedDocuments
  readonly identify: Identify
  readonly mode: Mode
  /** How many provinces are members now. */
  readonly countMembers: () => number
}

/** Reads a question. Throws a LienTinhError when the request is none; what is wrong with the question itself is in its refusals. */
export async function readQuestion(request: IncomingMessage, reading: Reading): Promise<Question> {
  const form = formFor(request)
  if (form === null) throw fail('FORM_NOT_OFFERED')
  requirePreflight(request)
  const asked = await readAsked(request)
  const { operationName, variables } = asked
  const document = reading.trusted.textOf(asked)
  const read = reading.readDocument(document)
  const operation = operationOf(read, operationName)
  const cost = operation ? costOf(operation, variables, reading) : null
  return {
    request,
    caller: reading.identify(request),
    form,
    document,
    documentHash: read.hash,
    operationName,
    variables,
    cost,
    refusals: [...read.refusals, ...refusalsOf(cost, reading.mode)],
  }
}

function operationOf({ operations }: ReadDocument, name: string | null): ReadOperation | undefined {
  if (name !== null) return operations.get(name)
  const [only, second] = operations.values()
  return second ? undefined : only
}

function costOf(operation: ReadOperation, variables: Question['variables'], { countMembers }: Reading): Cost {
  return { ...operation.cost, fetches: operation.fetches?.(variables, countMembers()) ?? null }
}

function refusalsOf(cost: Cost | null, mode: Mode): LienTinhError[] {
  if (cost === null) return [fail('UNKNOWN_OPERATION')]
  const isHidden = mode === 'production' && cost.introspectionDepth > 0
  return [...(isHidden ? [fail('INTROSPECTION_OFF')] : []), ...excess('fetches', cost.fetches)]
}
