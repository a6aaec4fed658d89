// The one file that speaks SheetJS: a workbook's bytes, or an HTML page's text, as grids. Formulas are never computed, macros and
// links never followed: what is stored is what is read.
import { type CellObject, read, SSF, set_cptable, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Finding } from '../finding.ts'
import type { Grid, GridCell, MergedRange } from '../grid.ts'
import type { TextEncoding } from './encodings.ts'
import { notTable, tooLarge } from './refusals.ts'
import { findSheetEncoding } from './sheet-encoding.ts'
import { type CellReading, EMPTY_CELL, readCell } from './spreadsheet-cell.ts'
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from './workbook-limits.ts'

export interface ReadSheets {
  /** Visible sheets that hold something, in their order. */
  readonly grids: readonly Grid[]
  readonly findings: readonly Finding[]
  /** TCVN3 when a sheet was; else null, for a workbook says its encoding. */
  readonly encoding: 'TCVN3' | null
}

/** An .xlsx or .xls. Throws FILE_NOT_TABLE or FILE_TOO_LARGE. */
export function readSpreadsheet(bytes: Buffer, file: string, forced?: TextEncoding): ReadSheets {
  set_cptable(codepages) // workbooks of Excel 95 have their text in a code page
  return readSheets(
    tryToRead(() => read(bytes, { ...OPTIONS, type: 'buffer' }), file),
    file,
    forced,
  )
}

/** Tables of a page; their cells stay text, because a page has no numbers and SheetJS would take 1.500 for 1.5. */
export function readHtml(html: string, file: string): ReadSheets {
  return readSheets(
    tryToRead(() => read(html, { ...OPTIONS, type: 'string', raw: true }), file),
    file,
    'UTF-8',
  )
}

/** An .xls, or an .xlsx that other programs stumble over, as a plain .xlsx: values, number formats and merged cells. */
export function convertToXlsx(bytes: Buffer): Buffer {
  set_cptable(codepages)
  return write(read(bytes, { ...OPTIONS, type: 'buffer' }), { type: 'buffer', bookType: 'xlsx' })
}

const OPTIONS = {
  dense: true,
  cellDates: false,
  cellHTML: false,
  cellNF: true,
  cellText: true,
  cellStyles: true, // the only way to learn which rows are hidden, and which formulas have no result
  dateNF: 'dd/mm/yyyy', // how the short date, which Excel shows as the system wants it, is shown in Vietnam
} as const

function tryToRead(act: () => WorkBook, file: string): WorkBook {
  try {
    return act()
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/password|encrypt/i.test(message)) throw notTable(file, 'PASSWORD', error)
    throw notTable(file, /Cannot find Workbook stream/.test(message) ? 'OTHER_OLE' : 'DAMAGED', error)
  }
}

function readSheets(workbook: WorkBook, file: string, forced?: TextEncoding): ReadSheets {
  const findings: Finding[] = []
  const grids: Grid[] = []
  let encoding: 'TCVN3' | null = null
  workbook.SheetNames.forEach((sheet, index) => {
    const stored = workbook.Sheets[sheet]
    if (!stored || !hasContent(stored)) return
    const hidden = workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0
    if (hidden === 1) findings.push(hiddenSheet(file, sheet))
    if (hidden > 0) return // 2 is "very hidden": a program's own lists, such as our template's, which nobody can show by hand
    const found = findSheetEncoding(listTexts(stored), { file, sheet }, forced)
    if (found.tcvn3) encoding = 'TCVN3'
    if (found.finding) findings.push(found.finding)
    grids.push(
      readGrid(
        stored,
        { file, sheet },
        { decode: found.decode, isDate, typed: workbook.bookType !== 'html' },
      ),
    )
  })
  return { grids, findings, encoding }
}

function hiddenSheet(file: string, sheet: string): Finding {
  return {
    code: 'SHEET_HIDDEN',
    place: { file, sheet, row: null, column: null },
    value: sheet,
    params: {},
  }
}

function isDate(format: string): boolean {
  return format !== '' && format !== 'General' && SSF.is_date(format) === true
}

type StoredRows = readonly (readonly (CellObject | undefined)[] | undefined)[]

function rowsOf(stored: WorkSheet): StoredRows {
  return (stored as { '!data'?: StoredRows })['!data'] ?? []
}

function hasContent(stored: WorkSheet): boolean {
  return rowsOf(stored).some((row) => row?.some((cell) => cell && (cell.t !== 'z' || cell.f !== undefined)))
}

function* listTexts(stored: WorkSheet): Iterable<string> {
  for (const row of rowsOf(stored))
    for (const cell of row ?? []) if (cell?.t === 's') yield String(cell.v ?? '')
}

function readGrid(
  stored: WorkSheet,
  { file, sheet }: { file: string; sheet: string },
  reading: CellReading,
): Grid {
  const rows = readRows(rowsOf(stored), file, reading)
  return {
    file,
    sheet,
    rows,
    merges: (stored['!merges'] ?? []).map(
      ({ s, e }): MergedRange => ({
        fromRow: s.r + 1,
        toRow: e.r + 1,
        fromColumn: s.c + 1,
        toColumn: e.c + 1,
      }),
    ),
    hiddenRows: hiddenOf(stored['!rows']),
    hiddenColumns: hiddenOf(stored['!cols']),
  }
}

function readRows(stored: StoredRows, file: string, reading: CellReading): GridCell[][] {
  if (stored.length > MOST_ROWS) throw tooLarge(file, 'ROWS', stored.length, MOST_ROWS)
  let cells = 0
  const rows = Array.from(stored, (row) => {
    const read = readRow(row ?? [], reading)
    if (read.length > MOST_COLUMNS) throw tooLarge(file, 'COLUMNS', read.length, MOST_COLUMNS)
    cells += read.length
    if (cells > MOST_CELLS) throw tooLarge(file, 'CELLS', `> ${MOST_CELLS}`, MOST_CELLS)
    return read
  })
  while (rows.at(-1)?.length === 0) rows.pop()
  return rows
}

/** Up to the last cell with content: formats alone are drawn far to the right in many workbooks. */
function readRow(stored: readonly (CellObject | undefined)[], reading: CellReading): GridCell[] {
  const row: GridCell[] = []
  stored.forEach((cell, column) => {
    const read = cell ? readCell(cell, reading) : EMPTY_CELL
    if (read === EMPTY_CELL) return
    while (row.length < Math.min(column, MOST_COLUMNS)) row.push(EMPTY_CELL)
    row.push(read)
  })
  return row
}

function hiddenOf(
  lines: readonly ({ hidden?: boolean | undefined } | undefined)[] = [],
): ReadonlySet<number> {
  const hidden = new Set<number>()
  lines.forEach((line, index) => {
    if (line?.hidden) hidden.add(index + 1)
  })
  return hidden
}
