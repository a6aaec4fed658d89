// What the former units that went into one new unit hold under one key: indicator, statistic, breakdown, period, time basis, standard
// and concept. How their figures combine is recast-methods.ts.
import { isStated, type Period } from '../../period.ts'
import type { Area } from '../../registry/registry.ts'
import type { BreakdownItem } from '../comparison-result.ts'
import { type HeldObservation, type HeldSeries, isPresent, type PresentObservation } from '../observations.ts'
import type { MergedUnit } from './boundaries.ts'

export interface MemberHoldings {
  readonly unit: MergedUnit
  /** The key, of whichever area. */
  readonly series: HeldSeries
  readonly period: Period
  /** By id of the member. */
  readonly held: Map<string, HeldObservation[]>
}

/** Holdings of every key, and those of one indicator and breakdown together. */
export interface HoldingsIndex {
  readonly byKey: ReadonlyMap<string, MemberHoldings>
  /** In whatever period, statistic and standard; empty when there are none. */
  find(unit: MergedUnit, indicator: string, breakdown: readonly BreakdownItem[]): readonly MemberHoldings[]
}

/** Gathers the observations of former units by new unit and key; others are left out. */
export function indexHoldings(
  observations: readonly HeldObservation[],
  unitOf: ReadonlyMap<string, MergedUnit>,
  codeOf: (series: HeldSeries) => string,
): HoldingsIndex {
  const byKey = new Map<string, MemberHoldings>()
  const byMeasure = new Map<string, MemberHoldings[]>()
  for (const observation of observations) {
    const { series, period } = observation
    const unit = unitOf.get(series.area)
    if (!unit) continue
    const key = keyIn(unit.area.id, codeOf(series), period)
    let holdings = byKey.get(key)
    if (!holdings) {
      holdings = { unit, series, period, held: new Map() }
      byKey.set(key, holdings)
      append(byMeasure, measureIn(unit, series.indicator, series.breakdown), holdings)
    }
    append(holdings.held, series.area, observation)
  }
  return {
    byKey,
    find: (unit, indicator, breakdown) => byMeasure.get(measureIn(unit, indicator, breakdown)) ?? NONE,
  }
}

const NONE: readonly MemberHoldings[] = []

/** The members' figures in the order of the registry, one each; a member without a figure is left out. */
export function figuresOf({ unit, held }: MemberHoldings): PresentObservation[] {
  return unit.members.flatMap(({ id }) => firstById(held.get(id) ?? []) ?? [])
}

/** Null unless every member has a figure. */
export function completeFiguresOf(holdings: MemberHoldings): PresentObservation[] | null {
  const figures = figuresOf(holdings)
  return figures.length === holdings.unit.members.length ? figures : null
}

/** Members that hold several figures which differ: the one with the first id stands for them, as it does in a cell of their own. */
export function undecidedMembersOf({ unit, held }: MemberHoldings): Area[] {
  return unit.members.filter(({ id }) => {
    const figures = (held.get(id) ?? []).map(({ figure }) => figure).filter(({ form }) => form !== 'ABSENT')
    return figures.length > 1 && new Set(figures.map((figure) => JSON.stringify(figure))).size > 1
  })
}

/** The first by series, so that the choice does not depend on the order in which observations arrived. */
export function firstBySeries(holdings: readonly MemberHoldings[]): MemberHoldings | null {
  return holdings.reduce<MemberHoldings | null>(
    (a, b) => (a && seriesCode(a.series) <= seriesCode(b.series) ? a : b),
    null,
  )
}

/** One text per series, whichever area it is of. Each series is read once: thousands of observations share a few. */
export function seriesCodes(): (series: HeldSeries) => string {
  const known = new Map<HeldSeries, string>()
  return (series) => {
    const seen = known.get(series)
    if (seen !== undefined) return seen
    const code = seriesCode(series)
    known.set(series, code)
    return code
  }
}

/**
 * One text for everything but the area and the period.
 *
 * @example seriesCode({
 *   area: 'VN63-89', indicator: 'POOR_HH_RATE', statistic: 'SHARE', timeBasis: 'END_OF_PERIOD',
 *   standard: 'MDP_2022_2025', concept: null, breakdown: [{ dimension: 'urbanisation', code: 'URBAN' }],
 * })
 * // '["POOR_HH_RATE","SHARE","END_OF_PERIOD","MDP_2022_2025",null,"urbanisation=URBAN"]'
 */
export function seriesCode({
  indicator,
  statistic,
  timeBasis,
  standard,
  concept,
  breakdown,
}: HeldSeries): string {
  return JSON.stringify([indicator, statistic, timeBasis, standard, concept, breakdownCode(breakdown)])
}

/** A series of an area in a period, as one text. Periods that are not stated are alike only where they are labelled alike. */
export function keyIn(area: string, code: string, period: Period): string {
  const days = isStated(period) ? `${period.start}/${period.end}` : `? ${period.label}`
  return `${area} ${days} ${code}`
}

function measureIn(unit: MergedUnit, indicator: string, breakdown: readonly BreakdownItem[]): string {
  return `${unit.area.id} ${indicator} ${breakdownCode(breakdown)}`
}

function breakdownCode(breakdown: readonly BreakdownItem[]): string {
  return breakdown
    .map(({ dimension, code }) => `${dimension}=${code}`)
    .sort()
    .join(',')
}

function firstById(observations: readonly HeldObservation[]): PresentObservation | undefined {
  return observations
    .filter(isPresent)
    .reduce<PresentObservation | undefined>((a, b) => (a && a.id <= b.id ? a : b), undefined)
}

function append<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
