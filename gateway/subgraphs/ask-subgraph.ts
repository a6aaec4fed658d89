// One GraphQL request to one subgraph: how it is put, and that the answer is GraphQL.
// How it travels is http-exchange.ts's; whether the answer is what was asked is decided by whoever asked.
import type { Pool } from 'undici'
import { z } from 'zod'
import { type Data, isData } from '../engine/merge-data.ts'
import { encodeJson } from '../engine/raw-json.ts'
import { LEASH } from '../leash/leash-limits.ts'
import { startPatience } from '../leash/patience.ts'
import type { ConnectionPools } from './connection-pools.ts'
import { exchange } from './http-exchange.ts'
import { SubgraphFailure } from './subgraph-failure.ts'

const subgraphError = z.object({
  message: z.string().catch(''),
  path: z.array(z.union([z.string(), z.number()])).catch([]),
  extensions: z.record(z.string(), z.unknown()).catch({}),
})
export type SubgraphError = Readonly<z.infer<typeof subgraphError>>

const subgraphErrors = z.array(subgraphError).default([])

export interface SubgraphAnswer {
  readonly data?: Data | null | undefined
  readonly errors: readonly SubgraphError[]
}

export interface Question {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Beside our own; names are lower case and fixed by our code. */
  readonly headers?: Readonly<Record<string, string>>
  /** Reads an answer of a form that is known beforehand; what it gives null for is read like any other. */
  readonly read?: (bytes: Buffer) => SubgraphAnswer | null
}

const JSON_TYPE = /^application\/(graphql-response\+)?json\s*(;|$)/i

/** Asks the ministry. Throws SubgraphFailure. */
export async function askSubgraph(
  pools: ConnectionPools,
  { deadlineMs, ...call }: Question & { readonly url: string; readonly deadlineMs: number },
): Promise<SubgraphAnswer> {
  const { signal, end } = startPatience(deadlineMs)
  return sendQuestion(pools.poolFor(new URL(call.url)), { ...call, signal }).finally(end)
}

/**
 * Sends a question and reads the answer. Throws SubgraphFailure; anything else is our own mistake. An answer of status 4xx is read like
 * any other when it is GraphQL: that is how a server says that the question is wrong.
 */
export async function sendQuestion(
  pool: Pool,
  call: Question & {
    readonly url: string
    readonly signal: AbortSignal
    readonly token?: string | null | undefined
    readonly maxBytes?: number
  },
): Promise<SubgraphAnswer> {
  const { url, query, variables, headers, read, signal, token, maxBytes = LEASH.answerBytes } = call
  const request = {
    ...{ method: 'POST' as const, url: new URL(url), signal, token, maxBytes },
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: encodeJson({ query, variables }),
  }
  const { bytes } = await exchange(pool, request, (status, { 'content-type': type = '' }) =>
    status !== 304 && JSON_TYPE.test(type) ? null : `status ${status}, content type "${type}"`,
  )
  return read?.(bytes) ?? parseAnswer(bytes)
}

function parseAnswer(bytes: Buffer): SubgraphAnswer {
  try {
    const answer: unknown = JSON.parse(bytes.toString())
    if (!isData(answer)) throw new TypeError('no object')
    const { data, errors: said } = answer
    const errors = said === undefined ? [] : subgraphErrors.parse(said)
    if (data === undefined && errors.length === 0) throw new TypeError('neither data nor errors')
    if (data !== undefined && data !== null && !isData(data)) throw new TypeError('no data')
    return { data, errors }
  } catch (error) {
    throw new SubgraphFailure('REFUSED', 'not a GraphQL answer', error)
  }
}
