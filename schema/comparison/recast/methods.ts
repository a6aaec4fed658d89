// How the figures of former units combine into one of the new unit, by what the catalogue says of the indicator: counts add, rates are
// rebuilt (recast-ratio.ts) or weighted (recast-mean.ts). What cannot be combined honestly is refused with the reason.
import type { Indicator } from '../../catalogue/catalogue.ts'
import { hasStandards } from '../../catalogue/standards.ts'
import type { Statistic } from '../../codes.ts'
import { totalOf } from '../../figure-arithmetic.ts'
import { isStated } from '../../period.ts'
import { weighted } from './mean.ts'
import { completeFiguresOf, type MemberHoldings } from './member-holdings.ts'
import { type Combined, type Method, refuse, refuseMissing, type Sources, withTaken } from './outcome.ts'
import { rebuilt } from './ratio.ts'
import {
  notCombinableRule,
  sumFormula,
  summedRule,
  type Unstated,
  unboundedRule,
  unstatedRule,
} from './sentences.ts'

/** Combines what the members hold under one key. */
export function combine(holdings: MemberHoldings, sources: Sources): Combined {
  const indicator = sources.catalogue.findIndicator(holdings.series.indicator)
  const method = indicator && methodOf(indicator, holdings.series.statistic)
  if (!method) return refuse(holdings, notCombinableRule(holdings, indicator))
  const unstated = unstatedPart(holdings, indicator)
  if (unstated) return refuse(holdings, unstatedRule(holdings.unit, unstated))
  return method(holdings, indicator, sources)
}

/** Statistics under which a count is a count, so that those of several units add up. */
const COUNTED: readonly Statistic[] = ['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE', 'CHANGE']

/** Null where figures of several units have no common figure: changes and annual averages of rates are never averaged. */
function methodOf({ aggregation }: Indicator, statistic: Statistic): Method | null {
  switch (aggregation) {
    case 'SUM':
      return COUNTED.includes(statistic) ? summed : null
    case 'RATIO':
      return statistic === 'SHARE' ? rebuiltOrWeighted : null
    case 'WEIGHTED_MEAN':
      return statistic === 'SHARE' || statistic === 'LEVEL' ? weighted : null
    case 'NONE':
      return null
  }
}

/** What is not stated is not known to be the same, whoever else leaves it open. */
function unstatedPart({ series, period }: MemberHoldings, indicator: Indicator): Unstated | null {
  if (!isStated(period)) return 'PERIOD'
  if (series.standard === null && hasStandards(indicator.code)) return 'STANDARD'
  const concept = indicator.dimensions.find(({ id }) => id.endsWith('_concept'))
  const isNamed = series.breakdown.some(({ dimension }) => dimension === concept?.id)
  return concept && series.concept === null && !isNamed ? 'CONCEPT' : null
}

function summed(holdings: MemberHoldings, _indicator: Indicator, sources: Sources): Combined {
  const inputs = completeFiguresOf(holdings)
  if (!inputs) return refuseMissing(holdings, sources)
  const figure = totalOf(inputs.map((input) => input.figure))
  if (!figure) return refuse(holdings, unboundedRule(holdings.unit))
  const formula = sumFormula(
    inputs.map((input) => input.figure),
    figure,
  )
  const rule = withTaken(summedRule(holdings.unit), [holdings])
  return { figure, derivation: { how: 'RECAST_EXACT', formula, rule, inputs } }
}

function rebuiltOrWeighted(holdings: MemberHoldings, indicator: Indicator, sources: Sources): Combined {
  return rebuilt(holdings, indicator, sources) ?? weighted(holdings, indicator, sources)
}
