// A grid as a layout sees it: any cell by row and column, merged ranges known, and what kind of thing stands in a cell.
// Kinds only tell figures from words, so that rows and columns can be sorted; what a figure is worth is words/.
import type { Grid, GridCell, MergedRange } from '../grid.ts'
import { readMissing } from '../words/missing-marks.ts'

const NOTHING: GridCell = { text: '', number: null, traps: [] }

export interface Sheet {
  readonly grid: Grid
  readonly height: number
  readonly width: number
  /** The cell itself; empty inside a merged range, but for its first cell. */
  cellAt(row: number, column: number): GridCell
  /** The words a reader sees there: of the merged range that covers it, else of the cell. */
  wordsAt(row: number, column: number): string
  /** The merged range that covers a cell; null when none does. */
  rangeAt(row: number, column: number): MergedRange | null
}

export function sheetOf(grid: Grid): Sheet {
  const height = grid.rows.length
  const width = grid.rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const ranges = rangesByRow(grid.merges, height)
  const cellAt = (row: number, column: number) => grid.rows[row - 1]?.[column - 1] ?? NOTHING
  const rangeAt = (row: number, column: number) =>
    ranges.get(row)?.find((range) => range.fromColumn <= column && column <= range.toColumn) ?? null
  const wordsAt = (row: number, column: number) => {
    const range = rangeAt(row, column)
    return oneLine(range ? cellAt(range.fromRow, range.fromColumn).text : cellAt(row, column).text)
  }
  return { grid, height, width, cellAt, wordsAt, rangeAt }
}

function rangesByRow(merges: readonly MergedRange[], height: number): Map<number, MergedRange[]> {
  const byRow = new Map<number, MergedRange[]>()
  for (const range of merges)
    for (let row = range.fromRow; row <= Math.min(range.toRow, height); row += 1) {
      const there = byRow.get(row)
      if (there) there.push(range)
      else byRow.set(row, [range])
    }
  return byRow
}

/**
 * A cell's words on one line: "Tổng số\nTotal" keeps both, apart.
 *
 * @example oneLine('Tổng số\n Total')
 * // 'Tổng số / Total'
 */
function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(' / ')
}

type CellKind = 'EMPTY' | 'FIGURE' | 'WORDS'

/** Digits and signs without a letter, with at least one digit. */
const DIGITS = /^[^\p{L}]*\d[^\p{L}]*$/u
/** "dưới 4%", "gần 50.000", "từ 80 trở lên". */
const QUALIFIED =
  /^(?:dưới|trên|gần|hơn|khoảng|từ|ít nhất|tối đa|tối thiểu|không quá|nhỏ hơn|lớn hơn|giảm|tăng)\s[^\p{L}]*\d/iu
/** "16 ngàn", "14 tỷ đồng". */
const WITH_UNIT = /^[-+]?\d[\d.,\s]*(?:ngàn|nghìn|triệu|tỷ|tỉ)(?:\s|$)/iu

/** What kind of thing stands in a cell. An error and the words for "no data" stand where a figure should be. */
export function kindOf(cell: GridCell): CellKind {
  if (cell.number !== null || cell.traps.some((trap) => BROKEN.includes(trap))) return 'FIGURE'
  const text = cell.text.trim()
  if (text === '') return 'EMPTY'
  return DIGITS.test(text) || readMissing(text) !== null || QUALIFIED.test(text) || WITH_UNIT.test(text)
    ? 'FIGURE'
    : 'WORDS'
}

const BROKEN: readonly string[] = ['BECAME_DATE', 'ERROR_VALUE', 'FORMULA_WITHOUT_RESULT']

/**
 * Whether digits may be a period of a heading: a year, years, a day or a month.
 *
 * @example ['2022', '2016-2020', '31/12/2021', '6/2023', '1.909,5', '2150'].map(looksLikePeriod)
 * // [true, true, true, true, false, false]
 */
export function looksLikePeriod(text: string): boolean {
  return PERIOD.test(text.trim())
}

const DAY_OR_YEAR = String.raw`(?:\d{1,2}[/.-]){0,2}(?:19[4-9]\d|20\d\d|2100)`
const PERIOD = new RegExp(`^${DAY_OR_YEAR}(?:\\s*[-–/]\\s*${DAY_OR_YEAR})?$`)

/** All whole numbers of a range, both ends included. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
