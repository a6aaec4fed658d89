// The figure of a row: value, low, high, qualifier, decimals, multiplier and absence, as flat as it travels. A value may be written as
// people write it ("dưới 4%", "1,5-2%"), and then needs none of the others; the words are read by words/read-amount.ts. Whether the numbers
// that come of it go together, rules/ say.
import type { FlatFigure } from '#schema/figure.ts'
import type { GridCell } from '../grid.ts'
import { readCellFigure } from '../matrix/cell-figure.ts'
import type { Legend } from '../words/missing-marks.ts'
import type { NumberConvention } from '../words/number-convention.ts'
import { readAmount } from '../words/read-amount.ts'
import type { RecordColumnCode } from './columns.ts'
import { isWhole } from './find-numbers.ts'
import { ABSENCE_CODES, QUALIFIER_CODES, withoutName } from './read-code.ts'
import type { RowKey } from './read-key.ts'
import type { RowCells } from './row-cells.ts'

export interface ValueContext {
  /** Null: whole numbers only, or not decided. */
  readonly numbers: NumberConvention | null
  readonly legend: Legend
}

const NOTHING: FlatFigure = {
  value: null,
  low: null,
  high: null,
  qualifier: 'EXACT',
  absence: null,
  decimals: 0,
  multiplier: 0,
}

/** What a row that takes a figure back says of it. */
export const WITHDRAWN: FlatFigure = { ...NOTHING, absence: 'NOT_REPORTED' }

/** Reads a row's figure; null when a cell was refused or the row says nothing, which is reported. */
export function readValue(cells: RowCells, key: RowKey, context: ValueContext): FlatFigure | null {
  const absence = absenceOf(cells)
  const read = cells.has('value') || isTrapped(cells) ? amountOf(cells, 'value', key, context) : null
  const low = boundOf(cells, 'low', key, context)
  const high = boundOf(cells, 'high', key, context)
  if (cells.isRefused) return null
  const number = read ?? low ?? high
  if (absence !== null && number !== null && number.absence === null)
    return contradictory(cells, { ...number, absence })
  const reason = absence ?? read?.absence ?? null
  if (reason !== null) return { ...NOTHING, absence: reason }
  if (number === null) return cells.refuse('value', 'VALUE_EMPTY')

  const joined =
    low === null && high === null
      ? number
      : { ...(read ?? NOTHING), ...bounds(low, high), ...finest(read, low, high) }
  const figure = withPrecision(cells, withQualifier(cells, joined))
  return cells.isRefused ? null : figure
}

/** For a row whose key cannot be read: tells what is wrong with its value as well, so that both are mended at once. */
export function checkValue(cells: RowCells, { numbers, legend }: ValueContext): null {
  const text = cells.text('value')
  const cell = cells.gridCell('value')
  if ((cell && cells.reportTraps('value', cell)) || (cell?.number ?? null) !== null) return null
  const read = readAmount(text, isWhole(text) ? 'VI' : numbers, legend)
  return 'problem' in read && !read.problem.startsWith('NUMBERS_')
    ? cells.refuse('value', read.problem, read.params)
    : null
}

function bounds(low: FlatFigure | null, high: FlatFigure | null): Partial<FlatFigure> {
  return { ...(low && { low: low.value }), ...(high && { high: high.value }) }
}

/** A formula without a result shows nothing, and is not an empty cell. */
function isTrapped(cells: RowCells): boolean {
  return (cells.gridCell('value')?.traps.length ?? 0) > 0
}

/** Null for a cell that was refused, and for one with nothing in it. */
function amountOf(
  cells: RowCells,
  column: RecordColumnCode,
  key: RowKey,
  { numbers, legend }: ValueContext,
): FlatFigure | null {
  const cell = cells.gridCell(column) ?? textCell(cells.text(column))
  if (cells.reportTraps(column, cell)) return cells.leaveOut()
  const read = readCellFigure(cell, key, isWhole(cell.text) ? 'VI' : numbers, legend)
  if ('absent' in read) return { ...NOTHING, absence: read.absent }
  if ('blank' in read) return null
  if ('figure' in read) return isOfUnit(cells, key, read.unit) ? read.figure : cells.leaveOut()
  // that the column as a whole does not show how its numbers are written is said once, not a million times
  return read.problem.startsWith('NUMBERS_')
    ? cells.leaveOut()
    : cells.refuse(column, read.problem, read.params)
}

function textCell(text: string): GridCell {
  return { text, number: null, traps: NO_TRAPS }
}

const NO_TRAPS: GridCell['traps'] = []

/** "5,57%" in a row of households: one of the two is wrong, and which one is not for us to say. */
function isOfUnit(cells: RowCells, { unit }: RowKey, said: RowKey['unit']): boolean {
  if (said === unit) return true
  cells.refuse('value', 'UNIT_CONTRADICTORY', { said, unit })
  return false
}

/** A bound is one number: the words that make a range or a bound of it belong into the value. */
function boundOf(
  cells: RowCells,
  column: 'low' | 'high',
  key: RowKey,
  context: ValueContext,
): FlatFigure | null {
  if (!cells.has(column)) return null
  const read = amountOf(cells, column, key, context)
  if (read === null) return null
  return read.qualifier === 'EXACT' && read.value !== null ? read : cells.refuse(column, 'NUMBER_UNREADABLE')
}

function absenceOf(cells: RowCells): FlatFigure['absence'] {
  const text = cells.text('absence')
  if (text === '') return null
  return (
    ABSENCE_CODES.find(text) ??
    cells.refuse('absence', 'CODE_UNKNOWN', { candidates: ABSENCE_CODES.suggest(text) })
  )
}

/** Of several numbers the finest printed holds for all. */
function finest(...figures: readonly (FlatFigure | null)[]): Pick<FlatFigure, 'decimals' | 'multiplier'> {
  const [first = NOTHING, ...others] = figures.filter((figure) => figure !== null)
  const { decimals, multiplier } = others.reduce(
    (a, b) => (b.multiplier - b.decimals < a.multiplier - a.decimals ? b : a),
    first,
  )
  return { decimals, multiplier }
}

/** A qualifier of its own column says what the one number is: "4" with LESS_THAN is "dưới 4". */
function withQualifier(cells: RowCells, figure: FlatFigure): FlatFigure {
  const text = cells.text('qualifier')
  if (text === '')
    return figure.value === null && figure.low !== null && figure.high !== null
      ? { ...figure, qualifier: 'RANGE' }
      : figure
  const qualifier = QUALIFIER_CODES.find(text)
  if (qualifier === null) {
    cells.refuse('qualifier', 'CODE_UNKNOWN', { candidates: QUALIFIER_CODES.suggest(text) })
    return figure
  }
  if (figure.qualifier !== 'EXACT' && figure.qualifier !== qualifier) {
    contradictory(cells, { ...figure, qualifier })
    return figure
  }
  const { value, low, high } = figure
  if (qualifier === figure.qualifier) return figure
  if (value === null || low !== null || high !== null) return { ...figure, qualifier }
  switch (qualifier) {
    case 'LESS_THAN':
    case 'AT_MOST':
      return { ...figure, qualifier, value: null, high: value }
    case 'GREATER_THAN':
    case 'AT_LEAST':
      return { ...figure, qualifier, value: null, low: value }
    case 'NEARLY':
      return { ...figure, qualifier, high: value }
    default:
      return { ...figure, qualifier }
  }
}

/** Decimals and multiplier as the row states them; they say how finely a number is printed and never change it. */
function withPrecision(cells: RowCells, figure: FlatFigure): FlatFigure | null {
  const decimals = smallWhole(cells, 'decimals', 20)
  const multiplier = smallWhole(cells, 'multiplier', 15)
  if (cells.isRefused) return null
  if (decimals === null && multiplier === null) return figure
  if (
    multiplier !== null &&
    multiplier > 0 &&
    figure.multiplier === 0 &&
    !isWholeIn(figure, multiplier - (decimals ?? 0))
  )
    return cells.refuse('multiplier', 'MULTIPLIER_NOT_APPLIED', { power: multiplier })
  const said = { decimals: decimals ?? figure.decimals, multiplier: multiplier ?? figure.multiplier }
  const isSame = said.decimals === figure.decimals && said.multiplier === figure.multiplier
  return isSame ? figure : { ...figure, ...said }
}

/** Whether every number ends in as many zeros as its power of ten says: 16000 is printed to the thousand, 16 is not. */
function isWholeIn({ value, low, high }: FlatFigure, power: number): boolean {
  if (power <= 0) return true
  return [value, low, high].every(
    (number) =>
      number === null ||
      /^-?0*$/.test(number) ||
      (/^-?\d+$/.test(number) && number.endsWith('0'.repeat(power))),
  )
}

function smallWhole(cells: RowCells, column: 'decimals' | 'multiplier', most: number): number | null {
  const text = withoutName(cells.text(column))
  if (text === '') return null
  const number = /^\d{1,2}$/.test(text) ? Number(text) : most + 1 // a count of digits, not a figure
  return number <= most ? number : cells.refuse(column, 'CODE_UNKNOWN', { candidates: ['0', String(most)] })
}

function contradictory(cells: RowCells, { value, low, high, qualifier, absence }: FlatFigure): null {
  const said = [value, low && `low ${low}`, high && `high ${high}`, qualifier, absence].filter(
    (part) => part !== null,
  )
  return cells.refuse('value', 'FIGURE_CONTRADICTORY', { value: said.join(' · ') })
}
