// Means of the members' figures, weighted by the catalogue's denominator: an estimate, because what goes in was rounded, and because the
// weight may be of another period or source. Never the plain mean.
import type { Indicator } from '../../catalogue/catalogue.ts'
import { signOf } from '../../decimal.ts'
import type { Figure } from '../../figure.ts'
import { scaled, singleValueOf, totalOf } from '../../figure-arithmetic.ts'
import { completeFiguresOf, type MemberHoldings } from './member-holdings.ts'
import { type Combined, paired, refuse, refuseMissing, type Sources, withTaken } from './outcome.ts'
import { finestPlace, quotientAt } from './printed-quotient.ts'
import { wholeOf } from './ratio.ts'
import { meanFormula, unboundedRule, weightedRule, weightMissingRule } from './sentences.ts'
import { nearestTo } from './weighings.ts'

/** By the weight of the nearest period that has it for every member. */
export function weighted(holdings: MemberHoldings, indicator: Indicator, sources: Sources): Combined {
  const inputs = completeFiguresOf(holdings)
  if (!inputs) return refuseMissing(holdings, sources)
  const { sound, areas } = sources.readWeighings(candidatesOf(holdings, indicator, sources))
  const weight = sources.catalogue.findIndicator(indicator.denominator ?? '')
  const nearest = nearestTo(holdings.period, sound)
  if (!weight || !nearest) return refuseWeight(holdings, weight, areas)
  const figures = inputs.map((input) => input.figure)
  const weights = nearest.weights.map((input) => input.figure)
  const figure = meanOf(figures, weights)
  if (!figure) return refuse(holdings, unboundedRule(holdings.unit))
  const rule = weightedRule(holdings.unit, {
    weight,
    weightPeriod: nearest.holdings.period,
    figurePeriod: holdings.period,
    sameSource: inputs.every(({ source }, at) => source?.id === nearest.weights[at]?.source?.id),
  })
  const derivation = {
    how: 'RECAST_ESTIMATED' as const,
    formula: meanFormula(figures, weights, figure),
    rule: withTaken(rule, [holdings, nearest.holdings]),
    inputs: paired(inputs, nearest.weights),
  }
  return { figure, derivation }
}

function candidatesOf(
  { unit, series }: MemberHoldings,
  indicator: Indicator,
  { index }: Sources,
): readonly MemberHoldings[] {
  const breakdown = wholeOf(series.breakdown, indicator)
  return indicator.denominator && breakdown ? index.find(unit, indicator.denominator, breakdown) : NONE
}

const NONE: readonly MemberHoldings[] = []

/** A member of weight zero has no say. Null when the members' bounds leave none. */
function meanOf(figures: readonly Figure[], weights: readonly Figure[]): Figure | null {
  const terms = figures.flatMap((figure, at) => {
    const weight = weights[at] && singleValueOf(weights[at])
    return weight && signOf(weight) > 0 ? [scaled(figure, weight)] : []
  })
  const [sum, whole] = [totalOf(terms), totalOf(weights)]
  return sum && whole && quotientAt(finestPlace(figures) ?? 0, sum, whole, '1')
}

function refuseWeight(
  holdings: MemberHoldings,
  weight: Indicator | undefined,
  weighed: ReadonlySet<string>,
): Combined {
  const missing = holdings.unit.members.filter(({ id }) => !weighed.has(id))
  return refuse(holdings, weightMissingRule(holdings, weight, missing), missing)
}
