// Gives out every figure as of a release, series by series in the order of their keys: in pages of short statements, so that questions are
// answered in between, and all as of that one release, because what is published never changes.
import { Prisma } from '#generated/prisma/client.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { Database } from './open-database.ts'
import { readDocument, SERIES_DOCUMENT, type SeriesDocument } from './series-document.ts'
import type { StoredSeries } from './stored.ts'
import {
  heldObservations,
  type ReleaseRow,
  releaseAsked,
  requireKnown,
  visibleObservations,
} from './visible-observations.ts'

export interface ExportRequest {
  /** Default: the newest. */
  readonly release?: number | undefined
  /** ALL: also what is not public. Only for the office itself. */
  readonly access: 'PUBLIC' | 'ALL'
}

/** A figure as an import would bring it, and the release that published it. */
export type ExportedFigure = NewObservation & { readonly release: number }

/** Series of one statement. */
const PAGE = 200

/** Figures by series and period. Nothing when nothing is published. Throws UNKNOWN_RELEASE. */
export async function* exportFigures(
  database: Database,
  request: ExportRequest,
): AsyncGenerator<ExportedFigure, void> {
  const release = await readNumber(database, request.release)
  for (let after = START; release !== null; ) {
    const page = await readPage(database, { ...request, release, after })
    for (const series of page.series) yield* figuresOf(series)
    if (page.last === null) return
    after = page.last
  }
}

async function readNumber({ prisma }: Database, asked: number | undefined): Promise<number | null> {
  const asOf = asked === undefined ? undefined : { release: asked }
  const [row] = await prisma.$queryRaw<ReleaseRow[]>`SELECT * FROM ${releaseAsked(asOf)} AS answered`
  requireKnown(asOf, row?.number ?? 0)
  return row?.number ?? null
}

type Key = readonly string[]
const START: Key = ['', '', '', '', '', '', '', '']
const KEY = Prisma.sql`indicator, area, kind, statistic, time_basis, standard, concept, breakdown`

interface PageAsked extends ExportRequest {
  readonly release: number
  readonly after: Key
}

/** By the key itself and not by its series: that of a draft thrown away in the meantime is gone. */
async function readPage(
  { prisma }: Database,
  { release, access, after }: PageAsked,
): Promise<{ series: StoredSeries[]; last: Key | null }> {
  const visible = (access === 'ALL' ? heldObservations : visibleObservations)(
    Prisma.sql`page.id`,
    Prisma.sql`${release}::int`,
  )
  const [row] = await prisma.$queryRaw<(SeriesDocument & { readonly last: Key | null })[]>`
    WITH page AS (
      SELECT * FROM series WHERE (${KEY}) > (${Prisma.join([...after])}) ORDER BY ${KEY} LIMIT ${PAGE}::int
    ),
    figures AS (SELECT figure.* FROM page, LATERAL ${visible} AS figure)
    SELECT (SELECT ARRAY[${KEY}] FROM page ORDER BY ${KEY} OFFSET ${PAGE - 1}::int) AS last, ${SERIES_DOCUMENT}`
  return { series: row ? readDocument(row) : [], last: row?.last ?? null }
}

function* figuresOf({ key, unit, observations }: StoredSeries): Generator<ExportedFigure> {
  for (const { release, inferred, ...figure } of observations)
    yield { key, unit, ...figure, inferred: [...inferred], release: release.number }
}
