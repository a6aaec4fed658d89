// What the resolvers of one request share: the database, and the slices already asked for. One object per request, because
// the loader remembers what it has read.
import DataLoader from 'dataloader'
import type { Database } from '#prisma/open-database.ts'
import { readSlice } from '#prisma/read-slice.ts'
import type { StoredSlice } from '#prisma/stored.ts'
import { LienTinhError } from '#schema/errors.ts'
import type { SeriesTable } from '#schema/series-table.ts'
import { parseSliceId, type SliceQuestion } from '#schema/slice.ts'
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
    slices: new DataLoader((ids) => answerSlices(ids, provinceId, database)),
  }
}

/** Answers every slice from one release: what is published while we read is left to the next question, or seen by all. */
async function answerSlices(
  ids: readonly string[],
  provinceId: string,
  database: Database,
): Promise<(SeriesTable | null)[]> {
  const read = await Promise.all(
    ids.map(async (id) => {
      const slice = parseSliceId(id)
      if (!slice || slice.province !== provinceId) return null
      return { id, question: slice.question, stored: await readStored(database, slice.question) }
    }),
  )
  const newest = Math.max(
    0,
    ...read.map((each) => (each && !each.question.asOf ? (each.stored?.release.number ?? 0) : 0)),
  )
  return Promise.all(
    read.map(async (each) => {
      if (!each) return null
      const { id, question } = each
      const isOlder = !question.asOf && (each.stored?.release.number ?? 0) < newest
      const stored = isOlder
        ? await readStored(database, { ...question, asOf: { release: newest } })
        : each.stored
      return buildSeriesTable({ id, provinceId, stored, answeredAt: new Date() })
    }),
  )
}

function readStored(database: Database, question: SliceQuestion): Promise<StoredSlice | null> {
  return readSlice(database, question).catch(nothingYet)
}

/** A release that is still to come has published nothing: that is an answer, and no reason to doubt the province. */
function nothingYet(error: unknown): null {
  if (error instanceof LienTinhError && error.code === 'UNKNOWN_RELEASE') return null
  throw error
}
