// Figures that another figure bounds: no more poor households than households. The bound is the catalogue's range, `[0,HH_TOTAL]`.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import type { SeriesBase } from './series-list.ts'
import {
  type FigureCheck,
  haveOneStatus,
  isMore,
  reportAt,
  saidAt,
  type TableContext,
  titleAt,
} from './table-rule.ts'

/** Checks figures against the one that bounds them, where the file has it. */
export function limitRule(context: TableContext) {
  return (base: number, { statistic }: SeriesBase, { code }: Indicator): FigureCheck | null => {
    const limiting = context.factsOf(code)?.range.highIndicator ?? null
    if (limiting === null || statistic === 'CHANGE') return null
    const limits = context.table.series.otherBase(base, { indicator: limiting })
    return limits < 0 ? null : (index) => checkLimit(context, limits, index)
  }
}

function checkLimit(context: TableContext, limits: number, index: number): void {
  const { table } = context
  const limit = table.find(limits, table.breakdownOf(index), table.periodOf(index))
  if (limit < 0 || !haveOneStatus(context, [index, limit])) return
  if (!isMore(context, index, limit)) return
  const [title, said] = [titleAt(context, limit), saidAt(context, limit)]
  const range = { VI: `không quá ${said.VI}: ${title.VI}`, EN: `at most ${said.EN}: ${title.EN}` }
  reportAt(context, index, 'VALUE_OUT_OF_RANGE', { range })
}
