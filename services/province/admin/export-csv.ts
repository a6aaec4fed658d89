// A province's figures as CSV, one per row, with the columns that an import takes: written exactly, so that importing it changes nothing.
import type { NewObservation } from '#schema/new-observation.ts'
import { periodCode } from '#schema/period.ts'
import { RECORD_COLUMN_CODES, type RecordColumnCode } from '#services/intake/records/columns.ts'

/** The first line. With a byte-order mark, without which Excel takes Vietnamese for something else. */
export const EXPORT_HEADER = `\uFEFF${RECORD_COLUMN_CODES.join(',')}\r\n`

/** The line of one figure. Numbers are plain, with a point for the decimals. */
export function formatExportLine(observation: NewObservation): string {
  const cells = cellsOf(observation)
  return `${RECORD_COLUMN_CODES.map((code) => formatCell(cells[code])).join(',')}\r\n`
}

/** Decimals and counts are numbers; everything else is text, and guarded. */
interface NumberCell {
  readonly number: string | number | null
}
type Cell = string | null | NumberCell

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
    value: { number: observation.value },
    low: { number: observation.low },
    high: { number: observation.high },
    qualifier: observation.qualifier,
    unit: observation.unit,
    decimals: { number: observation.decimals },
    multiplier: { number: observation.multiplier },
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
function formatCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.number === null ? '' : String(cell.number)
  const guarded = /^'*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
