// A file that is seen whole: a workbook, or a text that is no list of records. Sheets with the header of records are read as such, else
// the table of one sheet is read as areas × periods. Which cell means what, records/ and matrix/ say.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import type { FileLayout, FileToRead } from './file-layout.ts'
import type { Grid } from './grid.ts'
import type { Mapping } from './mapping.ts'
import { findTable } from './matrix/cells.ts'
import { detectLayout } from './matrix/detect-layout.ts'
import { readMatrix } from './matrix/read-matrix.ts'
import { readTables } from './read-tables.ts'
import type { Reading } from './reading.ts'
import { REQUIRED_COLUMNS } from './records/columns.ts'
import { findGridTables } from './records/find-tables.ts'
import { buildSource } from './records/read-source.ts'
import { openWorkbook, type Workbook } from './workbook/open-workbook.ts'

export async function readWorkbook(file: FileToRead, reading: Reading): Promise<FileLayout> {
  const { source, said } = file
  const given = file.encoding && { encoding: file.encoding }
  const workbook = await openWorkbook(source.path, { name: source.name, ...given })
  const { format, encoding } = workbook
  workbook.findings.forEach(reading.report)
  const tables = said.form === 'MATRIX' ? [] : findGridTables(workbook.grids, said)
  if (tables.length === 0 && said.form !== 'RECORDS')
    return { format, encoding, ...(await readTable(workbook, file, reading)) }

  if (tables.length === 0) reportNoHeader(workbook, file, reading)
  const sheets = new Set(tables.map(({ at }) => at.sheet))
  for (const grid of workbook.grids) if (sheets.has(grid.sheet)) reportHiddenRows(grid, reading)
  return { format, encoding, ...(await readTables(tables, file, reading)) }
}

/** The table of the sheet that is asked for, or of the first that has one. */
async function readTable(
  { grids }: Workbook,
  file: FileToRead,
  reading: Reading,
): Promise<Pick<FileLayout, 'sheet' | 'form' | 'mapping'>> {
  const { said, words, province } = file
  const given: Mapping = { ...said, v: 1, form: 'MATRIX' }
  const grid = chooseGrid(grids, file, reading)
  if (!grid) return { sheet: null, form: 'MATRIX', mapping: given }
  const { mapping, kept, notes, findings } = detectLayout(grid, { registry, catalogue }, given)
  for (const note of notes) reading.note(note)
  findings.forEach(reading.report)
  const context = {
    province,
    registry,
    catalogue,
    source: buildSource(words),
    onSetAside: ({
      place,
      text,
      why,
    }: {
      place: Parameters<Reading['setAside']>[0]
      text: string
      why: string
    }) => reading.setAside(place, text, why),
  }
  let row: number | null = null
  if (!findings.some(({ code }) => code === 'TABLE_NOT_FOUND'))
    for (const figure of readMatrix(grid, mapping, context, reading.report)) {
      if (figure.place.row !== row) reading.onRow()
      row = figure.place.row
      await reading.take(figure)
    }
  return { sheet: grid.sheet, form: 'MATRIX', mapping: kept }
}

/** One mapping describes one sheet: where several have tables and none is asked for, the others are told. */
function chooseGrid(
  grids: readonly Grid[],
  { source, said }: FileToRead,
  { report }: Reading,
): Grid | undefined {
  const place = { file: source.name, sheet: null, row: null, column: null }
  if (said.sheet !== undefined && grids.some(({ sheet }) => sheet !== null)) {
    const asked = grids.find(({ sheet }) => sheet === said.sheet)
    const candidates = grids.flatMap(({ sheet }) => sheet ?? [])
    const params = { value: said.sheet, candidates }
    if (!asked) report({ code: 'SHEET_UNKNOWN', place, value: said.sheet, params })
    return asked
  }
  const [first = grids[0], ...others] = grids.filter((grid) => findTable(grid, said, registry) !== null)
  const sheets = others.map(({ sheet }) => sheet ?? '')
  if (sheets.length > 0)
    report({
      code: 'SHEETS_NOT_READ',
      place,
      value: sheets.join(', '),
      params: { count: sheets.length, sheets },
    })
  return first
}

function reportNoHeader({ grids }: Workbook, { source, said }: FileToRead, { report }: Reading): void {
  const sheet = grids.find((grid) => grid.sheet === said.sheet)?.sheet ?? null
  const place = { file: source.name, sheet, row: said.header?.to ?? null, column: null }
  report({ code: 'HEADER_NOT_FOUND', place, value: '', params: { columns: REQUIRED_COLUMNS } })
}

function reportHiddenRows({ file, sheet, hiddenRows }: Grid, { report }: Reading): void {
  const [first = null] = hiddenRows
  if (first === null) return
  const rows = [...hiddenRows].slice(0, SHOWN).map(String)
  report({
    code: 'HIDDEN_ROWS',
    place: { file, sheet, row: first, column: null },
    value: '',
    params: { count: hiddenRows.size, rows },
  })
}

const SHOWN = 8
