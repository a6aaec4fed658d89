// Figures on their way out of a file: checked by the rules, counted, and handed on in batches that are awaited, so that who writes them
// sets the pace. With the first ERROR no more go out: the import stops, and the rest is read only to tell all that is wrong with it.
import type { ReadFigure } from './read-figure.ts'

/** Hands a batch on; the next waits for the promise. */
export type OnBatch = (figures: readonly ReadFigure[]) => void | Promise<void>

export interface FigureBatches {
  /** A promise when a batch went out. */
  take(figure: ReadFigure): void | Promise<void>
  /** Hands on what is left. */
  flush(): Promise<void>
  readonly figures: number
  readonly withdrawals: number
  readonly sample: readonly ReadFigure[]
}

/** Large enough that crossing to another thread costs little for each figure, small enough to die young in the collector's nursery. */
const BATCH = 1000
const SAMPLE = 50

/** @param check Every figure passes it; what it finds, it reports. */
export function createBatches(
  check: (figure: ReadFigure) => void,
  hasErrors: () => boolean,
  onBatch: OnBatch,
): FigureBatches {
  let batch: ReadFigure[] = []
  let [figures, withdrawals] = [0, 0]
  const sample: ReadFigure[] = []
  const hand = (): void | Promise<void> => {
    const full = batch
    batch = []
    if (full.length > 0 && !hasErrors()) return onBatch(full)
  }
  return {
    take(figure) {
      check(figure)
      if (figure.withdraws) withdrawals += 1
      else figures += 1
      if (sample.length < SAMPLE) sample.push(figure)
      batch.push(figure)
      if (batch.length >= BATCH) return hand()
    },
    async flush() {
      await hand()
    },
    get figures() {
      return figures
    },
    get withdrawals() {
      return withdrawals
    },
    sample,
  }
}
