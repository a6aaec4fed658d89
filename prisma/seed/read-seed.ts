// Reads the seed's two CSV files. What a column means, and what an empty cell means, is decided here and nowhere else.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import {
  ACCESSES,
  ATTRIBUTIONS,
  DATA_KINDS,
  OBSERVATION_STATUSES,
  QUALIFIERS,
  STATISTICS,
  TIME_BASES,
  UNITS,
} from '#schema/codes.ts'
import { fail } from '#schema/errors.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { TableSource } from '#schema/series-table.ts'

const orNull = <T extends z.ZodType>(cell: T) => z.union([z.literal('').transform(() => null), cell])
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const whole = z.string().regex(/^\d+$/).transform(Number)
const code = z.string().min(1)

const observationRow = z.strictObject({
  obs_id: code,
  source_document: code,
  source_line: z.string().regex(/^\d+$/),
  attribution: z.enum(ATTRIBUTIONS),
  attribution_confidence: decimal,
  inferred_fields: z.string().transform((cell) => (cell === '' ? [] : cell.split(';'))),
  host_province: code,
  area: code,
  indicator: code,
  kind: z.enum(DATA_KINDS),
  statistic: z.enum(STATISTICS),
  time_basis: z.enum(TIME_BASES),
  standard: orNull(code),
  concept: orNull(code),
  period_start: orNull(z.iso.date()),
  period_end: orNull(z.iso.date()),
  period_label: code,
  breakdown: z.string().transform((cell, context) => readBreakdown(cell, context)),
  claim_about: orNull(code),
  unit: z.enum(UNITS),
  value: orNull(decimal),
  low: orNull(decimal),
  high: orNull(decimal),
  decimals: whole,
  multiplier: whole,
  qualifier: z.enum(QUALIFIERS),
  status: z.enum(OBSERVATION_STATUSES),
  access: z.enum(ACCESSES),
  note: orNull(z.string().trim()),
})
type ObservationRow = z.infer<typeof observationRow>

const documentRow = z.object({ source_document: code, title_en: code, publisher: code, date: code })
type DocumentRow = z.infer<typeof documentRow>

/** The figures a province hosts, in the order of the file. Throws SEED_BROKEN with file, line and column. */
export async function readSeed(
  provinceId: string,
  directory = import.meta.dirname,
): Promise<NewObservation[]> {
  const documents = await readRows(resolve(directory, 'documents.csv'), documentRow)
  const rows = await readRows(resolve(directory, 'observations.csv'), observationRow)
  const documentOf = new Map(documents.map((row) => [row.source_document, row]))
  return rows
    .filter((row) => row.host_province === provinceId)
    .map((row) => toObservation(row, documentOf.get(row.source_document)))
}

function toObservation(row: ObservationRow, document: DocumentRow | undefined): NewObservation {
  if (!document) throw fail('SEED_BROKEN', { place: `documents.csv, ${row.source_document}` })
  return {
    key: {
      indicator: row.indicator,
      area: row.area,
      kind: row.kind,
      statistic: row.statistic,
      timeBasis: row.time_basis,
      standard: row.standard,
      concept: row.concept,
      // what a claim is about is part of what it counts: 176% of which plan
      breakdown: { ...row.breakdown, ...(row.claim_about === null ? {} : { of_indicator: row.claim_about }) },
    },
    unit: row.unit,
    id: row.obs_id,
    period: { start: row.period_start, end: row.period_end, label: row.period_label },
    value: row.value,
    low: row.low,
    high: row.high,
    qualifier: row.qualifier,
    decimals: row.decimals,
    multiplier: row.multiplier,
    status: row.status,
    access: row.access,
    absence: null,
    inferred: row.inferred_fields,
    note: row.note,
    source: toSource(row, document),
    place: `dòng ${row.source_line}`,
  }
}

function toSource(row: ObservationRow, document: DocumentRow): TableSource {
  return {
    id: document.source_document,
    title: document.title_en,
    publisher: document.publisher,
    date: document.date,
    attribution: row.attribution,
    confidence: row.attribution_confidence,
  }
}

async function readRows<T>(file: string, row: z.ZodType<T>): Promise<T[]> {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const records = parseCsv(await readFile(file, 'utf8'), name)
  return records.map((record, index) => {
    const read = row.safeParse(record)
    if (read.success) return read.data
    const column = read.error.issues[0]?.path.join('.') ?? ''
    throw fail('SEED_BROKEN', { place: `${name}:${index + 2} ${column}`.trim() }, read.error) // line 1 is the header
  })
}

function parseCsv(text: string, name: string): unknown[] {
  try {
    return parse(text, { columns: true, bom: true })
  } catch (cause) {
    throw fail('SEED_BROKEN', { place: name }, cause)
  }
}

function readBreakdown(cell: string, context: z.RefinementCtx): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(cell === '' ? {} : JSON.parse(cell))
  } catch {
    context.addIssue({ code: 'custom', message: 'not a JSON object of codes' })
    return z.NEVER
  }
}
