// Leaves a province alone that is not there: after some failures in a row nobody waits for it any more, and whether it is back is found out
// behind the callers' backs. The counting and the pauses are cockatiel's; that nobody pays for a probe is ours.
import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  halfJitterGenerator,
  handleWhen,
} from 'cockatiel'
import { SubgraphFailure } from '../subgraphs/subgraph-failure.ts'
import { isOutage, NotAsked } from './failure-kinds.ts'
import type { LeashLimits } from './leash-limits.ts'

/** PROBING is OPEN for everybody but the one question that finds out. */
export type BreakerState = 'CLOSED' | 'OPEN' | 'PROBING'

export interface Breaker {
  readonly state: BreakerState
  /** When it was last closed, or opened; probes that fail do not change it. Milliseconds since 1970. */
  readonly since: number
  /** While it is not closed: what everybody is told at once, of the state of the last failure. */
  refusal(): NotAsked | null
  /** Does work that counts. Throws the refusal when it is not closed. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Counts a failure that happened elsewhere; resolves when it is counted. */
  hear(failure: SubgraphFailure): Promise<void>
  /** Not closed: does the work if a try is due, in the background; else nothing. */
  probe(work: () => Promise<unknown>): void
}

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.HalfOpen]: 'PROBING',
  [CircuitState.Isolated]: 'OPEN',
}

/** `opened` and `closed` are told of each outage once. */
export function createBreaker(options: {
  readonly limits: LeashLimits
  readonly opened?: (refusal: NotAsked) => void
  readonly closed?: () => void
}): Breaker {
  const { limits, opened = () => {}, closed = () => {} } = options
  const circuit = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(limits.openAfterFailures),
    halfOpenAfter: new ExponentialBackoff({
      generator: halfJitterGenerator,
      initialDelay: limits.probeAfterMs,
      maxDelay: limits.probeAfterAtMostMs,
    }),
  })
  let isClosed = true
  let since = Date.now()

  const refusal = () => {
    if (circuit.state === CircuitState.Closed) return null
    const { error } = (circuit.lastFailure ?? {}) as { readonly error?: unknown }
    return new NotAsked(error instanceof SubgraphFailure ? error.state : 'DOWN', 'breaker open')
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    const why = refusal() // cockatiel would make whoever comes first, when a try is due, wait for it
    if (why) throw why
    return circuit.execute(work)
  }

  circuit.onStateChange((state) => {
    if ((state === CircuitState.Closed) === isClosed) return
    isClosed = !isClosed
    since = Date.now()
    const why = refusal()
    if (why) opened(why)
    else closed()
  })

  return {
    get state() {
      return STATES[circuit.state]
    },
    get since() {
      return since
    },
    refusal,
    run,
    hear: (failure) => run(() => Promise.reject(failure)).catch(() => {}),
    probe(work) {
      if (circuit.state === CircuitState.Open) circuit.execute(work).catch(() => {})
    },
  }
}
