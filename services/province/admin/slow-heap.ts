// What an import may take of memory beside the questions: left alone, the collector waits until a heap has trebled, and what a million
// rows leave behind would lie there. While an import runs, and no longer, heaps of this process grow by a fifth at most between two collections.
import { setFlagsFromString } from 'node:v8'

let running = 0

/** Keeps heaps small until the answer is called; to be called once. */
export function keepHeapSmall(): () => void {
  running += 1
  if (running === 1) setFlagsFromString('--heap-growing-percent=20')
  return () => {
    running -= 1
    if (running === 0) setFlagsFromString('--heap-growing-percent=0') // as V8 sees fit
  }
}
