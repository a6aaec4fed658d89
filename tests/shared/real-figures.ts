// About 5,000 figures of the statistics office for the 63 units before July 2025, read from the data folder beside the repository: for
// provinces to publish, each compilation as a release of its day, and for tests to compute from by plain integers.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Database } from '#prisma/open-database.ts'
import { writeRelease } from '#prisma/write-release.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { registry } from '#schema/registry/registry.ts'

/** The compilations, oldest first: every province publishes the n-th as its release n. */
export const VINTAGES = ['2017-03-24', '2018-09-10', '2024-05-24'] as const

const figureRow = z.object({
  area: z.string(),
  indicator: z.string(),
  unit: z.enum(['PERSONS', 'PERCENT']),
  breakdown: z.string(),
  period: z.string().regex(/^\d{4}$/),
  value: z.string().regex(/^\d+(\.\d+)?$/),
  status: z.enum(['A', 'P']),
  vintage: z.enum(VINTAGES),
  compiled_by: z.string(),
  note: z.string(),
})
export type RealFigure = z.infer<typeof figureRow>

const FILE = new URL('../../../shared/data/real/observations.csv', import.meta.url)

export const REAL_FIGURES: readonly RealFigure[] = z
  .array(figureRow)
  .parse(parse(readFileSync(FILE), { columns: true, bom: true }))

/** The 63 units, by code. */
export const UNITS: readonly string[] = [...new Set(REAL_FIGURES.map(({ area }) => area))].sort()

/** Publishes the figures of a province's former units: a release for each compilation. */
export async function loadReal(database: Database, province: string): Promise<void> {
  const own = REAL_FIGURES.filter(({ area }) => hostOf(area) === province)
  for (const vintage of VINTAGES) {
    const observations = own.filter((row) => row.vintage === vintage).map(toObservation)
    const publishedAt = new Date(`${vintage}T00:00:00Z`)
    await writeRelease(database, { publishedAt, note: vintage, observations })
  }
}

/** The province, of the 34, that hosts a unit's figures. */
export function hostOf(area: string): string | null {
  return registry.findArea(area)?.host ?? null
}

interface Asked {
  readonly breakdown?: string
  /** As it stood at that compilation; the newest unless told. */
  readonly vintage?: (typeof VINTAGES)[number]
}

/** What the file says for a year, by unit; a unit that it does not speak of is left out. */
export function figuresOfYear(
  indicator: string,
  year: number,
  { breakdown = '', vintage }: Asked = {},
): ReadonlyMap<string, RealFigure> {
  const rows = REAL_FIGURES.filter(
    (row) =>
      row.indicator === indicator &&
      row.period === String(year) &&
      row.breakdown === breakdown &&
      (vintage === undefined || row.vintage <= vintage),
  )
  rows.sort((a, b) => (a.vintage < b.vintage ? -1 : 1)) // the newest compilation is the last to be set
  return new Map(rows.map((row) => [row.area, row]))
}

export const URBAN = '{"urbanisation": "URBAN"}'

/** The sum of whole numbers. */
export function sumOf(figures: Iterable<RealFigure>): string {
  let sum = 0n
  for (const { value } of figures) sum += BigInt(value)
  return String(sum)
}

/** A decimal as an integer of its thousandths: -2810 for "-2.81". */
export function thousandths(value: string): bigint {
  if (value.startsWith('-')) return -thousandths(value.slice(1))
  const [whole = '0', decimals = ''] = value.split('.')
  return BigInt(whole + decimals.padEnd(3, '0'))
}

/** Best and worst ranks, lowest first, of figures that are printed to unlike decimals: everything that rounds to them, as thousandths. */
export function ranksOf(figures: readonly RealFigure[]): (string | number)[][] {
  const spans = figures.map(({ area, value }) => {
    const half = 5n * 10n ** BigInt(2 - (value.split('.')[1]?.length ?? 0))
    return { area, value, low: thousandths(value) - half, high: thousandths(value) + half }
  })
  return spans.map(({ area, value, low, high }) => {
    const [before, after] = [
      spans.filter((each) => each.high <= low),
      spans.filter((each) => each.low >= high),
    ]
    const ties = spans.filter((each) => each.value === value).length - 1
    return [area, 1 + before.length, spans.length - ties - after.length]
  })
}

/** A row of the file as a province imports it. */
export function toObservation(row: RealFigure): NewObservation {
  const breakdown: Record<string, string> = row.breakdown === '' ? {} : JSON.parse(row.breakdown)
  return {
    key: {
      indicator: row.indicator,
      area: row.area,
      kind: 'ACTUAL',
      statistic: row.unit === 'PERCENT' ? 'SHARE' : 'LEVEL',
      timeBasis: 'DURING_PERIOD',
      standard: null,
      concept: null,
      breakdown,
    },
    unit: row.unit,
    id: [row.indicator, row.area, ...Object.values(breakdown), row.period].join('.'),
    period: { start: `${row.period}-01-01`, end: `${row.period}-12-31`, label: row.period },
    value: row.value,
    low: null,
    high: null,
    qualifier: 'EXACT',
    decimals: row.value.split('.')[1]?.length ?? 0,
    multiplier: 0,
    status: row.status,
    access: 'PUBLIC',
    absence: null,
    inferred: [],
    note: row.note || null,
    source: {
      id: row.vintage,
      title: `Số liệu theo địa phương, tổng hợp ngày ${row.vintage}`,
      publisher: row.compiled_by,
      date: row.vintage,
      attribution: 'STATED',
      confidence: '1.00',
    },
    place: null,
  }
}
