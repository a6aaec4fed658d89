// The audit's way to an endpoint, which it never trusts: a deadline over everything, a size limit, no redirect followed, and text that
// is read as JSON whatever it is called. Network and refusals end an audit; what an answer means is for audits/.
import { z } from 'zod'
import { AuditEnd, unusable, type Verdict } from './verdict.ts'

/** The most that is read of one answer. */
const SIZE_LIMIT = 20 * 1024 * 1024

/** Ours have a dozen levels; what reads an answer level by level would run out of stack in one of a hundred thousand. */
const DEEPEST = 64

/** One answer, as it came. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Until the last byte. */
  readonly ms: number
}

const wireError = z.object({
  message: z.string().catch(''),
  path: z.array(z.union([z.string(), z.number()])).catch([]),
  extensions: z.record(z.string(), z.unknown()).catch({}),
})
export type WireError = Readonly<z.infer<typeof wireError>>

const graphqlAnswer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(wireError).catch([]).default([]),
})

/** An answer of GraphQL, errors and all. */
export interface GraphQLAnswer extends HttpAnswer {
  readonly data: Readonly<Record<string, unknown>>
  readonly errors: readonly WireError[]
}

export interface Endpoint {
  /** The GraphQL address itself. */
  readonly url: string
  readonly deadlineMs: number
  /** Any request to the GraphQL address. Throws AuditEnd when nothing comes back. */
  send(request: RequestInit): Promise<HttpAnswer>
  /** A GET of what stands beside the GraphQL address: `release`, `livez`. Throws AuditEnd. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<HttpAnswer>
  /** A question. Throws AuditEnd when the answer is no GraphQL. */
  ask(query: string, variables?: object): Promise<GraphQLAnswer>
  /** The same, of which no error is expected. */
  askWell(query: string, variables?: object): Promise<GraphQLAnswer['data']>
}

export interface EndpointOptions {
  /** For each request. */
  readonly deadlineMs: number
  /** Aborted when the time for all of them together is over; nothing is asked any more then. */
  readonly over: AbortSignal
  /** Sent to this address only: nothing is ever followed elsewhere. */
  readonly token?: string | undefined
}

export function openEndpoint(url: string, { deadlineMs, over, token }: EndpointOptions): Endpoint {
  const identity: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const send = (to: string | URL, request: RequestInit) => {
    const whole = { ...request, headers: { ...identity, ...request.headers } }
    // a connection that was kept may have been closed meanwhile; every question here may be asked twice
    return exchange(to, whole, deadlineMs, over).catch((error: unknown) => {
      if (error instanceof AuditEnd && error.verdict.outcome === 'NOT_REACHED' && !over.aborted)
        return exchange(to, whole, deadlineMs, over)
      throw error
    })
  }
  const ask = async (query: string, variables: object = {}) => {
    const answer = await send(url, questionOf({ query, variables }))
    return { ...answer, ...parseGraphQL(answer) }
  }
  return {
    url,
    deadlineMs,
    send: (request) => send(url, request),
    get: (path, headers = {}) => send(new URL(path, url), { headers }),
    ask,
    askWell: async (query, variables) => {
      const { data, errors, status } = await ask(query, variables)
      const [error] = errors
      if (error) throw refused(error, status)
      return data
    },
  }
}

/** A question as it is posted. */
export function questionOf(body: object): RequestInit & { readonly headers: Record<string, string> } {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  }
}

async function exchange(
  to: string | URL,
  request: RequestInit,
  deadlineMs: number,
  over: AbortSignal,
): Promise<HttpAnswer> {
  const started = performance.now()
  const deadline = AbortSignal.timeout(deadlineMs)
  try {
    const signal = AbortSignal.any([deadline, over])
    const response = await fetch(to, { ...request, redirect: 'manual', signal })
    const text = await readText(response)
    const { status, headers } = response
    return { status, headers, text, ms: performance.now() - started }
  } catch (error) {
    if (error instanceof AuditEnd) throw error
    throw over.aborted ? new AuditEnd(TIME_IS_OVER) : failureOf(error, deadline)
  }
}

const TIME_IS_OVER: Verdict = {
  outcome: 'NOT_REACHED',
  found: ['hết thời gian dành cho cả lần kiểm', 'the time for the whole audit is over'],
}

async function readText({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > SIZE_LIMIT) throw unusable('câu trả lời lớn hơn 20 MB', 'the answer is larger than 20 MB')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function failureOf(error: unknown, deadline: AbortSignal): AuditEnd {
  if (deadline.aborted) return unusable('không trả lời kịp hạn', 'no answer within the deadline')
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'connection'
  return new AuditEnd({ outcome: 'NOT_REACHED', found: [`mất kết nối (${code})`, `no connection (${code})`] })
}

function parseGraphQL({ status, text }: HttpAnswer): Pick<GraphQLAnswer, 'data' | 'errors'> {
  const read = graphqlAnswer.safeParse(readJson(text))
  if (!read.success)
    throw unusable(
      `trả lời HTTP ${status}, không phải GraphQL`,
      `answers HTTP ${status}, which is no GraphQL`,
    )
  return { data: read.data.data ?? {}, errors: read.data.errors }
}

/** Undefined when it is no JSON, or nested as no answer is. */
export function readJson(text: string): unknown {
  try {
    return depthOf(text) > DEEPEST ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of a JSON text: brackets in its strings do not count. */
function depthOf(text: string): number {
  let [deepest, depth, isText] = [0, 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (isText && sign === '\\') at += 1
    else if (sign === '"') isText = !isText
    else if (!isText && (sign === '{' || sign === '[')) deepest = Math.max(deepest, ++depth)
    else if (!isText && (sign === '}' || sign === ']')) depth -= 1
  }
  return deepest
}

function refused({ extensions, message }: WireError, status: number): AuditEnd {
  const why = String(extensions.code ?? message).slice(0, 120)
  return unusable(
    `từ chối một câu hỏi hợp lệ: ${why} (HTTP ${status})`,
    `refuses a valid question: ${why} (HTTP ${status})`,
  )
}

/** A text of theirs as it may be shown: short, and without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 400)
}
