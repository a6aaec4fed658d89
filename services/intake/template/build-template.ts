// The official .xlsx template of a province: a sheet to fill in with one figure a row, a guide, and the lists that its cells choose from.
// What comes back is read by records/ like any other file with these columns.
import Excel, { type Workbook, type Worksheet } from 'exceljs'
import { catalogue, type Indicator } from '#schema/catalogue/catalogue.ts'
import { failWith, type Problem } from '#schema/errors.ts'
import { type Province, registry } from '#schema/registry/registry.ts'
import { suggest } from '#schema/suggest.ts'
import { columnLetters } from '../format-place.ts'
import {
  RECORD_COLUMNS,
  REQUIRED_COLUMNS,
  type RecordColumn,
  type RecordColumnCode,
} from '../records/columns.ts'
import { buildColumnChoices } from './column-choices.ts'
import { addGuideSheet } from './guide-sheet.ts'

export interface TemplateOptions {
  /** Codes to choose from; all of the catalogue when absent or empty. */
  readonly indicators?: readonly string[]
}

/** The bytes of the .xlsx. Throws BAD_INPUT with an UNKNOWN_INDICATOR for each code that is none. */
export async function buildTemplate(
  province: Province,
  { indicators = [] }: TemplateOptions = {},
): Promise<Uint8Array> {
  const workbook = await buildWorkbook(province, requireIndicators(indicators))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function requireIndicators(codes: readonly string[]): readonly Indicator[] {
  if (codes.length === 0) return catalogue.indicators
  const known = catalogue.indicators.map(({ code }) => code)
  const problems = codes.flatMap((code, at): Problem[] =>
    known.includes(code)
      ? []
      : [
          {
            path: `indicators.${at}`,
            code: 'UNKNOWN_INDICATOR',
            params: { code, candidates: suggest(code, known) },
          },
        ],
  )
  if (problems.length > 0) throw failWith(problems)
  return catalogue.indicators.filter(({ code }) => codes.includes(code))
}

async function buildWorkbook(province: Province, indicators: readonly Indicator[]): Promise<Workbook> {
  const workbook = new Excel.Workbook()
  const figures = workbook.addWorksheet('Số liệu', { views: [{ state: 'frozen', ySplit: 1 }] })
  addGuideSheet(workbook, province)
  RECORD_COLUMNS.forEach((column, index) => {
    addColumn(figures, column, index + 1)
  })
  const lists = workbook.addWorksheet(LISTS, { state: 'veryHidden' })
  addChoices(figures, lists, buildColumnChoices(province, indicators, registry))
  await figures.protect('', ALLOWED) // no password: the header is locked against accidents, not against people
  return workbook
}

/** No letter in it that a formula would need quotes for. */
const LISTS = 'Danh_muc'

const ALLOWED = {
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  deleteRows: true,
  sort: true,
  autoFilter: true,
} as const

function addColumn(sheet: Worksheet, { code, nameVi }: RecordColumn, at: number): void {
  const column = sheet.getColumn(at)
  column.width = WIDTHS[code] ?? 14
  column.numFmt = '@' // as text: a spreadsheet turns 1-2 into a date and, where it is an English one, 1.500 into 1.5
  column.protection = { locked: false }
  const required = REQUIRED_COLUMNS.includes(code)
  const header = sheet.getCell(1, at)
  header.value = `${nameVi} (${code})`
  header.protection = { locked: true }
  header.font = { bold: true, color: { argb: required ? 'FFFFFFFF' : 'FF1F2937' } }
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: required ? 'FF1D4ED8' : 'FFE5E7EB' } }
  header.alignment = { wrapText: true, vertical: 'middle' }
}

const WIDTHS: Readonly<Partial<Record<RecordColumnCode, number>>> = {
  area: 38,
  indicator: 48,
  standard: 26,
  breakdown: 26,
  note: 30,
  source_title: 34,
  source_publisher: 26,
}

/** Rows that a list can be chosen in: more than anybody fills by hand, and few enough for programs that make each of them. */
const LAST_ROW = 5000

/** What ExcelJS has for whole ranges and leaves out of its types; a cell's own validation would make a cell of every row. */
interface RangeValidations {
  readonly dataValidations: { add(range: string, validation: Excel.DataValidation): void }
}

function addChoices(
  figures: Worksheet,
  lists: Worksheet,
  choices: ReadonlyMap<RecordColumnCode, readonly string[]>,
): void {
  const { dataValidations } = figures as Worksheet & RangeValidations
  let at = 0
  for (const [code, list] of choices) {
    at += 1
    lists.getColumn(at).values = [code, ...list]
    const from = columnLetters(at)
    const to = columnLetters(RECORD_COLUMNS.findIndex((column) => column.code === code) + 1)
    dataValidations.add(`${to}2:${to}${LAST_ROW}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`${LISTS}!$${from}$2:$${from}$${list.length + 1}`],
      // a warning, not a ban: the bare code, and its Vietnamese word, are read as well
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: 'Không có trong danh sách',
      error: 'Chọn trong danh sách, hoặc gõ mã đứng trước dấu “·”. Vẫn giữ giá trị này?',
    })
  }
}
