// Opens whatever an office sends as grids of cells: .xlsx, .xls, a web page saved as .xls, CSV or TSV in any usual encoding.
// The whole file is held in memory; long files of one figure a row are open-records.ts's. What cells mean is read elsewhere.
import { readFile } from 'node:fs/promises'
import { fail } from '#schema/errors.ts'
import type { Finding } from '../finding.ts'
import type { Grid, GridCell } from '../grid.ts'
import { composeText } from './clean-text.ts'
import type { TextEncoding } from './encodings.ts'
import { findEncoding } from './find-encoding.ts'
import { decodeEntities } from './html-entities.ts'
import { type OpenOptions, readSource } from './open-records.ts'
import { readHtml, readSpreadsheet } from './read-spreadsheet.ts'
import { tooLarge } from './refusals.ts'
import { LARGEST_WHOLE_TEXT, requireSize, requireSourceFile, type SourceFile } from './source-file.ts'
import { EMPTY_CELL } from './spreadsheet-cell.ts'
import { decodeText } from './text-encoding.ts'
import { MOST_CELLS, MOST_ROWS, requireModestArchive } from './workbook-limits.ts'

export interface Workbook {
  readonly format: 'CSV' | 'TSV' | 'XLSX' | 'XLS' | 'HTML'
  /** Null for a workbook of Unicode, which needs none, and where it is not certain; then `findings` says so. */
  readonly encoding: TextEncoding | null
  /** At least one. */
  readonly grids: readonly Grid[]
  readonly findings: readonly Finding[]
}

/** Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_TOO_LARGE, FILE_EMPTY or FILE_NOT_TABLE. */
export async function openWorkbook(path: string, options: OpenOptions): Promise<Workbook> {
  const source = await requireSourceFile(path, options.name, options.encoding)
  const workbook = await open(source, options.encoding)
  if (!workbook.grids.some(({ rows }) => rows.length > 0)) throw fail('FILE_EMPTY', { file: options.name })
  return workbook
}

async function open(source: SourceFile, forced?: TextEncoding): Promise<Workbook> {
  if (source.kind === 'TEXT') return openText(source, forced)
  return source.kind === 'HTML' ? openHtml(source, forced) : openSpreadsheet(source, source.kind, forced)
}

async function openSpreadsheet(
  source: SourceFile,
  format: 'XLSX' | 'XLS',
  forced?: TextEncoding,
): Promise<Workbook> {
  const bytes = await readFile(source.path)
  if (format === 'XLSX') await requireModestArchive(bytes, source.name)
  return { format, ...readSpreadsheet(bytes, source.name, forced) }
}

async function openHtml(source: SourceFile, forced?: TextEncoding): Promise<Workbook> {
  const { encoding, finding } = findEncoding(source, forced)
  const html = decodeText(await readFile(source.path), encoding).trimStart()
  const { grids, findings } = readHtml(composeText(decodeEntities(html)), source.name)
  return {
    format: 'HTML',
    encoding: finding ? null : encoding,
    grids,
    findings: finding ? [finding, ...findings] : findings,
  }
}

function openText(source: SourceFile, forced?: TextEncoding): Workbook {
  requireSize(source, LARGEST_WHOLE_TEXT)
  const { encoding, delimiter, findings, pieces } = readSource(source, forced)
  const rows: GridCell[][] = []
  let cells = 0
  for (const piece of pieces())
    for (const record of piece) {
      rows.push(toRow(record.cells))
      cells += record.cells.length
      if (rows.length > MOST_ROWS) throw tooLarge(source.name, 'ROWS', `> ${MOST_ROWS}`, MOST_ROWS)
      if (cells > MOST_CELLS) throw tooLarge(source.name, 'CELLS', `> ${MOST_CELLS}`, MOST_CELLS)
    }
  const grid: Grid = { file: source.name, sheet: null, rows: trimEnd(rows), ...PLAIN }
  return { format: delimiter === '\t' ? 'TSV' : 'CSV', encoding, grids: [grid], findings }
}

const PLAIN = { merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() }

/** A text has no types: its figures are texts too, and that is no trap. */
function toRow(cells: readonly string[]): GridCell[] {
  return cells.map((text) => (text === '' ? EMPTY_CELL : { text, number: null, traps: [] }))
}

function trimEnd(rows: GridCell[][]): GridCell[][] {
  while (rows.at(-1)?.every((cell) => cell === EMPTY_CELL)) rows.pop()
  return rows
}
