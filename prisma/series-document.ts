// Series with their figures, as PostgreSQL hands them over: one JSON document, so that a question is one statement and one row,
// with each source and release written once. Here is its SQL, and its reading into stored.ts.
import { Prisma } from '#generated/prisma/client.ts'
import type { TableRelease, TableSource } from '#schema/series-table.ts'
import type { StoredObservation, StoredSeries } from './stored.ts'
import { type ReleaseRow, toRelease } from './visible-observations.ts'

/** The columns of the document. They need a table expression "figures" of rows of "observation". */
export const SERIES_DOCUMENT = Prisma.sql`
  (SELECT json_agg(document ORDER BY indicator, area, kind, statistic, time_basis, standard, concept, breakdown) FROM (
    SELECT series.*, json_build_object(
      'id', series.id::text,
      'unit', unit,
      'key', json_build_object(
        'indicator', indicator, 'area', area, 'kind', kind, 'statistic', statistic, 'timeBasis', time_basis,
        'standard', nullif(standard, ''), 'concept', nullif(concept, ''),
        'breakdown', coalesce(nullif(breakdown, ''), '{}')::json
      ),
      'observations', json_agg(json_build_object(
        'id', record_id,
        'period', json_build_object('start', period_start, 'end', period_end, 'label', period_label),
        'value', value::text, 'low', low::text, 'high', high::text, 'qualifier', qualifier,
        'decimals', decimals, 'multiplier', multiplier, 'status', status, 'access', access, 'absence', absence,
        'inferred', inferred, 'note', note, 'source', source_id, 'place', source_place, 'release', release
      ) ORDER BY period_end NULLS LAST, period_start)
    ) AS document
    FROM figures JOIN series ON series.id = series_id GROUP BY series.id
  ) AS documents) AS series,
  (SELECT json_object_agg(id, json_build_object(
    'id', id, 'title', title, 'publisher', publisher, 'date', date,
    'attribution', attribution, 'confidence', confidence::text
  )) FROM source WHERE id IN (SELECT source_id FROM figures)) AS sources,
  (SELECT json_agg(json_build_object('number', number, 'published_at', published_at, 'note', note))
   FROM release WHERE number IN (SELECT release FROM figures)) AS releases`

export interface SeriesDocument {
  readonly series: readonly SeriesInDocument[] | null
  readonly sources: Readonly<Record<string, TableSource>> | null
  readonly releases: readonly ReleaseRow[] | null
}

interface SeriesInDocument extends Omit<StoredSeries, 'observations'> {
  readonly observations: readonly ObservationInDocument[]
}

type ObservationInDocument = Omit<StoredObservation, 'source' | 'release'> & {
  readonly source: string
  readonly release: number
}

/** Reads the document: series in the order of their keys, figures by time, not stated last. */
export function readDocument({ series, sources, releases }: SeriesDocument): StoredSeries[] {
  const sourceOf = new Map(Object.entries(sources ?? {}))
  const releaseOf = new Map((releases ?? []).map((row) => [row.number, toRelease(row)]))
  return (series ?? []).map(({ observations, ...rest }) => ({
    ...rest,
    observations: observations.map((observation) => ({
      ...observation,
      source: required<TableSource>(sourceOf, observation.source),
      release: required<TableRelease>(releaseOf, observation.release),
    })),
  }))
}

/** Foreign keys hold what is looked up here. */
function required<T>(map: ReadonlyMap<string | number, T>, key: string | number): T {
  const found = map.get(key)
  if (found === undefined) throw new Error(`The document lacks ${key}.`)
  return found
}
