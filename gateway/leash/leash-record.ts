// What one province's leash has seen: counts, the last failure, and how long the last answers took. Cheap to write; read for a status page.
import type { UnansweredState } from '#schema/series-table.ts'
import type { SubgraphFailure } from '../subgraphs/subgraph-failure.ts'

export interface LeashCounts {
  /** Asked of the leash, whatever became of it. */
  readonly requests: number
  /** Those that ended without an answer. */
  readonly failures: number
  /** Second tries. */
  readonly retries: number
  /** Sent, and not answered yet. */
  readonly inFlight: number
  readonly lastFailure: { readonly state: UnansweredState; readonly at: string } | null
  /** No answer since then. */
  readonly failedLast: boolean
  /** Of the last answers, in ms from sending to the last byte; null while there is none. */
  readonly latencyMs: { readonly p50: number; readonly p95: number } | null
}

export interface LeashRecord {
  /** Follows one question from being asked to its end. */
  follow<T>(asking: Promise<T>): Promise<T>
  /** Follows one exchange with the province. */
  time<T>(exchange: Promise<T>): Promise<T>
  retried(): void
  counts(): LeashCounts
}

export function createLeashRecord(answersTimed: number): LeashRecord {
  const took: number[] = [] // a ring: the oldest is written over
  let answers = 0
  let requests = 0
  let failures = 0
  let retries = 0
  let inFlight = 0
  let lastFailure: LeashCounts['lastFailure'] = null
  let failedLast = false

  return {
    async follow(asking) {
      requests += 1
      try {
        const answer = await asking
        failedLast = false
        return answer
      } catch (error) {
        failures += 1
        failedLast = true
        lastFailure = { state: (error as SubgraphFailure).state, at: new Date().toISOString() }
        throw error
      }
    },
    async time(exchange) {
      const started = performance.now()
      inFlight += 1
      try {
        const answer = await exchange
        took[answers % answersTimed] = performance.now() - started
        answers += 1
        return answer
      } finally {
        inFlight -= 1
      }
    },
    retried() {
      retries += 1
    },
    counts: () => ({
      requests,
      failures,
      retries,
      inFlight,
      lastFailure,
      failedLast,
      latencyMs: latencies(took),
    }),
  }
}

function latencies(took: readonly number[]): LeashCounts['latencyMs'] {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
  return sorted.length === 0 ? null : { p50: at(0.5), p95: at(0.95) }
}
