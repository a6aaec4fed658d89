// `GET /release` of a subgraph, beside its GraphQL: one small answer, guarded like every other (http-exchange.ts).
import type { Pool } from 'undici'
import type { ReleaseReply } from '../freshness/release-watch.ts'
import { LEASH } from '../leash/leash-limits.ts'
import { startPatience } from '../leash/patience.ts'
import { exchange } from './http-exchange.ts'

export interface ReleaseQuestion {
  /** Of its GraphQL, e.g. `https://so-lieu.angiang.gov.vn/graphql`. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly token?: string | null | undefined
}

/** Asks the ministry. Throws SubgraphFailure; a status of 5xx is one. */
export async function askRelease(
  pool: Pool,
  { deadlineMs, ...call }: ReleaseQuestion & { readonly deadlineMs: number },
): Promise<ReleaseReply> {
  const { signal, end } = startPatience(deadlineMs)
  return sendReleaseQuestion(pool, { ...call, signal }).finally(end)
}

/** Until the signal aborts; then its reason is thrown. */
export async function sendReleaseQuestion(
  pool: Pool,
  { url, headers, token, signal }: ReleaseQuestion & { readonly signal: AbortSignal },
): Promise<ReleaseReply> {
  const { origin, pathname } = new URL('release', url)
  const request = { method: 'GET' as const, url: new URL(pathname, origin), token, signal }
  const { status, ...reply } = await exchange(pool, {
    ...request,
    headers: { ...headers, accept: 'application/json' },
    maxBytes: LEASH.releaseBytes,
  })
  return { status, headers: reply.headers, text: reply.bytes.toString() }
}
