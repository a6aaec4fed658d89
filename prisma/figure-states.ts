// What was held of a figure as of a release, and where the figures are that some releases touch: the fragments of SQL with which releases
// are compared and an import's figures are put beside their history.
import { Prisma } from '#generated/prisma/client.ts'
import type { TableFigure } from '#schema/series-table.ts'

/** A figure without its series. */
export interface FigureState extends Omit<TableFigure, 'source'> {
  /** Id of the source. */
  readonly source: string
  readonly release: number
}

/** The key of a series as a JSON column. Needs a row "series". */
export const KEY_JSON = Prisma.sql`json_build_object(
  'indicator', indicator, 'area', area, 'kind', kind, 'statistic', statistic, 'timeBasis', time_basis,
  'standard', nullif(standard, ''), 'concept', nullif(concept, ''),
  'breakdown', coalesce(nullif(breakdown, ''), '{}')::json
)`

/** A row of "observation", by its name in the statement, as JSON; null when it is missing or a tombstone. */
export function stateJson(row: string): Prisma.Sql {
  const column = (name: string) => `${row}.${name}`
  return Prisma.raw(`CASE WHEN NOT ${column('withdrawn')} THEN json_build_object(
    'id', ${column('record_id')},
    'period', json_build_object('start', ${column('period_start')}, 'end', ${column('period_end')}, 'label', ${column('period_label')}),
    'value', ${column('value')}::text, 'low', ${column('low')}::text, 'high', ${column('high')}::text,
    'qualifier', ${column('qualifier')}, 'decimals', ${column('decimals')}, 'multiplier', ${column('multiplier')},
    'status', ${column('status')}, 'access', ${column('access')}, 'absence', ${column('absence')},
    'inferred', ${column('inferred')}, 'note', ${column('note')}, 'source', ${column('source_id')},
    'place', ${column('source_place')}, 'release', ${column('release')}
  ) END`)
}

/** The newest row of a figure up to a release, as a subquery. Needs a row "touched" of series_id and period. */
export function newestOfTouched(release: number): Prisma.Sql {
  return Prisma.sql`(
    SELECT * FROM observation
    WHERE series_id = touched.series_id AND period = touched.period AND release <= ${release}::int
    ORDER BY release DESC LIMIT 1
  )`
}
