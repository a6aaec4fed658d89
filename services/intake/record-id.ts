// The record id of a figure whose file has none: the same figure has the same id in every file, so that a later import mends it
// instead of adding a second one. A file that brings ids of its own keeps them.
import { createHash } from 'node:crypto'
import { canonicalJson } from '#schema/canonical-json.ts'
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
  const { indicator, area, kind, statistic, timeBasis, standard, concept, breakdown } = key
  const identity = { indicator, area, kind, statistic, timeBasis, standard, concept, breakdown, start, end }
  return createHash('sha256').update(canonicalJson(identity)).digest('base64url').slice(0, LENGTH)
}
