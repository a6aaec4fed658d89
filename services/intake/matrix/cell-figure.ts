// One cell as a figure in the unit of its indicator: the number that is stored, or the words that are read by words/read-amount.ts,
// times the power of ten that the table prints it in.
import type { Absence, Unit } from '#schema/codes.ts'
import { compareDecimals, printedDecimals } from '#schema/decimal.ts'
import type { FlatFigure } from '#schema/figure.ts'
import type { FindingCode } from '../finding.ts'
import type { GridCell } from '../grid.ts'
import type { Legend } from '../words/missing-marks.ts'
import type { NumberConvention } from '../words/number-convention.ts'
import { readAmount } from '../words/read-amount.ts'
import { readPlainNumber } from '../words/read-plain-number.ts'
import { readUnitPhrase, type UnitReading } from '../words/read-unit.ts'
import { scaleFigure, shiftPoint } from '../words/scale-figure.ts'
import type { Measure } from './measure.ts'

export type CellReading =
  | { readonly figure: FlatFigure; readonly unit: Unit }
  | { readonly absent: Absence }
  | { readonly problem: FindingCode; readonly params: Readonly<Record<string, string | readonly string[]>> }
  | { readonly blank: true }

/** Reads a cell that has no broken value. `convention` is of its column; null where it has whole numbers only, or none was decided. */
export function readCellFigure(
  cell: GridCell,
  measure: Measure,
  convention: NumberConvention | null,
  legend: Legend,
): CellReading {
  if (cell.number !== null) return storedFigure(cell, cell.number, measure)
  const read = readAmount(cell.text, convention, legend)
  if ('absent' in read) return { absent: read.absent }
  if (!('figure' in read)) return read
  if (read.direction !== null && measure.key.statistic !== 'CHANGE' && measure.indicator.derivedFrom === null)
    return { problem: 'CHANGE_FOR_LEVEL', params: { value: cell.text } }
  const turned = read.direction === null ? read.figure : towards(measure, read.figure)
  // "16 ngàn" says its power itself
  if (turned.multiplier > 0) return { figure: turned, unit: unitBeside(read.unit, measure) }
  return isOwnUnit(read.unit, measure) ? inOwnUnit(read.unit, measure) : scaled(turned, read.unit, measure)
}

/** "12.345.678 đồng" under "Triệu đồng": times a million it would be what nobody meant. */
function isOwnUnit(said: Unit | null, { power }: Measure): said is Unit {
  return said !== null && power > 0
}

function inOwnUnit(said: Unit, { unit, power }: Measure): CellReading {
  return { problem: 'UNIT_CONTRADICTORY', params: { said, unit: `10^${power} ${unit}` } }
}

function scaled(figure: FlatFigure, said: Unit | null, measure: Measure): CellReading {
  return { figure: scaleFigure(figure, measure.power), unit: unitBeside(said, measure) }
}

/** A percentage beside a change between rates is in points. */
function unitBeside(said: Unit | null, { unit }: Measure): Unit {
  return said === null || (said === 'PERCENT' && unit === 'PERCENTAGE_POINTS') ? unit : said
}

/** A number of the spreadsheet's own: exact, printed as finely as it is shown. */
function storedFigure(cell: GridCell, number: string, measure: Measure): CellReading {
  const isPercent = cell.traps.includes('PERCENT_FORMAT')
  const value = isPercent ? shiftPoint(number, 2) : number
  const shown = readPlainNumber(cell.text.replace(/\s*%$/, ''), 'EN') // spreadsheets show numbers the English way
  const isAsShown = shown !== null && compareDecimals(shown.value, value) === 0
  const figure: FlatFigure = {
    value: isAsShown ? shown.value : value,
    low: null,
    high: null,
    qualifier: 'EXACT',
    absence: null,
    decimals: isAsShown ? shown.decimals : printedDecimals(value),
    multiplier: 0,
  }
  const shownUnit = unitShown(cell.text)
  if (shownUnit && shownUnit.multiplier > 0)
    return { figure: scaleFigure(figure, shownUnit.multiplier), unit: unitBeside(shownUnit.unit, measure) }
  const said = isPercent ? 'PERCENT' : (shownUnit?.unit ?? null)
  return isOwnUnit(said, measure) ? inOwnUnit(said, measure) : scaled(figure, said, measure)
}

/** Whether a cell says its own unit or power of ten: "16 ngàn", and 1905 shown as "1,905 nghìn người". */
export function saysUnit({ text }: GridCell): boolean {
  return unitShown(text) !== null
}

/** A number format may print the unit: `#,##0" nghìn người"` shows 1905 as "1,905 nghìn người". */
function unitShown(text: string): UnitReading | null {
  const words = /\p{L}.*$/u.exec(text)?.[0]
  return words === undefined ? null : readUnitPhrase(words)
}

/** "Giảm 1,2" in a column of reductions is 1.2, and "tăng 0,3" there is -0.3. */
function towards({ indicator }: Measure, figure: FlatFigure): FlatFigure {
  if (indicator.derivedSign !== -1) return figure
  return {
    ...figure,
    value: negated(figure.value),
    low: negated(figure.high),
    high: negated(figure.low),
    qualifier: MIRRORED[figure.qualifier] ?? figure.qualifier,
  }
}

const MIRRORED: Partial<Record<FlatFigure['qualifier'], FlatFigure['qualifier']>> = {
  LESS_THAN: 'GREATER_THAN',
  GREATER_THAN: 'LESS_THAN',
  AT_MOST: 'AT_LEAST',
  AT_LEAST: 'AT_MOST',
}

function negated(decimal: string | null): string | null {
  if (decimal === null || /^-?[0.]+$/.test(decimal)) return decimal
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}
