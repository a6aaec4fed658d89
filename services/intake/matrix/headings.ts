// The headings over a column, from the widest to the narrowest: "2022", "Thành thị", "Nữ".
// Geometry only: merged cells, and upper headings that are written once over the first of their columns. What they mean is column-meaning.ts.
import { isColumnNumbers, type Rows } from './frame.ts'
import { range, type Sheet } from './sheet.ts'

/** The words over a column, top down, each once; empty when none stand there. */
export type HeadingPath = readonly string[]

/** The headings of every column, by column from 1 (index 0 is empty). */
export function headingPaths(sheet: Sheet, header: Rows | null): readonly HeadingPath[] {
  const rows = header ? range(header.from, header.to).filter((row) => !isColumnNumbers(sheet, row)) : []
  const paths: string[][] = [[]]
  for (const column of range(1, sheet.width)) {
    const path: string[] = []
    rows.forEach((row, level) => {
      const words = sheet.wordsAt(row, column) || inherited(sheet, rows, level, column)
      if (words !== '' && path.at(-1) !== words) path.push(words)
    })
    paths.push(path)
  }
  return paths
}

/**
 * The heading that a blank cell has from its left: written once over the first of several columns. Only when both columns have a
 * narrower heading below, and no column between them has a heading of its own at this level or above.
 */
function inherited(sheet: Sheet, rows: readonly number[], level: number, column: number): string {
  const row = rows[level]
  if (row === undefined || !hasBelow(sheet, rows, level, column)) return ''
  for (let left = column - 1; left >= 1; left -= 1) {
    if (sheet.rangeAt(row, left)) return ''
    const words = sheet.wordsAt(row, left)
    if (words !== '') return hasBelow(sheet, rows, level, left) ? words : ''
    if (rows.slice(0, level).some((above) => sheet.wordsAt(above, left + 1) !== '')) return ''
  }
  return ''
}

function hasBelow(sheet: Sheet, rows: readonly number[], level: number, column: number): boolean {
  return rows.slice(level + 1).some((row) => sheet.wordsAt(row, column) !== '')
}
