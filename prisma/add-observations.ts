// Adds rows to a draft. They go over as JSON, a batch per statement: a batch costs one round trip, and PostgreSQL reads decimals
// from their text, exactly and with their scale.
import { Prisma } from '#generated/prisma/client.ts'
import type { NewObservation, SeriesIdentity } from '#schema/new-observation.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import { saysOther } from './same-figure.ts'

/** A figure to be taken back: one period of a series. */
export interface Withdrawal extends SeriesIdentity {
  readonly period: Pick<TablePeriod, 'start' | 'end'>
}

/** Rows for a draft; the ids of their series are in the same order. */
export interface NewRows<T> {
  readonly release: number
  readonly rows: readonly T[]
  readonly seriesIds: readonly number[]
}

/** Adds figures. Their series and sources are kept already. */
export async function addObservations(
  tx: Prisma.TransactionClient,
  figures: NewRows<NewObservation>,
): Promise<void> {
  await tx.$executeRaw`${INSERT_FIGURES} ${selectOf(figures)} FROM ${recordsOf(figures)} AS new`
}

/** Adds those figures that say something else than what was there before the draft, and answers how many. */
export async function addChanged(
  tx: Prisma.TransactionClient,
  figures: NewRows<NewObservation>,
): Promise<number> {
  return tx.$executeRaw`${INSERT_FIGURES} ${selectOf(figures)}
    FROM ${recordsOf(figures)} AS new LEFT JOIN LATERAL (
      SELECT true AS is_kept, observation.* FROM observation
      WHERE observation.series_id = new.series_id AND observation.period = new.period AND release < ${figures.release}::int
      ORDER BY release DESC LIMIT 1
    ) AS kept ON true
    WHERE is_kept IS NULL OR kept.withdrawn OR ${saysOther('new', 'kept')}`
}

const INSERT_FIGURES = Prisma.sql`INSERT INTO observation (
  series_id, period, release, period_start, period_end, period_label, record_id, value, low, high, qualifier,
  decimals, multiplier, status, access, absence, inferred, note, source_id, source_place
)`

function selectOf({ release }: NewRows<NewObservation>): Prisma.Sql {
  return Prisma.sql`SELECT new.series_id, new.period, ${release}::int, starts, ends, label, id, new.value, new.low, new.high,
    new.qualifier, new.decimals, new.multiplier, new.status, new.access, new.absence, new.inferred, new.note, source, place`
}

function recordsOf({ rows, seriesIds }: NewRows<NewObservation>): Prisma.Sql {
  const records = rows.map(({ key: _key, unit: _unit, period, source, ...rest }, index) => ({
    ...rest,
    series_id: seriesIds[index],
    period: periodKey(period),
    starts: period.start,
    ends: period.end,
    label: period.label,
    source: source.id,
  }))
  return Prisma.sql`(SELECT * FROM json_to_recordset(${JSON.stringify(records)}::json) AS record (
    series_id int, period text, starts date, ends date, label text, id text, value numeric, low numeric, high numeric,
    qualifier text, decimals int, multiplier int, status text, access text, absence text, inferred text[], note text,
    source text, place text
  ))`
}

/** Takes figures back where there are any, and answers the positions of those: a tombstone says all that the figure said, but for the figure. */
export async function addTombstones(
  tx: Prisma.TransactionClient,
  { release, rows, seriesIds }: NewRows<Withdrawal>,
): Promise<ReadonlySet<number>> {
  const positionOf = new Map<string, number>()
  const asked = rows.map(({ period }, index) => {
    const record = { series_id: seriesIds[index], period: periodKey(period) }
    positionOf.set(`${record.series_id} ${record.period}`, index)
    return record
  })
  const added = await tx.$queryRaw<{ series_id: number; period: string }[]>`
    INSERT INTO observation (
      series_id, period, release, period_start, period_end, period_label, record_id, qualifier,
      decimals, multiplier, status, access, inferred, note, source_id, source_place, withdrawn
    )
    SELECT asked.series_id, asked.period, ${release}::int, period_start, period_end, period_label, record_id, qualifier,
      decimals, multiplier, status, access, inferred, note, source_id, source_place, true
    FROM json_to_recordset(${JSON.stringify(asked)}::json) AS asked (series_id int, period text),
      LATERAL (
        SELECT * FROM observation
        WHERE series_id = asked.series_id AND period = asked.period AND release < ${release}::int
        ORDER BY release DESC LIMIT 1
      ) AS newest
    WHERE NOT withdrawn
    RETURNING series_id, period`
  return new Set(added.map(({ series_id, period }) => positionOf.get(`${series_id} ${period}`) ?? -1))
}

/** A period as it stands in the key of an observation; '' when it is not stated. */
export function periodKey({ start, end }: Withdrawal['period']): string {
  return start === null || end === null ? '' : `${start}/${end}`
}
