// What names a row: the words left of its figures, names carried down where they are written once above their rows,
// and whether the row is a part of an area or numbered as a group.

import type { ColumnRole } from './column-roles.ts'
import type { Frame } from './frame.ts'
import { range, type Sheet } from './sheet.ts'

export interface RowLabel {
  readonly row: number
  /** The area's name as it stands there; '' when the row has none. */
  readonly name: string
  /** Names of parts of the area, widest first: district, commune. Not empty: the row is not the whole area. */
  readonly parts: readonly string[]
  /** Every word of the row left of the figures, from left to right. */
  readonly path: readonly string[]
  readonly indicator: string
  readonly unit: string
  readonly period: string
  /** What stands under "Ghi chú"; '' when nothing does. */
  readonly remark: string
  /** Numbered "I", "II" among rows that are numbered 1, 2: the row sums up others. */
  readonly isGroup: boolean
}

/** The labels of all rows of figures, in order. */
export function rowLabels(sheet: Sheet, frame: Frame, roles: readonly ColumnRole[]): RowLabel[] {
  const columnsOf = (role: ColumnRole) => range(1, sheet.width).filter((column) => roles[column] === role)
  const [area] = columnsOf('AREA')
  const parts = columnsOf('PART')
  // Only where several rows share an area is its name written once: elsewhere a row without a name is a row without a name.
  const carries = parts.length > 0 || columnsOf('PERIOD').length > 0 || columnsOf('INDICATOR').length > 0
  const labelColumns = range(1, sheet.width).filter((column) => OF_PATH.includes(roles[column] ?? 'EMPTY'))
  const above = new Carried(carries)
  return range(frame.data.from, frame.data.to).map((row) => {
    const words = (columns: readonly number[]) => columns.map((column) => sheet.wordsAt(row, column))
    const ownParts = words(parts)
    const name = area === undefined ? '' : above.name(sheet.wordsAt(row, area), ownParts)
    const names = above.parts(ownParts)
    const wordsIn = (column: number) => {
      if (column === area) return name
      const part = parts.indexOf(column)
      return part >= 0 ? (above.levels[part] ?? '') : sheet.wordsAt(row, column)
    }
    return {
      row,
      name,
      parts: names,
      path: labelColumns.map(wordsIn).filter((text) => text !== ''),
      indicator: words(columnsOf('INDICATOR')).find((text) => text !== '') ?? '',
      unit: words(columnsOf('UNIT')).find((text) => text !== '') ?? '',
      period: words(columnsOf('PERIOD')).find((text) => text !== '') ?? '',
      remark: words(columnsOf('REMARK'))
        .filter((text) => text !== '')
        .join('; '),
      isGroup: words(columnsOf('NUMBERING')).some((text) =>
        /^(?=[IVX])(?:X{0,2})(?:I[XV]|V?I{0,3})$/.test(text),
      ),
    }
  })
}

const OF_PATH: readonly ColumnRole[] = ['AREA', 'PART', 'INDICATOR', 'PERIOD', 'WORDS']

/** Names written once, for the rows below them. */
class Carried {
  readonly #carries: boolean
  #name = ''
  #parts: readonly string[] = []

  constructor(carries: boolean) {
    this.#carries = carries
  }

  name(own: string, parts: readonly string[]): string {
    if (!this.#carries) return own
    if (own !== '') {
      this.#name = own
      this.#parts = parts.map(() => '')
    }
    return this.#name
  }

  /** The parts of the present row by level, '' where it has none. */
  get levels(): readonly string[] {
    return this.#parts
  }

  /** A wider part that is named anew ends the narrower ones; a blank one left of a named one goes on. */
  parts(own: readonly string[]): readonly string[] {
    const deepest = own.findLastIndex((words) => words !== '')
    const first = own.findIndex((words) => words !== '')
    this.#parts = own.map((words, level) => {
      if (words !== '') return words
      return level < first && level <= deepest ? (this.#parts[level] ?? '') : ''
    })
    return this.#parts.filter((words) => words !== '')
  }
}
