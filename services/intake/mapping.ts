// The mapping: how one office's file is laid out, written down once, reviewed by a person, and used again for the next file.
// It says only what is known; what a file leaves open is found by matrix/ and records/, and what nobody knows is a finding.
import { z } from 'zod'
import {
  ACCESSES,
  AREA_SCHEMES,
  DATA_KINDS,
  OBSERVATION_STATUSES,
  STATISTICS,
  TIME_BASES,
  UNITS,
} from '#schema/codes.ts'
import { fail } from '#schema/errors.ts'

/** Version of the mapping's form. */
export const MAPPING_VERSION = 1

const text = z.string().min(1).max(2000)
const code = z.string().min(1).max(64)
/** A row or a column, from 1 as spreadsheets count. */
const position = z.int().min(1).max(1_048_576)
const absence = z.enum(['ZERO', 'NOT_REPORTED', 'NOT_APPLICABLE'])
/** First and last row, both included. */
const rowRange = z
  .strictObject({ from: position, to: position })
  .refine(({ from, to }) => from <= to, 'from must not be after to')

/** What is said of many figures at once. Absent: not said. */
const figureDefaults = z.strictObject({
  indicator: code.optional(),
  kind: z.enum(DATA_KINDS).optional(),
  statistic: z.enum(STATISTICS).optional(),
  timeBasis: z.enum(TIME_BASES).optional(),
  standard: code.optional(),
  concept: code.optional(),
  breakdown: z.record(code, code).optional(),
  unit: z.enum(UNITS).optional(),
  /** Power of ten as printed: 3 for "Nghìn người". */
  multiplier: z.int().min(0).max(15).optional(),
  status: z.enum(OBSERVATION_STATUSES).optional(),
  access: z.enum(ACCESSES).optional(),
  /** In words, as a heading would say it: "2022", "Quý II/2022", "nhiệm kỳ 2020-2025"; it becomes the period's label. */
  period: z.string().min(1).max(64).optional(),
})
export type FigureDefaults = Readonly<z.infer<typeof figureDefaults>>

/** Id of an area; in a row or a column of figures. */
const area = z.string().min(1).max(16).optional()
const skip = z.literal(true).optional()
const column = z.strictObject({ column: position, skip, area, ...figureDefaults.shape })
const row = z.strictObject({ row: position, skip, area, ...figureDefaults.shape })

const mapping = z
  .strictObject({
    v: z.literal(MAPPING_VERSION),
    form: z.enum(['RECORDS', 'MATRIX']),
    sheet: text.optional(),
    /** Rows of the column headings. */
    header: rowRange.optional(),
    /** Rows of figures; what stands below is notes. */
    data: rowRange.optional(),
    /** Column of the area names. */
    labels: position.optional(),
    /** Columns with words of their row: the indicator, its unit, the period. */
    indicators: position.optional(),
    units: position.optional(),
    periods: position.optional(),
    numbers: z.enum(['VI', 'EN']).optional(),
    scheme: z.enum(AREA_SCHEMES).optional(),
    /** What "-" and "…" mean. */
    dash: absence.optional(),
    dots: absence.optional(),
    source: z
      .strictObject({ title: text.optional(), publisher: text.optional(), date: z.iso.date().optional() })
      .optional(),
    /** The area of a file that names none. */
    area,
    figures: figureDefaults.optional(),
    /** Each outweighs `figures`; a column that is skipped is not read. */
    columns: z.array(column).max(16_384).optional(),
    /** Each outweighs its column. */
    rows: z.array(row).max(100_000).optional(),
    /** Single cells that are not read. */
    cells: z
      .array(z.strictObject({ row: position, column: position, skip: z.literal(true) }))
      .max(100_000)
      .optional(),
    /** The mapping is right where the file says otherwise; without it such a contradiction stops the import. */
    override: skip,
    /** Names as they stand in the file, by area id; null sets the name's rows aside. */
    areas: z.record(text, z.string().max(16).nullable()).optional(),
  })
  .superRefine(({ columns = [], rows = [] }, context) => {
    refuseTwice(
      columns.map((each) => each.column),
      'columns',
      'column',
      context,
    )
    refuseTwice(
      rows.map((each) => each.row),
      'rows',
      'row',
      context,
    )
  })
export type Mapping = Readonly<z.infer<typeof mapping>>
export type ColumnMapping = Readonly<z.infer<typeof column>>
export type MarkMeaning = z.infer<typeof absence>

/**
 * Reads a mapping. Null stands for "not said", like absence. Throws BAD_MAPPING with the path and the reason of the first problem.
 *
 * @example parseMapping({ v: 1, form: 'MATRIX', labels: 2, numbers: null })
 * // { v: 1, form: 'MATRIX', labels: 2 }
 */
export function parseMapping(json: unknown): Mapping {
  const read = mapping.safeParse(withoutNulls(json, 0))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw fail('BAD_MAPPING', { path: issue?.path.join('.') || '·', reason: issue?.message ?? '' })
}

/** The mapping as pretty JSON in the order of its definition, so that two versions can be laid side by side. */
export function formatMapping(value: Mapping): string {
  return `${JSON.stringify(mapping.parse(value), null, 2)}\n`
}

/** In `areas` a null means "set aside" and stays; elsewhere it means "not said". */
function withoutNulls(json: unknown, depth: number): unknown {
  if (json === null || typeof json !== 'object' || depth > 4) return json
  if (Array.isArray(json)) return json.map((item) => withoutNulls(item, depth + 1))
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, key === 'areas' && depth === 0 ? value : withoutNulls(value, depth + 1)]),
  )
}

function refuseTwice(
  positions: readonly number[],
  list: string,
  name: string,
  context: z.RefinementCtx,
): void {
  const seen = new Set<number>()
  positions.forEach((each, index) => {
    if (seen.has(each))
      context.addIssue({ code: 'custom', path: [list, index, name], message: `${each} stands twice` })
    seen.add(each)
  })
}
