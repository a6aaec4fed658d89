// One stored cell as a GridCell: what is shown, the exact number, and what makes either untrustworthy.
// Judging the number is left to the readers; here nothing is mended.
import type { CellObject } from '@e965/xlsx'
import { multiplyDecimals } from '#schema/decimal.ts'
import type { CellTrap, GridCell } from '../grid.ts'
import { cleanText } from './clean-text.ts'
import { plainDecimal } from './plain-decimal.ts'

export const EMPTY_CELL: GridCell = { text: '', number: null, traps: [] }

const NO_TRAPS: readonly CellTrap[] = []

/** `decode` turns the text of a legacy font into Unicode. `isDate` says whether a number format shows a date. */
export interface CellReading {
  readonly decode: (text: string) => string
  readonly isDate: (format: string) => boolean
  /** Whether the file tells numbers from texts; in a page all is text, and a figure that is one no trap. */
  readonly typed: boolean
}

export function readCell(cell: CellObject, reading: CellReading): GridCell {
  switch (cell.t) {
    case 'n':
      return readNumber(cell, reading)
    case 's':
      return readText(cell, reading)
    case 'b':
      return { text: shown(cell), number: null, traps: NO_TRAPS }
    case 'd':
      return { text: shown(cell), number: null, traps: ['BECAME_DATE'] }
    case 'e':
      return { text: shown(cell), number: null, traps: ['ERROR_VALUE'] }
    default:
      return cell.f === undefined ? EMPTY_CELL : { text: '', number: null, traps: ['FORMULA_WITHOUT_RESULT'] }
  }
}

function shown(cell: CellObject): string {
  return cleanText(cell.w ?? String(cell.v ?? ''))
}

function readText(cell: CellObject, { decode, typed }: CellReading): GridCell {
  const text = cleanText(decode(String(cell.v ?? '')).replace(/\r\n?/g, '\n'))
  if (text === '') return EMPTY_CELL
  return { text, number: null, traps: typed && NUMBER_LIKE.test(text) ? ['NUMBER_AS_TEXT'] : NO_TRAPS }
}

const NUMBER_LIKE = /^[-+−]?\d[\d.,\s]*%?$/

function readNumber(cell: CellObject, { isDate }: CellReading): GridCell {
  const number = typeof cell.v === 'number' ? plainDecimal(cell.v) : null
  const format = typeof cell.z === 'string' ? cell.z : ''
  const text = shown(cell)
  if (isDate(format)) return { text, number, traps: ['BECAME_DATE'] }
  const percent = /%/.test(format.replace(/"[^"]*"|\\./g, ''))
  const rounded = number !== null && isRounded(number, text, percent)
  if (!percent && !rounded) return { text, number, traps: NO_TRAPS }
  return { text, number, traps: [...(rounded ? ROUNDED : []), ...(percent ? PERCENT : [])] }
}

const ROUNDED: readonly CellTrap[] = ['SHOWN_ROUNDED']
const PERCENT: readonly CellTrap[] = ['PERCENT_FORMAT']

/** Whether fewer digits are shown than are stored; a number that is shown as nothing at all counts too. */
function isRounded(number: string, text: string, percent: boolean): boolean {
  if (number === text) return false // as are nearly all: no need to take it apart
  const digits = text.replace(/[^\d.]/g, '')
  return significant(percent ? multiplyDecimals(number, '100') : number) !== significant(digits)
}

/** Digits that count, with the point: no sign, no zeros at the ends. */
function significant(decimal: string): string {
  const unsigned = decimal.replace(/^-/, '')
  if (!/\d/.test(unsigned)) return ''
  const [whole = '', part = ''] = unsigned.split('.')
  return `${whole.replace(/^0+/, '')}.${part.replace(/0+$/, '')}`
}
