// The figures of a table "areas × periods": every cell that is filled becomes a figure, an absence, or part of a finding.
// What the layout is, the mapping says (detect-layout.ts makes it); whether figures make sense, rules/ says.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { TableSource } from '#schema/series-table.ts'
import type { Finding, Report } from '../finding.ts'
import { columnLetters } from '../format-place.ts'
import type { Grid, GridCell, Place } from '../grid.ts'
import type { Mapping } from '../mapping.ts'
import type { ReadFigure } from '../read-figure.ts'
import { recordId } from '../record-id.ts'
import type { NumberConvention } from '../words/number-convention.ts'
import { readPeriodWords } from '../words/read-period.ts'
import { type CellReading, readCellFigure } from './cell-figure.ts'
import { figureColumns, findTable, placeOf, type Table } from './cells.ts'
import { askMeasures, type ColumnQuestion } from './column-measures.ts'
import type { Measure } from './measure.ts'
import { findConventions, isSkipped } from './number-conventions.ts'
import type { RowLabel } from './row-labels.ts'
import { askAreas, labelPlace, otherProvince, type SetAsideReason } from './row-standing.ts'
import { kindOf, range } from './sheet.ts'
import { reportStaleTotals } from './stale-totals.ts'
import { reportHidden, reportTraps } from './traps.ts'

interface MatrixContext {
  /** The province that imports; null reads the figures of all areas. */
  readonly province: string | null
  readonly registry: Registry
  readonly catalogue: Catalogue
  readonly source: TableSource
  /** Told of each row, and each cell that the mapping leaves out, that is not written and is no mistake. */
  readonly onSetAside?: (row: SetAsideRow) => void
}

export interface SetAsideRow {
  readonly place: Place
  /** The row's name as it stands there; of a single cell, what stands in it. */
  readonly text: string
  readonly why: SetAsideReason
}

/** Reads a table by a whole mapping. Findings go to `report`; a cell with an ERROR yields no figure. */
export function* readMatrix(
  grid: Grid,
  mapping: Mapping,
  context: MatrixContext,
  report: Report,
): Generator<ReadFigure> {
  const table = findTable(grid, mapping, context.registry)
  if (!table) {
    report({ code: 'TABLE_NOT_FOUND', place: placeOf(grid, null, null), value: '', params: {} })
    return
  }
  reportHidden(table, report)
  yield* new MatrixReader(table, mapping, context, report).read()
}

class MatrixReader {
  readonly #table: Table
  readonly #mapping: Mapping
  readonly #context: MatrixContext
  readonly #report: Report
  readonly #conventions: ReadonlyMap<number, NumberConvention | null>
  readonly #skippedCells: ReadonlySet<string>
  readonly #told = new Set<string>()

  constructor(table: Table, mapping: Mapping, context: MatrixContext, report: Report) {
    this.#table = table
    this.#mapping = mapping
    this.#context = context
    this.#report = report
    this.#conventions = findConventions(table, mapping, report)
    this.#skippedCells = new Set((mapping.cells ?? []).map(({ row, column }) => `${row} ${column}`))
  }

  *read(): Generator<ReadFigure> {
    const { registry } = this.#context
    const columns = figureColumns(this.#table).filter((column) => !isSkipped(this.#mapping, column))
    const areas = askAreas(
      {
        table: this.#table,
        mapping: this.#mapping,
        registry,
        province: this.#context.province,
        at: this.#firstDay(),
      },
      this.#report,
    )
    const measures = askMeasures(this.#table, this.#mapping, this.#context.catalogue, this.#report)
    const aggregates = new Map<number, SetAsideReason>()
    this.#tellSkippedCells()
    for (const label of this.#table.rows) {
      const filled = columns.filter((column) => this.#isFilled(label.row, column))
      if (filled.length === 0) continue
      const standing = areas.standingOf(label)
      if (standing.state === 'ASIDE') {
        aggregates.set(label.row, standing.why)
        this.#setAside(label, standing.why)
      }
      if (standing.state !== 'READ') continue
      for (const column of filled) yield* this.#readCell(label, column, areas, measures)
    }
    reportStaleTotals(
      {
        table: this.#table,
        registry,
        aggregates,
        columns,
        conventions: this.#conventions,
        isAdditive: (column: number) => measures.isAdditive(column),
      },
      this.#report,
    )
  }

  *#readCell(
    label: RowLabel,
    column: number,
    areas: ReturnType<typeof askAreas>,
    measures: ColumnQuestion,
  ): Generator<ReadFigure> {
    const cell = this.#table.sheet.cellAt(label.row, column)
    const place = placeOf(this.#table.sheet.grid, label.row, column)
    const isBroken = reportTraps(cell, place, this.#report)
    const measure = measures.measureOf(label, column)
    if (isBroken || !measure || this.#isMerged(label, column, place)) return
    const area = this.#areaOf(
      label,
      areas.areaAt(label, { column, period: measure.period, ofColumn: measures.areaOf(column) }),
      place,
    )
    if (area === null) return
    const reading = this.#readingOf(cell, column, measure, place)
    if (reading)
      yield {
        observation: { ...this.#observation(measure, area, reading, place), note: label.remark || null },
        place,
        withdraws: false,
      }
  }

  /** One number drawn over the cells of several figures: of which it is, or of all together, the sheet does not say. */
  #isMerged({ row }: RowLabel, column: number, place: Place): boolean {
    const { sheet, rows, roles } = this.#table
    const merged = sheet.rangeAt(row, column)
    if (!merged) return false
    const others = rows.filter((each) => merged.fromRow <= each.row && each.row <= merged.toRow)
    const columns = range(merged.fromColumn, merged.toColumn).filter((each) => roles[each] === 'FIGURES')
    if (others.length < 2 && columns.length < 2) return false
    const value = sheet.cellAt(row, column).text
    this.#report({ code: 'CELLS_MERGED', place, value, params: { value } })
    return true
  }

  /** The area's id; null when there is none to be written, which is reported or told. */
  #areaOf(
    label: RowLabel,
    reading: ReturnType<ReturnType<typeof askAreas>['areaAt']>,
    place: Place,
  ): string | null {
    if (reading === null) {
      this.#once({
        code: 'AREA_NOT_STATED',
        place: { ...place, row: null, column: null },
        value: '',
        params: {},
      })
      return null
    }
    // A column may name an area of another province.
    const other = otherProvince(reading, label.name, this.#context.registry, this.#context.province)
    if (other) {
      this.#once({
        code: 'AREA_OF_OTHER_PROVINCE',
        place: { ...place, row: null },
        value: other.name,
        params: other,
      })
      return null
    }
    if ('area' in reading) return reading.area.id
    if ('problem' in reading) {
      const at = reading.problem === 'AREA_TERRITORY_CHANGED' ? place : labelPlace(this.#table, label)
      this.#once({ code: reading.problem, place: at, value: label.name, params: reading.params })
    } else this.#setAside(label, reading.setAside)
    return null
  }

  #readingOf(
    cell: GridCell,
    column: number,
    measure: Measure,
    place: Place,
  ): Extract<CellReading, { figure: unknown } | { absent: unknown }> | null {
    const { dash, dots } = this.#mapping
    const convention = this.#conventions.get(column) ?? null
    if (cell.number === null && convention === null && /\d/.test(cell.text)) return null // reported for the column
    if (cell.number !== null && this.#conventions.get(column) === null) return null
    const reading = readCellFigure(cell, measure, convention, { dash, dots })
    if ('problem' in reading)
      this.#report({ code: reading.problem, place, value: cell.text, params: reading.params })
    return 'figure' in reading || 'absent' in reading ? reading : null
  }

  #observation(
    { key, period, access, inferred, status, unit }: Measure,
    area: string,
    reading: Extract<CellReading, { figure: unknown } | { absent: unknown }>,
    { sheet, row, column }: Place,
  ): Omit<NewObservation, 'note'> {
    const whole = { ...key, area }
    const figure =
      'figure' in reading
        ? { ...reading.figure, status }
        : { ...NOTHING, absence: reading.absent, status: 'M' as const }
    return {
      key: whole,
      unit: 'figure' in reading ? reading.unit : unit,
      id: recordId(whole, period),
      period,
      ...figure,
      access,
      inferred: [...inferred],
      source: this.#context.source,
      place: `${sheet === null ? '' : `${sheet}!`}${columnLetters(column ?? 1)}${row}`,
    }
  }

  #isFilled(row: number, column: number): boolean {
    return (
      kindOf(this.#table.sheet.cellAt(row, column)) !== 'EMPTY' && !this.#skippedCells.has(`${row} ${column}`)
    )
  }

  /** The end of the first period that any column states. */
  #firstDay(): string | null {
    const said = [...(this.#mapping.columns ?? []), this.#mapping.figures ?? {}].map(({ period }) => period)
    return (
      said
        .map((period) => (period ? readPeriodWords(period)?.period.end : null))
        .find((day) => day != null) ?? null
    )
  }

  #tellSkippedCells(): void {
    for (const { row, column } of this.#mapping.cells ?? []) {
      const { text } = this.#table.sheet.cellAt(row, column)
      const place = placeOf(this.#table.sheet.grid, row, column)
      if (text !== '') this.#context.onSetAside?.({ place, text, why: 'MAPPING' })
    }
  }

  #setAside(label: RowLabel, why: SetAsideReason): void {
    const key = `ASIDE ${label.row}`
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#context.onSetAside?.({ place: labelPlace(this.#table, label), text: label.path.join(' / '), why })
  }

  /** Reports what holds for a row or a table once; false when it was said before. */
  #once(finding: Finding): boolean {
    const key = `${finding.code} ${finding.place.row} ${finding.place.column}`
    if (this.#told.has(key)) return false
    this.#told.add(key)
    this.#report(finding)
    return true
  }
}

const NOTHING = {
  value: null,
  low: null,
  high: null,
  qualifier: 'EXACT',
  decimals: 0,
  multiplier: 0,
} as const
