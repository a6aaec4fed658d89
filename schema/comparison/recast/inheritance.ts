// What a computed observation takes over from what it was computed from: the weakest status, everything inferred, a source they share.
import type { ObservationStatus } from '../../codes.ts'
import type { TableRelease, TableSource } from '../../series-table.ts'
import type { HeldObservation, HeldSeries } from '../observations.ts'

interface Inheritance {
  readonly id: string
  readonly status: ObservationStatus
  readonly inferred: readonly string[]
  readonly note: null
  /** Null unless all share it. */
  readonly source: TableSource | null
  readonly place: null
  /** Null unless all share it. */
  readonly release: TableRelease | null
}

/** The area of an inferred attribution counts as inferred: `area`. */
export function inherited({ area }: HeldSeries, evidence: readonly HeldObservation[]): Inheritance {
  return {
    id: `recast:${area}:${evidence.map(({ id }) => id).join('+')}`,
    status: weakest(evidence.map(({ status }) => status)),
    inferred: [...new Set(evidence.flatMap(inferredOf))].sort(),
    note: null,
    source: shared(evidence.map(({ source }) => source)),
    place: null,
    release: shared(evidence.map(({ release }) => release)),
  }
}

const WEAKEST_LAST: readonly ObservationStatus[] = ['A', 'B', 'P', 'E', 'F', 'M', 'Q', 'L', 'O']

function weakest(statuses: readonly ObservationStatus[]): ObservationStatus {
  return statuses.reduce((a, b) => (WEAKEST_LAST.indexOf(a) >= WEAKEST_LAST.indexOf(b) ? a : b), 'A')
}

function inferredOf({ inferred, source }: HeldObservation): readonly string[] {
  return source?.attribution === 'INFERRED' ? [...inferred, 'area'] : inferred
}

function shared<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values
  return values.every((value) => value === first || JSON.stringify(value) === JSON.stringify(first))
    ? first
    : null
}
