// The series table: a province's answer to one slice, in columns. This is the wire format between provinces, gateway and
// ministry; contract/series-table.schema.json is the same as JSON Schema, for provinces that are not ours.
// The gateway answers in a province's place when it cannot (a state without figures); nobody throws for a slice.
import { z } from 'zod'
import {
  ABSENCES,
  type Absence,
  ACCESSES,
  ATTRIBUTIONS,
  DATA_KINDS,
  OBSERVATION_STATUSES,
  QUALIFIERS,
  type Qualifier,
  STATISTICS,
  TIME_BASES,
} from './codes.ts'
import { type AbsentFigure, type Figure, readFigure } from './figure.ts'

/** Version of the table's form; a reader refuses another. */
export const SERIES_TABLE_VERSION = 1

const decimal = z.string().regex(/^-?\d{1,30}(\.\d{1,20})?$/)
const text = z.string().max(2000)
/** A column: one entry per observation, or a single entry written once when all are equal. */
const column = <T extends z.ZodType>(item: T) => z.union([z.array(item), z.strictObject({ all: item })])

/** The key of a series: everything that makes two figures the same statistic. */
export const seriesKey = z.strictObject({
  indicator: z.string().max(64),
  area: z.string().max(16),
  kind: z.enum(DATA_KINDS),
  statistic: z.enum(STATISTICS),
  timeBasis: z.enum(TIME_BASES),
  standard: z.string().max(64).nullable(),
  concept: z.string().max(64).nullable(),
  breakdown: z.record(z.string().max(64), z.string().max(64)),
})
export type SeriesKey = Readonly<z.infer<typeof seriesKey>>

/** A period as it travels: start and end identify it; both are null when the source does not state it. */
const tablePeriod = z.strictObject({
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  label: text,
})
export type TablePeriod = Readonly<z.infer<typeof tablePeriod>>

const tableSource = z.strictObject({
  id: text,
  title: text,
  publisher: text,
  date: text,
  attribution: z.enum(ATTRIBUTIONS),
  confidence: decimal,
})
export type TableSource = Readonly<z.infer<typeof tableSource>>

export const tableRelease = z.strictObject({
  number: z.int32().min(1),
  publishedAt: z.iso.datetime(),
  note: text.nullable(),
})
export type TableRelease = Readonly<z.infer<typeof tableRelease>>

/** One figure as it stands in a row: whoever writes figures is held to what the readers of a table take. */
export const tableFigure = z.strictObject({
  /** The office's own record id, stable across releases. */
  id: text,
  period: tablePeriod,
  value: decimal.nullable(),
  low: decimal.nullable(),
  high: decimal.nullable(),
  qualifier: z.enum(QUALIFIERS),
  decimals: z.int().min(0).max(20),
  multiplier: z.int().min(0).max(15),
  status: z.enum(OBSERVATION_STATUSES),
  access: z.enum(ACCESSES),
  absence: z.enum(ABSENCES).nullable(),
  /** Parts of the key that the source does not state but its context gives. */
  inferred: z.array(z.string().max(64)).max(20),
  note: text.nullable(),
  source: tableSource,
  /** Place in the source: line, page, cell. */
  place: text.nullable(),
})
export type TableFigure = Readonly<z.infer<typeof tableFigure>>
const cell = tableFigure.shape

const series = z
  .strictObject({
    key: seriesKey,
    ids: z.array(cell.id).min(1),
    periods: z.array(cell.period),
    values: column(cell.value),
    low: column(cell.low),
    high: column(cell.high),
    qualifiers: column(cell.qualifier),
    decimals: column(cell.decimals),
    multipliers: column(cell.multiplier),
    statuses: column(cell.status),
    access: column(cell.access),
    absences: column(cell.absence),
    inferred: column(cell.inferred),
    notes: column(cell.note),
    /** Index into the table's sources. */
    sources: column(z.int().min(0)),
    places: column(cell.place),
    /** Index into the table's releases: the release that published the figure. */
    releases: column(z.int().min(0)),
  })
  .refine(hasEqualLengths, 'every column must have one entry per id, or one entry for all')
  .refine(hasFigures, {
    error: 'the numbers of a figure must be those that its qualifier speaks of, low before high',
    // Numbers that are none cannot be compared.
    when: ({ issues }) => issues.length === 0,
  })
export type TableSeries = Readonly<z.infer<typeof series>>

const head = { v: z.literal(SERIES_TABLE_VERSION), slice: z.string().max(4096) }

const answered = z.strictObject({
  ...head,
  state: z.enum(['LIVE', 'STALE']),
  ageSeconds: z.int32().min(0),
  province: z.string().max(16),
  /** The release answered from: the newest, or the one of `asOf`. */
  release: tableRelease,
  answeredAt: z.iso.datetime(),
  /** Every area of which the province has published a figure that this caller may see; an absence with its reason is none. */
  areasHeld: z.array(z.string().max(16)).max(1000),
  /** Those of `areasHeld` with a figure that fits the question in any period. */
  areasMatched: z.array(z.string().max(16)).max(1000),
  sources: z.array(tableSource),
  releases: z.array(tableRelease),
  series: z.array(series),
})

const nothingPublished = z.strictObject({
  ...head,
  state: z.literal('NOTHING_PUBLISHED'),
  ageSeconds: z.int32().min(0),
  province: z.string().max(16),
  answeredAt: z.iso.datetime(),
})

const unanswered = z.strictObject({
  ...head,
  state: z.enum(['TIMED_OUT', 'DOWN', 'REFUSED', 'NOT_JOINED']),
})

/** What comes back for a slice: figures, the news that nothing is published, or the reason why there is no answer. */
export const seriesTable = z.discriminatedUnion('state', [answered, nothingPublished, unanswered])
export type SeriesTable = Readonly<z.infer<typeof seriesTable>>
export type AnsweredTable = Readonly<z.infer<typeof answered>>
export type UnansweredState = z.infer<typeof unanswered>['state']

/**
 * Checks that something is the answer to this slice. Null when it is not a series table of this version, or answers another slice.
 *
 * @example readSeriesTable({ v: 1, slice: 'VN34-25~e30', state: 'DOWN' }, 'VN34-25~e30')?.state
 * // 'DOWN'
 */
export function readSeriesTable(data: unknown, slice: string): SeriesTable | null {
  const table = seriesTable.safeParse(data)
  return table.success && table.data.slice === slice ? table.data : null
}

/** The answer in place of a province that gave none. */
export function unansweredTable(slice: string, state: UnansweredState): SeriesTable {
  return { v: SERIES_TABLE_VERSION, slice, state }
}

/** A column as it travels: one entry per observation, or one for all. */
export type Column<T> = readonly T[] | { readonly all: T }

/**
 * The entry of a column at an index.
 *
 * @example entryAt({ all: 'A' }, 7)
 * // 'A'
 */
export function entryAt<T>(column: Column<T>, index: number): T {
  return isConstant(column) ? column.all : (column[index] as T)
}

function isConstant<T>(column: Column<T>): column is { readonly all: T } {
  return !Array.isArray(column)
}

/** The columns that make a figure. */
interface FigureColumns {
  readonly values: Column<string | null>
  readonly low: Column<string | null>
  readonly high: Column<string | null>
  readonly qualifiers: Column<Qualifier>
  readonly absences: Column<Absence | null>
  readonly decimals: Column<number>
  readonly multipliers: Column<number>
}

/** The figure at an index. Null when its numbers contradict its qualifier: such a table is refused whole. */
export function figureAt(columns: FigureColumns, index: number): Figure | AbsentFigure | null {
  return readFigure({
    value: entryAt(columns.values, index),
    low: entryAt(columns.low, index),
    high: entryAt(columns.high, index),
    qualifier: entryAt(columns.qualifiers, index),
    absence: entryAt(columns.absences, index),
    decimals: entryAt(columns.decimals, index),
    multiplier: entryAt(columns.multipliers, index),
  })
}

/**
 * Packs a column: written once when all entries are equal.
 *
 * @example packColumn(['A', 'A', 'A'])
 * // { all: 'A' }
 */
export function packColumn<T>(entries: readonly T[]): T[] | { all: T } {
  const [first] = entries
  const isConstant = entries.length > 1 && entries.every((entry) => isSame(entry, first))
  return isConstant ? { all: first as T } : [...entries]
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.join('\n') === b.join('\n'))
}

function hasFigures(columns: FigureColumns & { readonly ids: readonly string[] }): boolean {
  return columns.ids.every((_id, index) => figureAt(columns, index) !== null)
}

function hasEqualLengths(table: Record<string, unknown> & { ids: unknown[] }): boolean {
  return Object.values(table).every(
    (entries) => !Array.isArray(entries) || entries.length === table.ids.length,
  )
}
