// The ministry's part of a comparison, without network: reading what the provinces answered, and computing. Two sizes, so that the ratio
// of their times to that of their cells says whether the work grows with the cells and no faster.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { hasStandards } from '#schema/catalogue/standards.ts'
import { type AreaScheme, STATISTICS } from '#schema/codes.ts'
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { registry } from '#schema/registry/registry.ts'
import { type LiteralFigure, tableOf } from '#tests/schema/comparison/table-of.ts'
import type { Measured } from './measured.ts'
import { median, quantile } from './median.ts'

interface Size {
  readonly scheme: AreaScheme
  readonly indicators: number
  readonly years: number
  readonly runs: number
  /** Results held at once to measure the memory of one. */
  readonly kept: number
}

/** 34 × 6 × 10 and 63 × 20 × 20. */
const PAGE: Size = { scheme: 'VN34', indicators: 6, years: 10, runs: 100, kept: 24 }
const LARGEST: Size = { scheme: 'VN63', indicators: 20, years: 20, runs: 30, kept: 4 }

/** p50 and p95 of both sizes, and how much more memory and time the larger takes for each cell. */
export function measureComparison(): Measured[] {
  const page = run(PAGE)
  const largest = run(LARGEST)
  const perCell = ({ times, cells }: Run) => median(times) / cells
  return [
    { what: `a comparison of ${page.cells} cells, computed, p50`, value: median(page.times), unit: 'ms' },
    {
      what: `a comparison of ${page.cells} cells, computed, p95`,
      value: quantile(page.times, 0.95),
      unit: 'ms',
    },
    { what: `its ${page.slices} answers read and checked, p50`, value: median(page.readTimes), unit: 'ms' },
    {
      what: `a comparison of ${largest.cells} cells, computed, p50`,
      value: median(largest.times),
      unit: 'ms',
    },
    {
      what: 'time for a cell, the larger to the smaller',
      value: perCell(largest) * 1000,
      unit: 'µs',
      ratio: perCell(largest) / perCell(page),
      comparedWith: 'the smaller',
    },
    {
      what: 'memory for a cell, the larger to the smaller',
      value: largest.bytesPerCell,
      unit: 'bytes',
      ratio: largest.bytesPerCell / page.bytesPerCell,
      comparedWith: 'the smaller',
    },
  ]
}

interface Run {
  readonly cells: number
  readonly slices: number
  readonly times: readonly number[]
  readonly readTimes: readonly number[]
  readonly bytesPerCell: number
}

function run(size: Size): Run {
  const members = registry.provinces.map(({ id }) => id)
  const world = { registry, catalogue, members }
  const indicators = catalogue.indicators
    .filter(({ comparable }) => comparable)
    .slice(0, size.indicators)
    .map(({ code }) => code)
  const last = 2000 + size.years - 1
  const question = resolveQuestion({ indicators, period: { from: '2000', to: String(last) } }, world)
  const held = Map.groupBy(figuresOf(size, indicators), ({ area }) => registry.findArea(area)?.host ?? '')
  const slices = slicesOf(question, world)
  const received = slices.map((slice) =>
    JSON.parse(JSON.stringify(tableOf(slice, held.get(slice.province) ?? []))),
  )
  const answers = readAnswers(question, received, world)
  const result = compare(question, answers, world)
  const cells = result.rows.length * result.columns.length
  const times = timesOf(size.runs, () => compare(question, answers, world))
  const readTimes = timesOf(Math.ceil(size.runs / 4), () => readAnswers(question, received, world))
  return {
    cells,
    slices: slices.length,
    times,
    readTimes,
    bytesPerCell:
      bytesOf(size.kept, () => compare(question, readAnswers(question, received, world), world)) / cells,
  }
}

/** Figures as unlike as real ones: two decimals, some estimates, two standards. */
function figuresOf({ scheme, years }: Size, indicators: readonly string[]): LiteralFigure[] {
  const areas = registry.areas.filter((area) => area.scheme === scheme && area.host !== null)
  return areas.flatMap(({ id }, a) =>
    indicators.flatMap((indicator, i) =>
      Array.from({ length: years }, (_, y) => ({
        area: id,
        indicator,
        period: String(2000 + y),
        value: `${(a * 7 + i * 13 + y * 3) % 90}.${10 + ((a + i * y) % 90)}`,
        statistic: STATISTICS[1],
        ...(hasStandards(indicator) && { standard: 'MDP_2016_2020' }),
        status: y === years - 1 ? ('E' as const) : ('A' as const),
      })),
    ),
  )
}

/** A ministry that has been asked before: the first runs are those of a compiler. */
const WARM_UP = 150

function timesOf(runs: number, act: () => unknown): number[] {
  for (let i = 0; i < WARM_UP; i++) act()
  return Array.from({ length: runs }, () => {
    const started = performance.now()
    act()
    return performance.now() - started
  })
}

/** What a result holds, after everything else has been collected: of so many at once that nothing else shows. */
function bytesOf(results: number, act: () => unknown): number {
  const collect = globalThis.gc
  if (!collect) throw new Error('Cannot measure memory: run it by `npm run bench`.')
  const kept: unknown[] = []
  act()
  collect()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < results; i++) kept.push(act())
  collect()
  return (process.memoryUsage().heapUsed - before) / kept.length
}
