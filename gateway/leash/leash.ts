// One province's leash: whatever a province does, it costs whoever asks at most a deadline, and soon nothing at all; and nobody else anything.
// Around each question, from the outside: a deadline, a turn, a breaker, a second try. What is sent is the caller's.
import { type Breaker, type BreakerState, createBreaker } from './breaker.ts'
import { isOutage, type NotAsked } from './failure-kinds.ts'
import type { LeashLimits } from './leash-limits.ts'
import { createLeashRecord, type LeashCounts } from './leash-record.ts'
import { startPatience } from './patience.ts'
import { createSecondTry } from './second-try.ts'
import { createTurns } from './turns.ts'

/**
 * Questions and releases break apart: a province may say its release while its figures hang, and an answer of the one must not vouch
 * for the other. A failure of either counts for both, because mostly the whole province is away.
 */
export type ErrandKind = 'QUESTION' | 'RELEASE'

export interface Errand<T> {
  readonly kind: ErrandKind
  /** Whoever asks; one who hangs up is answered NotAsked, which nobody reads. */
  readonly caller?: AbortSignal | undefined
  /** Sends it. May be called twice, and behind the caller's back. Rejects with the signal's reason as soon as it aborts. */
  readonly send: (signal: AbortSignal) => Promise<T>
}

export interface LeashReport extends LeashCounts {
  /** For questions. */
  readonly breaker: BreakerState
  /** Since when it is closed, or not. */
  readonly breakerSince: string
  /** For `GET /release`. */
  readonly releaseBreaker: BreakerState
  /** For their turn. */
  readonly waiting: number
}

export interface Leash {
  /** Throws SubgraphFailure. */
  run<T>(errand: Errand<T>): Promise<T>
  report(): LeashReport
}

/** `changed` is told when the province is left alone, and when it is taken back. */
export function createLeash(
  limits: LeashLimits,
  changed: (state: BreakerState, why: NotAsked | null) => void,
): Leash {
  const record = createLeashRecord(limits.answersTimed)
  const turns = createTurns(limits)
  const secondTry = createSecondTry(limits, record.retried)
  const breakers: Readonly<Record<ErrandKind, Breaker>> = {
    RELEASE: createBreaker({ limits }),
    QUESTION: createBreaker({
      limits,
      opened: (why) => changed('OPEN', why),
      closed: () => changed('CLOSED', null),
    }),
  }

  function run<T>(errand: Errand<T>): Promise<T> {
    const breaker = breakers[errand.kind]
    const refusal = breaker.refusal()
    if (!refusal) return record.follow(patiently(errand, (signal) => askInTurn(errand, signal)))
    breaker.probe(() => patiently({ ...errand, caller: undefined }, (signal) => exchange(errand, signal)))
    return record.follow(Promise.reject(refusal))
  }

  async function patiently<T>({ caller }: Errand<T>, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal, end } = startPatience(limits.deadlineMs, caller)
    return work(signal).finally(end)
  }

  function askInTurn<T>(errand: Errand<T>, signal: AbortSignal): Promise<T> {
    const counted = () => countedBy(errand.kind, () => secondTry.run(() => exchange(errand, signal), signal))
    return turns.take(counted, signal)
  }

  async function countedBy<T>(kind: ErrandKind, work: () => Promise<T>): Promise<T> {
    try {
      return await breakers[kind].run(work)
    } catch (error) {
      if (isOutage(error)) await breakers[kind === 'QUESTION' ? 'RELEASE' : 'QUESTION'].hear(error)
      throw error
    }
  }

  function exchange<T>({ send }: Errand<T>, signal: AbortSignal): Promise<T> {
    return record.time(send(signal))
  }

  return {
    run,
    report: () => ({
      ...record.counts(),
      breaker: breakers.QUESTION.state,
      breakerSince: new Date(breakers.QUESTION.since).toISOString(),
      releaseBreaker: breakers.RELEASE.state,
      waiting: turns.waiting,
    }),
  }
}
