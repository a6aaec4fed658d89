// One HTTP server around one Apollo server: GraphQL at /graphql, a few routes, pages, and a stop that loses no answer.
// What is answered belongs to the rooms; what every answer has in common (limits, headers, coded errors) is here.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { ApolloServer, BaseContext } from '@apollo/server'
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { type ErrorCode, fail, LienTinhError, toGraphQLError } from '#schema/errors.ts'
import { showsToken } from './bearer.ts'
import { limitBodyTime } from './body-patience.ts'
import { logUnexpected } from './format-error.ts'
import { executeOverHttp } from './graphql-over-http.ts'
import { listen } from './listen.ts'
import type { Log } from './log.ts'
import { type Handler, jsonReply, type LongHandler, type Reply } from './reply.ts'
import { hangUpOf, sendReply } from './send-reply.ts'

export type { Handler, LongHandler, Reply }

export interface Served {
  /** e.g. `http://127.0.0.1:4000` */
  readonly url: string
  readonly port: number
  /** Answers what is under way (at most 3 s), then stops. */
  stop(): Promise<void>
}

export interface ServeOptions<C extends BaseContext> {
  /** Not started yet: `serve` starts it, and stops it. */
  readonly apollo: ApolloServer<C>
  readonly context: (request: IncomingMessage) => Promise<C>
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
  /** In bytes; 1 MiB unless told. */
  readonly bodyLimit?: number
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
export async function serve<C extends BaseContext>(options: ServeOptions<C>): Promise<Served> {
  const { apollo, host, port } = options
  await startQuietly(options)
  const headers = options.uploads ? { maxHeaderSize: UPLOAD_HEADERS_LIMIT } : {}
  const server = createServer({ ...TIMEOUTS, ...headers, keepAlive: true }, (request, response) => {
    answer(request, response, server, options).catch((error: unknown) => {
      options.log.error({ err: error }, 'an answer could not be sent')
      response.destroy()
    })
  })
  try {
    const place = await listen(server, host, port)
    return { ...place, stop: () => drain(server).then(() => apollo.stop()) }
  } catch (error) {
    await apollo.stop()
    throw error
  }
}

/** Apollo without its page that loads from elsewhere and without its reports, even when the environment holds a key for them. */
async function startQuietly<C extends BaseContext>({ apollo, log }: ServeOptions<C>): Promise<void> {
  apollo.addPlugin(logUnexpected(log))
  apollo.addPlugin(ApolloServerPluginLandingPageDisabled())
  apollo.addPlugin(ApolloServerPluginUsageReportingDisabled())
  apollo.addPlugin(ApolloServerPluginSchemaReportingDisabled())
  apollo.addPlugin(ApolloServerPluginInlineTraceDisabled())
  await apollo.start()
}

async function answer<C extends BaseContext>(
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
  options: ServeOptions<C>,
): Promise<void> {
  const gone = hangUpOf(response)
  limitBodyTime(request, response, { upload: isUpload(request, options) })
  const reply = await replyTo(request, gone, options).catch((error: unknown) => {
    if (!isOfCaller(error) && !request.socket.destroyed) options.log.error({ err: error }, 'a request failed')
    return refusal(error)
  })
  // a connection that outlives its answer would hold up the stop
  const connection = server.listening ? {} : { connection: 'close' }
  await sendReply(request, response, { ...reply, headers: { ...reply.headers, ...connection } })
  // one that began in pieces before the stop could not say so
  if (!server.listening) setImmediate(() => server.closeIdleConnections())
  if (!request.complete) request.resume() // the rest of a refused upload: its sender listens when all is sent
}

function isUpload<C extends BaseContext>(
  { method, url = '/' }: IncomingMessage,
  { uploads = {} }: ServeOptions<C>,
): boolean {
  return Object.hasOwn(uploads, `${method} ${pathOf(url)}`)
}

function pathOf(url: string): string {
  return url.replace(/\?.*$/s, '')
}

async function replyTo<C extends BaseContext>(
  request: IncomingMessage,
  gone: AbortSignal,
  options: ServeOptions<C>,
): Promise<Reply> {
  const { pages, bodyLimit = 1024 * 1024 } = options
  const routes = { ...options.routes, ...options.members, ...options.uploads }
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  const path = pathOf(request.url ?? '/')
  const isForMembers = path === '/graphql' || Object.hasOwn(options.members ?? {}, `${method} ${path}`)
  if (isForMembers && options.token != null && !showsToken(request, options.token)) return notMember()
  if (path === '/graphql') {
    if (request.method !== 'GET' && request.method !== 'POST') return notAllowed(['GET', 'POST'])
    if (pages && isVisit(request)) return { status: 303, headers: { location: '/' } }
    return executeOverHttp(request, { ...options, bodyLimit })
  }
  const allowed = Object.keys(routes).flatMap((route) =>
    route.endsWith(` ${path}`) ? [route.slice(0, -path.length - 1)] : [],
  )
  if (allowed.length > 0 && !allowed.includes(method)) return notAllowed(allowed)
  const handler = routes[`${method} ${path}`] ?? (method === 'GET' ? pages : undefined)
  return (await handler?.(request, gone)) ?? refusal(fail('NOT_FOUND'))
}

/** A person who typed the address into a browser: the page is for them, GraphQL's refusal is not. */
function isVisit({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && !url.includes('?') && (headers.accept ?? '').includes('text/html')
}

function notMember(): Reply {
  const reply = refusal(fail('FEDERATION_TOKEN_NEEDED'))
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': 'Bearer' } }
}

function notAllowed(methods: readonly string[]): Reply {
  const reply = refusal(fail('METHOD_NOT_ALLOWED'))
  return { ...reply, headers: { ...reply.headers, allow: methods.join(', ') } }
}

/** An error as GraphQL clients expect it, whatever the route; what is not the caller's business is INTERNAL. */
function refusal(error: unknown): Reply {
  const shown = isOfCaller(error) ? error : fail('INTERNAL')
  return jsonReply(STATUSES[shown.code] ?? 500, { errors: [toGraphQLError(shown)] })
}

function isOfCaller(error: unknown): error is LienTinhError {
  return error instanceof LienTinhError && STATUSES[error.code] !== undefined
}

/** `close` waits for answers under way, and closes idle connections by itself. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(patience)
      resolve()
    })
  })
}
