// What combining the figures of former units came to: a figure with its derivation, or a refusal that names what is missing.
import type { Catalogue, Indicator } from '../../catalogue/catalogue.ts'
import type { Figure } from '../../figure.ts'
import { samePeriod } from '../../period.ts'
import type { Area } from '../../registry/registry.ts'
import type { Messages } from '../comparison-result.ts'
import { type Derived, type Impossible, isPresent, type PresentObservation } from '../observations.ts'
import { figuresOf, type HoldingsIndex, type MemberHoldings, undecidedMembersOf } from './member-holdings.ts'
import { missingRule, undecidedSentence } from './sentences.ts'
import type { WeighingReader } from './weighings.ts'

/** The figure of the new unit, or why there is none. */
export type Combined =
  | { readonly figure: Figure; readonly derivation: Derived }
  | { readonly figure: null; readonly derivation: Impossible }

/** What a method may look up. */
export interface Sources {
  readonly index: HoldingsIndex
  readonly catalogue: Catalogue
  readonly readWeighings: WeighingReader
}

export type Method = (holdings: MemberHoldings, indicator: Indicator, sources: Sources) => Combined

/** No figure, and why; `missing` where it is for the lack of some members' figures. */
export function refuse(holdings: MemberHoldings, rule: Messages, missing: readonly Area[] = []): Combined {
  const inputs = figuresOf(holdings)
  return {
    figure: null,
    derivation: { how: 'IMPOSSIBLE', missing: missing.map(({ id }) => id), rule, inputs },
  }
}

/** No figure, because not every member has one. */
export function refuseMissing(holdings: MemberHoldings, { index }: Sources): Combined {
  const { unit, series, period } = holdings
  const there = new Set(figuresOf(holdings).map((figure) => figure.series.area))
  const missing = unit.members.filter(({ id }) => !there.has(id))
  const isHeldOtherwise = ({ id }: Area) =>
    index
      .find(unit, series.indicator, series.breakdown)
      .some(
        (each) =>
          each.series.statistic === series.statistic &&
          samePeriod(each.period, period) &&
          each.held.get(id)?.some(isPresent),
      )
  return refuse(holdings, missingRule(holdings, missing, isHeldOtherwise), missing)
}

/** A rule, and which figures were taken where members have several. */
export function withTaken(rule: Messages, used: readonly MemberHoldings[]): Messages {
  const taken = used.flatMap((holdings) => {
    const undecided = undecidedMembersOf(holdings)
    return figuresOf(holdings).flatMap(({ id, series }) => {
      const member = undecided.find((each) => each.id === series.area)
      return member ? [{ member, id }] : []
    })
  })
  const more = undecidedSentence(taken)
  return { VI: `${rule.VI}${more.VI}`, EN: `${rule.EN}${more.EN}` }
}

/** Member by member: its own two figures stand together. */
export function paired(
  first: readonly PresentObservation[],
  second: readonly PresentObservation[],
): PresentObservation[] {
  return first.flatMap((each, at) => [each, ...second.slice(at, at + 1)])
}
