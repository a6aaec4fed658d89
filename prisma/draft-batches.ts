// One batch of a draft: a short transaction that is there whole or not at all, so that questions are answered between two of them.
import type { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import type { NewObservation, SeriesIdentity } from '#schema/new-observation.ts'
import { addChanged, addTombstones, periodKey, type Withdrawal } from './add-observations.ts'
import { inTransactionByIndex } from './by-index.ts'
import { type TouchedAreas, touchAreas } from './held-areas.ts'
import type { Database } from './open-database.ts'
import { type OwnDraft, requireOwn } from './own-draft.ts'
import { findSeries, textOfSeries } from './require-series.ts'
import { requireSources, textOf } from './require-sources.ts'
import type { SeenFigures } from './seen-figures.ts'
import type { SeriesLookup } from './series-lookup.ts'

/** What is remembered from batch to batch. */
export interface DraftBatches {
  readonly database: Database
  readonly own: OwnDraft
  readonly seriesOf: SeriesLookup
  /** Sources that are kept, as texts. */
  readonly sources: Set<string>
  readonly seen: SeenFigures
  readonly areas: TouchedAreas
}

/** Adds figures and answers how many say something new. */
export async function addBatch(draft: DraftBatches, rows: readonly NewObservation[]): Promise<number> {
  touchAreas(draft.areas, rows)
  return inDraft(draft, async (tx) => {
    await addSources(draft, tx, rows)
    const seriesIds = await draft.seriesOf(tx, rows)
    requireOnce(draft.seen, rows, seriesIds)
    return addChanged(tx, { release: draft.own.number, rows, seriesIds })
  })
}

/** Takes figures back and answers those that there are none of. */
export async function withdrawBatch(
  draft: DraftBatches,
  withdrawals: readonly Withdrawal[],
): Promise<Withdrawal[]> {
  for (const { key } of withdrawals) draft.areas.hidden.add(key.area)
  return inDraft(draft, async (tx) => {
    const ids = await findSeries(tx, withdrawals)
    const idOf = (withdrawal: Withdrawal) => ids.get(textOfSeries(withdrawal))
    const rows = withdrawals.filter((withdrawal) => idOf(withdrawal) !== undefined)
    const seriesIds = rows.flatMap((withdrawal) => idOf(withdrawal) ?? [])
    requireOnce(draft.seen, rows, seriesIds)
    const taken = await addTombstones(tx, { release: draft.own.number, rows, seriesIds })
    const known = new Set(rows.filter((_row, index) => taken.has(index)))
    return withdrawals.filter((withdrawal) => !known.has(withdrawal))
  })
}

function inDraft<T>(
  { database, own }: DraftBatches,
  write: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return inTransactionByIndex(database, async (tx) => {
    await requireOwn(tx, own)
    return write(tx)
  })
}

async function addSources(
  { sources }: DraftBatches,
  tx: Prisma.TransactionClient,
  rows: readonly NewObservation[],
): Promise<void> {
  const added = rows.filter(({ source }) => !sources.has(textOf(source)))
  if (added.length === 0) return
  await requireSources(tx, added)
  for (const { source } of added) sources.add(textOf(source))
}

type FigureOf = SeriesIdentity & { readonly id?: string; readonly period: Withdrawal['period'] }

function requireOnce(seen: SeenFigures, rows: readonly FigureOf[], seriesIds: readonly number[]): void {
  for (const [index, { key, period, id }] of rows.entries()) {
    if (seen.add(seriesIds[index] ?? 0, periodKey(period))) continue
    throw fail('FIGURE_TWICE', {
      record: (id ?? key.indicator).slice(0, 80),
      area: key.area,
      period: periodKey(period) || '—',
    })
  }
}
