// One question on its way through its plan.
import type { Data } from './merge-data.ts'
import type { PlannedPath } from './request-notes.ts'

/** One fetch of a plan, with what is filled in at each question. */
export interface PlannedFetch {
  readonly subgraph: string
  /** The document. */
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Where in the answer its objects stand. */
  readonly at: PlannedPath
  /** An entity may be answered as a WholeObject. */
  readonly whole?: boolean
}

/** Asks a subgraph. Resolves to its data, null when there are none; what was wrong with them is noted elsewhere. */
export type Ask = (fetch: PlannedFetch) => Promise<Data | null>

/** One question. */
export interface Run {
  /** As the caller gave them: subgraphs read them for themselves. */
  readonly variables: Readonly<Record<string, unknown>>
  /** With their defaults, for what is under @skip and @include. */
  readonly coerced: Readonly<Record<string, unknown>>
  readonly ask: Ask
}

/** Does its part for these objects of the answer. */
export type Step = (run: Run, objects: readonly Data[]) => Promise<void>
