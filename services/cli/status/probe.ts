// Whether somebody answers, and how quickly: one request, no more than 5 s.

import { SMALLEST_QUESTION } from '#schema/documents/own-questions.ts'

export interface Probed {
  readonly url: string
  readonly reachable: boolean
  /** Whole milliseconds; null when nothing answered. */
  readonly ms: number | null
  /** HTTP status, or the network's own code; for the sentence about it. */
  readonly answer: string
}

const WITHIN_MS = 5000

/** The smallest question there is, to a GraphQL endpoint; with the federation's token where there is one. */
export function smallestQuestion(token: string | null): RequestInit {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: SMALLEST_QUESTION }),
  }
}

/** A GET unless something else is given. Never throws: not to be reached is an answer here. */
export async function probe(url: string, asked: RequestInit = {}): Promise<Probed> {
  const started = performance.now()
  try {
    const response = await fetch(url, {
      ...asked,
      signal: AbortSignal.timeout(WITHIN_MS),
      redirect: 'manual',
    })
    await response.body?.cancel()
    const ms = Math.round(performance.now() - started)
    return { url, reachable: response.status < 500, ms, answer: `HTTP ${response.status}` }
  } catch (error) {
    return { url, reachable: false, ms: null, answer: codeOf(error) }
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error instanceof Error ? error.name : 'ERROR'
}
