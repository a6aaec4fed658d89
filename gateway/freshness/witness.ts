// From which release of whom an answer was made: what must still be current for the same answer to be given again.

import type { ReleaseWatch } from './release-watch.ts'

export interface Witness {
  /** A source answered, from this release or a later one. */
  saw(source: string, tag: string): void
  /** Something in the answer is not to be repeated: a failure, an old answer, a release that nobody knows. */
  doubt(): void
  /** By source; null when the answer is not to be repeated. */
  readonly vector: ReadonlyMap<string, string> | null
}

/** One for each request. */
export function createWitness(): Witness {
  const seen = new Map<string, string>()
  let doubted = false
  return {
    saw(source, tag) {
      if ((seen.get(source) ?? tag) !== tag) doubted = true
      seen.set(source, tag)
    },
    doubt() {
      doubted = true
    },
    get vector() {
      return doubted ? null : seen
    },
  }
}

/**
 * A source is about to be asked something that does not tell its release: the answer is of the release known before, or of a later one,
 * and then it will be found to be outdated. Where none is known it is asked, for the next time.
 */
export function witnessRelease(
  source: string,
  { witness, watch }: { readonly witness: Witness; readonly watch: ReleaseWatch },
): void {
  const known = watch.known()
  if (known) witness.saw(source, known.tag)
  else {
    witness.doubt()
    watch.current().catch(() => {})
  }
}
