// The frame of a table: which rows are title, headings, figures and notes, and which column names the areas.
// Found by what stands in the cells (names of areas, figures, years); a mapping outweighs every part of it.
import type { Mapping } from '../mapping.ts'
import { takeMarks } from '../words/footnote-marks.ts'
import { readPlainNumber } from '../words/read-plain-number.ts'
import { kindOf, looksLikePeriod, range, type Sheet } from './sheet.ts'

export interface Rows {
  readonly from: number
  readonly to: number
}

export interface Frame {
  /** Rows with words above the headings. */
  readonly titles: readonly number[]
  /** Null when the first row of figures has no headings above. */
  readonly header: Rows | null
  readonly data: Rows
  /** Column of the area names; null when no column has any. */
  readonly labels: number | null
  /** Rows with words below the figures. */
  readonly notes: readonly number[]
}

/** Whether a cell's words are the name of an area, a region or the whole. */
type IsName = (words: string) => boolean

/** The frame; null when the sheet has no row of figures. */
export function findFrame(sheet: Sheet, isName: IsName, said: Partial<Mapping>): Frame | null {
  const labels = said.labels ?? findLabels(sheet, isName)
  const from =
    said.data?.from ??
    (said.header ? afterHeader(sheet, said.header.to) : null) ??
    findStart(sheet, labels, isName)
  if (from === null) return null
  const data = { from, to: said.data?.to ?? lastFigureRow(sheet, from, labels, isName) }
  const header = said.header ?? findHeader(sheet, from, labels)
  const firstOfTable = header?.from ?? data.from
  return {
    titles: range(1, firstOfTable - 1).filter((row) => !isBlank(sheet, row)),
    header,
    data,
    labels,
    notes: range(data.to + 1, sheet.height).filter((row) => !isBlank(sheet, row)),
  }
}

/** The leftmost of the columns with the most names beside figures. */
function findLabels(sheet: Sheet, isName: IsName): number | null {
  let best: { column: number; names: number } | null = null
  for (const column of range(1, Math.min(sheet.width, MOST_LABEL_COLUMNS))) {
    const names = range(1, sheet.height).filter(
      (row) => isName(sheet.wordsAt(row, column)) && hasFigures(sheet, row, column),
    ).length
    if (names > (best?.names ?? 0)) best = { column, names }
  }
  return best?.column ?? null
}

/** Names stand at the left; further right a column may be anything. */
const MOST_LABEL_COLUMNS = 12

function findStart(sheet: Sheet, labels: number | null, isName: IsName): number | null {
  if (labels === null) return range(1, sheet.height).find((row) => isPlainFigureRow(sheet, row)) ?? null
  const first = range(1, sheet.height).find(
    (row) => isName(sheet.wordsAt(row, labels)) && hasFigures(sheet, row, labels),
  )
  if (first === undefined) return null
  // A row above it with another label belongs to the figures as well: "Miền núi" is no name that we know.
  let from = first
  const isOfTable = (row: number) =>
    !isHeadingOfNames(sheet.wordsAt(row, labels)) &&
    (isNamedRow(sheet, row, labels, isName) ||
      (sheet.wordsAt(row, labels) === '' ? isTotalRow(sheet, row) : isPlainFigureRow(sheet, row)))
  while (from > 1 && isOfTable(from - 1)) from -= 1
  return from
}

function afterHeader(sheet: Sheet, header: number): number | null {
  return range(header + 1, sheet.height).find((row) => hasFigures(sheet, row, 0)) ?? null
}

function lastFigureRow(sheet: Sheet, from: number, labels: number | null, isName: IsName): number {
  const isOfTable = (row: number) =>
    hasFigures(sheet, row, labels ?? 0) || isNamedRow(sheet, row, labels, isName)
  return range(from, sheet.height).findLast(isOfTable) ?? from
}

/** A name with anything beside it: whatever stands there was meant for a figure. */
function isNamedRow(sheet: Sheet, row: number, labels: number | null, isName: IsName): boolean {
  if (labels === null || !isName(sheet.wordsAt(row, labels))) return false
  return range(labels + 1, sheet.width).some((column) => kindOf(sheet.cellAt(row, column)) !== 'EMPTY')
}

/** Rows of headings upwards from the figures, over blank rows that part them from the figures or from the column numbers. */
function findHeader(sheet: Sheet, dataFrom: number, labels: number | null): Rows | null {
  const to = aboveBlank(sheet, dataFrom - 1)
  if (to < 1 || isTitle(sheet, to, labels)) return null
  const top = isColumnNumbers(sheet, to) ? aboveBlank(sheet, to - 1) : to
  if (top < 1 || isTitle(sheet, top, labels)) return { from: to, to }
  let from = top
  while (from > 1 && !isBlank(sheet, from - 1) && !isTitle(sheet, from - 1, labels)) from -= 1
  return { from, to }
}

function aboveBlank(sheet: Sheet, row: number): number {
  let above = row
  while (above >= 1 && isBlank(sheet, above)) above -= 1
  return above
}

/** One text for the whole table: alone in its row, at the left or across the table, or too long for a heading; or only a unit. */
function isTitle(sheet: Sheet, row: number, labels: number | null): boolean {
  const texts = distinctWords(sheet, row)
  if (texts.length === 0) return false
  if (texts.every(({ words }) => isUnitLine(words))) return true
  const [only] = texts
  if (!only || texts.length > 1) return false
  const reach = sheet.rangeAt(row, only.column)
  if (reach && reach.toColumn > reach.fromColumn) return reach.fromColumn <= (labels ?? 1)
  return only.column <= (labels ?? 1) || only.words.length > LONGEST_HEADING
}

const LONGEST_HEADING = 60

/** @example isUnitLine('Đơn vị tính: Nghìn người') // true */
function isUnitLine(words: string): boolean {
  return UNIT_LINE.test(words) || BARE_UNIT.test(words)
}

const UNIT_LINE = /^\(?\s*(?:đơn vị|đvt|đv tính|unit)(?:[\s:.(]|$)/iu
/** "Triệu đồng - In millions of dong", alone in its row. */
const BARE_UNIT = /^\(?(?:nghìn|ngàn|triệu|tỷ|%)\s?[\p{L}\s]{0,12}\)?(?:\s*[-–/]\s*(?:in\s)?[\p{L}\s]*)?$/iu

/** The texts of a row from left to right; a merged range speaks once. */
function distinctWords(sheet: Sheet, row: number): { column: number; words: string }[] {
  const texts: { column: number; words: string }[] = []
  for (const column of range(1, sheet.width)) {
    const reach = sheet.rangeAt(row, column)
    if (reach && reach.fromColumn < column) continue
    const words = sheet.wordsAt(row, column)
    if (words !== '' && !sheet.grid.hiddenColumns.has(column)) texts.push({ column, words })
  }
  return texts
}

/** Whether a row counts the columns: 1 2 3 …, often after A B, sums written out ("4=5+6"). */
export function isColumnNumbers(sheet: Sheet, row: number): boolean {
  const texts = range(1, sheet.width)
    .filter((column) => !sheet.grid.hiddenColumns.has(column))
    .map((column) => sheet.cellAt(row, column).text.trim())
    .filter((text) => text !== '')
  const numbers = texts.map((text) => COLUMN_NUMBER.exec(text))
  if (texts.length < 2 || numbers.some((match) => match === null)) return false
  const counted = numbers.flatMap((match) => (match?.[1] === undefined ? [] : [match[1]]))
  return counted.length > 1 && counted.every((text, index) => text === String(index + 1))
}

const COLUMN_NUMBER = /^(?:[A-H]|\(?(\d{1,3})\)?(?:\s*=\s*[\d\s+\-*/x:()]+)?)$/

/** A row of figures that is neither years nor the numbers of the columns. */
function isPlainFigureRow(sheet: Sheet, row: number): boolean {
  const cells = range(1, sheet.width).map((column) => sheet.cellAt(row, column))
  const filled = cells.filter((cell) => kindOf(cell) !== 'EMPTY')
  const figures = filled.filter((cell) => kindOf(cell) === 'FIGURE')
  return (
    filled.length > 1 && figures.some((cell) => !looksLikeHeading(cell.text)) && !isColumnNumbers(sheet, row)
  )
}

/** Numbers that no heading has, in a row without a name: a total that nobody labelled. */
function isTotalRow(sheet: Sheet, row: number): boolean {
  const texts = range(1, sheet.width).flatMap((column) => sheet.cellAt(row, column).text.trim() || [])
  const areNumbers = texts.every((text) => readPlainNumber(text, 'VI') ?? readPlainNumber(text, 'EN'))
  return areNumbers && texts.some((text) => !looksLikePeriod(text) && /\d[.,\s]\d|\d{4}/.test(text))
}

/** Digits that head a column: a year, marked or not, or an age group. */
function looksLikeHeading(text: string): boolean {
  return looksLikePeriod(takeMarks(text).text) || AGE_GROUP.test(text)
}

const AGE_GROUP = /^(?:[<>≥≤]\s*\d{1,2}|\d{1,2}\s*(?:[-–]\s*\d{1,2}|\+))$/

/** "Địa phương" over the names: whatever stands beside it, its row is one of headings. */
function isHeadingOfNames(words: string): boolean {
  return words.split(' / ').some((line) => HEADS_NAMES.test(line))
}

const HEADS_NAMES =
  /^(?:địa bàn|địa phương|tỉnh|tên tỉnh|tỉnh,? ?(?:\/|và)? ?thành phố|đơn vị hành chính|provinces?|areas?)$/iu

function hasFigures(sheet: Sheet, row: number, afterColumn: number): boolean {
  return range(afterColumn + 1, sheet.width).some((column) => kindOf(sheet.cellAt(row, column)) === 'FIGURE')
}

function isBlank(sheet: Sheet, row: number): boolean {
  return range(1, sheet.width).every((column) => kindOf(sheet.cellAt(row, column)) === 'EMPTY')
}
