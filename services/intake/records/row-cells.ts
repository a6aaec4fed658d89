// The row that is being read: its cells by column, and what is wrong with them. One object serves all rows of a file, so that a
// million rows do not make a million of them; nobody keeps it.
import type { FindingCode, Report } from '../finding.ts'
import type { GridCell, Place } from '../grid.ts'
import { reportTraps } from '../matrix/traps.ts'
import { RECORD_COLUMN_CODES, RECORD_COLUMNS, type RecordColumnCode } from './columns.ts'
import type { RecordHeader } from './find-columns.ts'

/** A row of a file or of a sheet. */
export interface RecordRow {
  /** From 1. */
  readonly row: number
  readonly cells: readonly string[]
  /** What is known of the cells of a spreadsheet; absent for text. */
  readonly grid?: readonly GridCell[]
}

/** Rows in the order of the file, as many at a time as are read at once. */
export type RowPieces = Iterable<Iterable<RecordRow>>

export interface RowCells {
  /** What stands in a column; '' when it is empty or there is no such column. */
  text(code: RecordColumnCode): string
  /** The spreadsheet's cell; null for a text file. */
  gridCell(code: RecordColumnCode): GridCell | null
  has(code: RecordColumnCode): boolean
  /** Reports a cell; with an ERROR the row is no figure. Null, to be passed on by who cannot read. */
  refuse(code: RecordColumnCode, finding: FindingCode, params?: Params): null
  /** Reports what a spreadsheet has made of a number; true when nothing is left that could be read. */
  reportTraps(code: RecordColumnCode, cell: GridCell): boolean
  /** Leaves the row out for something that was said once for all rows. Null, like `refuse`. */
  leaveOut(): null
  placeOf(code: RecordColumnCode | null): Place
  readonly row: number
  /** Whether a cell was refused. */
  readonly isRefused: boolean
}

type Params = Readonly<Record<string, string | number | readonly string[]>>

export interface MovingRow extends RowCells {
  /** Goes to the next row. */
  moveTo(row: RecordRow): void
}

const NAMES = new Map(RECORD_COLUMNS.map(({ code, nameVi }) => [code, nameVi]))

export function buildRowCells(
  header: RecordHeader,
  at: Pick<Place, 'file' | 'sheet'>,
  report: Report,
): MovingRow {
  const indexes = Object.fromEntries(
    RECORD_COLUMN_CODES.map((code) => [code, header.columns.get(code) ?? -1]),
  ) as Readonly<Record<RecordColumnCode, number>>
  let current: RecordRow = { row: header.row, cells: [] }
  let isRefused = false
  // to look for place -1 takes longer than to find a cell
  const text = (code: RecordColumnCode) =>
    indexes[code] < 0 ? '' : unguarded(current.cells[indexes[code]] ?? '')
  const placeOf = (code: RecordColumnCode | null): Place => ({
    file: at.file,
    sheet: at.sheet,
    row: current.row,
    column: code === null || indexes[code] < 0 ? null : indexes[code] + 1,
  })
  return {
    text,
    placeOf,
    has: (code) => text(code) !== '',
    gridCell: (code) => (indexes[code] < 0 ? null : (current.grid?.[indexes[code]] ?? null)),
    refuse(code, finding, params = {}) {
      const value = text(code)
      isRefused = true
      report({
        code: finding,
        place: placeOf(code),
        value,
        params: { value, column: code, name: NAMES.get(code) ?? code, ...params },
      })
      return null
    },
    reportTraps: (code, cell) => cell.traps.length > 0 && reportTraps(cell, placeOf(code), report),
    leaveOut() {
      isRefused = true
      return null
    },
    moveTo(row) {
      current = row
      isRefused = false
    },
    get row() {
      return current.row
    },
    get isRefused() {
      return isRefused
    },
  }
}

/**
 * A cell without the apostrophe that our export puts before what a spreadsheet would run as a formula.
 *
 * @example [unguarded("'=SUM"), unguarded("'hộ nghèo'")]
 * // ['=SUM', "'hộ nghèo'"]
 */
export function unguarded(text: string): string {
  return text.charCodeAt(0) === APOSTROPHE && GUARDED.test(text) ? text.slice(1) : text
}

const APOSTROPHE = 0x27
const GUARDED = /^'+[=+\-@\t\r\n]/
