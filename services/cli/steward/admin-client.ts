// Speaking to a province's /admin over HTTP: a question, a file up, a file down, long work heard line by line.
// What the answers mean is each command's. It never goes through a proxy: the province is on this machine.
import { Readable } from 'node:stream'
import { Agent, type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { fail, LienTinhError } from '#schema/errors.ts'
import { ToldFailure } from '../failure.ts'
import { listenToWork } from './listen-to-work.ts'
import { failedAnswer } from './told.ts'
import { readUnchanged } from './unchanged-bytes.ts'

export interface AdminClient {
  /** The JSON answer. */
  get(path: string, query?: Query): Promise<unknown>
  post(path: string, body: object): Promise<unknown>
  /** Long work: resolves with its result. */
  work(path: string, sent: Sent, onProgress: OnProgress): Promise<unknown>
  /** An answer as bytes, as they come. */
  download(path: string, sent?: Sent): Promise<Readable>
  close(): Promise<void>
}

/** What is left out (null) is not said. */
export type Query = Readonly<Record<string, string | number | null>>
export type OnProgress = (rows: number, rowsPerSecond: number) => void

interface Sent {
  readonly query?: Query
  /** A JSON body, or the path of a file whose bytes are the body; without either it is a GET. */
  readonly body?: object
  readonly file?: string
}

/** A name and a value of a file's place in the address: `name=bieu.xlsx`. */
export function createAdminClient(options: {
  readonly url: string
  readonly token: string
  readonly signal: AbortSignal
}): AdminClient {
  const { url, token, signal } = options
  // an import may take an hour: it is heard at least each second, and a silence is the end
  const agent = new Agent({ headersTimeout: 60_000, bodyTimeout: 60_000 })
  const send = (path: string, sent: Sent) => ask({ url, token, signal, agent }, path, sent)
  const json = async (path: string, sent: Sent) => (await send(path, sent)).body.json()
  return {
    get: (path, query = {}) => json(path, { query }),
    post: (path, body) => json(path, { body }),
    work: async (path, sent, onProgress) => listenToWork((await send(path, sent)).body, onProgress),
    download: async (path, sent = {}) => (await send(path, sent)).body,
    close: () => agent.destroy(),
  }
}

interface Line {
  readonly url: string
  readonly token: string
  readonly signal: AbortSignal
  readonly agent: Agent
}

async function ask({ url, token, signal, agent }: Line, path: string, sent: Sent) {
  const address = new URL(path, url)
  for (const [name, value] of Object.entries(sent.query ?? {}))
    if (value !== null) address.searchParams.set(name, String(value))
  const response = await request(address, {
    dispatcher: agent,
    signal,
    headers: { authorization: `Bearer ${token}`, 'content-type': contentTypeOf(sent) },
    ...bodyOf(sent),
  }).catch((error: unknown) => Promise.reject(signal.aborted ? signal.reason : asLost(error)))
  if (response.statusCode >= 400) throw await refused(response)
  return response
}

function contentTypeOf({ file }: Sent): string {
  return file === undefined ? 'application/json' : 'application/octet-stream'
}

function bodyOf({ body, file }: Sent): { method: Dispatcher.HttpMethod; body?: string | Readable } {
  if (file !== undefined) return { method: 'POST', body: Readable.from(readUnchanged(file)) }
  return body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }
}

/** What our own file has done is not the network's fault. */
function asLost(error: unknown): unknown {
  return error instanceof LienTinhError ? error : lost(error)
}

/** Also when an answer breaks off half-way. */
export function lost(error: unknown) {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'HTTP'
  return fail('ADMIN_LOST', { reason }, error)
}

async function refused({ statusCode, body }: Dispatcher.ResponseData): Promise<Error> {
  const read = failedAnswer.safeParse(await body.json().catch(() => null))
  if (read.success) return new ToldFailure(read.data.error, { problems: read.data.problems })
  return fail('ADMIN_LOST', { reason: `HTTP ${statusCode}` }, z.prettifyError(read.error))
}
