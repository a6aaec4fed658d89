// A table with one figure per row, from its header to its last row: figures to whoever takes them, findings to the report, and rows
// that are none set aside with the reason. One row is read by read-row.ts.
import type { Report } from '../finding.ts'
import type { Place } from '../grid.ts'
import type { ReadFigure } from '../read-figure.ts'
import type { NumberConvention } from '../words/number-convention.ts'
import type { RecordColumnCode } from './columns.ts'
import { checkHeader, type RecordHeader } from './find-columns.ts'
import { findNumbers, isWhole, numberColumns } from './find-numbers.ts'
import { buildRowReader, type RowContext } from './read-row.ts'
import type { RecordRow, RowPieces } from './row-cells.ts'

/** A table whose rows can be gone through more than once. */
export interface RecordTable {
  readonly header: RecordHeader
  readonly at: Pick<Place, 'file' | 'sheet'>
  /** All rows of the table from the first, each time anew; those down to the header are skipped. */
  readonly pieces: () => RowPieces
}

export type AsideReason = 'NO_FIGURE' | 'COUNTRY' | 'REGION' | 'MAPPING'

export interface RecordsTaker {
  readonly report: Report
  /** Awaited where it answers a promise, so that a slow taker slows the reading. */
  readonly take: (figure: ReadFigure) => void | Promise<void>
  readonly setAside: (place: Place, text: string, reason: AsideReason) => void
  readonly onRow: () => void
}

export type RecordsContext = Omit<RowContext, 'header' | 'at' | 'report' | 'numbers'> & {
  /** What the office says; found when absent. */
  readonly numbers: NumberConvention | undefined
}

/** Reads a table to its end. Answers how its numbers are written; undefined when only whole numbers stood there. */
export async function readRecords(
  table: RecordTable,
  context: RecordsContext,
  taker: RecordsTaker,
): Promise<NumberConvention | undefined> {
  const { header, at } = table
  const isComplete = checkHeader(header, givenColumns(context), at, taker.report)
  // without one of them every row would say the same again
  if (!isComplete) return context.numbers
  let numbers = context.numbers ?? (header.isExport ? 'EN' : undefined)
  let isDecided = numbers !== undefined
  const readerOf = (convention: NumberConvention | undefined) =>
    buildRowReader({ ...context, header, at, report: taker.report, numbers: convention ?? null })
  let readRow = readerOf(numbers)
  const indexes = numberColumns(header)
  const hasFigure = buildFigureTest(header)
  for (const piece of table.pieces())
    for (const row of piece) {
      if (row.row <= header.row) continue
      taker.onRow()
      if (!isDecided && indexes.some((index) => asksForNumbers(row, index))) {
        isDecided = true
        numbers = decideNumbers(table, taker.report)
        readRow = readerOf(numbers)
      }
      if (!hasFigure(row)) {
        if (!isBlank(row)) taker.setAside({ ...at, row: row.row, column: null }, textOf(row), 'NO_FIGURE')
        continue
      }
      const read = readRow(row)
      if (read === null) continue
      if ('aside' in read) {
        taker.setAside(read.place, textOf(row), read.aside)
        continue
      }
      const taken = taker.take(read)
      if (taken) await taken
    }
  return numbers
}

/** Looks through the table for a number that shows its convention; where none does, that is a finding and those numbers stay unread. */
function decideNumbers({ header, at, pieces }: RecordTable, report: Report): NumberConvention | undefined {
  const decision = findNumbers(header, pieces())
  if (decision.convention !== null) return decision.convention
  const column = (header.columns.get('value') ?? 0) + 1
  const cells = decision.params.cells ?? []
  report({
    code: decision.problem,
    place: { ...at, row: null, column },
    value: typeof cells === 'string' ? cells : (cells[0] ?? ''),
    params: decision.params,
  })
  return undefined
}

function asksForNumbers({ cells, grid }: RecordRow, index: number): boolean {
  const text = cells[index]
  return text !== undefined && text !== '' && !isWhole(text) && (grid?.[index]?.number ?? null) === null
}

/** Columns of which one must be filled for a row to speak of a figure; the area alone may be a note below the table. */
const TELLING = [
  'indicator',
  'period',
  'value',
  'low',
  'high',
  'absence',
] as const satisfies RecordColumnCode[]

function buildFigureTest({ columns }: RecordHeader): (row: RecordRow) => boolean {
  const indexes = TELLING.map((code) => columns.get(code)).filter((index) => index !== undefined)
  return ({ cells, grid }) =>
    indexes.some((index) => (cells[index] ?? '') !== '' || (grid?.[index]?.traps.length ?? 0) > 0)
}

function isBlank({ cells }: RecordRow): boolean {
  return cells.every((cell) => cell === '')
}

function textOf({ cells }: RecordRow): string {
  return cells.filter((cell) => cell !== '').join(' · ')
}

/** What the mapping states for the whole file needs no column. */
function givenColumns({ mapping }: RecordsContext): ReadonlySet<RecordColumnCode> {
  const { area, figures = {} } = mapping
  const given: RecordColumnCode[] = []
  if (area !== undefined) given.push('area')
  if (figures.indicator !== undefined) given.push('indicator')
  if (figures.period !== undefined) given.push('period')
  return new Set(given)
}
