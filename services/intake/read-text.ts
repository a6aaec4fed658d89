// A text file with one figure per row, read as a stream: it may be long. A text that is laid out otherwise is read whole, by
// read-workbook.ts.
import type { FileLayout, FileToRead } from './file-layout.ts'
import { readTables } from './read-tables.ts'
import type { Reading } from './reading.ts'
import { findTextTable } from './records/find-tables.ts'
import { readSource } from './workbook/open-records.ts'

/** Reads the file, when it has the header of records or the mapping says that it has; else nothing is read, and null is the answer. */
export async function readText(file: FileToRead, reading: Reading): Promise<FileLayout | null> {
  const { source, said, encoding } = file
  if (said.form === 'MATRIX') return null
  const opened = readSource(source, encoding)
  const table = findTextTable(source, opened, said)
  if (!table) return null
  opened.findings.forEach(reading.report)
  return {
    format: opened.delimiter === '\t' ? 'TSV' : 'CSV',
    encoding: opened.encoding,
    ...(await readTables([table], file, reading)),
  }
}
