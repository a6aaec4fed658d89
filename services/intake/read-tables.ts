// The tables with one figure per row that a file has, one after the other, and the mapping that comes of it.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import type { FileLayout, FileToRead } from './file-layout.ts'
import type { Mapping } from './mapping.ts'
import type { Reading } from './reading.ts'
import { type RecordTable, readRecords } from './records/read-records.ts'
import type { NumberConvention } from './words/number-convention.ts'

/** Reads every table to its end. */
export async function readTables(
  tables: readonly RecordTable[],
  { said, words }: FileToRead,
  reading: Reading,
): Promise<Pick<FileLayout, 'sheet' | 'form' | 'mapping'>> {
  const { numbers, scheme, dash, dots } = said
  const context = {
    registry,
    catalogue,
    mapping: said,
    scheme,
    legend: { dash, dots },
    source: words,
    numbers,
  }
  const used = new Set<NumberConvention | undefined>()
  for (const table of tables) used.add(await readRecords(table, context, reading))
  const [only] = tables
  const sheet = tables.length === 1 && only ? only.at.sheet : null
  const [convention] = used
  const mapping: Mapping = {
    ...said,
    v: 1,
    form: 'RECORDS',
    ...(sheet !== null && { sheet }),
    ...(used.size === 1 && convention !== undefined && { numbers: convention }),
  }
  return { sheet, form: 'RECORDS', mapping }
}
