// A province's figures as CSV, one per row, with the columns that an import takes: written exactly, so that importing it changes nothing.
import { stringify } from 'csv-stringify/sync'
import type { NewObservation } from '#schema/new-observation.ts'
import { periodCode } from '#schema/period.ts'
import { RECORD_COLUMN_CODES, type RecordColumnCode } from '#services/intake/records/columns.ts'

/** The first line. With a byte-order mark, without which Excel takes Vietnamese for something else. */
export const EXPORT_HEADER = `\uFEFF${RECORD_COLUMN_CODES.join(',')}\r\n`

/** The line of one figure. Numbers are plain, with a point for the decimals. */
export function formatExportLine(observation: NewObservation): string {
  const cells = cellsOf(observation)
  const record = RECORD_COLUMN_CODES.map((code) => (NUMBERS.has(code) ? cells[code] : guard(cells[code])))
  return stringify([record], FORM)
}

/** As Excel writes its lines; what has blanks at an end or goes over lines is quoted, so that no reader trims or cuts it. */
const FORM = { record_delimiter: '\r\n', quoted_match: /[\r\n]|^\s|\s$/ }

/** Everything else is text, and guarded. */
const NUMBERS: ReadonlySet<RecordColumnCode> = new Set(['value', 'low', 'high', 'decimals', 'multiplier'])

type Cell = string | number | null

function cellsOf(observation: NewObservation): Readonly<Record<RecordColumnCode, Cell>> {
  const { key, period, source } = observation
  return {
    id: observation.id,
    area: key.area,
    indicator: key.indicator,
    kind: key.kind,
    statistic: key.statistic,
    time_basis: key.timeBasis,
    standard: key.standard,
    concept: key.concept,
    breakdown: Object.entries(key.breakdown)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([dimension, code]) => `${dimension}=${code}`)
      .join(';'),
    period: formatPeriod(period),
    value: observation.value,
    low: observation.low,
    high: observation.high,
    qualifier: observation.qualifier,
    unit: observation.unit,
    decimals: observation.decimals,
    multiplier: observation.multiplier,
    status: observation.status,
    access: observation.access,
    absence: observation.absence,
    inferred: observation.inferred.join(';'),
    note: observation.note,
    source_title: source.title,
    source_publisher: source.publisher,
    source_date: source.date,
    place: observation.place,
    withdraw: null,
  }
}

/** Its days, and behind them the label where it says more; `?` for days that the source does not state. */
function formatPeriod({ start, end, label }: NewObservation['period']): string {
  const days = start === null || end === null ? '?' : periodCode({ start, end })
  return days === label ? days : `${days} · ${label}`
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, and so does text that already looks so guarded; the
 * reader of these columns takes one off.
 */
function guard(cell: Cell): Cell {
  return typeof cell === 'string' && /^'*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell
}
