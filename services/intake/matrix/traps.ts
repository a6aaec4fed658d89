// What makes a spreadsheet's cells untrustworthy, as findings: values that are none stop the import, doubtful ones are told.
import type { Finding, Report } from '../finding.ts'
import type { GridCell } from '../grid.ts'
import { shiftPoint } from '../words/scale-figure.ts'
import { figureColumns, placeOf, type Table } from './cells.ts'
import { range } from './sheet.ts'

const BROKEN = ['BECAME_DATE', 'ERROR_VALUE', 'FORMULA_WITHOUT_RESULT'] as const

/** Reports what is wrong with a cell; true when it holds no figure that could be read. */
export function reportTraps(cell: GridCell, place: Finding['place'], report: Report): boolean {
  const [broken] = BROKEN.filter((trap) => cell.traps.includes(trap))
  if (broken) {
    report({ code: broken, place, value: cell.text, params: {} })
    return true
  }
  const stored = cell.number ?? ''
  if (cell.traps.includes('PERCENT_FORMAT'))
    report({
      code: 'PERCENT_FORMAT',
      place,
      value: cell.text,
      params: { stored, read: shiftPoint(stored, 2) },
    })
  if (cell.traps.includes('SHOWN_ROUNDED'))
    report({ code: 'SHOWN_ROUNDED', place, value: cell.text, params: { stored } })
  return false
}

/** Reports rows and columns of figures that a reader of the sheet does not see. */
export function reportHidden(table: Table, report: Report): void {
  const { grid } = table.sheet
  const { data } = table.frame
  const rows = range(data.from, data.to).filter((row) => grid.hiddenRows.has(row))
  const columns = figureColumns(table).filter((column) => grid.hiddenColumns.has(column))
  const place = (row: number | null, column: number | null) => placeOf(grid, row, column)
  if (rows.length > 0)
    report({
      code: 'HIDDEN_ROWS',
      place: place(rows[0] ?? null, null),
      value: '',
      params: { count: rows.length, rows: rows.slice(0, SHOWN).map(String) },
    })
  if (columns.length > 0)
    report({
      code: 'HIDDEN_COLUMNS',
      place: place(null, columns[0] ?? null),
      value: '',
      params: { count: columns.length, columns: columns.slice(0, SHOWN).map(String) },
    })
}

const SHOWN = 8
