// So many questions at one province at once, so many that wait, and no more: one slow province may not keep all of the gateway's memory.
// The counting is cockatiel's bulkhead; that nobody waits in it longer than they want to is ours.
import { BulkheadRejectedError, bulkhead } from 'cockatiel'
import { NotAsked } from './failure-kinds.ts'
import type { LeashLimits } from './leash-limits.ts'
import { unlessOver } from './patience.ts'

export interface Turns {
  /** Does the work when it is its turn. Throws the signal's reason when it aborts first, and NotAsked when too many wait. */
  take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>
  /** Places taken in the queue; whoever has left keeps theirs until it would have been their turn. */
  readonly waiting: number
}

export function createTurns({ atOnce, waiting }: LeashLimits): Turns {
  const places = bulkhead(atOnce, waiting)
  return {
    async take(work, signal) {
      const turn = Promise.withResolvers<void>()
      let isTheirTurn = false
      try {
        const working = places.execute(() => {
          isTheirTurn = true
          turn.resolve()
          return work()
        }, signal)
        working.catch(turn.reject)
        if (!isTheirTurn) await unlessOver(turn.promise, signal)
        return await working
      } catch (error) {
        if (!(error instanceof BulkheadRejectedError)) throw error
        throw new NotAsked('DOWN', `${atOnce} questions under way, ${waiting} waiting`)
      }
    },
    get waiting() {
      return waiting - places.queueSlots
    },
  }
}
