// What a row's figure is: the key of its series, its unit, period, status and access. A cell says it, else the mapping for the whole file,
// else the catalogue where it leaves no choice; nothing else is assumed but the two that our template's guide states: a figure is an
// outcome (ACTUAL) and final (A) unless the row says otherwise.
import type { Catalogue, Indicator } from '#schema/catalogue/catalogue.ts'
import { type AreaScheme, STATISTICS, type Statistic, TIME_BASES, type TimeBasis } from '#schema/codes.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { SeriesKey } from '#schema/series-table.ts'
import { fittingDefaults, type KeyDefaults, keyDefaults } from '../key-defaults.ts'
import type { FigureDefaults, Mapping } from '../mapping.ts'
import type { Measure } from '../matrix/measure.ts'
import { missingPart } from '../missing-part.ts'
import { unitOf } from '../rules/indicator-facts.ts'
import { standardsOf } from '../rules/key-rules.ts'
import type { PeriodReading } from '../words/read-period.ts'
import type { RecordColumnCode } from './columns.ts'
import {
  readBreakdown,
  readConcept,
  readIndicatorCell,
  readPeriodCell,
  readStandard,
  readStatus,
  readUnit,
  readUnitOfName,
} from './key-cells.ts'
import { type AsideRow, buildAreaCell } from './read-area-cell.ts'
import { ACCESS_CODES, type CodeList, KINDS, STATISTIC_CODES, TIME_BASIS_CODES } from './read-code.ts'
import type { RowCells } from './row-cells.ts'

export interface KeyContext {
  readonly registry: Registry
  readonly catalogue: Catalogue
  readonly mapping: Partial<Mapping>
  readonly scheme: AreaScheme | undefined
}

/** What a row measures, and where. */
export interface RowKey extends Measure {
  readonly key: SeriesKey
}

/** Reads a row's key; null when a cell was refused, which is reported. */
export function buildKeyReader(context: KeyContext): (cells: RowCells) => RowKey | AsideRow | null {
  const forAll: FigureDefaults = context.mapping.figures ?? {}
  const readArea = buildAreaCell(context)
  const saidPeriod = forAll.period === undefined ? null : readPeriodCell(forAll.period)
  return (cells) => {
    const period = cells.has('period')
      ? cellPeriod(cells)
      : (saidPeriod ?? cells.refuse('period', 'CELL_EMPTY'))
    const indicator = indicatorOf(cells, forAll.indicator, context.catalogue)
    const said = fittingDefaults(forAll, indicator?.code)
    const area = readArea(cells, period?.period ?? NO_DAYS)
    if (area !== null && typeof area !== 'string') return area
    const unit = unitCell(cells)
    const status = statusCell(cells)
    const kind = listed(cells, 'kind', KINDS)
    const statistic = listed(cells, 'statistic', STATISTIC_CODES)
    const timeBasis = listed(cells, 'time_basis', TIME_BASIS_CODES)
    const access = listed(cells, 'access', ACCESS_CODES)
    const standard = cells.has('standard') ? standardCell(cells, indicator) : (said.standard ?? null)
    const concept = cells.has('concept') ? conceptCell(cells, indicator) : (said.concept ?? null)
    const breakdown = cells.has('breakdown') ? breakdownCell(cells) : (said.breakdown ?? NO_BREAKDOWN)
    if (kind !== undefined && status.kind !== null && kind !== status.kind)
      cells.refuse('status', 'STATUS_UNREADABLE')
    if (period === null || indicator === null || area === null || breakdown === null || cells.isRefused)
      return null

    const certain = lazyDefaults(indicator, period, statistic ?? said.statistic)
    const which = statistic ?? said.statistic ?? (period.cumulative ? 'CUMULATIVE' : certain().statistic)
    const when = timeBasis ?? said.timeBasis ?? asOfBasis(period) ?? certain().timeBasis
    if (which === null) missing(cells, 'statistic', indicator)
    if (when === null) missing(cells, 'time_basis', indicator)
    if (which === null || when === null) return null
    return {
      indicator,
      key: {
        indicator: indicator.code,
        area,
        kind: kind ?? status.kind ?? said.kind ?? 'ACTUAL',
        statistic: which,
        timeBasis: when,
        standard,
        concept,
        breakdown,
      },
      unit: unit?.unit ?? said.unit ?? unitOf(indicator, which),
      unitStated: unit !== null,
      // "Người" in the row outweighs "nghìn" of the whole file
      power: unit?.multiplier ?? said.multiplier ?? 0,
      period: period.period,
      status: status.status ?? said.status ?? 'A',
      access: access ?? said.access ?? indicator.defaultAccess,
      inferred: period.inferred,
    }
  }
}

const NO_DAYS = { start: null, end: null }
const NO_BREAKDOWN: Readonly<Record<string, string>> = {}

/** Worked out only for a row that leaves something to it. */
function lazyDefaults(
  indicator: Indicator,
  { period }: PeriodReading,
  statistic: Statistic | undefined,
): () => KeyDefaults {
  let known: KeyDefaults | undefined
  return () => {
    known ??= keyDefaults(indicator, period, { statistic })
    return known
  }
}

/** "Đến 31/12/2021" and "cuối năm 2021" say when it was counted. */
function asOfBasis({ asOf, period }: PeriodReading): TimeBasis | null {
  if (!asOf) return null
  return period.start === period.end ? 'AS_OF' : 'END_OF_PERIOD'
}

const PARTS = {
  statistic: { part: 'statistic', candidates: STATISTICS },
  time_basis: { part: 'timeBasis', candidates: TIME_BASES },
} as const

function missing(cells: RowCells, column: keyof typeof PARTS, { nameVi, nameEn }: Indicator): void {
  const { code, params } = missingPart({
    indicator: { VI: nameVi, EN: nameEn },
    ...PARTS[column],
    column,
  })
  cells.refuse(column, code, params)
}

/** Undefined when the cell is empty. */
function listed<C extends string>(
  cells: RowCells,
  column: RecordColumnCode,
  list: CodeList<C>,
): C | undefined {
  const text = cells.text(column)
  if (text === '') return undefined
  const code = list.find(text)
  if (code === null) cells.refuse(column, 'CODE_UNKNOWN', { candidates: list.suggest(text) })
  return code ?? undefined
}

function cellPeriod(cells: RowCells): PeriodReading | null {
  return readPeriodCell(cells.text('period')) ?? cells.refuse('period', 'PERIOD_UNREADABLE')
}

function indicatorOf(cells: RowCells, said: string | undefined, catalogue: Catalogue): Indicator | null {
  const text = cells.text('indicator') || said
  if (text === undefined) return cells.refuse('indicator', 'CELL_EMPTY')
  const { indicator, candidates } = readIndicatorCell(text, catalogue)
  return indicator ?? cells.refuse('indicator', 'INDICATOR_UNKNOWN', { candidates })
}

const NOT_SAID = { status: null, kind: null } as const

function statusCell(cells: RowCells): NonNullable<ReturnType<typeof readStatus>> {
  const text = cells.text('status')
  if (text === '') return NOT_SAID
  return readStatus(text) ?? cells.refuse('status', 'STATUS_UNREADABLE') ?? NOT_SAID
}

function unitCell(cells: RowCells): ReturnType<typeof readUnit> {
  const text = cells.text('unit')
  const ofName = readUnitOfName(cells.text('indicator'))
  if (ofName && ofName.unit === null && ofName.multiplier === 0)
    return cells.refuse('indicator', 'UNIT_UNKNOWN', { value: ofName.said })
  if (text === '') return ofName
  const unit = readUnit(text) ?? cells.refuse('unit', 'UNIT_UNKNOWN')
  if (unit && ofName && (unit.unit !== ofName.unit || unit.multiplier !== ofName.multiplier))
    return cells.refuse('unit', 'UNIT_CONTRADICTORY', { said: text, unit: ofName.said })
  return unit
}

function standardCell(cells: RowCells, indicator: Indicator | null): string | null {
  const standard = readStandard(cells.text('standard'))
  if (standard !== null) return standard
  const candidates = indicator ? standardsOf(indicator.code) : []
  return cells.refuse('standard', 'CODE_UNKNOWN', { candidates })
}

function conceptCell(cells: RowCells, indicator: Indicator | null): string | null {
  const concept = readConcept(cells.text('concept'))
  if (concept !== null) return concept
  const candidates = indicator?.dimensions.find(({ id }) => id.endsWith('_concept'))?.codes ?? []
  return cells.refuse('concept', 'CODE_UNKNOWN', { candidates })
}

function breakdownCell(cells: RowCells): Readonly<Record<string, string>> | null {
  return readBreakdown(cells.text('breakdown')) ?? cells.refuse('breakdown', 'BREAKDOWN_UNREADABLE')
}
