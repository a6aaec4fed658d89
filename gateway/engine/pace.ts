// Long work on the thread that answers: between two pieces of it, others are served.
import { setTimeout as wait } from 'node:timers/promises'

/** To be awaited between two pieces. */
export type Pause = () => Promise<unknown>

/** While nobody is served yet. */
export const NO_PAUSE: Pause = async () => {}

/** A question needs some turns of the event loop, and would otherwise wait for a piece at each. */
const LONGEST_MS = 200

/** Pauses as long as the last piece took: half of the time is everybody else's. */
export function createPause(): Pause {
  let resumedAt = performance.now()
  return async () => {
    await wait(Math.min(performance.now() - resumedAt, LONGEST_MS))
    resumedAt = performance.now()
  }
}
