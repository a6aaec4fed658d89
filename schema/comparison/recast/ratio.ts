// Rates of a new unit rebuilt from the numerators and denominators of its members: exact, because nothing that was rounded goes in.
import type { Indicator } from '../../catalogue/catalogue.ts'
import type { Statistic } from '../../codes.ts'
import type { Figure } from '../../figure.ts'
import { totalOf } from '../../figure-arithmetic.ts'
import { samePeriod } from '../../period.ts'
import type { BreakdownItem } from '../comparison-result.ts'
import type { PresentObservation } from '../observations.ts'
import { completeFiguresOf, figuresOf, firstBySeries, type MemberHoldings } from './member-holdings.ts'
import { type Combined, paired, type Sources, withTaken } from './outcome.ts'
import { finestPlace, quotientAt } from './printed-quotient.ts'
import { ratioFormula, ratioRule } from './sentences.ts'

/** Statistics of a count that may be divided by one of the same statistic. */
export const DIVISIBLE: readonly Statistic[] = ['LEVEL', 'CUMULATIVE']

/** A rate of which nothing is printed is given with two decimals. */
const USUAL_PLACE = 2

/** A count that every member has. */
interface Part {
  readonly holdings: MemberHoldings
  readonly inputs: readonly PresentObservation[]
}

/** The sum of numerators over the sum of denominators. Null when they are not all there, or leave no bound. */
export function rebuilt(rate: MemberHoldings, indicator: Indicator, sources: Sources): Combined | null {
  const numerator = sources.catalogue.findIndicator(indicator.numerator ?? '')
  const denominator = sources.catalogue.findIndicator(indicator.denominator ?? '')
  const above = numeratorOf(rate, indicator, sources)
  const below = above && denominatorOf(rate, above, indicator, sources)
  if (!numerator || !denominator || !above || !below) return null
  const [parts, wholes] = [printed(above.inputs), printed(below.inputs)]
  const [part, whole] = [totalOf(parts), totalOf(wholes)]
  const place = finestPlace(printed(figuresOf(rate))) ?? USUAL_PLACE
  const figure = part && whole && quotientAt(place, part, whole, '100')
  if (!figure) return null
  const derivation = {
    how: 'RECAST_EXACT' as const,
    formula: ratioFormula(parts, wholes, figure),
    rule: withTaken(ratioRule(rate.unit, numerator, denominator), [above.holdings, below.holdings]),
    inputs: paired(above.inputs, below.inputs),
  }
  return { figure, derivation }
}

/** Measured in the same period, on the standard and concept of the rate, in its time basis. */
function numeratorOf(rate: MemberHoldings, { numerator }: Indicator, { index }: Sources): Part | null {
  const { standard, concept, breakdown } = rate.series
  const found = index
    .find(rate.unit, numerator ?? '', breakdown)
    .filter(
      (each) =>
        isOfRound(each, rate) &&
        DIVISIBLE.includes(each.series.statistic) &&
        each.series.standard === standard &&
        each.series.concept === concept,
    )
  return firstComplete(found)
}

/** As the numerator; a denominator may have no standard, such as all households: of the two kinds the one that names it goes first. */
function denominatorOf(
  rate: MemberHoldings,
  above: Part,
  indicator: Indicator,
  { index }: Sources,
): Part | null {
  const breakdown = wholeOf(rate.series.breakdown, indicator)
  if (!breakdown) return null
  const { standard, concept } = rate.series
  const found = index
    .find(rate.unit, indicator.denominator ?? '', breakdown)
    .filter(
      (each) =>
        isOfRound(each, rate) &&
        each.series.statistic === above.holdings.series.statistic &&
        [standard, null].includes(each.series.standard) &&
        [concept, null].includes(each.series.concept),
    )
  return firstComplete(found)
}

/** By series, whose text puts a standard that is named before none. */
function firstComplete(holdings: readonly MemberHoldings[]): Part | null {
  const first = firstBySeries(holdings.filter(completeFiguresOf))
  const inputs = first && completeFiguresOf(first)
  return first && inputs && { holdings: first, inputs }
}

function printed(observations: readonly PresentObservation[]): Figure[] {
  return observations.map(({ figure }) => figure)
}

function isOfRound(part: MemberHoldings, rate: MemberHoldings): boolean {
  return samePeriod(part.period, rate.period) && part.series.timeBasis === rate.series.timeBasis
}

/**
 * The breakdown of the denominator: that of the rate. A share of the indicator in itself (LABOUR_SECTOR_SHARE) is over the total, which
 * is clear only where there is one dimension; null where it is not.
 */
export function wholeOf(
  breakdown: readonly BreakdownItem[],
  { numerator, denominator }: Indicator,
): readonly BreakdownItem[] | null {
  if (numerator !== denominator) return breakdown
  return breakdown.length === 1 ? [] : null
}
