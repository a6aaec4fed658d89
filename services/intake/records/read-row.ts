// One row as one figure. Every cell that cannot be read is told, not only the first; a row with one is no figure.
// What the parts of a row mean is read-key.ts, read-value.ts and read-source.ts.
import type { FlatFigure } from '#schema/figure.ts'
import type { TableSource } from '#schema/series-table.ts'
import type { Report } from '../finding.ts'
import type { Place } from '../grid.ts'
import type { ReadFigure } from '../read-figure.ts'
import { recordId } from '../record-id.ts'
import type { RecordHeader } from './find-columns.ts'
import type { AsideRow } from './read-area-cell.ts'
import { buildKeyReader, type KeyContext, type RowKey } from './read-key.ts'
import { buildSourceReader, type SourceWords } from './read-source.ts'
import { checkValue, readValue, type ValueContext, WITHDRAWN } from './read-value.ts'
import { buildRowCells, type RecordRow, type RowCells } from './row-cells.ts'

export interface RowContext extends KeyContext, ValueContext {
  readonly header: RecordHeader
  readonly at: Pick<Place, 'file' | 'sheet'>
  /** Of rows that name none. */
  readonly source: SourceWords
  readonly report: Report
}

export type RowReading = ReadFigure | (AsideRow & { readonly place: Place })

/** Reads rows one after the other; null for a row with a cell that was refused. */
export function buildRowReader(context: RowContext): (row: RecordRow) => RowReading | null {
  const cells = buildRowCells(context.header, context.at, context.report)
  const readKey = buildKeyReader(context)
  const readSource = buildSourceReader(context.source)
  const checkWidth = buildWidthCheck(context)
  return (row) => {
    cells.moveTo(row)
    checkWidth(row, cells)
    const key = readKey(cells)
    if (key !== null && 'aside' in key) return { aside: key.aside, place: cells.placeOf(null) }
    const withdraws = readWithdraw(cells)
    const figure = withdraws
      ? WITHDRAWN
      : key === null
        ? checkValue(cells, context)
        : readValue(cells, key, context)
    const source = readSource(cells)
    if (key === null || figure === null || source === null || cells.isRefused) return null
    return buildFigure(cells, key, figure, source, withdraws)
  }
}

function buildFigure(
  cells: RowCells,
  { key, unit, period, status, access, inferred }: RowKey,
  figure: FlatFigure,
  source: TableSource,
  withdraws: boolean,
): ReadFigure {
  const { value, low, high, qualifier, decimals, multiplier, absence } = figure
  const place = cells.placeOf('value')
  return {
    observation: {
      key,
      unit,
      id: cells.text('id') || recordId(key, period),
      period,
      value,
      low,
      high,
      qualifier,
      decimals,
      multiplier,
      // a figure that is missing is not final: SDMX has a status of its own for it
      status: absence === null || cells.has('status') ? status : 'M',
      access,
      absence,
      inferred: cells.has('inferred') ? listOf(cells.text('inferred')) : [...inferred],
      note: cells.text('note') || null,
      source,
      place: cells.text('place') || placeText(place),
    },
    place,
    withdraws,
  }
}

/** Where in the file it stands, as R1C1: a reader of the figure years later has only this. */
function placeText({ sheet, row, column }: Place): string {
  const cell = `R${row}C${column}`
  return sheet === null ? cell : `${sheet}!${cell}`
}

function listOf(text: string): string[] {
  return text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const YES = /^(?:x|1|có|true|yes)$/iu
const NO = /^(?:0|không|false|no)$/iu

function readWithdraw(cells: RowCells): boolean {
  const text = cells.text('withdraw')
  if (text === '' || NO.test(text)) return false
  if (!YES.test(text)) cells.refuse('withdraw', 'CODE_UNKNOWN', { candidates: ['x'] })
  return true
}

/** More cells than headings: mostly the comma of an unquoted number, behind which every cell would be read as its neighbour. */
function buildWidthCheck({ header, at, report }: RowContext): (row: RecordRow, cells: RowCells) => void {
  const { headings } = header
  const unnamed = headings.flatMap((heading, index) => (heading === '' ? [index] : []))
  const check = ({ row, cells: texts }: RecordRow, index: number, cells: RowCells) => {
    const value = texts[index] ?? ''
    if (value === '') return
    report({
      code: 'CELL_WITHOUT_HEADING',
      place: { ...at, row, column: index + 1 },
      value,
      params: { value },
    })
    cells.leaveOut()
  }
  return (row, cells) => {
    for (const index of unnamed) check(row, index, cells)
    for (let index = headings.length; index < row.cells.length; index += 1) check(row, index, cells)
  }
}
