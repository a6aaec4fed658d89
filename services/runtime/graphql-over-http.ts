// GraphQL over HTTP: a request of node:http to an Apollo server, and Apollo's answer as a reply.
// Which methods, content types and headers are allowed is Apollo's knowledge (csrfPrevention stays on); where it is served, serve.ts's.
import type { IncomingMessage } from 'node:http'
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { logUnexpected } from './format-error.ts'
import type { Log } from './log.ts'
import { readJsonBody } from './read-body.ts'
import type { Reply } from './reply.ts'

/** Whatever answers at /graphql: started before the address is open, stopped after the last answer. */
export interface GraphQLService {
  start(): Promise<void>
  /** Errors of the question are in the reply; throws BODY_TOO_LARGE and BAD_REQUEST for a body that cannot be read. */
  answer(request: IncomingMessage): Promise<Reply>
  stop(): Promise<void>
}

export interface ApolloServiceOptions<C extends BaseContext> {
  /** Not started yet. */
  readonly apollo: ApolloServer<C>
  readonly context: (request: IncomingMessage) => Promise<C>
  /** In bytes; 1 MiB unless told. */
  readonly bodyLimit?: number
  readonly log: Log
}

export const BODY_LIMIT = 1024 * 1024

/** An Apollo server at /graphql, without its page that loads from elsewhere and without its reports, even when the environment holds a key for them. */
export function apolloService<C extends BaseContext>(options: ApolloServiceOptions<C>): GraphQLService {
  const { apollo, context, bodyLimit = BODY_LIMIT, log } = options
  return {
    start: () => startQuietly(apollo, log),
    answer: async (request) => {
      const body = request.method === 'POST' ? await readJsonBody(request, bodyLimit) : undefined
      return executeOverHttp(apollo, { request, body, context: () => context(request) })
    },
    stop: () => apollo.stop(),
  }
}

/** Starts an Apollo server that speaks to nobody but those who ask it. */
export async function startQuietly<C extends BaseContext>(apollo: ApolloServer<C>, log: Log): Promise<void> {
  apollo.addPlugin(logUnexpected(log))
  apollo.addPlugin(ApolloServerPluginLandingPageDisabled())
  apollo.addPlugin(ApolloServerPluginUsageReportingDisabled())
  apollo.addPlugin(ApolloServerPluginSchemaReportingDisabled())
  apollo.addPlugin(ApolloServerPluginInlineTraceDisabled())
  await apollo.start()
}

/** Executes what a request asks; `body` is what was read of it, undefined for GET and for what is not JSON. */
async function executeOverHttp<C extends BaseContext>(
  apollo: ApolloServer<C>,
  asked: {
    readonly request: IncomingMessage
    readonly body: unknown
    readonly context: () => Promise<C>
  },
): Promise<Reply> {
  const { request, body, context } = asked
  const { method = 'GET', url = '' } = request
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method,
      headers: headersOf(request),
      search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
      body,
    },
    context,
  })
  return replyOf(answered)
}

async function replyOf({ status, headers, body }: HTTPGraphQLResponse): Promise<Reply> {
  return {
    status: status ?? 200,
    headers: Object.fromEntries(headers),
    // graphql 16 never answers in chunks; if a later one does, they are one correct answer when joined
    body: body.kind === 'complete' ? body.string : await join(body.asyncIterator),
  }
}

async function join(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}
