// Parts and totals: what is broken down may not be more than its total, and where the breakdown divides the total it must make it up.
// Which breakdowns divide a total is schema/catalogue/breakdowns.json. Of an open list of codes each part is held to the total by itself:
// nobody knows which of them overlap.
import { type Breakdown, findExhaustive, TOLERANCE_PER_SHARE } from '#schema/catalogue/breakdowns.ts'
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import type { Statistic } from '#schema/codes.ts'
import { compareDecimals, halfUnit } from '#schema/decimal.ts'
import { NOT_STATED } from './figure-table.ts'
import { PairIndex } from './pair-index.ts'
import type { Words } from './rule-words.ts'
import type { SeriesBase } from './series-list.ts'
import { around, isAbove, type Span, sumOf } from './span.ts'
import {
  type FigureCheck,
  haveOneStatus,
  isMore,
  reportAt,
  saidAt,
  spanAt,
  type TableContext,
} from './table-rule.ts'

/** Statistics whose parts add up. */
const ADDITIVE: readonly Statistic[] = ['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE']

/** Parts shown in a sentence; with more of them nobody adds up in the head. */
const MOST_PARTS = 12

/** The rule, and what it says when all figures were asked. */
export function buildPartRule(context: TableContext): {
  readonly rule: (base: number, own: SeriesBase, indicator: Indicator) => FigureCheck | null
  readonly finish: () => void
} {
  const divisions = new Divisions()

  function rule(_base: number, own: SeriesBase, indicator: Indicator): FigureCheck | null {
    if (isShare(own, indicator)) return (index) => addShare(context, divisions, index)
    return isAdditive(own, indicator) ? (index) => addPart(context, divisions, index) : null
  }

  function finish(): void {
    for (const division of divisions.all()) checkDivision(context, division)
  }

  return { rule, finish }
}

/** A total and some of its parts by one dimension. */
interface Division {
  /** The number of the total's series, which a sum of shares need not have figures of. */
  readonly series: number
  readonly period: number
  readonly rule: Breakdown
  readonly parts: readonly number[]
}

/** Parts by their total, linked instead of listed: there may be a million. */
class Divisions {
  readonly #totals = new PairIndex()
  readonly #keys = new PairIndex()
  readonly #rules: Breakdown[] = []
  readonly #last: number[] = []
  readonly #part: number[] = []
  readonly #before: number[] = []

  add(series: number, period: number, rule: Breakdown, part: number): void {
    const total = this.#totals.add(series, period)
    const known = this.#rules.indexOf(rule)
    const at = this.#keys.add(total, known >= 0 ? known : this.#rules.push(rule) - 1)
    this.#before.push(this.#last[at] ?? -1)
    this.#last[at] = this.#part.push(part) - 1
  }

  /** Every total with its parts by one dimension. */
  *all(): Generator<Division> {
    for (let at = 0; at < this.#keys.size; at += 1) {
      const total = this.#keys.firstOf(at)
      const rule = this.#rules[this.#keys.secondOf(at)]
      const [series, period] = [this.#totals.firstOf(total), this.#totals.secondOf(total)]
      if (rule) yield { series, period, rule, parts: this.#partsOf(at) }
    }
  }

  #partsOf(at: number): number[] {
    const parts: number[] = []
    for (let link = this.#last[at] ?? -1; link >= 0; link = this.#before[link] ?? -1)
      parts.push(this.#part[link] ?? -1)
    return parts.reverse()
  }
}

function isAdditive({ statistic }: SeriesBase, { valueType, unit }: Indicator): boolean {
  const isCounted = (valueType === 'COUNT' && unit !== 'YEARS') || valueType === 'MONEY'
  return isCounted && ADDITIVE.includes(statistic)
}

function isShare({ statistic }: SeriesBase, { valueType }: Indicator): boolean {
  return valueType === 'RATIO' && statistic === 'SHARE'
}

/** A part of one dimension or of several: each of them taken away leaves what it is a part of. */
function addPart(context: TableContext, divisions: Divisions, index: number): void {
  forEachTotal(context, index, (breakdown, dimension) => {
    const { table } = context
    const base = table.baseOf(index)
    const total = table.find(base, breakdown, table.periodOf(index))
    if (total < 0 || !haveOneStatus(context, [total, index])) return
    const rule = findExhaustive(table.series.bases[base]?.indicator ?? '', dimension)
    if (rule?.sumsTo === 'TOTAL') divisions.add(table.seriesOf(total), table.periodOf(total), rule, index)
    else if (isMore(context, index, total)) reportExcess(context, total, [index])
  })
}

/** Shares make up a hundred, whether or not the file says so. */
function addShare(context: TableContext, divisions: Divisions, index: number): void {
  forEachTotal(context, index, (breakdown, dimension) => {
    const { table } = context
    const base = table.baseOf(index)
    const rule = findExhaustive(table.series.bases[base]?.indicator ?? '', dimension)
    if (rule?.sumsTo !== 'HUNDRED') return
    divisions.add(table.series.addPair(base, breakdown), table.periodOf(index), rule, index)
  })
}

function forEachTotal(
  { table }: TableContext,
  index: number,
  take: (breakdown: number, dimension: string) => void,
): void {
  const breakdown = table.breakdownOf(index)
  if (table.periodOf(index) === NOT_STATED) return
  for (const [dimension] of table.series.breakdowns[breakdown] ?? [])
    take(table.series.without(breakdown, dimension), dimension)
}

function checkDivision(context: TableContext, { series, period, rule, parts }: Division): void {
  const { table } = context
  const codes = new Set(parts.map((part) => codeOf(context, part, rule.dimension)))
  const [first = -1] = parts
  if (rule.overlapping.some(([a, b]) => codes.has(a) && codes.has(b)) || !haveOneStatus(context, parts))
    return
  const isHundred = rule.sumsTo === 'HUNDRED'
  const total = isHundred
    ? -1
    : table.find(table.series.baseOf(series), table.series.breakdownOf(series), period)
  const whole = isHundred ? HUNDRED : spanAt(context, total)
  const sum = sumOf(parts.map((part) => (isHundred ? shareSpan(context, part) : spanAt(context, part))))
  if (isAbove(sum, whole)) reportExcess(context, isHundred ? first : total, parts, isHundred)
  else if (parts.length >= rule.leastParts && isAbove(whole, sum))
    reportAt(context, isHundred ? first : total, 'PARTS_NOT_TOTAL', {
      total: isHundred ? HUNDRED_WORDS : saidAt(context, total),
      parts: partWords(context, parts),
    })
}

const HUNDRED: Span = { low: '100', high: '100' }
const HUNDRED_WORDS: Words = { VI: '100%', EN: '100%' }

function reportExcess(context: TableContext, at: number, parts: readonly number[], isHundred = false): void {
  reportAt(context, at, 'PARTS_EXCEED_TOTAL', {
    total: isHundred ? HUNDRED_WORDS : saidAt(context, at),
    parts: partWords(context, parts),
  })
}

/** A share may be off by what the catalogue grants, or by its rounding where that is more. */
function shareSpan(context: TableContext, index: number): Span {
  const figure = context.table.figureAt(index)
  if (figure?.form !== 'VALUE' || figure.qualifier !== 'EXACT') return spanAt(context, index)
  const half = halfUnit(figure.decimals, figure.multiplier)
  return around(figure.value, compareDecimals(half, TOLERANCE_PER_SHARE) > 0 ? half : TOLERANCE_PER_SHARE)
}

function partWords(context: TableContext, parts: readonly number[]): Words {
  const shown = parts.slice(0, MOST_PARTS).map((part) => saidAt(context, part))
  const more = parts.length > MOST_PARTS ? ' + …' : ''
  const sum = (lang: keyof Words) => `${shown.map((words) => words[lang]).join(' + ')}${more}`
  return { VI: sum('VI'), EN: sum('EN') }
}

function codeOf({ table }: TableContext, index: number, dimension: string): string {
  const breakdown = table.series.breakdowns[table.breakdownOf(index)] ?? []
  return breakdown.find(([id]) => id === dimension)?.[1] ?? ''
}
