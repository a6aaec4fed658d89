// Which column of somebody's file is which: a heading is known by its code, its Vietnamese name, or both as in "Địa bàn (area)".
// What the columns are is columns.ts; what stands under them is read by read-row.ts.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { fold } from '#schema/fold.ts'
import { suggestNamed } from '#schema/suggest.ts'
import type { Report } from '../finding.ts'
import type { Place } from '../grid.ts'
import { RECORD_COLUMN_CODES, RECORD_COLUMNS, REQUIRED_COLUMNS, type RecordColumnCode } from './columns.ts'

/** The header of a file with one figure per row. */
export interface RecordHeader {
  /** The row it stands in, from 1. */
  readonly row: number
  /** Where each column stands, from 0; the first of two with one heading. */
  readonly columns: ReadonlyMap<RecordColumnCode, number>
  /** As they stand in the file. */
  readonly headings: readonly string[]
  /** Whether it is the header of our own export, code for code: what stands below is as we wrote it. */
  readonly isExport: boolean
}

/** How many of the required columns make a header: with one missing it is told which, with more it is some other table. */
const LEAST_REQUIRED = 3

/**
 * The header that a row is, or null when the row is none. A file needs none of the columns in an order.
 *
 * @example findHeader(1, ['Năm', 'Địa bàn (area)', 'Chỉ tiêu', 'Giá trị'])?.columns.get('area')
 * // 1
 */
export function findHeader(row: number, cells: readonly string[]): RecordHeader | null {
  const columns = new Map<RecordColumnCode, number>()
  cells.forEach((cell, index) => {
    const code = columnOf(cell)
    if (code && !columns.has(code)) columns.set(code, index)
  })
  const isHeader = REQUIRED_COLUMNS.filter((code) => columns.has(code)).length >= LEAST_REQUIRED
  return isHeader ? { row, columns, headings: cells, isExport: isOurExport(cells) } : null
}

/**
 * Says what is wrong with a header: an unknown heading, one that stands twice, a required one that nobody has given. Answers whether all
 * required ones are there.
 *
 * @param given Columns that the mapping states for the whole file.
 */
export function checkHeader(
  header: RecordHeader,
  given: ReadonlySet<RecordColumnCode>,
  at: Pick<Place, 'file' | 'sheet'>,
  report: Report,
): boolean {
  const { row, columns, headings } = header
  const place = (column: number | null): Place => ({ file: at.file, sheet: at.sheet, row, column })
  headings.forEach((heading, index) => {
    if (heading.trim() === '') return
    const code = columnOf(heading)
    if (!code && splitsFigures(heading)) {
      report({
        code: 'COLUMN_SPLITS_FIGURES',
        place: place(index + 1),
        value: heading,
        params: { value: heading },
      })
    } else if (!code) {
      report({
        code: 'COLUMN_UNKNOWN',
        place: place(index + 1),
        value: heading,
        params: { value: heading, candidates: suggestNamed(heading, NAMED_COLUMNS, 3) },
      })
    } else if (columns.get(code) !== index) {
      const first = headings[columns.get(code) ?? 0] ?? ''
      report({
        code: 'COLUMN_TWICE',
        place: place(index + 1),
        value: heading,
        params: { value: heading, first },
      })
    }
  })
  const missing = REQUIRED_COLUMNS.filter((code) => !columns.has(code) && !given.has(code))
  for (const code of missing) {
    const name = RECORD_COLUMNS.find((column) => column.code === code)?.nameVi ?? code
    report({ code: 'COLUMN_MISSING', place: place(null), value: '', params: { column: code, name } })
  }
  return missing.length === 0
}

/** The column that a heading names; undefined for any other text. */
function columnOf(heading: string): RecordColumnCode | undefined {
  return BY_HEADING.get(fold(heading))
}

/** Whether a column that is none of ours tells a part from the whole: a dimension of the catalogue, or its name. */
function splitsFigures(heading: string): boolean {
  const name = fold(heading)
  return DIMENSIONS.has(name) || PARTS.test(name)
}

const DIMENSIONS: ReadonlySet<string> = new Set(
  catalogue.indicators.flatMap(({ dimensions }) => dimensions.map(({ id }) => fold(id))),
)

/** Folded. */
const PARTS =
  /^(?:gioi|gioi tinh|nam nu|dan toc|nhom tuoi|do tuoi|tuoi|thanh thi nong thon|khu vuc|trinh do(?: .*)?|huyen|quan huyen|(?:ten )?xa|xa phuong)$/

function isOurExport(cells: readonly string[]): boolean {
  return (
    cells.length === RECORD_COLUMN_CODES.length &&
    RECORD_COLUMN_CODES.every((code, index) => cells[index] === code)
  )
}

const NAMED_COLUMNS = RECORD_COLUMNS.map(({ code, nameVi, also }) => ({
  candidate: code,
  names: [code, nameVi, ...also],
}))

/** Folded headings: the code, each name, and both in either order, as templates print them. */
const BY_HEADING: ReadonlyMap<string, RecordColumnCode> = new Map(
  RECORD_COLUMNS.flatMap(({ code, nameVi, also }) =>
    [code, ...[nameVi, ...also].flatMap((name) => [name, `${name} ${code}`, `${code} ${name}`])].map(
      (heading): [string, RecordColumnCode] => [fold(heading), code],
    ),
  ),
)
