// One line of a backup: a record of one table with its checksum, so that a line that was damaged can be named. Decimals are text.
// Where the records come from is backup-records.ts, where they go restore.ts.
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { fail } from '#schema/errors.ts'

/** Version of the form; a reader refuses another. */
export const BACKUP_VERSION = 1

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const instant = z.iso.datetime()
const count = z.int().min(0)
const key = z.object({
  ...{ id: z.int32(), indicator: z.string(), area: z.string(), kind: z.string(), statistic: z.string() },
  ...{
    time_basis: z.string(),
    standard: z.string(),
    concept: z.string(),
    breakdown: z.string(),
    unit: z.string(),
  },
})

/** The records of each kind, in the order in which the kinds stand in a backup: what others refer to comes before them. */
const RECORDS = {
  backup: z.strictObject({ v: z.literal(BACKUP_VERSION), migrations: z.array(z.string()), newest: count }),
  source: z.strictObject({
    ...{ id: z.string(), title: z.string(), publisher: z.string(), date: z.string() },
    ...{ attribution: z.string(), confidence: decimal },
  }),
  series: key.strict(),
  observation: z.strictObject({
    ...{ series_id: z.int32(), period: z.string(), release: z.int32().min(1) },
    ...{
      period_start: z.iso.date().nullable(),
      period_end: z.iso.date().nullable(),
      period_label: z.string(),
    },
    ...{
      record_id: z.string(),
      value: decimal.nullable(),
      low: decimal.nullable(),
      high: decimal.nullable(),
    },
    ...{
      qualifier: z.string(),
      decimals: z.int(),
      multiplier: z.int(),
      status: z.string(),
      access: z.string(),
    },
    ...{
      absence: z.string().nullable(),
      inferred: z.array(z.string()).nullable(),
      note: z.string().nullable(),
    },
    ...{ source_id: z.string(), source_place: z.string().nullable(), withdrawn: z.boolean() },
  }),
  release: z.strictObject({
    ...{ number: z.int32().min(1), published_at: instant, note: z.string().nullable() },
    areas: z.array(z.string()),
  }),
  import: z.strictObject({
    ...{ release: z.int32(), file_name: z.string().nullable(), sha256: z.string().nullable() },
    ...{ mapping: z.string().nullable(), rolled_back_to: z.int32().nullable(), imported_by: z.string() },
    ...{ started_at: instant, completed_at: instant.nullable(), added: count, unchanged: count },
    ...{ withdrawn: count, warnings: count, published_by: z.string().nullable() },
  }),
  end: z.strictObject({
    ...{ sources: count, series: count, observations: count, releases: count, imports: count },
    sha256: z.string().length(64),
  }),
} as const

export type LineKind = keyof typeof RECORDS
export type BackupRecord<Kind extends LineKind> = z.infer<(typeof RECORDS)[Kind]>
/** A record with its kind. */
export type BackupLine = {
  [Kind in LineKind]: { readonly kind: Kind; readonly record: BackupRecord<Kind> }
}[LineKind]

const KINDS = Object.keys(RECORDS) as LineKind[]

/** Whether a line of this kind may follow one of another: the kinds have an order, and only the first and the last stand alone. */
export function mayFollow(kind: LineKind, before: LineKind | null): boolean {
  if (before === null) return kind === 'backup'
  const isLater = KINDS.indexOf(kind) > KINDS.indexOf(before)
  return isLater || (kind === before && kind !== 'backup' && kind !== 'end')
}

/**
 * A line without its end.
 *
 * @example formatLine('source', { id: 'T1', … })
 * // '{"crc":"…","source":{"id":"T1",…}}'
 */
export function formatLine(kind: LineKind, record: unknown): string {
  const text = JSON.stringify(record)
  return `{"crc":"${checksum(text)}","${kind}":${text}}`
}

/** Reads a line back. Throws BACKUP_BROKEN with the line's number. */
export function parseLine(text: string, line: number): BackupLine {
  try {
    const read = JSON.parse(text)
    const kind = KINDS.find((name) => name in read)
    if (!kind) throw new TypeError('It is of no kind.')
    const record = RECORDS[kind].parse(read[kind])
    if (formatLine(kind, record) !== text) throw new TypeError('It is not as it was written.') // its checksum neither
    return { kind, record } as BackupLine
  } catch (cause) {
    throw fail('BACKUP_BROKEN', { line }, cause)
  }
}

/** Whether a line is as it was written, by its own checksum; what it says, `parseLine` reads. */
export function isWholeLine(text: string): boolean {
  const [, stated, record = ''] = /^\{"crc":"([0-9a-f]{8})","[a-z]+":(.*)\}$/s.exec(text) ?? []
  return stated === checksum(record)
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
