// What the resolvers of one request share: the database, and the slices already asked for. One object per request, because
// the loader remembers what it has read.
import DataLoader from 'dataloader'
import type { Database } from '#prisma/open-database.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { LienTinhError } from '#schema/errors.ts'
import type { SeriesTable } from '#schema/series-table.ts'
import { parseSliceId } from '#schema/slice.ts'
import { buildSeriesTable } from './build-series-table.ts'

/** The context of one request to a province. */
export interface ProvinceContext {
  readonly database: Database
  /** Slice id → its answer; null when the id is not a question to this province. One query per slice, however many references. */
  readonly slices: DataLoader<string, SeriesTable | null>
}

/** The context for one request to the province with this id. */
export function newRequestContext(provinceId: string, database: Database): ProvinceContext {
  return {
    database,
    slices: new DataLoader((ids) => Promise.all(ids.map((id) => answerSlice(id, provinceId, database)))),
  }
}

async function answerSlice(id: string, provinceId: string, database: Database): Promise<SeriesTable | null> {
  const slice = parseSliceId(id)
  if (!slice || slice.province !== provinceId) return null
  const stored = await readSlice(database, slice.question).catch(nothingYet)
  return buildSeriesTable({ id, provinceId, stored, answeredAt: new Date() })
}

/** A release that is still to come has published nothing: that is an answer, and no reason to doubt the province. */
function nothingYet(error: unknown): null {
  if (error instanceof LienTinhError && error.code === 'UNKNOWN_RELEASE') return null
  throw error
}
