// A count beside its denominator: the rate that the catalogue defines by it, for the same area, period and breakdown.
import type { Catalogue, Indicator } from '../catalogue/catalogue.ts'
import { divideDecimals, multiplyDecimals, signOf } from '../decimal.ts'
import { singleValueOf } from '../figure-arithmetic.ts'
import type { Choice } from './choices.ts'
import type { PerDenominator } from './comparison-result.ts'
import type { RankedColumn } from './judged-column.ts'
import { type RelatedIndex, relatedTo } from './summaries.ts'
import type { World } from './world.ts'

const RATE_DECIMALS = 2

/** The rate of a cell; null for what is no numerator, or has no denominator of its own period. */
export function perDenominators(
  columns: readonly RankedColumn[],
  related: RelatedIndex,
  { catalogue }: World,
): (column: RankedColumn, choice: Choice) => PerDenominator | null {
  const rateOf = new Map(
    columns.map(({ plan }) => [plan.indicator.code, findRate(plan.indicator, catalogue)]),
  )
  if ([...rateOf.values()].every((rate) => rate === undefined)) return () => null
  return ({ plan }, { observation }) => {
    const indicator = plan.statistic === 'LEVEL' ? rateOf.get(plan.indicator.code) : undefined
    const value = observation && singleValueOf(observation.figure)
    if (!indicator?.denominator || !observation || !value) return null
    const found = relatedTo(related, observation, indicator.denominator)
    const denominator = found && singleValueOf(found.figure)
    if (!denominator || signOf(denominator) <= 0) return null
    const rate = divideDecimals(multiplyDecimals(value, '100'), denominator, RATE_DECIMALS)
    return { value: rate, indicator, denominator }
  }
}

/** The first rate of the catalogue that has the indicator as its numerator and something else as its denominator. */
function findRate({ code }: Indicator, { indicators }: Catalogue): Indicator | undefined {
  return indicators.find(({ numerator, denominator, valueType }) => {
    return numerator === code && denominator !== null && denominator !== code && valueType === 'RATE'
  })
}
