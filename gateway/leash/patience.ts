// How long a question is waited for: until its deadline, or until whoever asked hangs up.
import { SubgraphFailure } from '../subgraphs/subgraph-failure.ts'
import { NotAsked } from './failure-kinds.ts'

export interface Patience {
  /** Aborts when it is over; its reason is the SubgraphFailure that says why. */
  readonly signal: AbortSignal
  /** The answer is there: stops the clock. */
  end(): void
}

/** Begins to wait, for so many milliseconds. */
export function startPatience(deadlineMs: number, caller?: AbortSignal): Patience {
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(new SubgraphFailure('TIMED_OUT', 'deadline')), deadlineMs)
  const hangUp = () => waiting.abort(new NotAsked('TIMED_OUT', 'the caller hung up'))
  if (caller?.aborted) hangUp()
  caller?.addEventListener('abort', hangUp)
  return {
    signal: waiting.signal,
    end() {
      clearTimeout(timer)
      caller?.removeEventListener('abort', hangUp)
    },
  }
}

/** What is worked on, or why nobody waits for it any more, at once: a library may notice an abort late, or not at all while it connects. */
export function unlessOver<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
