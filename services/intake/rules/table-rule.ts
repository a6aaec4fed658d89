// What every rule between figures is: asked of each base once, and then of each of its figures.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { compareDecimals } from '#schema/decimal.ts'
import type { FindingCode, Report } from '../finding.ts'
import type { FigureTable } from './figure-table.ts'
import type { IndicatorFacts } from './indicator-facts.ts'
import { figureTitle, inBothLanguages, type Names, saidWords, type Words } from './rule-words.ts'
import type { SeriesBase } from './series-list.ts'
import { isAbove, type Span, spanOf } from './span.ts'

export interface TableContext extends Names {
  readonly table: FigureTable
  readonly factsOf: (code: string) => IndicatorFacts | undefined
  readonly report: Report
}

/** What a rule does with the figures of a base, by their number; null when the rule is not about them. */
export type FigureCheck = (index: number) => void

/** A rule between figures: given the number of a base and what it is. */
export type TableRule = (base: number, own: SeriesBase, indicator: Indicator) => FigureCheck | null

/** What a figure says of the true value. Throws for an absence: `find` finds none. */
export function spanAt({ table, factsOf }: TableContext, index: number): Span {
  const base = table.series.bases[table.baseOf(index)]
  const facts = base && factsOf(base.indicator)
  const figure = table.figureAt(index)
  if (!facts || !figure) throw new RangeError(`Cannot measure figure ${index}: there is none.`)
  return spanOf(figure, { indicator: facts.indicator, statistic: base.statistic })
}

/** Whether one figure is certainly more than another. Two that are printed alike are compared as printed. */
export function isMore(context: TableContext, index: number, than: number): boolean {
  const [a, b] = [context.table.figureAt(index), context.table.figureAt(than)]
  const areExact =
    a?.form === 'VALUE' && b?.form === 'VALUE' && a.qualifier === 'EXACT' && b.qualifier === 'EXACT'
  if (areExact && a.decimals === b.decimals && a.multiplier === b.multiplier)
    return compareDecimals(a.value, b.value) > 0
  return isAbove(spanAt(context, index), spanAt(context, than))
}

/** Whether all are known alike: an estimate and the final figure of another day contradict nothing. */
export function haveOneStatus({ table }: TableContext, indexes: readonly number[]): boolean {
  const status = table.statusOf(indexes[0] ?? -1)
  return indexes.every((each) => table.statusOf(each) === status)
}

/** A finding about a figure of the table, with further words in both languages. */
export function reportAt(
  context: TableContext,
  index: number,
  code: FindingCode,
  words: Readonly<Record<string, Words>>,
  params: Readonly<Record<string, string | number>> = {},
): void {
  const { table, report } = context
  const said = saidAt(context, index)
  const all = { what: titleAt(context, index), figure: said, ...words }
  const inBoth = Object.entries(all).map(([name, each]) => inBothLanguages(name, each))
  report({ code, place: table.placeOf(index), value: said.VI, params: Object.assign({}, ...inBoth, params) })
}

/** What a figure says. */
export function saidAt({ table }: TableContext, index: number): Words {
  return saidWords(table.figureAt(index))
}

/** Which figure it is. */
export function titleAt(context: TableContext, index: number): Words {
  const { table } = context
  return figureTitle(
    context,
    table.series.keyOf(table.seriesOf(index)),
    table.periods[table.periodOf(index)] ?? null,
  )
}
