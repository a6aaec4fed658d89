// Adds rows to a draft. They go over as JSON, a batch per statement: a batch costs one round trip, and PostgreSQL reads decimals
// from their text, exactly and with their scale.
import type { Prisma } from '#generated/prisma/client.ts'
import type { NewObservation, SeriesIdentity } from '#schema/new-observation.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import { requireSeries } from './require-series.ts'
import { requireSources } from './require-sources.ts'

/** A figure to be taken back: one period of a series. */
export interface Withdrawal extends SeriesIdentity {
  readonly period: Pick<TablePeriod, 'start' | 'end'>
}

/** Adds figures, and the series and sources that are new with them. */
export async function addObservations(
  tx: Prisma.TransactionClient,
  release: number,
  observations: readonly NewObservation[],
): Promise<void> {
  const seriesOf = await requireSeries(tx, observations)
  await requireSources(tx, observations)
  const rows = observations.map(({ key, unit, period, source, ...rest }) => ({
    ...rest,
    series_id: seriesOf({ key, unit }),
    period: periodKey(period),
    starts: period.start,
    ends: period.end,
    label: period.label,
    source: source.id,
  }))
  await tx.$executeRaw`
    INSERT INTO observation (
      series_id, period, release, period_start, period_end, period_label, record_id, value, low, high, qualifier,
      decimals, multiplier, status, access, absence, inferred, note, source_id, source_place
    )
    SELECT series_id, period, ${release}::int, starts, ends, label, id, value, low, high, qualifier,
      decimals, multiplier, status, access, absence, inferred, note, source, place
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new (
      series_id int, period text, starts date, ends date, label text, id text, value numeric, low numeric, high numeric,
      qualifier text, decimals int, multiplier int, status text, access text, absence text, inferred text[], note text,
      source text, place text
    )`
}

/** Takes figures back: a tombstone says all that the figure said, but for the figure. */
export async function addTombstones(
  tx: Prisma.TransactionClient,
  release: number,
  withdrawals: readonly Withdrawal[],
): Promise<void> {
  const seriesOf = await requireSeries(tx, withdrawals)
  const rows = withdrawals.map(({ key, unit, period }) => ({
    series_id: seriesOf({ key, unit }),
    period: periodKey(period),
  }))
  const added = await tx.$executeRaw`
    INSERT INTO observation (
      series_id, period, release, period_start, period_end, period_label, record_id, qualifier,
      decimals, multiplier, status, access, inferred, note, source_id, source_place, withdrawn
    )
    SELECT asked.series_id, asked.period, ${release}::int, period_start, period_end, period_label, record_id, qualifier,
      decimals, multiplier, status, access, inferred, note, source_id, source_place, true
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS asked (series_id int, period text),
      LATERAL (
        SELECT * FROM observation
        WHERE series_id = asked.series_id AND period = asked.period AND release < ${release}::int
        ORDER BY release DESC LIMIT 1
      ) AS newest
    WHERE NOT withdrawn`
  if (added !== withdrawals.length)
    throw new TypeError(`Cannot withdraw ${withdrawals.length} figures: only ${added} of them are published.`)
}

/** A period as it stands in the key of an observation; '' when it is not stated. */
function periodKey({ start, end }: Withdrawal['period']): string {
  return start === null || end === null ? '' : `${start}/${end}`
}
