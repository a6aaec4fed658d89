// One more try when a connection failed before any answer: a restart, or a kept connection that the other side had just closed.
// Tries are earned by questions, so that a province in trouble is not asked twice as much by everybody.
import { DelegateBackoff, handleWhen, retry } from 'cockatiel'
import { ConnectionFailure } from './failure-kinds.ts'
import type { LeashLimits } from './leash-limits.ts'

export interface SecondTry {
  /** Does the work, and once more after a ConnectionFailure if there is a try to be had and the signal has not aborted. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>
}

/** `tried` is told of each second try. */
export function createSecondTry(limits: LeashLimits, tried: () => void): SecondTry {
  const { questionsPerRetry: price, retryAfterMs: soonest, retryAfterAtMostMs: latest } = limits
  const mostSaved = limits.retriesSaved * price
  let saved = mostSaved // in questions
  const policy = retry(
    handleWhen((error) => error instanceof ConnectionFailure && saved >= price),
    { maxAttempts: 1, backoff: new DelegateBackoff(() => soonest + Math.random() * (latest - soonest)) },
  )
  policy.onRetry(() => {
    saved -= price
    tried()
  })
  return {
    run(work, signal) {
      saved = Math.min(mostSaved, saved + 1)
      return policy.execute(work, signal)
    },
  }
}
