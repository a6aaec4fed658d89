// Puts what a draft says beside what its province said before, series by series: whoever checks an import for jumps reads it here.
import { Prisma } from '#generated/prisma/client.ts'
import type { Unit } from '#schema/codes.ts'
import type { SeriesKey } from '#schema/series-table.ts'
import { type FigureState, KEY_JSON, stateJson } from './figure-states.ts'
import type { Database } from './open-database.ts'
import { heldObservations } from './visible-observations.ts'

/** One series that a draft touches. Periods ascending, not stated last; whatever the access. */
export interface SeriesHistory {
  readonly key: SeriesKey
  readonly unit: Unit
  /** What was held before the draft, the figures included that it replaces. */
  readonly before: readonly FigureState[]
  /** What the draft adds or changes; what it takes back is not in it. */
  readonly added: readonly FigureState[]
}

/** Ids looked through by one statement. */
const PAGE = 1000
/** Series of one answer: with forty years each, eight thousand figures. */
const ANSWER = 100

/**
 * The series with a row in the draft, which may still be being written, and a row before it: what is new has no course to leave.
 * In short statements, between which questions are answered.
 */
export async function* readHistory({ prisma }: Database, draft: number): AsyncGenerator<SeriesHistory, void> {
  const [{ newest } = { newest: null }] = await prisma.$queryRaw<
    { newest: number | null }[]
  >`SELECT max(id) AS newest FROM series`
  for (let from = 0; from < (newest ?? 0); from += PAGE) {
    const touched = await prisma.$queryRaw<{ id: number }[]>(touchedAmong(draft, from))
    for (let start = 0; start < touched.length; start += ANSWER) {
      const ids = touched.slice(start, start + ANSWER).map(({ id }) => id)
      const [answer] = await prisma.$queryRaw<{ series: SeriesHistory[] | null }[]>(historyOf(draft, ids))
      yield* answer?.series ?? []
    }
  }
}

/** As values of each series, and not as joins: the planner would read the whole table for every page. */
function touchedAmong(draft: number, from: number): Prisma.Sql {
  const has = (condition: Prisma.Sql) =>
    Prisma.sql`(SELECT true FROM observation WHERE series_id = series.id AND release ${condition} LIMIT 1)`
  return Prisma.sql`
    SELECT id FROM series WHERE id > ${from}::int AND id <= ${from + PAGE}::int
      AND ${has(Prisma.sql`< ${draft}::int`)} AND ${has(Prisma.sql`= ${draft}::int`)}
    ORDER BY id`
}

function historyOf(draft: number, ids: readonly number[]): Prisma.Sql {
  const held = heldObservations(Prisma.sql`series.id`, Prisma.sql`${draft - 1}::int`)
  return Prisma.sql`
    SELECT json_agg(json_build_object(
      'key', ${KEY_JSON}, 'unit', unit,
      'before', ${statesFrom(Prisma.sql`${held} AS state`)},
      'added', ${statesFrom(Prisma.sql`observation AS state WHERE state.series_id = series.id AND release = ${draft}::int AND NOT withdrawn`)}
    ) ORDER BY series.id) AS series
    FROM series WHERE id = ANY(${ids})`
}

function statesFrom(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(${stateJson('state')} ORDER BY state.period_end NULLS LAST, state.period_start), '[]'::json) FROM ${rows}
  )`
}
