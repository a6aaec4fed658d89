// Builds what provinces would answer from literal figures, and asks a comparison of them: no network, no database.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type {
  Absence,
  Access,
  DataKind,
  ObservationStatus,
  Qualifier,
  Statistic,
  TimeBasis,
} from '#schema/codes.ts'
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import type { ComparisonQuestion } from '#schema/comparison/comparison-question.ts'
import type {
  Cell,
  Column,
  ComparisonResult,
  ComparisonRow,
  Issue,
  Messages,
} from '#schema/comparison/comparison-result.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import type { World } from '#schema/comparison/world.ts'
import { parsePeriod } from '#schema/period.ts'
import { registry } from '#schema/registry/registry.ts'
import type { SeriesKey, SeriesTable, TableSeries } from '#schema/series-table.ts'
import { type UnansweredState, unansweredTable } from '#schema/series-table.ts'
import { formatSliceId, type Slice } from '#schema/slice.ts'

/** A figure as a test writes it; what is left out is an ordinary yearly share. */
export interface LiteralFigure {
  readonly area: string
  readonly indicator: string
  /** As an analyst writes it; null when the source does not state it. */
  readonly period: string | null
  readonly value?: string
  readonly low?: string
  readonly high?: string
  readonly decimals?: number
  readonly multiplier?: number
  readonly qualifier?: Qualifier
  readonly status?: ObservationStatus
  readonly kind?: DataKind
  readonly statistic?: Statistic
  readonly timeBasis?: TimeBasis
  readonly standard?: string
  readonly concept?: string
  readonly breakdown?: Readonly<Record<string, string>>
  readonly inferred?: readonly string[]
  /** Confidence of an inferred attribution; left out, the source states the area. */
  readonly confidence?: string
  readonly absence?: Absence
  readonly access?: Access
  readonly id?: string
}

/** What each province holds, or the state it answers with instead. A province not named here is down. */
export type Held = Readonly<Record<string, readonly LiteralFigure[] | UnansweredState | 'NOTHING_PUBLISHED'>>

/** The five provinces of the demo. */
export const MEMBERS = ['VN34-19', 'VN34-25', 'VN34-56', 'VN34-86', 'VN34-91']

export const world: World = { registry, catalogue, members: MEMBERS }

/** Asks a comparison of provinces that hold literal figures. */
export function ask(input: CompareInput, held: Held, asked: World = world): ComparisonResult {
  return askQuestion(resolveQuestion(input, asked), held, asked)
}

export function askQuestion(
  question: ComparisonQuestion,
  held: Held,
  asked: World = world,
): ComparisonResult {
  const received = slicesOf(question, asked).map((slice) => receivedOf(slice, held[slice.province]))
  return compare(question, readAnswers(question, received, asked), asked)
}

/** The cell of an area in the column with this id; the first column when none is named. */
export function cellOf(result: ComparisonResult, area: string, column?: string): Cell {
  const index = column === undefined ? 0 : result.columns.findIndex(({ id }) => id === column)
  const cell = result.rows.find((row) => row.area.id === area)?.cells[index]
  if (!cell) throw new Error(`no cell ${area} × ${column}; columns: ${result.columns.map(idOf).join(' ')}`)
  return cell
}

export function issueOf(result: ComparisonResult, code: IssueCode): Issue | undefined {
  return result.comparability.issues.find((issue) => issue.code === code)
}

export function issueCodes(result: ComparisonResult): IssueCode[] {
  return result.comparability.issues.map(({ code }) => code)
}

/** Areas whose first cell has no figure. */
export function absentAreas(result: ComparisonResult): string[] {
  return result.rows.filter(({ cells }) => cells[0]?.absence).map(({ area }) => area.id)
}

/** A cell as a value, with its explanation written out. */
export type SettledCell = Omit<Cell, 'explain'> & { readonly explain: Messages }

/** A result as a value. */
export interface SettledResult extends Omit<ComparisonResult, 'rows'> {
  readonly rows: readonly (Omit<ComparisonRow, 'cells'> & { readonly cells: readonly SettledCell[] })[]
}

/** Everything that cells work out only when asked: unasked, two cells look equal whatever they would say. */
export function settled(result: ComparisonResult): SettledResult {
  return { ...result, rows: result.rows.map((row) => ({ ...row, cells: row.cells.map(settledCell) })) }
}

/** Every field of a cell, also those that are getters of its class. */
export function settledCell(cell: Cell): SettledCell {
  const own = Object.keys(cell)
  const prototype: object = Object.getPrototypeOf(cell)
  const worked =
    prototype === Object.prototype ? [] : Object.entries(Object.getOwnPropertyDescriptors(prototype))
  const getters = worked.flatMap(([name, { get }]) => (get ? [name] : []))
  const fields = [...own, ...getters].map((name) => [name, cell[name as keyof Cell]])
  return { ...Object.fromEntries(fields), explain: cell.explain() } as SettledCell
}

export function idOf({ id }: Column): string {
  return id
}

/** A province's table for a slice: all it holds of the series asked for; which periods fit is for the comparison to decide. */
export function tableOf(slice: Slice, figures: readonly LiteralFigure[]): SeriesTable {
  const visible = figures.filter(({ access }) => access !== 'INTERNAL')
  const matched = visible.filter((figure) => fits(slice, figure))
  const byKey = Map.groupBy(matched, (figure) => JSON.stringify(keyOf(figure)))
  const sources = [...new Set(figures.map(({ confidence }) => confidence ?? '1'))]
  const release = { number: 1, publishedAt: '2026-11-01T00:00:00Z', note: null }
  return {
    v: 1,
    slice: formatSliceId(slice),
    state: 'LIVE',
    ageSeconds: 0,
    province: slice.province,
    release,
    answeredAt: '2026-11-22T01:00:00Z',
    areasHeld: [...new Set(visible.map(({ area }) => area))],
    areasMatched: [...new Set(matched.map(({ area }) => area))],
    sources: sources.map((confidence) => ({
      id: '001',
      title: 'Báo cáo',
      publisher: 'Sở',
      date: '2023',
      attribution: confidence === '1' ? 'STATED' : 'INFERRED',
      confidence,
    })),
    releases: [release],
    series: [...byKey.values()].map((group) => seriesOf(group, sources)),
  }
}

function receivedOf(slice: Slice, held: Held[string] | undefined): unknown {
  if (held === undefined) return null
  if (held === 'NOTHING_PUBLISHED') {
    const { v, province } = { v: 1, province: slice.province }
    return {
      v,
      slice: formatSliceId(slice),
      state: held,
      ageSeconds: 0,
      province,
      answeredAt: '2026-11-22T01:00:00Z',
    }
  }
  if (typeof held === 'string') return unansweredTable(formatSliceId(slice), held)
  // Through JSON, as it travels.
  return JSON.parse(JSON.stringify(tableOf(slice, held)))
}

function fits({ question }: Slice, figure: LiteralFigure): boolean {
  const key = keyOf(figure)
  const dimensions = question.breakdown ?? []
  return (
    question.indicators.includes(key.indicator) &&
    (question.areas ?? [key.area]).includes(key.area) &&
    (question.kinds ?? ['ACTUAL']).includes(key.kind) &&
    (question.statistics ?? [key.statistic]).includes(key.statistic) &&
    Object.keys(key.breakdown).every((name) => dimensions.some(({ dimension }) => dimension === name)) &&
    dimensions.every(({ dimension, codes }) => !codes || codes.includes(key.breakdown[dimension] ?? ''))
  )
}

/** The key of the series that a figure belongs to. */
export function keyOf(figure: LiteralFigure): SeriesKey {
  return {
    indicator: figure.indicator,
    area: figure.area,
    kind: figure.kind ?? 'ACTUAL',
    statistic: figure.statistic ?? 'SHARE',
    timeBasis: figure.timeBasis ?? 'DURING_PERIOD',
    standard: figure.standard ?? null,
    concept: figure.concept ?? null,
    breakdown: { ...figure.breakdown },
  }
}

function seriesOf(figures: readonly LiteralFigure[], sources: readonly string[]): TableSeries {
  const [first] = figures
  if (!first) throw new Error('a series needs a figure')
  return {
    key: keyOf(first),
    ids: figures.map((figure) => figure.id ?? `${figure.area}/${figure.period}/${figure.value ?? ''}`),
    periods: figures.map(({ period }) => {
      if (period === null) return { start: null, end: null, label: 'trong năm' }
      const { start, end } = parsePeriod(period)
      return { start, end, label: period }
    }),
    values: figures.map(({ value }) => value ?? null),
    low: figures.map(({ low }) => low ?? null),
    high: figures.map(({ high }) => high ?? null),
    qualifiers: figures.map(({ qualifier }) => qualifier ?? 'EXACT'),
    decimals: figures.map(({ decimals, value }) => decimals ?? value?.split('.')[1]?.length ?? 0),
    multipliers: figures.map(({ multiplier }) => multiplier ?? 0),
    statuses: figures.map(({ status }) => status ?? 'A'),
    access: figures.map(({ access }) => access ?? 'PUBLIC'),
    absences: figures.map(({ absence }) => absence ?? null),
    inferred: figures.map(({ inferred }) => [...(inferred ?? [])]),
    notes: { all: null },
    sources: figures.map(({ confidence }) => sources.indexOf(confidence ?? '1')),
    places: { all: null },
    releases: { all: 0 },
  }
}
