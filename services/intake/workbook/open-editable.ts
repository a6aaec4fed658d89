// A copy of an office's file as a workbook that can be written in and saved as .xlsx. The one thing it is for is to hand the file back
// with remarks: reading figures goes through open-workbook.ts and open-records.ts.
import { readFile } from 'node:fs/promises'
import Excel, { type Workbook } from 'exceljs'
import type { Grid } from '../grid.ts'
import { type OpenOptions, readSource } from './open-records.ts'
import { openWorkbook } from './open-workbook.ts'
import { convertToXlsx } from './read-spreadsheet.ts'
import { tooLarge } from './refusals.ts'
import { type FileKind, requireSourceFile, type SourceFile } from './source-file.ts'
import { areaOf, requireModestArchive } from './workbook-limits.ts'
import { listZipEntries } from './zip-entries.ts'

/** Cells that are copied: a workbook that can be written in takes some kilobytes for each, and holds up whoever else is served. */
const MOST_COPIED = 500_000

/** The name of the sheet that a file without sheets becomes. */
export const ONLY_SHEET = 'Dữ liệu'

export interface EditableCopy {
  readonly workbook: Workbook
  /** False where a long text was copied in part: its first rows and those that were asked for, each at its own number. */
  readonly complete: boolean
}

/**
 * The file with its formats where it is an .xlsx, else its cells. `rows` are those of a long text that the copy must have.
 * Throws as openWorkbook does; FILE_TOO_LARGE already for a workbook of more than 500,000 cells.
 */
export async function openEditable(
  path: string,
  options: OpenOptions,
  rows: ReadonlySet<number>,
): Promise<EditableCopy> {
  const source = await requireSourceFile(path, options.name, options.encoding)
  if (source.kind === 'TEXT') return copyText(source, options, rows)
  const bytes = await readFile(path)
  if (source.kind === 'XLSX') await requireModestArchive(bytes, options.name, MOST_COPIED)
  const { grids, encoding } = await openWorkbook(path, options)
  requireFewCells(grids, options.name)
  const workbook = await loadOrCopy(bytes, source.kind, grids)
  if (encoding === 'TCVN3') showAsUnicode(workbook, grids)
  return { workbook, complete: true }
}

/** The library goes through every cell that is merged, however empty. */
function requireFewCells(grids: readonly Grid[], name: string): void {
  const merged = grids.flatMap(({ merges }) => merges)
  const cells = grids.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.length, 0)
  const all = merged.reduce(
    (sum, { fromRow, toRow, fromColumn, toColumn }) =>
      sum + (toRow - fromRow + 1) * (toColumn - fromColumn + 1),
    cells,
  )
  if (all > MOST_COPIED) throw tooLarge(name, 'CELLS', all, MOST_COPIED)
}

async function loadOrCopy(bytes: Buffer, kind: FileKind, grids: readonly Grid[]): Promise<Workbook> {
  if (kind === 'HTML') return copyGrids(grids)
  const own = kind === 'XLSX' ? await load(bytes) : null
  return own ?? (await load(convertToXlsx(bytes))) ?? copyGrids(grids)
}

/** Null where ExcelJS cannot open it, as with some parts that other programs write. */
async function load(bytes: Buffer): Promise<Workbook | null> {
  const workbook = new Excel.Workbook()
  const ignoreNodes = (await validatesFewCells(bytes)) ? [] : ['dataValidations']
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer, { ignoreNodes })
    return workbook
  } catch {
    return null
  }
}

/** ExcelJS makes something of every cell that has a drop-down list, and a whole column of them is a million. */
async function validatesFewCells(zip: Buffer): Promise<boolean> {
  let cells = 0
  for (const entry of (await listZipEntries(zip)) ?? []) {
    if (!entry.name.startsWith('xl/worksheets/')) continue
    let xml = ''
    for await (const piece of entry.read()) xml += piece.toString('latin1')
    for (const [, ranges = ''] of xml.matchAll(/<dataValidation [^>]*sqref="([^"]*)"/g))
      cells += ranges.split(' ').reduce((sum, range) => sum + areaOf(range), 0)
  }
  return cells <= MOST_VALIDATED
}

const MOST_VALIDATED = 100_000

function copyGrids(grids: readonly Grid[]): Workbook {
  const workbook = new Excel.Workbook()
  for (const grid of grids) {
    const sheet = workbook.addWorksheet(grid.sheet ?? ONLY_SHEET)
    grid.rows.forEach((row, index) => {
      sheet.getRow(index + 1).values = row.map(({ text }) => text || null)
    })
  }
  return workbook
}

/** The copy has other fonts than the .Vn ones, and a reader wants to read it. */
function showAsUnicode(workbook: Workbook, grids: readonly Grid[]): void {
  for (const grid of grids) {
    const sheet = workbook.getWorksheet(grid.sheet ?? ONLY_SHEET)
    grid.rows.forEach((row, index) => {
      row.forEach(({ text, number }, column) => {
        const cell = sheet?.getCell(index + 1, column + 1)
        if (cell && number === null && cell.type === Excel.ValueType.String) cell.value = text
      })
    })
  }
}

/** Rows at the beginning of a long text that are copied in any case: its titles and its header. */
const FIRST_ROWS = 50

async function copyText(
  source: SourceFile,
  { encoding }: OpenOptions,
  wanted: ReadonlySet<number>,
): Promise<EditableCopy> {
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet(ONLY_SHEET)
  const { pieces } = readSource(source, encoding)
  let kept = new Map<number, readonly string[]>()
  let cells = 0
  let complete = true
  const isNeeded = (row: number) => row <= FIRST_ROWS || wanted.has(row)
  for (const piece of pieces())
    for (const { row, cells: texts } of piece) {
      if (!complete && !isNeeded(row)) continue
      kept.set(row, texts)
      cells += texts.length
      if (!complete || cells <= MOST_COPIED) continue
      complete = false
      kept = new Map([...kept].filter(([number]) => isNeeded(number)))
    }
  for (const [row, texts] of kept) sheet.getRow(row).values = texts.map((text) => text || null)
  return { workbook, complete }
}
