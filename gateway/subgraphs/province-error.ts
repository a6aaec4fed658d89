// What a caller is told when a province fails or objects: our sentences only. Whatever a province writes (messages, stacks, addresses)
// stays behind; of its own errors those pass that are about the question, and even they are said in our words.

import { z } from 'zod'
import {
  ERRORS,
  type ErrorCode,
  type ErrorParams,
  fail,
  LienTinhError,
  type Problem,
} from '#schema/errors.ts'
import type { Province } from '#schema/registry/registry.ts'
import type { UnansweredState } from '#schema/series-table.ts'
import type { SubgraphError } from './ask-subgraph.ts'

const CODES = {
  DOWN: 'PROVINCE_DOWN',
  TIMED_OUT: 'PROVINCE_TIMED_OUT',
  REFUSED: 'PROVINCE_REFUSED',
  NOT_JOINED: 'PROVINCE_NOT_JOINED',
} as const satisfies Record<UnansweredState, ErrorCode>

/** Errors about the question, which a province may raise by itself. */
const ABOUT_THE_QUESTION: ReadonlySet<string> = new Set<ErrorCode>([
  'BAD_AS_OF',
  'BAD_BREAKDOWN',
  'BAD_CURSOR',
  'BAD_PAGE',
  'BAD_PERIOD_SELECTION',
  'TOO_FEW',
  'TOO_MANY',
  'UNKNOWN_AREA',
  'UNKNOWN_DIMENSION',
  'UNKNOWN_INDICATOR',
  'UNKNOWN_RELEASE',
])

/** A parameter that may be repeated to a caller: a code, a number, a cursor. No address and no sentence can be written like this. */
const PLAIN = /^[\w=+-]{0,200}$/

/** The error of a province that gave no answer that can be used. */
export function failureError(province: Province, state: UnansweredState, deadlineMs: number): LienTinhError {
  return fail(CODES[state], { ...namesOf(province), deadlineMs })
}

/** An error that the province answered with: in our words when it is about the question, else PROVINCE_REFUSED. */
export function redactError(error: SubgraphError, province: Province, asked: string): LienTinhError {
  const problems =
    error.extensions.code === 'BAD_INPUT' ? redactProblems(error.extensions.problems, asked) : null
  if (problems)
    return new LienTinhError('BAD_INPUT', { count: problems.length, province: province.id }, { problems })
  const code = knownCode(error.extensions.code)
  const params = code ? paramsOf(error, code, asked) : null
  return code && params
    ? fail(code, { ...params, province: province.id })
    : fail('PROVINCE_REFUSED', namesOf(province))
}

/** Several problems of one question: all of them in our words, or none. */
function redactProblems(said: unknown, asked: string): Problem[] | null {
  const parsed = z.array(saidProblem).min(1).max(100).safeParse(said)
  const problems = (parsed.data ?? []).flatMap(({ path, code: saidCode, message, candidates }) => {
    const code = knownCode(saidCode)
    const params = code ? paramsOf({ message, path: [], extensions: { candidates } }, code, asked) : null
    return code && params ? [{ path, code, params }] : []
  })
  return parsed.success && problems.length === parsed.data.length ? problems : null
}

const saidProblem = z.object({
  path: z.string().regex(/^[\w.]{1,100}$/),
  code: z.string(),
  message: z.string(),
  candidates: z.array(z.string()).optional(),
})

function namesOf({ id, nameVi, nameEn }: Province): ErrorParams {
  return { province: id, name: nameVi, nameEn }
}

function knownCode(code: unknown): ErrorCode | null {
  return typeof code === 'string' && ABOUT_THE_QUESTION.has(code) ? (code as ErrorCode) : null
}

/** Recovers the parameters of one of our sentences; null when the message is not that sentence, or holds more than plain words. */
function paramsOf(
  { message, extensions }: SubgraphError,
  code: ErrorCode,
  asked: string,
): ErrorParams | null {
  const template = ERRORS[code].vi.split(/\{(\w+)\}/) // text, name, text, name, …
  const names = template.filter((_, index) => index % 2 === 1)
  const pattern = template
    .map((part, index) => (index % 2 === 1 ? '(.{0,200}?)' : escapePattern(part)))
    .join('')
  const found = new RegExp(`^${pattern}$`).exec(message)
  const isTold = (text: string) => PLAIN.test(text) || asked.includes(JSON.stringify(text))
  if (!found?.slice(1).every(isTold)) return null
  const candidates = Array.isArray(extensions.candidates)
    ? extensions.candidates.filter(isPlain).slice(0, 20)
    : []
  return { ...Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ''])), candidates }
}

function isPlain(text: unknown): text is string {
  return typeof text === 'string' && PLAIN.test(text)
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
