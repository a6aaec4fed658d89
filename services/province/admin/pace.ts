// The pace of an import: the embedded database answers questions and takes figures on one session, so an import makes room.
import { setTimeout as sleep } from 'node:timers/promises'

/** The longest that an import steps aside after one batch. */
const LONGEST_REST_MS = 1000

export class Pace {
  #questions = 0

  /** To be called for each question that comes in. */
  asked(): void {
    this.#questions += 1
  }

  /**
   * Does a piece of work, then lets questions through; while any come, it rests as long as it has worked, so that
   * they have half of the time.
   */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#questions
    const started = performance.now()
    const done = await work()
    await sleep(1) // what has come meanwhile is seen only now, because the embedded database works on this thread
    if (this.#questions !== before) await sleep(Math.min(performance.now() - started, LONGEST_REST_MS))
    return done
  }
}
