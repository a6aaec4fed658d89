// One HTTP server around one GraphQL service: GraphQL at /graphql, a few routes, pages, and a stop that loses no answer.
// What is answered belongs to the rooms; what every answer has in common (limits, headers, coded errors) is here.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type ErrorCode, fail, LienTinhError, toGraphQLError } from '#schema/errors.ts'
import { ANSWER_FORMS, formFor } from './answer-form.ts'
import { showsToken } from './bearer.ts'
import { limitBodyTime } from './body-patience.ts'
import type { GraphQLService } from './graphql-over-http.ts'
import { listen } from './listen.ts'
import type { Log } from './log.ts'
import { type Handler, jsonReply, type LongHandler, type Reply } from './reply.ts'
import { logRequest, REQUEST_ID, requestIdOf } from './request-log.ts'
import { hangUpOf, sendReply } from './send-reply.ts'
import { traceRequest } from './tracing.ts'

export type { Handler, LongHandler, Reply }

export interface Served {
  /** e.g. `http://127.0.0.1:4000` */
  readonly url: string
  readonly port: number
  /** Answers what is under way (for as long as `drainMs`), then stops. */
  stop(): Promise<void>
}

export interface ServeOptions {
  /** Not started yet: `serve` starts it, and stops it. */
  readonly graphql: GraphQLService
  /** Who may ask at /graphql, and at the routes of `members`: whoever shows this. Anybody unless told. */
  readonly token?: string | null
  /** Routes that are for the same as /graphql. */
  readonly members?: Readonly<Record<string, LongHandler>>
  /** By method and path, `'GET /livez'`; a GET route answers HEAD too. */
  readonly routes?: Readonly<Record<string, LongHandler>>
  /** Routes that read a body by themselves, of a length and a duration of their own: no piece of it may take more than 30 s. */
  readonly uploads?: Readonly<Record<string, LongHandler>>
  /** Any other GET. */
  readonly pages?: Handler
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** How long a stop waits for answers under way; 3 s unless told. */
  readonly drainMs?: number
  /**
   * For how long of it new connections are still taken: everybody is told with their answer that the connection ends, and whoever looks
   * after several of us sees one that is not ready before it is gone. Not at all unless told.
   */
  readonly farewellMs?: number
  readonly log: Log
}

const DRAIN_MS = 3000
/** How long a body may take depends on the route: body-patience.ts. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 0, keepAliveTimeout: 30_000 }
/** What is said of an upload stands in its address, because its body is the file. */
const UPLOAD_HEADERS_LIMIT = 256 * 1024
const STATUSES: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  FEDERATION_TOKEN_NEEDED: 401,
  METHOD_NOT_ALLOWED: 405,
  BODY_TOO_LARGE: 413,
}

/** Starts serving. Throws PORT_TAKEN, with nothing left running. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { graphql, host, port } = options
  let isLeaving = false
  await graphql.start()
  const headers = options.uploads ? { maxHeaderSize: UPLOAD_HEADERS_LIMIT } : {}
  const server = createServer({ ...TIMEOUTS, ...headers, keepAlive: true }, (request, response) => {
    answer(request, response, server, { ...options, isLeaving: () => isLeaving }).catch((error: unknown) => {
      options.log.error({ err: error }, 'an answer could not be sent')
      response.destroy()
    })
  })
  try {
    const place = await listen(server, host, port)
    const stop = () => {
      isLeaving = true
      return drain(server, options).then(() => graphql.stop())
    }
    return { ...place, stop }
  } catch (error) {
    await graphql.stop()
    throw error
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
  options: ServeOptions & { readonly isLeaving: () => boolean },
): Promise<void> {
  const startedAt = performance.now()
  const gone = hangUpOf(response)
  limitBodyTime(request, response, { upload: isUpload(request, options) })
  const reply = await replyTo(request, gone, options).catch((error: unknown) => {
    if (!isOfCaller(error) && !request.socket.destroyed) options.log.error({ err: error }, 'a request failed')
    return refusal(error, request)
  })
  // a connection that outlives its answer would hold up the stop
  const connection = options.isLeaving() ? { connection: 'close' } : {}
  const headers = { [REQUEST_ID]: requestIdOf(request), ...reply.headers, ...connection }
  await sendReply(request, response, { ...reply, headers })
  logRequest(options.log, request, reply, startedAt)
  // one that began in pieces before the stop could not say so
  if (!server.listening) setImmediate(() => server.closeIdleConnections())
  if (!request.complete) request.resume() // the rest of a refused upload: its sender listens when all is sent
}

function isGraphQL({ url = '/' }: IncomingMessage): boolean {
  return pathOf(url) === '/graphql'
}

function isUpload({ method, url = '/' }: IncomingMessage, { uploads = {} }: ServeOptions): boolean {
  return Object.hasOwn(uploads, `${method} ${pathOf(url)}`)
}

function pathOf(url: string): string {
  return url.replace(/\?.*$/s, '')
}

async function replyTo(request: IncomingMessage, gone: AbortSignal, options: ServeOptions): Promise<Reply> {
  const { pages } = options
  const routes = { ...options.routes, ...options.members, ...options.uploads }
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  const path = pathOf(request.url ?? '/')
  const isForMembers = path === '/graphql' || Object.hasOwn(options.members ?? {}, `${method} ${path}`)
  if (isForMembers && options.token != null && !showsToken(request, options.token)) return notMember(request)
  if (path === '/graphql') {
    if (request.method !== 'GET' && request.method !== 'POST') return notAllowed(['GET', 'POST'], request)
    if (pages && isVisit(request)) return { status: 303, headers: { location: '/' } }
    return traceRequest(`${method} /graphql`, request.headers, () => options.graphql.answer(request))
  }
  const allowed = Object.keys(routes).flatMap((route) =>
    route.endsWith(` ${path}`) ? [route.slice(0, -path.length - 1)] : [],
  )
  if (allowed.length > 0 && !allowed.includes(method)) return notAllowed(allowed, request)
  const handler = routes[`${method} ${path}`] ?? (method === 'GET' ? pages : undefined)
  return (await handler?.(request, gone)) ?? refusal(fail('NOT_FOUND'), request)
}

/** A person who typed the address into a browser: the page is for them, GraphQL's refusal is not. */
function isVisit({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && !url.includes('?') && (headers.accept ?? '').includes('text/html')
}

function notMember(request: IncomingMessage): Reply {
  const reply = refusal(fail('FEDERATION_TOKEN_NEEDED'), request)
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Bearer' } }
}

function notAllowed(methods: readonly string[], request: IncomingMessage): Reply {
  const reply = refusal(fail('METHOD_NOT_ALLOWED'), request)
  return { ...reply, headers: { ...reply.headers, allow: methods.join(', ') } }
}

/** An error as GraphQL clients expect it, whatever the route; what is not the caller's business is INTERNAL. */
function refusal(error: unknown, request: IncomingMessage): Reply {
  const shown = isOfCaller(error) ? error : fail('INTERNAL')
  const { contentType } = ANSWER_FORMS[(isGraphQL(request) && formFor(request)) || 'JSON']
  const headers = { 'content-type': contentType }
  return jsonReply(STATUSES[shown.code] ?? 500, { errors: [toGraphQLError(shown)] }, headers)
}

function isOfCaller(error: unknown): error is LienTinhError {
  return error instanceof LienTinhError && STATUSES[error.code] !== undefined
}

/** `close` waits for answers under way, and closes idle connections by itself. */
function drain(server: Server, { drainMs = DRAIN_MS, farewellMs = 0 }: ServeOptions): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), drainMs)
    const close = () =>
      server.close(() => {
        clearTimeout(patience)
        resolve()
      })
    if (farewellMs > 0) setTimeout(close, farewellMs)
    else close()
  })
}
