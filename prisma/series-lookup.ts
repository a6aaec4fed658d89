// The ids of series, remembered from batch to batch: the million rows of an import are of some thousand series.
import type { Prisma } from '#generated/prisma/client.ts'
import type { SeriesIdentity } from '#schema/new-observation.ts'
import { requireSeries, textOfSeries } from './require-series.ts'

/** Series remembered; beyond, those of the next batches are asked again. A quarter of a kilobyte each. */
const LIMIT = 20_000

/** Answers the id of each of the series, in their order, and adds those that are new. Throws SERIES_IN_OTHER_UNIT. */
export type SeriesLookup = (
  tx: Prisma.TransactionClient,
  identities: readonly SeriesIdentity[],
) => Promise<number[]>

/** A lookup of one writer. What it has learned in a transaction that was rolled back is wrong: it ends with that writer. */
export function createSeriesLookup(): SeriesLookup {
  const known = new Map<string, number>()
  return async (tx, identities) => {
    const texts = identities.map(textOfSeries)
    const missing = identities.filter((_identity, index) => !known.has(texts[index] ?? ''))
    const learned = missing.length === 0 ? null : await requireSeries(tx, missing)
    const ids = texts.map((text) => known.get(text) ?? learned?.get(text) ?? notFound(text))
    if (learned && known.size + learned.size > LIMIT) known.clear()
    for (const [text, id] of learned ?? []) known.set(text, id)
    return ids
  }
}

function notFound(text: string): never {
  throw new Error(`Series is neither kept nor added: ${text}`)
}
