// Places for people: as a spreadsheet names its cells, or by row and column where there is no sheet.
import type { Lang } from '#schema/codes.ts'
import type { Place } from './grid.ts'
import { printable } from './printable.ts'

/**
 * A place as a reader finds it.
 *
 * @example formatPlace({ file: 'bieu.xlsx', sheet: 'Sheet1', row: 5, column: 3 }, 'VI')
 * // 'bieu.xlsx, Sheet1!C5'
 *
 * @example formatPlace({ file: 'so-lieu.csv', sheet: null, row: 12, column: 3 }, 'VI')
 * // 'so-lieu.csv, dòng 12, cột 3'
 */
export function formatPlace({ file, sheet, row, column }: Place, lang: Lang): string {
  const words = WORDS[lang]
  const inFile = [
    row === null ? null : `${words.row} ${row}`,
    column === null ? null : `${words.column} ${column}`,
  ]
  const parts =
    sheet !== null && row !== null && column !== null
      ? [`${sheetName(sheet)}!${columnLetters(column)}${row}`]
      : [sheet === null ? null : sheetName(sheet), ...inFile]
  return [printable(file), ...parts].filter((part) => part !== null).join(', ')
}

/**
 * The letters a spreadsheet gives to a column, from 1.
 *
 * @example [columnLetters(1), columnLetters(26), columnLetters(28)]
 * // ['A', 'Z', 'AB']
 */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26
  const letter = String.fromCharCode('A'.charCodeAt(0) + rest)
  return column <= 26 ? letter : columnLetters((column - 1 - rest) / 26) + letter
}

const WORDS: Readonly<Record<Lang, { readonly row: string; readonly column: string }>> = {
  VI: { row: 'dòng', column: 'cột' },
  EN: { row: 'row', column: 'column' },
}

/** Quoted as in a formula when it has more than letters and digits. */
function sheetName(sheet: string): string {
  const name = printable(sheet)
  return /^[\p{L}\p{N}_.]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`
}
