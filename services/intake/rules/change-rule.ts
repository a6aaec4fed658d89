// Changes against the two figures that they lie between: the rate fell by 1,28 points if it was 5,89 and is 4,61. A reduction is a change
// with the sign turned. Only whole years are judged: what a quarter's change is measured from, sources do not say.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { breakBetween } from '#schema/catalogue/series-breaks.ts'
import { TIME_BASES } from '#schema/codes.ts'
import type { DayRange } from '#schema/period.ts'
import type { SeriesBase } from './series-list.ts'
import { differenceOf, isApart, timesOf } from './span.ts'
import { type FigureCheck, reportAt, saidAt, spanAt, type TableContext } from './table-rule.ts'
import { wholeYearsOf, yearRange } from './whole-years.ts'

/** Checks changes whose two figures the file has as well. */
export function changeRule(context: TableContext) {
  return (base: number, { statistic }: SeriesBase, indicator: Indicator): FigureCheck | null => {
    const { derivedFrom, derivedSign, unit } = indicator
    const isAverage = statistic === 'ANNUAL_AVERAGE' && derivedFrom !== null
    if (statistic !== 'CHANGE' && !isAverage) return null
    const isRate = derivedFrom !== null || unit === 'PERCENT'
    const measured = {
      indicator: derivedFrom ?? indicator.code,
      statistic: isRate ? ('SHARE' as const) : ('LEVEL' as const),
    }
    // a reduction happens during the year, the rate is counted at its end
    const bases = TIME_BASES.map((timeBasis) =>
      context.table.series.otherBase(base, { ...measured, timeBasis }),
    ).filter((each) => each >= 0)
    if (bases.length === 0) return null
    const kind = { indicator: measured.indicator, isReduction: derivedSign === -1, isAverage, bases }
    return (index) => checkChange(context, kind, index)
  }
}

interface ChangeKind {
  readonly indicator: string
  readonly isReduction: boolean
  /** A yearly mean, of which as many as there are years make the change. */
  readonly isAverage: boolean
  readonly bases: readonly number[]
}

function checkChange(context: TableContext, kind: ChangeKind, index: number): void {
  const { table } = context
  const years = wholeYearsOf(table.periods[table.periodOf(index)] ?? null)
  if (!years) return
  const [later, earlier] = [yearRange(years.last), yearRange(years.first - 1)]
  if (breakBetween(kind.indicator, earlier, later)) return
  const ends = endsOf(context, kind.bases, index, later, earlier)
  if (!ends || table.statusOf(ends.later) !== table.statusOf(index)) return
  const difference = differenceOf(spanAt(context, ends.later), spanAt(context, ends.earlier))
  const times = kind.isAverage ? String(years.last - years.first + 1) : '1'
  const change = timesOf(spanAt(context, index), kind.isReduction ? `-${times}` : times)
  if (!isApart(change, difference)) return
  reportAt(context, index, 'CHANGE_NOT_DIFFERENCE', {
    later: saidAt(context, ends.later),
    earlier: saidAt(context, ends.earlier),
  })
}

/** The figures of the two years, of the first time basis that has both. */
function endsOf(
  { table }: TableContext,
  bases: readonly number[],
  index: number,
  later: DayRange,
  earlier: DayRange,
): { readonly later: number; readonly earlier: number } | null {
  const breakdown = table.breakdownOf(index)
  const [to, from] = [table.findPeriod(later), table.findPeriod(earlier)]
  for (const base of bases) {
    const ends = { later: table.find(base, breakdown, to), earlier: table.find(base, breakdown, from) }
    if (ends.later >= 0 && ends.earlier >= 0) return ends
  }
  return null
}
