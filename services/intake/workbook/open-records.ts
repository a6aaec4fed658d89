// A long CSV or TSV file, row by row in constant memory: what records/ reads. Tables that must be seen whole are open-workbook.ts's.
import { CsvError, parse } from 'csv-parse/sync'
import { fail } from '#schema/errors.ts'
import type { Finding } from '../finding.ts'
import { type Delimiter, findDelimiter } from './delimiter.ts'
import type { TextEncoding } from './encodings.ts'
import { findEncoding } from './find-encoding.ts'
import { readLines } from './read-lines.ts'
import { MEGABYTE, notTable, tooLarge } from './refusals.ts'
import { requireSourceFile, type SourceFile } from './source-file.ts'
import { decodeText } from './text-encoding.ts'
import { MOST_COLUMNS } from './workbook-limits.ts'

export interface OpenOptions {
  /** What the file is called, for people. */
  readonly name: string
  /** What the office says the encoding is; found when absent. */
  readonly encoding?: TextEncoding
}

export interface RecordRow {
  /** From 1, as a spreadsheet would count: empty lines count, a cell over two lines is in one row. */
  readonly row: number
  /** In composed Unicode, without space around. */
  readonly cells: readonly string[]
}

export interface RecordsFile {
  /** Null when it is not certain; then `findings` says so and the text is the likeliest reading. */
  readonly encoding: TextEncoding | null
  readonly delimiter: Delimiter
  readonly findings: readonly Finding[]
  /** All rows from the first, some hundreds at a time, each time anew. Throws FILE_NOT_TABLE or FILE_TOO_LARGE on the way. */
  readonly pieces: () => Iterable<readonly RecordRow[]>
}

/** Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_EMPTY, FILE_TOO_LARGE, or FILE_NOT_TABLE when it is not a text. */
export async function openRecords(path: string, options: OpenOptions): Promise<RecordsFile> {
  const source = await requireSourceFile(path, options.name, options.encoding)
  if (source.kind !== 'TEXT') throw notTable(options.name, 'NOT_TEXT')
  return readSource(source, options.encoding)
}

/** The same for a file that was looked at already. */
export function readSource(source: SourceFile, forced?: TextEncoding): RecordsFile {
  const { encoding, finding } = findEncoding(source, forced)
  const delimiter = findDelimiter(decodeText(source.head, encoding))
  return {
    encoding: finding ? null : encoding,
    delimiter,
    findings: finding ? [finding] : [],
    pieces: () => readRows(source, encoding, delimiter),
  }
}

function* readRows(
  source: SourceFile,
  encoding: TextEncoding,
  delimiter: Delimiter,
): Generator<readonly RecordRow[]> {
  let before = 0
  for (const rows of parsePieces(source, encoding, delimiter)) {
    const first = before + 1
    before += rows.length
    yield rows.map((cells, index) => {
      if (cells.length > MOST_COLUMNS) throw tooLarge(source.name, 'COLUMNS', cells.length, MOST_COLUMNS)
      trimEach(cells)
      return { row: first + index, cells }
    })
  }
  if (before === 0) throw fail('FILE_EMPTY', { file: source.name })
}

/** The rows of each piece of whole lines; a piece that ends between two quotation marks waits for the next. */
function* parsePieces(
  source: SourceFile,
  encoding: TextEncoding,
  delimiter: Delimiter,
): Generator<string[][]> {
  let isFirst = true
  let held = NOTHING
  for (const lines of readLines(source, encoding)) {
    const piece = held.length === 0 ? lines : Buffer.concat([held, lines])
    const rows = parsePiece(piece, delimiter, isFirst)
    if (!rows && piece.length > LONGEST_ROW) break
    held = rows ? NOTHING : Buffer.from(piece) // its memory is used again
    if (!rows) continue
    isFirst = false
    yield rows
  }
  if (held.length > 0) throw notTable(source.name, 'OPEN_QUOTE')
}

const NOTHING = Buffer.alloc(0)
/** Bytes; what is longer has a quotation mark that is never closed. */
const LONGEST_ROW = MEGABYTE

/** Null when it ends between two quotation marks. As one call for a piece: a stream of rows would take twice the time. */
function parsePiece(piece: Buffer, delimiter: Delimiter, isFirst: boolean): string[][] | null {
  try {
    return parse(piece, {
      bom: isFirst,
      delimiter,
      recordDelimiter: piece.includes(CARRIAGE_RETURN) ? LINE_ENDS : '\n', // each byte is held against each of them
      relaxColumnCount: true,
      relaxQuotes: true,
    })
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return null
    throw error
  }
}

const LINE_ENDS = ['\r\n', '\n', '\r']
const CARRIAGE_RETURN = 0x0d

/** In place: the parser's rows are nobody else's, and a million copies are work for the collector. */
function trimEach(cells: string[]): void {
  for (let index = 0; index < cells.length; index += 1) cells[index] = (cells[index] ?? '').trim()
}
