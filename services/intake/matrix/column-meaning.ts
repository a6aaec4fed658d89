// What is said of a whole column: by the mapping, by its headings, by the title; and what nobody understood of its headings.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { ColumnMapping, FigureDefaults, Mapping } from '../mapping.ts'
import type { Table } from './cells.ts'
import { type HeadingMeaning, readHeadings } from './heading-meaning.ts'
import { readTitle, type TitleMeaning } from './title-meaning.ts'

/** The words above the table, one line a row; a merged range speaks once. */
export function titleLines({ sheet, frame }: Table): { row: number; words: string }[] {
  return frame.titles.flatMap((row) => {
    const words = (sheet.grid.rows[row - 1] ?? [])
      .map((cell, index) => ({ words: sheet.wordsAt(row, index + 1), text: cell.text }))
      .filter(({ text }) => text.trim() !== '')
    return [...new Set(words.map((each) => each.words))].map((line) => ({ row, words: line }))
  })
}

export function readTableTitle(table: Table, catalogue: Catalogue): TitleMeaning {
  return readTitle(
    titleLines(table).map(({ words }) => words),
    catalogue,
  )
}

/** What the headings of a column say by themselves, whatever the mapping. */
export function readColumn(
  table: Table,
  column: number,
  catalogue: Catalogue,
  title: TitleMeaning,
): HeadingMeaning {
  return readHeadings(table.headings[column] ?? [], catalogue, title.said.period ?? null)
}

/** The part of a column's mapping that speaks of its figures. */
export function saidOfColumn(column: ColumnMapping | undefined): FigureDefaults {
  if (!column) return {}
  const { column: _, skip: __, area: ___, ...said } = column
  return said
}

export function columnMapping(mapping: Mapping, column: number): ColumnMapping | undefined {
  return mapping.columns?.find((each) => each.column === column)
}
