// A long CSV or TSV file, row by row in constant memory: what records/ reads. Tables that must be seen whole are open-workbook.ts's.
import { pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import { fail } from '#schema/errors.ts'
import type { Finding } from '../finding.ts'
import { type Delimiter, findDelimiter } from './delimiter.ts'
import { findEncoding } from './find-encoding.ts'
import { readLines } from './read-lines.ts'
import { MEGABYTE, notTable, tooLarge } from './refusals.ts'
import { requireSourceFile, type SourceFile } from './source-file.ts'
import { decodeText, type TextEncoding } from './text-encoding.ts'
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
  /** Can be read once. Throws FILE_NOT_TABLE or FILE_TOO_LARGE on the way. */
  readonly records: AsyncIterable<RecordRow>
}

/** Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_EMPTY, FILE_TOO_LARGE, or FILE_NOT_TABLE when it is not a text. */
export async function openRecords(path: string, options: OpenOptions): Promise<RecordsFile> {
  const source = await requireSourceFile(path, options.name)
  if (source.kind !== 'TEXT') throw notTable(options.name, 'NOT_TEXT')
  return readSource(source, options.encoding)
}

/** The same for a file that was looked at already. */
export async function readSource(source: SourceFile, forced?: TextEncoding): Promise<RecordsFile> {
  const { encoding, finding } = await findEncoding(source, forced)
  const delimiter = findDelimiter(decodeText(source.head, encoding))
  return {
    encoding: finding ? null : encoding,
    delimiter,
    findings: finding ? [finding] : [],
    records: readRows(source, encoding, delimiter),
  }
}

async function* readRows(
  source: SourceFile,
  encoding: TextEncoding,
  delimiter: Delimiter,
): AsyncIterable<RecordRow> {
  const parser = parse({
    bom: true,
    delimiter,
    relaxColumnCount: true,
    relaxQuotes: true,
    maxRecordSize: MEGABYTE,
  })
  pipeline(readLines(source, encoding), parser, () => {}) // an error comes out of the parser, below
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (cells.length > MOST_COLUMNS) throw tooLarge(source.name, 'COLUMNS', cells.length, MOST_COLUMNS)
      yield { row, cells: cells.map(trim) }
    }
  } catch (error) {
    throw isCsvError(error) ? notTable(source.name, 'OPEN_QUOTE', error) : error
  }
  if (row === 0) throw fail('FILE_EMPTY', { file: source.name })
}

function trim(text: string): string {
  return text.trim()
}

function isCsvError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}
