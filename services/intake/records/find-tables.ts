// Where in a file the tables with one figure per row begin. A header stands in the first rows, below a title or blank lines, on one sheet
// or on several. What stands below it is read-records.ts.
import type { Grid } from '../grid.ts'
import type { Mapping } from '../mapping.ts'
import type { RecordsFile } from '../workbook/open-records.ts'
import type { SourceFile } from '../workbook/source-file.ts'
import { findHeader, type RecordHeader } from './find-columns.ts'
import type { RecordTable } from './read-records.ts'
import type { RecordRow, RowPieces } from './row-cells.ts'

/** Rows in which a header is looked for. */
const FIRST_ROWS = 50

/** The table of a text file, which is read as a stream; null when none of its first rows is a header. */
export function findTextTable(
  { name }: SourceFile,
  { pieces }: RecordsFile,
  said: Partial<Mapping>,
): RecordTable | null {
  const header = headerIn(pieces(), said)
  return header && { header, at: { file: name, sheet: null }, pieces }
}

/** The tables of a workbook: every sheet with a header, or the one that is asked for. */
export function findGridTables(grids: readonly Grid[], said: Partial<Mapping>): RecordTable[] {
  const tables: RecordTable[] = []
  for (const grid of grids) {
    if (said.sheet !== undefined && grid.sheet !== said.sheet) continue
    const pieces = () => [rowsOf(grid)]
    const header = headerIn(pieces(), said)
    if (header) tables.push({ header, at: { file: grid.file, sheet: grid.sheet }, pieces })
  }
  return tables
}

function headerIn(pieces: RowPieces, { header: said }: Partial<Mapping>): RecordHeader | null {
  for (const piece of pieces)
    for (const { row, cells } of piece) {
      if (row > Math.max(FIRST_ROWS, said?.to ?? 0)) return null
      if (said && row !== said.to) continue
      const header = findHeader(row, cells)
      if (header) return header
    }
  return null
}

/** Rows that are hidden or filtered out are read as well, which is said. */
function* rowsOf({ rows }: Grid): Generator<RecordRow> {
  for (const [index, grid] of rows.entries())
    yield { row: index + 1, cells: grid.map(({ text }) => text), grid }
}
