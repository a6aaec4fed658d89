// Rates that may be fractions of one: 0,0281 in a column of per cent is 2,81% in half of the spreadsheets that have it.
// Told once for an indicator, where no rate of the file is above 1; a single small rate is a small rate.
import { reportAt, type TableContext } from './table-rule.ts'

/** Digits behind the sign that a fraction of one has and a rate in per cent seldom: 0,03 is one, 0,5 is none. */
const FINE = 2

/** Reports the first rate of each indicator whose rates are all at most 1, one of them finely printed. */
export function checkFractions(context: TableContext): void {
  const { table } = context
  const small = new Map<string, { readonly first: number; isFine: boolean } | null>()
  for (let index = 0; index < table.size; index += 1) {
    const indicator = rateOf(context, index)
    const value = indicator === null ? null : table.magnitudeAt(index)
    if (indicator === null || value === null || value === 0 || small.get(indicator) === null) continue
    if (value > 1 || value < 0) {
      small.set(indicator, null)
      continue
    }
    const seen = small.get(indicator) ?? { first: index, isFine: false }
    seen.isFine ||= (table.figureAt(index)?.decimals ?? 0) >= FINE
    small.set(indicator, seen)
  }
  for (const seen of small.values())
    if (seen?.isFine) reportAt(context, seen.first, 'RATE_MAY_BE_FRACTION', {})
}

/** The code of an indicator in per cent, where the figure is a share; null for any other. */
function rateOf({ table, factsOf }: TableContext, index: number): string | null {
  const base = table.series.bases[table.baseOf(index)]
  if (base?.statistic !== 'SHARE') return null
  return factsOf(base.indicator)?.indicator.unit === 'PERCENT' ? base.indicator : null
}
