// Compares two releases, or a draft with what is published: what was added, what says something else, what was taken back. For the office
// itself: whatever the access. Where a figure was found is no difference (same-figure.ts).
import { Prisma } from '#generated/prisma/client.ts'
import type { Unit } from '#schema/codes.ts'
import { fail } from '#schema/errors.ts'
import type { SeriesKey } from '#schema/series-table.ts'
import { type FigureState, KEY_JSON, newestOfTouched, stateJson } from './figure-states.ts'
import { listDrafts } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import { readCurrentRelease } from './read-releases.ts'
import { saysOther } from './same-figure.ts'

export interface DiffRequest {
  /** A release, or a draft that is ready; 0 is nothing at all. */
  readonly from: number
  readonly to: number
  /** Rows of the page. */
  readonly first: number
  /** `last` of the page before. */
  readonly after?: string | undefined
}

export interface DiffRow {
  readonly key: SeriesKey
  readonly unit: Unit
  /** Null: the figure was added. */
  readonly before: FigureState | null
  /** Null: the figure was taken back. */
  readonly after: FigureState | null
}

export interface DiffCounts {
  readonly added: number
  readonly changed: number
  readonly withdrawn: number
}

export interface Diff {
  /** Over all pages; null on every page but the first, because counting goes through all of them. */
  readonly counts: DiffCounts | null
  /** In the order in which the series were first written. */
  readonly rows: readonly DiffRow[]
  /** Null when there is no further page. */
  readonly last: string | null
}

/** Figures looked at in one statement. */
const PAGE = 2000

/** Reads one page of differences. Throws UNKNOWN_RELEASE, BAD_CURSOR. */
export async function readDiff(database: Database, request: DiffRequest): Promise<Diff> {
  await requireNumbers(database, request)
  const rows: StoredRow[] = []
  let [place, isThrough]: [Place, boolean] = [parsePlace(request.after), false]
  while (!isThrough && rows.length <= request.first) {
    const page = await readRows(database, request, place)
    rows.push(...page.rows)
    isThrough = page.last === null
    place = page.last ?? place
  }
  const shown = rows.slice(0, request.first)
  return {
    counts: request.after === undefined ? await countAll(database, request) : null,
    rows: shown.map(({ key, unit, before, after }) => ({ key, unit, before, after })),
    last: rows.length > shown.length ? formatPlace(shown.at(-1)) : null,
  }
}

async function requireNumbers(database: Database, { from, to }: DiffRequest): Promise<void> {
  const newest = (await readCurrentRelease(database))?.number ?? 0
  const drafts = (await listDrafts(database)).map(({ number }) => number)
  for (const number of [from, to])
    if (number > newest && !drafts.includes(number)) throw fail('UNKNOWN_RELEASE', { number, newest })
}

interface Place {
  readonly series: number
  readonly period: string
}

type StoredRow = DiffRow & Place

function parsePlace(after: string | undefined): Place {
  if (after === undefined) return { series: 0, period: '' }
  const [, series = '', period = ''] =
    /^(\d{1,9})~((?:\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2})?)$/.exec(after) ?? []
  if (series === '') throw fail('BAD_CURSOR')
  return { series: Number.parseInt(series, 10), period }
}

function formatPlace(place: Place | undefined): string | null {
  return place ? `${place.series}~${place.period}` : null
}

/** A page of touched figures, of which those that differ are rows; `last` is null when it was the last page. */
async function readRows(
  { prisma }: Database,
  request: DiffRequest,
  place: Place,
): Promise<{ rows: StoredRow[]; last: Place | null }> {
  const [page] = await prisma.$queryRaw<{ rows: StoredRow[] | null; last: Place | null }[]>`
    WITH touched AS MATERIALIZED (${touchedAfter(request, place)})
    SELECT ${lastOfTouched()} AS last, (
      SELECT json_agg(json_build_object(
        'series', series.id, 'period', touched.period, 'key', ${KEY_JSON}, 'unit', unit,
        'before', ${stateJson('earlier')}, 'after', ${stateJson('later')}
      ) ORDER BY touched.series_id, touched.period)
      FROM touched JOIN series ON series.id = touched.series_id ${statesOf(request)} WHERE ${DIFFERS}
    ) AS rows`
  return { rows: page?.rows ?? [], last: page?.last ?? null }
}

async function countAll({ prisma }: Database, request: DiffRequest): Promise<DiffCounts> {
  const sum = { added: 0, changed: 0, withdrawn: 0 }
  for (let place: Place | null = parsePlace(undefined); place; ) {
    const pages: (DiffCounts & { readonly last: Place | null })[] = await prisma.$queryRaw`
      WITH touched AS MATERIALIZED (${touchedAfter(request, place)})
      SELECT ${lastOfTouched()} AS last,
        count(*) FILTER (WHERE earlier.withdrawn IS NOT FALSE)::int AS added,
        count(*) FILTER (WHERE NOT earlier.withdrawn AND NOT later.withdrawn)::int AS changed,
        count(*) FILTER (WHERE later.withdrawn IS NOT FALSE)::int AS withdrawn
      FROM touched ${statesOf(request)} WHERE ${DIFFERS}`
    const [page] = pages
    sum.added += page?.added ?? 0
    sum.changed += page?.changed ?? 0
    sum.withdrawn += page?.withdrawn ?? 0
    place = page?.last ?? null
  }
  return sum
}

/** Only what has a row after the older of the two can differ. */
function touchedAfter({ from, to }: DiffRequest, { series, period }: Place): Prisma.Sql {
  const [older, newer] = [Math.min(from, to), Math.max(from, to)]
  return Prisma.sql`
    SELECT DISTINCT series_id, period FROM observation
    WHERE release > ${older}::int AND release <= ${newer}::int AND (series_id, period) > (${series}::int, ${period})
    ORDER BY series_id, period LIMIT ${PAGE}::int`
}

/** Where a full page ended; null when the page was not full, and the last. */
function lastOfTouched(): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_build_object('series', series_id, 'period', period) FROM touched
    ORDER BY series_id, period OFFSET ${PAGE - 1}::int
  )`
}

function statesOf({ from, to }: DiffRequest): Prisma.Sql {
  return Prisma.sql`
    LEFT JOIN LATERAL ${newestOfTouched(from)} AS earlier ON true
    LEFT JOIN LATERAL ${newestOfTouched(to)} AS later ON true`
}

/** One of them is held and the other is not, or they say something else. */
const DIFFERS = Prisma.sql`
  (earlier.withdrawn IS NOT FALSE) <> (later.withdrawn IS NOT FALSE)
  OR (NOT earlier.withdrawn AND NOT later.withdrawn AND ${saysOther('earlier', 'later')})`
