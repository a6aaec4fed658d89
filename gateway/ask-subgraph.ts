// One GraphQL request to one subgraph, guarded: a deadline over everything, a size limit, no redirects, JSON only.
// Whether the answer is what was asked is decided by whoever asked.
import { type Dispatcher, errors } from 'undici'
import { z } from 'zod'
import type { ConnectionPools } from './connection-pools.ts'
import { SubgraphFailure } from './subgraph-failure.ts'

const subgraphError = z.object({
  message: z.string().catch(''),
  path: z.array(z.union([z.string(), z.number()])).catch([]),
  extensions: z.record(z.string(), z.unknown()).catch({}),
})
export type SubgraphError = Readonly<z.infer<typeof subgraphError>>

const subgraphAnswer = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: z.array(subgraphError).default([]),
  })
  .refine(({ data, errors }) => data !== undefined || errors.length > 0, 'neither data nor errors')
export type SubgraphAnswer = Readonly<z.infer<typeof subgraphAnswer>>

const JSON_TYPE = /^application\/(graphql-response\+)?json\s*(;|$)/i

/**
 * Asks a subgraph. Throws SubgraphFailure, never anything else. An answer of status 4xx is read like any other when it
 * is GraphQL: that is how a server says that the question is wrong.
 */
export async function askSubgraph(
  pools: ConnectionPools,
  call: {
    readonly url: string
    readonly query: string
    readonly variables: Readonly<Record<string, unknown>>
    readonly deadlineMs: number
    /** Shown to this address only: no redirect is followed. */
    readonly token?: string | null
  },
): Promise<SubgraphAnswer> {
  const deadline = AbortSignal.timeout(call.deadlineMs)
  const url = new URL(call.url)
  try {
    const response = await pools.poolFor(url).request({
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(call.token == null ? {} : { authorization: `Bearer ${call.token}` }),
      },
      body: JSON.stringify({ query: call.query, variables: call.variables }),
      signal: deadline,
    })
    const refusal = refusalOf(response)
    if (refusal) {
      response.body.on('error', () => {}).destroy() // breaks the connection: nothing of the body is wanted
      throw refusal
    }
    return parseAnswer(await response.body.text())
  } catch (error) {
    throw failureOf(error, deadline)
  }
}

function refusalOf({ statusCode, headers }: Dispatcher.ResponseData): SubgraphFailure | null {
  if (statusCode >= 500) return new SubgraphFailure('DOWN', `status ${statusCode}`)
  if (statusCode >= 300 && statusCode < 400)
    return new SubgraphFailure('REFUSED', `redirect, status ${statusCode}`)
  const type = String(headers['content-type'] ?? '')
  return JSON_TYPE.test(type)
    ? null
    : new SubgraphFailure('REFUSED', `status ${statusCode}, content type "${type}"`)
}

function parseAnswer(text: string): SubgraphAnswer {
  try {
    return subgraphAnswer.parse(JSON.parse(text))
  } catch (error) {
    throw new SubgraphFailure('REFUSED', 'not a GraphQL answer', error)
  }
}

/** What happened, by undici's own errors. A connection that closes too early is DOWN, whichever part of the client notices it. */
function failureOf(error: unknown, deadline: AbortSignal): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error
  if (deadline.aborted) return new SubgraphFailure('TIMED_OUT', 'deadline', error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'connection'
  if (error instanceof errors.ConnectTimeoutError) return new SubgraphFailure('TIMED_OUT', code, error)
  const isBroken = error instanceof errors.HTTPParserError && code !== 'HPE_INVALID_EOF_STATE'
  const isTooLarge =
    error instanceof errors.ResponseExceededMaxSizeError || error instanceof errors.HeadersOverflowError
  return new SubgraphFailure(isBroken || isTooLarge ? 'REFUSED' : 'DOWN', code, error)
}
