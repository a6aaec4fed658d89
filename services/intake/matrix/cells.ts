// The cells of a table with everything that stands over and beside them, before anybody asks what it means.
import { type Registry, registry as vietnam } from '#schema/registry/registry.ts'
import type { Grid, GridCell, Place } from '../grid.ts'
import type { Mapping } from '../mapping.ts'
import { areaNameTest } from '../words/read-area.ts'
import { type ColumnRole, columnRoles } from './column-roles.ts'
import { type Frame, findFrame, isColumnNumbers } from './frame.ts'
import { type HeadingPath, headingPaths } from './headings.ts'
import { type RowLabel, rowLabels } from './row-labels.ts'
import { kindOf, range, type Sheet, sheetOf } from './sheet.ts'

export interface Table {
  readonly sheet: Sheet
  readonly frame: Frame
  /** By column from 1; index 0 is empty. */
  readonly headings: readonly HeadingPath[]
  readonly roles: readonly ColumnRole[]
  readonly rows: readonly RowLabel[]
}

/** The table of a grid, as found and as far as the mapping says; null when there is no figure in it. */
export function findTable(grid: Grid, said: Partial<Mapping>, registry: Registry = vietnam): Table | null {
  const sheet = sheetOf(grid)
  const frame = findFrame(sheet, areaNameTest(registry), said)
  if (!frame) return null
  const headings = headingPaths(sheet, frame.header)
  const roles = columnRoles(sheet, frame, headings, said)
  return { sheet, frame, headings, roles, rows: rowLabels(sheet, frame, roles) }
}

/** One cell of a table's figures, as it stands. */
interface TableCell {
  readonly row: number
  readonly column: number
  /** The words left of it: indicator or period of the row, the area, its parts. */
  readonly labels: readonly string[]
  /** The words over it, top down. */
  readonly headings: HeadingPath
  readonly text: string
  /** The stored number as exact decimal text; null for text. */
  readonly number: string | null
}

/** Every filled cell of the figures of a grid, row by row; empty when the grid has no table. */
export function readCells(grid: Grid, mapping: Mapping): TableCell[] {
  const table = findTable(grid, mapping)
  if (!table) return []
  return table.rows.flatMap((label) =>
    figureColumns(table).flatMap((column) => {
      const cell = table.sheet.cellAt(label.row, column)
      if (kindOf(cell) === 'EMPTY') return []
      const { text, number } = cell
      return [
        { row: label.row, column, labels: label.path, headings: table.headings[column] ?? [], text, number },
      ]
    }),
  )
}

/** The columns that hold figures, from left to right. */
export function figureColumns({ roles, sheet }: Table): number[] {
  return range(1, sheet.width).filter((column) => roles[column] === 'FIGURES')
}

export function placeOf(grid: Grid, row: number | null, column: number | null): Place {
  return { file: grid.file, sheet: grid.sheet, row, column }
}

/** Where the narrowest heading of a column stands: "Nữ" below "2022", not the merged "2022". */
export function headingPlace({ sheet, frame }: Table, column: number): Place {
  const rows = frame.header ? range(frame.header.from, frame.header.to) : []
  const own = rows.findLast(
    (row) => sheet.cellAt(row, column).text.trim() !== '' && !isColumnNumbers(sheet, row),
  )
  return placeOf(sheet.grid, own ?? frame.header?.from ?? frame.data.from, column)
}

/** All cells of a column of figures that are filled. */
export function filledCells(table: Table, column: number): { row: number; cell: GridCell }[] {
  return table.rows
    .map(({ row }) => ({ row, cell: table.sheet.cellAt(row, column) }))
    .filter(({ cell }) => kindOf(cell) !== 'EMPTY')
}
