// What each column of a table is for: names, words of the row, running numbers, or figures.
// Told by the cells and the heading; what a column of figures is about is column-meaning.ts.
import type { Mapping } from '../mapping.ts'
import { readHeading } from '../words/read-heading.ts'
import { tidy } from '../words/word-pattern.ts'
import type { Frame } from './frame.ts'
import type { HeadingPath } from './headings.ts'
import { kindOf, looksLikePeriod, range, type Sheet } from './sheet.ts'

export type ColumnRole =
  | 'EMPTY'
  /** The name of the area. */
  | 'AREA'
  /** The name of a part of the area: district, commune. */
  | 'PART'
  | 'INDICATOR'
  | 'UNIT'
  | 'PERIOD'
  /** Running numbers of the rows, or an index of the program that wrote the file. */
  | 'NUMBERING'
  | 'REMARK'
  /** Words that are none of these: nobody knows whether the figures depend on them. */
  | 'WORDS'
  | 'FIGURES'

/** The role of every column, by column from 1 (index 0 is empty). */
export function columnRoles(
  sheet: Sheet,
  frame: Frame,
  headings: readonly HeadingPath[],
  said: Partial<Mapping>,
): readonly ColumnRole[] {
  const roles: ColumnRole[] = ['EMPTY']
  for (const column of range(1, sheet.width))
    roles.push(saidRole(column, frame, said) ?? roleOf(sheet, frame, headings, column, roles))
  return roles
}

function saidRole(column: number, { labels }: Frame, said: Partial<Mapping>): ColumnRole | null {
  if (column === labels) return 'AREA'
  if (column === said.indicators) return 'INDICATOR'
  if (column === said.units) return 'UNIT'
  if (column === said.periods) return 'PERIOD'
  const own = said.columns?.find((each) => each.column === column)
  return own && !own.skip ? 'FIGURES' : null
}

function roleOf(
  sheet: Sheet,
  frame: Frame,
  headings: readonly HeadingPath[],
  column: number,
  before: readonly ColumnRole[],
): ColumnRole {
  const rows = range(frame.data.from, frame.data.to)
  const kinds = rows.map((row) => kindOf(sheet.cellAt(row, column)))
  const words = kinds.filter((kind) => kind === 'WORDS').length
  const figures = kinds.filter((kind) => kind === 'FIGURE').length
  if (words + figures === 0) return 'EMPTY'
  const heading = headings[column] ?? []
  const byHeading = roleOfHeading(heading)
  if (byHeading) return byHeading
  if (saysPeriod(heading)) return 'FIGURES'
  if (words > figures) {
    const role = roleOfWords(sheet, frame, heading, column, before, rows)
    // A figure among words right of the names is not to be lost with them.
    return role === 'WORDS' && figures > 0 && frame.labels !== null && column > frame.labels
      ? 'FIGURES'
      : role
  }
  if (!isLeft(frame, column, heading)) return 'FIGURES'
  const filled = rows.filter((row) => kindOf(sheet.cellAt(row, column)) !== 'EMPTY')
  if (filled.every((row) => looksLikePeriod(sheet.cellAt(row, column).text))) return 'PERIOD'
  return isRunning(filled.map((row) => sheet.cellAt(row, column).text)) ? 'NUMBERING' : 'FIGURES'
}

/** Headings that say what the column is for, whatever stands in it. With their diacritics: "Nam" are men, "Năm" are years. */
const HEADINGS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['NUMBERING', /^(?:stt|tt|số tt|số thứ tự|no\.?|s t t)$/u],
  ['INDICATOR', /^(?:chỉ tiêu|tên chỉ tiêu|mã chỉ tiêu|nội dung|indicators?|main[ _]feature)$/u],
  ['UNIT', /^(?:đơn vị|đơn vị tính|đvt|đv tính|units?|unit of measure)$/u],
  ['PERIOD', /^(?:năm|kỳ|kỳ báo cáo|thời kỳ|thời gian|quý|tháng|years?|periods?)$/u],
  ['REMARK', /^(?:ghi chú|notes?|remarks?)$/u],
]

function roleOfHeading(heading: HeadingPath): ColumnRole | null {
  // All of it: "Năm" over "2021" is a heading of figures.
  const texts = heading.flatMap((words) => words.split(' / ')).map((words) => tidy(words).toLowerCase())
  if (texts.length === 0) return null
  const found = HEADINGS.find(
    ([, pattern]) => texts.every((text) => pattern.test(text)) || pattern.test(texts.join(' ')),
  )
  return found?.[0] ?? null
}

/** Under "2022" stand figures, whatever words stand among them. */
function saysPeriod(heading: HeadingPath): boolean {
  if (heading.length === 0) return false
  const read = readHeading(heading.join(' '))
  return !('problem' in read) && read.period !== null
}

/** Words beside the names without a heading of their own name parts of the area; others are unknown. */
function roleOfWords(
  sheet: Sheet,
  { labels, header }: Frame,
  heading: HeadingPath,
  column: number,
  before: readonly ColumnRole[],
  rows: readonly number[],
): ColumnRole {
  const beside = before[column - 1]
  if (labels === null)
    return before.includes('INDICATOR') || !isVaried(sheet, column, rows) ? 'WORDS' : 'INDICATOR'
  const sharesHeading =
    heading.length === 0 || (header !== null && sheet.rangeAt(header.to, column)?.fromColumn === labels)
  return (beside === 'AREA' || beside === 'PART') && sharesHeading ? 'PART' : 'WORDS'
}

function isVaried(sheet: Sheet, column: number, rows: readonly number[]): boolean {
  return new Set(rows.map((row) => sheet.wordsAt(row, column)).filter((words) => words !== '')).size > 1
}

/** Left of the figures: before the names, or beside them without a heading of its own. */
function isLeft({ labels }: Frame, column: number, heading: HeadingPath): boolean {
  if (labels === null) return column === 1
  return column < labels || (column === labels + 1 && heading.length === 0)
}

/** Whole numbers that grow from row to row; group rows may carry "I", "II" or nothing. */
function isRunning(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => /^\d{1,9}$/.test(text)).map(Number) // numbers of rows, never figures
  const others = texts.filter((text) => !/^\d{1,9}$/.test(text))
  return (
    numbers.length > 1 &&
    others.every((text) => /^[A-Z]{1,5}$/.test(text)) &&
    numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
  )
}
