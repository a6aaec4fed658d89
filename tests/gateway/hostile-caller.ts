// A caller who sends whatever it likes, and what may be said of every answer it gets: whole, coded, and without a word of ours that is
// nobody's business.
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { ApolloServerErrorCode } from '@apollo/server/errors'
import { z } from 'zod'
import { ERRORS } from '#schema/errors.ts'
import { ROOT } from '#tests/house/source-files.ts'

export interface Sent {
  readonly method?: string
  /** Path and query, as they stand in the first line. */
  readonly path?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

interface Received {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

export interface Caller {
  send(sent: Sent): Promise<Received>
  /** Bytes on a connection, whatever they are; what comes back until it is closed, or nothing more comes for a while. */
  sendBytes(bytes: Uint8Array): Promise<string>
  stop(): void
}

/** How long a connection may stay open to a caller who does not know HTTP. */
const SILENCE_MS = 50

export function callerOf(url: string): Caller {
  const { hostname: host, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  return {
    send: ({ method = 'POST', path = '/graphql', headers = {}, body = '' }) =>
      new Promise((resolve, reject) => {
        const type = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
        const options = { ...{ host, port, agent, method, path }, headers: { ...type, ...headers } }
        const outgoing = request(options, async (incoming) => {
          const chunks = await incoming.toArray().catch(reject)
          const status = incoming.statusCode ?? 0
          resolve({ status, headers: incoming.headers, body: Buffer.concat(chunks ?? []) })
        })
        outgoing.on('error', reject)
        outgoing.end(body)
      }),
    sendBytes: (bytes) =>
      new Promise((resolve) => {
        let told = ''
        const socket = connect(Number(port), host, () => socket.write(bytes))
        socket.setTimeout(SILENCE_MS, () => socket.destroy())
        socket.on('data', (data) => {
          told += data.toString('latin1')
        })
        socket.on('error', () => {})
        socket.on('close', () => resolve(told))
      }),
    stop: () => agent.destroy(),
  }
}

/** Every code but those that say that we failed. */
const CODES: ReadonlySet<string> = new Set(
  [...Object.keys(ERRORS), ...Object.values(ApolloServerErrorCode)].filter(
    (code) => code !== 'INTERNAL' && code !== 'INTERNAL_SERVER_ERROR',
  ),
)

const refusal = z.looseObject({
  message: z.string().min(1),
  extensions: z.looseObject({ code: z.string().refine((code) => CODES.has(code), 'no code of ours') }),
})
const answer = z.union([
  z.looseObject({ errors: z.array(refusal).min(1) }),
  z.looseObject({ data: z.record(z.string(), z.unknown()), errors: z.undefined().optional() }),
])

/** What stands in stacks, paths and addresses, and in nothing that a caller here sends. */
const INTERNAL = [ROOT, 'node_modules', '.ts:', 'node:internal', '127.0.0.1', 'file://']

/** What is wrong with an answer at /graphql; empty when nothing is. */
export function faultsOf({ status, headers, body }: Received): string[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  const read = answer.safeParse(readJson(text))
  return [
    ...(status >= 200 && status < 500 ? [] : [`status ${status}`]),
    ...(isJson(headers['content-type']) ? [] : [`content type ${headers['content-type']}`]),
    ...(read.success ? [] : [`no answer: ${z.prettifyError(read.error)} in ${text.slice(0, 1000)}`]),
    ...leaksIn(`${JSON.stringify(headers)} ${text}`),
  ]
}

/** What nobody may read, found in a text. */
export function leaksIn(text: string): string[] {
  return INTERNAL.filter((word) => text.includes(word)).map((word) => `tells ${word}`)
}

function isJson(type: string | undefined): boolean {
  return /^application\/(graphql-response\+)?json; charset=utf-8$/.test(type ?? '')
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
