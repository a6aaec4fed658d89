// One HTTP exchange with a subgraph, guarded: no redirects, a size limit, and whatever goes wrong is a SubgraphFailure.
// Until when it is waited for is the signal's; what the text means, the caller's.
import type { IncomingHttpHeaders } from 'node:http'
import { type Dispatcher, errors, type Pool } from 'undici'
import { traceQuestion } from '#runtime/tracing.ts'
import { ConnectionFailure } from '../leash/failure-kinds.ts'
import { SubgraphFailure } from './subgraph-failure.ts'

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  /** Names are lower case and our own, never a client's. */
  readonly headers: Readonly<Record<string, string>>
  /** Shown to this address only: no redirect is followed. */
  readonly token?: string | null | undefined
  readonly body?: string | Buffer
  /** Its reason, when it aborts, is what is thrown. */
  readonly signal: AbortSignal
  /** Of the answer. What does not announce its size, the pool's own limit ends; then it is measured. */
  readonly maxBytes: number
}

export interface ExchangeReply {
  readonly status: number
  /** Of headers that came several times, all, with commas between. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

/**
 * Sends a request and reads the answer to its end, whatever its status below 500. Throws SubgraphFailure: a redirect and an answer
 * that is too large are REFUSED. `refuse` may give a reason not to read on.
 */
export function exchange(
  pool: Pool,
  request: ExchangeRequest,
  refuse: Refuse = () => null,
): Promise<ExchangeReply> {
  const { method, url, headers } = request
  return traceQuestion(`${method} ${url.pathname}`, { 'server.address': url.host }, (trace) =>
    send(pool, { ...request, headers: { ...headers, ...trace } }, refuse),
  )
}

type Refuse = (status: number, headers: ExchangeReply['headers']) => string | null

/** Undici's dispatch, which is what is below its `request`: a stream and an abort signal for each answer cost as much as the answer. */
function send(
  pool: Pool,
  { method, url, headers, token, body = '', signal, maxBytes }: ExchangeRequest,
  refuse: Refuse,
): Promise<ExchangeReply> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const reading = createReading({ maxBytes, refuse, signal, resolve, reject })
    pool.dispatch(
      {
        method,
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, ...(token == null ? {} : { authorization: `Bearer ${token}` }) },
        ...(method === 'POST' ? { body } : {}),
      },
      reading,
    )
  })
}

/** Reads one answer, and breaks its connection when nothing more of it is wanted. */
function createReading(reading: {
  readonly maxBytes: number
  readonly refuse: Refuse
  readonly signal: AbortSignal
  readonly resolve: (reply: ExchangeReply) => void
  readonly reject: (error: unknown) => void
}): Dispatcher.DispatchHandler {
  const { maxBytes, refuse, signal, resolve, reject } = reading
  let begun: Omit<ExchangeReply, 'bytes'> | null = null
  let controller: Dispatcher.DispatchController | null = null
  const chunks: Buffer[] = []
  let length = 0
  const giveUp = () => {
    controller?.abort(signal.reason)
    reject(signal.reason)
  }
  signal.addEventListener('abort', giveUp)
  const end = () => signal.removeEventListener('abort', giveUp)
  return {
    onRequestStart(started) {
      controller = started
      if (signal.aborted) started.abort(signal.reason)
    },
    onResponseStart(started, status, received) {
      if (status < 200) return // more is to come
      begun = { status, headers: plainHeaders(received) }
      const refusal = refusalOf(begun, maxBytes) ?? refuse(status, begun.headers)
      if (refusal !== null) started.abort(new SubgraphFailure(status >= 500 ? 'DOWN' : 'REFUSED', refusal))
    },
    onResponseData(started, chunk) {
      chunks.push(chunk)
      length += chunk.byteLength
      if (length > maxBytes) started.abort(new SubgraphFailure('REFUSED', `more than ${maxBytes} bytes`))
    },
    onResponseEnd() {
      end()
      const [only, ...more] = chunks
      if (begun)
        resolve({ ...begun, bytes: only && more.length === 0 ? only : Buffer.concat(chunks, length) })
      else reject(new SubgraphFailure('REFUSED', 'no answer'))
    },
    onResponseError(_controller, error) {
      end()
      reject(signal.aborted ? signal.reason : failureOf(error, begun !== null))
    },
  }
}

function refusalOf({ status, headers }: Omit<ExchangeReply, 'bytes'>, maxBytes: number): string | null {
  if (status >= 500) return `status ${status}`
  if (status >= 300 && status < 400 && status !== 304) return `redirect, status ${status}`
  return Number(headers['content-length']) > maxBytes ? `${headers['content-length']} bytes` : null
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    plain[name] = typeof value === 'string' ? value : (value ?? []).join(', ')
  return plain
}

/** Of the connection itself. Not among them: a name that is not found, a certificate that is not valid; asking again changes nothing. */
const BROKEN: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'HPE_INVALID_EOF_STATE',
])

/** Of somebody who is there, and breaks HTTP or our limits. */
const NONSENSE = [
  errors.HTTPParserError,
  errors.HeadersOverflowError,
  errors.ResponseContentLengthMismatchError,
  errors.ResponseExceededMaxSizeError,
]

/** What happened, by undici's own errors. A connection that closes too early is DOWN, whichever part of the client notices it. */
function failureOf(error: unknown, hasBegun: boolean): unknown {
  if (error instanceof SubgraphFailure || error instanceof errors.InvalidArgumentError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'connection'
  if (error instanceof errors.ConnectTimeoutError) return new SubgraphFailure('TIMED_OUT', code, error)
  const isCutOff = code === 'HPE_INVALID_EOF_STATE'
  if (!isCutOff && NONSENSE.some((Nonsense) => error instanceof Nonsense))
    return new SubgraphFailure('REFUSED', code, error)
  const Failure = BROKEN.has(code) && !hasBegun ? ConnectionFailure : SubgraphFailure
  return new Failure('DOWN', code, error)
}
