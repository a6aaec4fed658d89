// The measure of each cell, from what is said of the table, its column and its row, the narrower outweighing the wider.
// What is missing is reported once for the column or the words that lack it, never once a cell.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { Finding, Report } from '../finding.ts'
import type { Place } from '../grid.ts'
import { fittingDefaults } from '../key-defaults.ts'
import type { FigureDefaults, Mapping } from '../mapping.ts'
import { saysUnit } from './cell-figure.ts'
import { figureColumns, filledCells, headingPlace, placeOf, type Table } from './cells.ts'
import { columnMapping, readColumn, readTableTitle, saidOfColumn, titleLines } from './column-meaning.ts'
import type { HeadingMeaning } from './heading-meaning.ts'
import { nameOfFile, readIndicator } from './indicator-words.ts'
import { type Measure, type MeasureProblem, measureOf, missingOf } from './measure.ts'
import type { RowLabel } from './row-labels.ts'
import { type RowMeaning, rowReader } from './row-meaning.ts'
import type { TitleMeaning } from './title-meaning.ts'

export interface ColumnQuestion {
  /** The measure of a cell; null when it has none, which is reported. */
  measureOf(label: RowLabel, column: number): Measure | null
  /** The area that the mapping gives to a column. */
  areaOf(column: number): string | undefined
  /** Whether figures of a column add up: true, false, or null when nothing is known of it. */
  isAdditive(column: number): boolean | null
}

export function askMeasures(
  table: Table,
  mapping: Mapping,
  catalogue: Catalogue,
  report: Report,
): ColumnQuestion {
  return new ColumnMeasures(table, mapping, catalogue, report)
}

class ColumnMeasures implements ColumnQuestion {
  readonly #table: Table
  readonly #mapping: Mapping
  readonly #catalogue: Catalogue
  readonly #report: Report
  readonly #readRow: (label: RowLabel) => RowMeaning
  readonly #titles: readonly { row: number; words: string }[]
  readonly #areas: ReadonlyMap<number, string | undefined>
  #title: TitleMeaning | null = null
  readonly #headings = new Map<number, HeadingMeaning>()
  readonly #measures = new Map<number, Map<RowMeaning, Measure | null>>()
  readonly #told = new Set<string>()

  constructor(table: Table, mapping: Mapping, catalogue: Catalogue, report: Report) {
    this.#table = table
    this.#mapping = mapping
    this.#catalogue = catalogue
    this.#report = report
    this.#readRow = rowReader(table, mapping, catalogue, report)
    this.#titles = titleLines(table)
    this.#areas = new Map((mapping.columns ?? []).map(({ column, area }) => [column, area]))
  }

  areaOf(column: number): string | undefined {
    return this.#areas.get(column)
  }

  measureOf(label: RowLabel, column: number): Measure | null {
    const row = this.#readRow(label)
    const ofColumn = this.#measures.get(column) ?? new Map<RowMeaning, Measure | null>()
    this.#measures.set(column, ofColumn)
    const known = ofColumn.get(row)
    if (known !== undefined) return known
    const measure = this.#find(label, row, column)
    ofColumn.set(row, measure)
    return measure
  }

  isAdditive(column: number): boolean | null {
    const measures = [...(this.#measures.get(column)?.values() ?? [])].filter((measure) => measure !== null)
    if (measures.length === 0) return null
    return measures.every(({ indicator }) => indicator.aggregation === 'SUM')
  }

  #find(label: RowLabel, row: RowMeaning, column: number): Measure | null {
    if (!row.isRead || this.#lacksHeading(column)) return null
    const ofColumn = saidOfColumn(columnMapping(this.#mapping, column))
    const narrow: FigureDefaults = { ...ofColumn, ...row.said }
    const said = { ...fittingDefaults(this.#mapping.figures ?? {}, narrow.indicator), ...narrow }
    if (row.unnamed !== null) return this.#unnamedRow(row, label)
    const measure = measureOf(said, this.#catalogue)
    if (!('key' in measure)) {
      for (const problem of measure) this.#tell(problem, column)
      return null
    }
    if (said.kind === undefined && this.#titleOf().isKindUnclear) {
      this.#tell(missingOf(measure.indicator, 'kind'), column)
      return null
    }
    if (!this.#isUnderstood(column) || this.#hasForeignUnit(measure, column)) return null
    if (this.#hasTwoUnits(measure)) return null
    this.#unitAssumed(measure, column)
    return measure
  }

  /** Figures under no heading beside columns that have one: mostly the half of a number that its comma has split. */
  #lacksHeading(column: number): boolean {
    const { headings, frame } = this.#table
    if (frame.header === null || (headings[column] ?? []).length > 0) return false
    if (columnMapping(this.#mapping, column)?.period !== undefined) return false
    if (!figureColumns(this.#table).some((each) => (headings[each] ?? []).length > 0)) return false
    const [first] = filledCells(this.#table, column)
    const value = first?.cell.text ?? ''
    this.#once(`HEADING ${column}`, () => ({
      code: 'CELL_WITHOUT_HEADING',
      place: placeOf(this.#table.sheet.grid, first?.row ?? null, column),
      value,
      params: { value },
    }))
    return true
  }

  /** Words of a heading that nobody understood: they may make a part of what would be read as a total. */
  #isUnderstood(column: number): boolean {
    const own = columnMapping(this.#mapping, column)
    const heading = this.#headingOf(column)
    if (heading.rest.length === 0 && heading.split === null) return true
    const isExplained = own?.breakdown !== undefined || own?.area !== undefined
    if (isExplained || (own?.indicator !== undefined && heading.said.indicator === undefined)) return true
    this.#once(`BREAKDOWN ${column}`, () => ({
      code: 'BREAKDOWN_NOT_MAPPED',
      place: this.#headingPlace(column),
      value: this.#headingWords(column),
      params: SPLITS[heading.split ?? 'NONE'],
    }))
    return false
  }

  /** "Người/km²" over a column, or over the table of a column that says no unit. */
  #hasForeignUnit({ unitStated }: Measure, column: number): boolean {
    const own = columnMapping(this.#mapping, column)
    const isSaid = own?.unit !== undefined || own?.multiplier !== undefined
    const ofTitle = unitStated ? null : this.#titleOf().foreignUnit
    const said = isSaid ? null : (this.#headingOf(column).foreignUnit ?? ofTitle)
    if (said === null) return false
    this.#once(`FOREIGN ${column}`, () => ({
      code: 'UNIT_UNKNOWN',
      place: this.#headingPlace(column),
      value: said,
      params: { value: said },
    }))
    return true
  }

  /** "(Nghìn đồng)" and "Đơn vị tính: Triệu đồng" above one table: which of them holds, nobody knows. */
  #hasTwoUnits({ unitStated }: Measure): boolean {
    const [said = '', unit = ''] = unitStated ? [] : this.#titleOf().units
    if (unit === '') return false
    this.#once('TWO UNITS', () => ({
      code: 'UNIT_CONTRADICTORY',
      place: this.#titlePlace(),
      value: this.#titleWords(),
      params: { said, unit },
    }))
    return true
  }

  /** A count without a unit may be in thousands; a rate is in per cent. */
  #unitAssumed({ indicator, unit, unitStated }: Measure, column: number): void {
    if (unitStated || indicator.valueType === 'RATE' || indicator.valueType === 'RATIO') return
    if (filledCells(this.#table, column).every(({ cell }) => saysUnit(cell))) return
    this.#once(`UNIT ${indicator.code}`, () => ({
      code: 'UNIT_ASSUMED',
      place: this.#headingPlace(column),
      value: '',
      params: { indicatorVi: indicator.nameVi, indicatorEn: indicator.nameEn, unit },
    }))
  }

  #tell(problem: MeasureProblem, column: number): void {
    const heading = this.#headingWords(column)
    const place = this.#headingPlace(column)
    switch (problem.code) {
      case 'INDICATOR_NOT_NAMED':
        this.#unnamedColumn(column)
        break
      case 'INDICATOR_UNKNOWN': {
        const { candidates } = readIndicator(problem.value, this.#catalogue)
        const params = { value: problem.value, candidates }
        this.#once(`UNKNOWN ${problem.value}`, () => ({
          code: problem.code,
          place,
          value: problem.value,
          params,
        }))
        break
      }
      case 'PERIOD_NOT_STATED':
        this.#periodNotStated(column)
        break
      case 'PERIOD_UNREADABLE':
        this.#once(`PERIOD ${column}`, () => ({
          code: problem.code,
          place,
          value: problem.value,
          params: { value: problem.value },
        }))
        break
      case 'KEY_PART_MISSING':
        this.#once(`PART ${problem.params.indicatorVi} ${problem.params.column}`, () => ({
          code: problem.code,
          place,
          value: heading,
          params: problem.params,
        }))
    }
  }

  /** Once for the table when no column has a period, else once for the column. */
  #periodNotStated(column: number): void {
    const isNowhere = !this.#mapping.columns?.some(({ period }) => period !== undefined)
    const { code, params } = { code: 'PERIOD_NOT_STATED', params: {} } as const
    if (!isNowhere)
      this.#once(`PERIOD ${column}`, () => ({
        code,
        place: this.#headingPlace(column),
        value: this.#headingWords(column),
        params,
      }))
    else this.#once('PERIOD', () => ({ code, place: this.#titlePlace(), value: this.#titleWords(), params }))
  }

  /** No row and no mapping names the indicator: the heading's own words are asked for, else the title. */
  #unnamedColumn(column: number): void {
    const { rest } = this.#headingOf(column)
    const title = this.#titleOf()
    if (rest.length === 0) {
      const value = this.#titleWords() || this.#table.sheet.grid.file
      const { candidates } =
        this.#titles.length > 0 ? title : readIndicator(nameOfFile(value), this.#catalogue)
      this.#once(`NAMED ${value}`, () => notNamed(value, candidates, this.#titlePlace()))
      return
    }
    const { candidates } = readIndicator(rest.join(' '), this.#catalogue)
    const near = candidates.length > 0 ? candidates : title.candidates
    this.#once(`NAMED ${rest.join(' / ')}`, () =>
      notNamed(this.#headingWords(column), near, this.#headingPlace(column)),
    )
  }

  #unnamedRow({ unnamed, candidates }: RowMeaning, { row }: RowLabel): null {
    const column = this.#table.roles.indexOf('INDICATOR')
    const place = placeOf(this.#table.sheet.grid, row, column > 0 ? column : null)
    this.#once(`NAMED ${unnamed}`, () => notNamed(unnamed ?? '', candidates, place))
    return null
  }

  #headingWords(column: number): string {
    return (this.#table.headings[column] ?? []).join(' / ')
  }

  #titleWords(): string {
    return this.#titles.map(({ words }) => words).join(' / ')
  }

  #titlePlace(): Place {
    return placeOf(this.#table.sheet.grid, this.#titles[0]?.row ?? null, null)
  }

  #headingOf(column: number): HeadingMeaning {
    const known =
      this.#headings.get(column) ?? readColumn(this.#table, column, this.#catalogue, this.#titleOf())
    this.#headings.set(column, known)
    return known
  }

  #titleOf(): TitleMeaning {
    this.#title ??= readTableTitle(this.#table, this.#catalogue)
    return this.#title
  }

  #headingPlace(column: number): Place {
    return headingPlace(this.#table, column)
  }

  #once(key: string, finding: () => Finding): void {
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#report(finding())
  }
}

function notNamed(value: string, candidates: readonly string[], place: Place): Finding {
  return { code: 'INDICATOR_NOT_NAMED', place, value, params: { value, candidates } }
}

const SPLITS = {
  SUBSET: { splitVi: ' (“trong đó”: một phần)', splitEn: ' ("of which": a part)' },
  PARTS: { splitVi: ' (“chia ra”: các phần)', splitEn: ' ("divided into": all parts)' },
  NONE: { splitVi: '', splitEn: '' },
} as const
