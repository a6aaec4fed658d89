// The record id of a figure whose file has none: the same figure has the same id in every file, so that a later import mends it
// instead of adding a second one. A file that brings ids of its own keeps them.
import { hash } from 'node:crypto'
import type { SeriesKey } from '#schema/series-table.ts'

/** Characters of the hash: 96 bits, so that two of a billion figures do not meet. */
const LENGTH = 16

/**
 * The id of a figure: a hash of its series key and of the first and last day of its period. The label does not count.
 * Periods that are not stated (null) share one id in a series.
 */
export function recordId(
  key: SeriesKey,
  { start, end }: { readonly start: string | null; readonly end: string | null },
): string {
  const { area, concept, indicator, kind, standard, statistic, timeBasis } = key
  const breakdown = ordered(key.breakdown)
  // as schema/canonical-json.ts would write it: by name. To have the names sorted for every row takes longer than all else here
  const identity = { area, breakdown, concept, end, indicator, kind, standard, start, statistic, timeBasis }
  return hash('sha256', JSON.stringify(identity), 'base64url').slice(0, LENGTH)
}

function ordered(breakdown: SeriesKey['breakdown']): SeriesKey['breakdown'] {
  const entries = Object.entries(breakdown)
  return entries.length < 2 ? breakdown : Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
