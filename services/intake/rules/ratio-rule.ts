// Rates against what they are rates of: 2,81% is 14.872 of 529.253 households, as far as the printed digits can tell.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { partialDimensionOf } from '#schema/catalogue/derived-figures.ts'
import type { Statistic } from '#schema/codes.ts'
import { compareDecimals, multiplyDecimals } from '#schema/decimal.ts'
import type { SeriesBase } from './series-list.ts'
import type { Span } from './span.ts'
import { type FigureCheck, haveOneStatus, reportAt, saidAt, spanAt, type TableContext } from './table-rule.ts'

/** Statistics of the counts of which a rate is the ratio. */
const COUNTED: readonly Statistic[] = ['LEVEL', 'CUMULATIVE']

/** Checks rates whose numerator and denominator the file has as well. */
export function ratioRule(context: TableContext) {
  return (base: number, { statistic }: SeriesBase, indicator: Indicator): FigureCheck | null => {
    const { unit, numerator, denominator } = indicator
    if (unit !== 'PERCENT' || numerator === null || denominator === null || statistic !== 'SHARE') return null
    const { series } = context.table
    const partial = partialDimensionOf(indicator.code)
    const counts = COUNTED.map((counted) => ({
      numerators: series.otherBase(base, { indicator: numerator, statistic: counted }),
      denominators: series.otherBase(base, { indicator: denominator, statistic: counted }),
      partial,
    })).filter(({ numerators, denominators }) => numerators >= 0 && denominators >= 0)
    if (counts.length === 0) return null
    return (index) => {
      for (const each of counts) checkRatio(context, each, index)
    }
  }
}

interface Counts {
  readonly numerators: number
  readonly denominators: number
  /** A dimension that only the numerator is broken down by: a sector's share is of all employed. */
  readonly partial: string | null
}

function checkRatio(
  context: TableContext,
  { numerators, denominators, partial }: Counts,
  index: number,
): void {
  const { table } = context
  const [breakdown, period] = [table.breakdownOf(index), table.periodOf(index)]
  const whole = partial === null ? breakdown : table.series.without(breakdown, partial)
  const numerator = table.find(numerators, breakdown, period)
  const denominator = table.find(denominators, whole, period)
  if (numerator < 0 || denominator < 0 || !haveOneStatus(context, [index, numerator, denominator])) return
  if (fits(spanAt(context, index), spanAt(context, numerator), spanAt(context, denominator))) return
  reportAt(context, index, 'RATE_NOT_RATIO', {
    numerator: saidAt(context, numerator),
    denominator: saidAt(context, denominator),
  })
}

/** Without dividing: a rate times its denominator is a hundred times its numerator. What is not bounded, or not positive, fits. */
function fits(rate: Span, numerator: Span, denominator: Span): boolean {
  if (rate.low?.startsWith('-') || numerator.low?.startsWith('-') || denominator.low?.startsWith('-'))
    return true
  const isTooLow = isLess(product(rate.high, denominator.high), product(numerator.low, '100'))
  const isTooHigh = isLess(product(numerator.high, '100'), product(rate.low, denominator.low))
  return !isTooLow && !isTooHigh
}

function product(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : multiplyDecimals(a, b)
}

function isLess(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && compareDecimals(a, b) < 0
}
