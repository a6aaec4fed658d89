// A page of differences as a province's server sends it.
import { z } from 'zod'
import { ABSENCES, QUALIFIERS } from '#schema/codes.ts'
import { seriesKey } from '#schema/series-table.ts'

const text = z.string().nullable()

const state = z.looseObject({
  id: z.string(),
  period: z.object({ start: text, end: text, label: z.string() }),
  value: text,
  low: text,
  high: text,
  qualifier: z.enum(QUALIFIERS),
  decimals: z.int(),
  multiplier: z.int(),
  absence: z.enum(ABSENCES).nullable(),
})
export type DiffState = Readonly<z.infer<typeof state>>

const row = z.object({ key: seriesKey, unit: z.string(), before: state.nullable(), after: state.nullable() })
export type DiffRow = Readonly<z.infer<typeof row>>

const counts = z.object({ added: z.int(), changed: z.int(), withdrawn: z.int() })

const diff = z.object({
  /** Null on every page but the first. */
  counts: counts.nullable(),
  rows: z.array(row),
  /** For --after; null when there is no further page. */
  last: text,
})
export type Diff = Readonly<z.infer<typeof diff>>

export function parseDiff(json: unknown): Diff {
  return diff.parse(json)
}
