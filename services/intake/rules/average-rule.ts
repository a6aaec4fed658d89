// Annual averages against the cumulative figure of the same years: 21.521 jobs a year over five years are 107.605.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { compareDecimals, halfUnit, multiplyDecimals } from '#schema/decimal.ts'
import type { Figure } from '#schema/figure.ts'
import type { SeriesBase } from './series-list.ts'
import { around, isApart, type Span, timesOf } from './span.ts'
import { type FigureCheck, haveOneStatus, reportAt, saidAt, spanAt, type TableContext } from './table-rule.ts'
import { wholeYearsOf } from './whole-years.ts'

/** Checks averages whose cumulative figure the file has as well. */
export function averageRule(context: TableContext) {
  return (base: number, { statistic }: SeriesBase, _indicator: Indicator): FigureCheck | null => {
    if (statistic !== 'ANNUAL_AVERAGE') return null
    const sums = context.table.series.otherBase(base, { statistic: 'CUMULATIVE' })
    return sums < 0 ? null : (index) => checkAverage(context, sums, index)
  }
}

function checkAverage(context: TableContext, sums: number, index: number): void {
  const { table } = context
  const range = wholeYearsOf(table.periods[table.periodOf(index)] ?? null)
  if (!range) return
  const cumulative = table.find(sums, table.breakdownOf(index), table.periodOf(index))
  if (cumulative < 0 || !haveOneStatus(context, [index, cumulative])) return
  const years = range.last - range.first + 1
  const span = averageSpan(context, index)
  if (!isApart(timesOf(span, String(years)), spanAt(context, cumulative))) return
  reportAt(context, index, 'AVERAGE_NOT_CUMULATIVE', { cumulative: saidAt(context, cumulative) }, { years })
}

/** Reports round a mean and do not say so: 15.700 may be anything to the hundred. */
function averageSpan(context: TableContext, index: number): Span {
  const figure = context.table.figureAt(index)
  const zeros = figure === null ? 0 : idleZeros(figure)
  if (zeros === 0 || figure?.form !== 'VALUE' || figure.qualifier !== 'EXACT') return spanAt(context, index)
  const half = halfUnit(figure.decimals, figure.multiplier)
  const coarse = halfUnit(0, zeros)
  return around(figure.value, compareDecimals(half, coarse) > 0 ? half : coarse)
}

/** Zeros at the end of a whole number, as far as half their unit is at most a hundredth of it. */
function idleZeros(figure: Figure): number {
  if (figure.form !== 'VALUE' || figure.value.includes('.')) return 0
  const zeros = /0*$/.exec(figure.value)?.[0].length ?? 0
  for (let count = zeros; count > 0; count -= 1) {
    if (compareDecimals(multiplyDecimals(halfUnit(0, count), '100'), figure.value) <= 0) return count
  }
  return 0
}
