// Detecting a layout: what is certain from a grid and the catalogue becomes a mapping, which a person may review, mend and keep.
// A given mapping outweighs whatever is found. What is not certain stays unsaid, and readMatrix() says what is missing.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import { fold } from '#schema/fold.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { Finding } from '../finding.ts'
import type { Grid } from '../grid.ts'
import { type ColumnMapping, type FigureDefaults, MAPPING_VERSION, type Mapping } from '../mapping.ts'
import { type Legend, readLegend } from '../words/missing-marks.ts'
import { readArea } from '../words/read-area.ts'
import { readPeriodWords } from '../words/read-period.ts'
import { figureColumns, filledCells, findTable, headingPlace, placeOf, type Table } from './cells.ts'
import { columnMapping, readColumn, readTableTitle, titleLines } from './column-meaning.ts'
import type { HeadingMeaning } from './heading-meaning.ts'
import { findContradictions } from './mapping-contradictions.ts'
import { kindOf, range } from './sheet.ts'

interface LayoutContext {
  readonly registry: Registry
  readonly catalogue: Catalogue
}

export interface Layout {
  /** Whole: what was given, and what was found beside it. For this file only. */
  readonly mapping: Mapping
  /**
   * To be saved for the next file of this layout: what was given, and what measures its columns hold. Periods, status and rows are left to
   * that file's own words, or it would be read as this one.
   */
  readonly kept: Mapping
  /** Lines above and below the table that are no part of it. */
  readonly notes: readonly string[]
  /** What the file says of "-" and "…"; the mapping has it as well. */
  readonly legend: Legend
  readonly findings: readonly Finding[]
}

/** The layout of a grid. Without a table the mapping is the given one, and the finding says so. */
export function detectLayout(grid: Grid, context: LayoutContext, given: Mapping | null = null): Layout {
  const said: Mapping = given ?? { v: MAPPING_VERSION, form: 'MATRIX' }
  const table = findTable(grid, said, context.registry)
  if (!table) {
    const findings: Finding[] = [
      { code: 'TABLE_NOT_FOUND', place: placeOf(grid, null, null), value: '', params: {} },
    ]
    return { mapping: said, kept: said, notes: [], legend: {}, findings }
  }
  const title = readTableTitle(table, context.catalogue)
  const titles = titleLines(table).map(({ words }) => words)
  const notes = table.frame.notes.flatMap((row) => wordsOf(table, row))
  const ownLegend = readLegend([...titles, ...notes])
  const legend = { ...ownLegend, ...saidMarks(said) }
  const headings = figureColumns(table).map((column) => ({
    column,
    heading: readColumn(table, column, context.catalogue, title),
  }))
  const columns = headings.map(
    ({ column, heading }): ColumnMapping => ({
      column,
      ...(columnMapping(said, column)?.skip ? {} : heading.said),
      ...columnMapping(said, column),
    }),
  )
  const skipped = (said.columns ?? []).filter(
    ({ column }) => !headings.some((each) => each.column === column),
  )
  // A column of indicators says for each row what a title would say for all.
  const { indicator: _, ...titleSaid } = title.said
  const ofTitle = table.roles.includes('INDICATOR') ? titleSaid : title.said
  const figures = { ...ofTitle, ...said.figures }
  const mapping = {
    ...said,
    ...positions(table),
    ...legend,
    ...(Object.keys(figures).length > 0 ? { figures } : {}),
    columns: [...columns, ...skipped].sort((a, b) => a.column - b.column),
  }
  const area =
    said.area ?? (table.frame.labels === null ? areaOfTitle(titles, mapping, context.registry) : null)
  return {
    mapping: area ? { ...mapping, area } : mapping,
    kept: keptMapping(said, ofTitle, headings),
    notes: [...titles, ...notes],
    legend,
    findings: [
      ...findContradictions({ table, said, headings, ofTitle, ownLegend, registry: context.registry }),
      ...unreadRows(table, said),
      ...emptyPlaces(table, said),
      ...unreadColumns(table, said),
    ],
  }
}

function saidMarks({ dash, dots }: Mapping): Legend {
  return { ...(dash ? { dash } : {}), ...(dots ? { dots } : {}) }
}

function positions({ sheet, frame, roles }: Table): Partial<Mapping> {
  const at = (role: Table['roles'][number], name: string) =>
    roles.includes(role) ? { [name]: roles.indexOf(role) } : {}
  return {
    ...(sheet.grid.sheet === null ? {} : { sheet: sheet.grid.sheet }),
    ...(frame.header ? { header: frame.header } : {}),
    data: frame.data,
    ...at('AREA', 'labels'),
    ...at('INDICATOR', 'indicators'),
    ...at('UNIT', 'units'),
    ...at('PERIOD', 'periods'),
  }
}

function wordsOf({ sheet }: Table, row: number): string[] {
  const words = range(1, sheet.width)
    .filter((column) => sheet.cellAt(row, column).text.trim() !== '')
    .map((column) => sheet.wordsAt(row, column))
  return words.length > 0 ? [[...new Set(words)].join(' ')] : []
}

/** "… của tỉnh An Giang năm 2022" above a table without names: the one area that the title names, at the periods of the table. */
function areaOfTitle(titles: readonly string[], mapping: Mapping, registry: Registry): string | null {
  const title = ` ${fold(titles.join(' '))} `
  const named = new Set(
    registry.areas
      .filter(
        ({ host, nameVi }) =>
          host !== null &&
          ['tinh', 'thanh pho', 'tp'].some((kind) => title.includes(` ${kind} ${fold(nameVi)} `)),
      )
      .map(({ nameVi }) => nameVi),
  )
  const [name] = named
  if (name === undefined || named.size > 1) return null
  const periods = [mapping.figures ?? {}, ...(mapping.columns ?? [])].flatMap(({ period }) => period ?? [])
  const ids = new Set(
    periods.map((period) => {
      const reading = readArea(name, {
        registry,
        scheme: mapping.scheme,
        at: readPeriodWords(period)?.period.end ?? null,
      })
      return 'area' in reading ? reading.area.id : null
    }),
  )
  const [id] = ids
  return ids.size === 1 ? (id ?? null) : null
}

function keptMapping(
  said: Mapping,
  ofTitle: FigureDefaults,
  headings: readonly { readonly column: number; readonly heading: HeadingMeaning }[],
): Mapping {
  const figures = { ...withoutTime(ofTitle), ...said.figures }
  const found = headings.map(({ column, heading }): ColumnMapping => {
    const own = columnMapping(said, column)
    return { column, ...(own?.skip ? {} : withoutTime(heading.said)), ...own }
  })
  const others = (said.columns ?? []).filter(({ column }) => !found.some((each) => each.column === column))
  const columns = [...found, ...others].filter((each) => Object.keys(each).length > 1)
  return {
    ...said,
    ...(Object.keys(figures).length > 0 ? { figures } : {}),
    ...(columns.length > 0 ? { columns: columns.sort((a, b) => a.column - b.column) } : {}),
  }
}

function withoutTime({ period: _, status: __, timeBasis: ___, ...said }: FigureDefaults): FigureDefaults {
  return said
}

/** Rows of figures that the mapping leaves below or above its data. */
function unreadRows({ sheet, frame }: Table, { data }: Mapping): Finding[] {
  if (!data) return []
  const hasFigures = (row: number) =>
    range((frame.labels ?? 0) + 1, sheet.width).some(
      (column) => kindOf(sheet.cellAt(row, column)) === 'FIGURE',
    )
  const between = range((frame.header?.to ?? 0) + 1, frame.data.from - 1)
  const rows = [...between, ...range(frame.data.to + 1, sheet.height)].filter(hasFigures)
  const [first] = rows
  if (first === undefined) return []
  const params = { count: rows.length, first }
  return [{ code: 'ROWS_OUTSIDE_DATA', place: placeOf(sheet.grid, first, null), value: '', params }]
}

/** Columns and rows that the mapping speaks of, where the file has no figures. */
function emptyPlaces(table: Table, { columns = [], rows = [] }: Mapping): Finding[] {
  const { grid } = table.sheet
  const told = (what: string, row: number | null, column: number | null): Finding => ({
    code: 'MAPPING_PLACE_EMPTY',
    place: placeOf(grid, row, column),
    value: '',
    params: { what },
  })
  const filled = new Set(figureColumns(table).filter((column) => filledCells(table, column).length > 0))
  const data = new Set(table.rows.map(({ row }) => row))
  return [
    ...columns
      .filter(({ column, skip }) => !skip && !filled.has(column))
      .map(({ column }) => told(`columns: ${column}`, null, column)),
    ...rows
      .filter(({ row, skip }) => !skip && !data.has(row))
      .map(({ row }) => told(`rows: ${row}`, row, null)),
  ]
}

/** Columns of words that may tell figures apart, unless the mapping leaves them out. */
function unreadColumns(table: Table, said: Mapping): Finding[] {
  return range(1, table.sheet.width)
    .filter((column) => table.roles[column] === 'WORDS' && !columnMapping(said, column)?.skip)
    .map((column) => ({
      code: 'COLUMN_NOT_READ' as const,
      place: headingPlace(table, column),
      value: (table.headings[column] ?? []).join(' / '),
      params: {},
    }))
}
