// GraphQL over HTTP: a request of node:http to Apollo Server, and Apollo's answer as a reply.
// Which methods, content types and headers are allowed is Apollo's knowledge (csrfPrevention stays on); limits are serve.ts's.
import type { IncomingMessage } from 'node:http'
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server'
import { readJsonBody } from './read-body.ts'
import type { Reply } from './reply.ts'

interface GraphQLService<C extends BaseContext> {
  readonly apollo: ApolloServer<C>
  readonly context: (request: IncomingMessage) => Promise<C>
  readonly bodyLimit: number
}

/** Executes what a request asks. Errors of the question are in the reply; throws BODY_TOO_LARGE and BAD_REQUEST for a body that cannot be read. */
export async function executeOverHttp<C extends BaseContext>(
  request: IncomingMessage,
  { apollo, context, bodyLimit }: GraphQLService<C>,
): Promise<Reply> {
  const { method = 'GET', url = '' } = request
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const body = method === 'POST' ? await readJsonBody(request, bodyLimit) : undefined
  const {
    status,
    headers,
    body: answer,
  } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: headersOf(request), search, body },
    context: () => context(request),
  })
  return {
    status: status ?? 200,
    headers: Object.fromEntries(headers),
    // graphql 16 never answers in chunks; if a later one does, they are one correct answer when joined
    body: answer.kind === 'complete' ? answer.string : await join(answer.asyncIterator),
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
