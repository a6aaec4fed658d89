// One page of a roll-back, as one statement: the figures that a release said otherwise, and tombstones for those that it did not have.
import { Prisma } from '#generated/prisma/client.ts'

/** Figures looked at in one statement. */
const PAGE = 2000

export interface RollBackPlace {
  /** The draft that is written. */
  readonly number: number
  /** The release to go back to. */
  readonly to: number
  /** The last figure of the page before. */
  readonly series: number
  readonly period: string
}

/** What a tombstone says as well. */
const KEPT = [
  ...[
    'series_id',
    'period',
    'period_start',
    'period_end',
    'period_label',
    'record_id',
    'qualifier',
    'decimals',
  ],
  ...['multiplier', 'status', 'access', 'inferred', 'note', 'source_id', 'source_place'],
]
const DECIMALS = ['value', 'low', 'high']
const FIGURE = [...DECIMALS, 'absence']

/** Only what has a row after the release can differ from it. Answers `added`, `withdrawn`, `lastSeries`, `lastPeriod`. */
export function differenceAfter({ number, to, series, period }: RollBackPlace): Prisma.Sql {
  return Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT DISTINCT series_id, period FROM observation
      WHERE release > ${to}::int AND release < ${number}::int AND (series_id, period) > (${series}::int, ${period})
      ORDER BY series_id, period LIMIT ${PAGE}::int
    ), added AS (
      INSERT INTO observation (${columnsOf(null)}, release, withdrawn)
      SELECT ${columnsOf('wanted')}, ${number}::int, wanted.withdrawn
      FROM page
        CROSS JOIN LATERAL ${newestUpTo(number - 1)} AS present
        LEFT JOIN LATERAL ${newestUpTo(to)} AS past ON true
        CROSS JOIN LATERAL (
          SELECT ${columnsOf('past')}, false AS withdrawn WHERE NOT past.withdrawn
          UNION ALL
          SELECT ${ofTombstone('present')}, true WHERE past.withdrawn IS NOT FALSE
        ) AS wanted
      WHERE NOT (wanted.withdrawn AND present.withdrawn) AND ${saysAnything('wanted')} IS DISTINCT FROM ${saysAnything('present')}
      RETURNING withdrawn
    )
    SELECT (SELECT count(*)::int FROM added WHERE NOT withdrawn) AS added,
      (SELECT count(*)::int FROM added WHERE withdrawn) AS withdrawn,
      (SELECT series_id FROM page ORDER BY series_id DESC, period DESC LIMIT 1) AS "lastSeries",
      (SELECT period FROM page ORDER BY series_id DESC, period DESC LIMIT 1) AS "lastPeriod"`
}

function newestUpTo(release: number): Prisma.Sql {
  return Prisma.sql`(
    SELECT * FROM observation
    WHERE series_id = page.series_id AND period = page.period AND release <= ${release}::int
    ORDER BY release DESC LIMIT 1
  )`
}

function columnsOf(row: string | null): Prisma.Sql {
  return Prisma.raw([...KEPT, ...FIGURE].map((name) => (row === null ? name : `${row}.${name}`)).join(', '))
}

function ofTombstone(row: string): Prisma.Sql {
  return Prisma.raw([...KEPT.map((name) => `${row}.${name}`), ...FIGURE.map(() => 'NULL')].join(', '))
}

/** All that a row says; decimals as text, because 2.8 and 2.80 are printed differently. */
function saysAnything(row: string): Prisma.Sql {
  const columns = [...KEPT, 'absence', 'withdrawn'].map((name) => `${row}.${name}`)
  return Prisma.raw(`(${[...columns, ...DECIMALS.map((name) => `${row}.${name}::text`)].join(', ')})`)
}
