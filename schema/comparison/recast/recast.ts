// Figures on other boundaries than they were reported on. On 2025-07-01 every one of 63 units went whole into one of 34: figures of the
// old units may combine into one of the new (recast-methods.ts), one of the new cannot be taken apart, and 11 units did not change.
import type { AreaScheme } from '../../codes.ts'
import {
  type AbsentObservation,
  type HeldObservation,
  type HeldSeries,
  isPresent,
  type PresentObservation,
} from '../observations.ts'
import type { World } from '../world.ts'
import { type Boundaries, boundariesOf, type MergedUnit } from './boundaries.ts'
import { inherited } from './inheritance.ts'
import {
  type HoldingsIndex,
  indexHoldings,
  keyIn,
  type MemberHoldings,
  seriesCode,
  seriesCodes,
} from './member-holdings.ts'
import { combine } from './methods.ts'
import type { Combined } from './outcome.ts'
import { DIVISIBLE } from './ratio.ts'
import { inseparableRule } from './sentences.ts'
import { weighingReader } from './weighings.ts'

/**
 * The observations asked for, on the boundaries `to`. Those of its units stay themselves, those of units that did not change are of the
 * other name, the others are combined or refused with the reason; regions and the country are left out. What a unit reported itself, a
 * figure or a reason for there being none, is not computed beside it. `related` are numerators, denominators and weights.
 */
export function recast(
  asked: readonly HeldObservation[],
  related: readonly HeldObservation[],
  to: AreaScheme,
  world: World,
): HeldObservation[] {
  const boundaries = boundariesOf(to, world.registry)
  const kept = asked.filter(({ series }) => boundaries.stays.has(series.area))
  const desk = openDesk(kept)
  return [
    ...kept,
    ...asked.flatMap((observation) => renamed(observation, boundaries, desk)),
    ...merged(asked, related, boundaries, desk, world),
    ...takenApart(asked, boundaries, desk),
  ]
}

/** What the steps of one recast share. */
interface Desk {
  readonly codeOf: (series: HeldSeries) => string
  /** Keys that a unit of the boundaries answers for itself. */
  readonly own: ReadonlySet<string>
  /** The series of another area: one object for all of its observations, so that they are each other's history. */
  readonly seriesIn: (area: string, series: HeldSeries) => HeldSeries
}

function openDesk(kept: readonly HeldObservation[]): Desk {
  const codeOf = seriesCodes()
  const own = new Set<string>()
  const known = new Map<string, HeldSeries>()
  for (const { series, period, figure } of kept) {
    const code = codeOf(series)
    if (!known.has(`${series.area} ${code}`)) known.set(`${series.area} ${code}`, series)
    const isSilent = figure.form === 'ABSENT' && figure.absence === 'NOT_REPORTED'
    if (!isSilent) own.add(keyIn(series.area, code, period))
  }
  const seriesIn = (area: string, series: HeldSeries) => {
    const key = `${area} ${codeOf(series)}`
    const held = known.get(key) ?? { ...series, area }
    known.set(key, held)
    return held
  }
  return { codeOf, own, seriesIn }
}

function renamed(observation: HeldObservation, boundaries: Boundaries, desk: Desk): HeldObservation[] {
  const { series, period } = observation
  const pair = boundaries.renamed.get(series.area)
  if (!pair || desk.own.has(keyIn(pair.to.id, desk.codeOf(series), period))) return []
  return [{ ...observation, series: desk.seriesIn(pair.to.id, series) }]
}

function merged(
  asked: readonly HeldObservation[],
  related: readonly HeldObservation[],
  { mergedInto }: Boundaries,
  desk: Desk,
  { catalogue }: World,
): HeldObservation[] {
  if (mergedInto.size === 0) return []
  const index = indexHoldings([...asked, ...related], mergedInto, desk.codeOf)
  const sources = { index, catalogue, readWeighings: weighingReader() }
  const keys = asked.flatMap(({ series, period }) => {
    const unit = mergedInto.get(series.area)
    return unit ? [keyIn(unit.area.id, desk.codeOf(series), period)] : []
  })
  const reported = [...new Set(keys)].flatMap((key) => index.byKey.get(key) ?? [])
  const compute = (holdings: MemberHoldings) => {
    const { unit, series, period } = holdings
    const isOwn = desk.own.has(keyIn(unit.area.id, desk.codeOf(series), period))
    return isOwn ? [] : [observationOf(holdings, combine(holdings, sources), desk)]
  }
  const unreported = ratesNobodyReported(asked, index, desk, catalogue)
  return [...reported.flatMap(compute), ...unreported.flatMap(compute).filter(isPresent)]
}

function observationOf(holdings: MemberHoldings, combined: Combined, desk: Desk): HeldObservation {
  const { unit, held } = holdings
  const { figure, derivation } = combined
  const series = desk.seriesIn(unit.area.id, holdings.series)
  const said = unit.members.flatMap(({ id }) => [...(held.get(id) ?? [])].sort(byId))
  const evidence = derivation.inputs.length > 0 ? derivation.inputs : said
  const circumstances = {
    series,
    period: evidence[0]?.period ?? holdings.period,
    ...inherited(series, evidence),
  }
  return figure
    ? { ...circumstances, figure, derivation }
    : { ...circumstances, figure: NOT_REPORTED, derivation }
}

/** Rates that others reported for the same key and no member did, although their numerators may be there. */
function ratesNobodyReported(
  asked: readonly HeldObservation[],
  index: HoldingsIndex,
  { codeOf }: Desk,
  { indicators }: World['catalogue'],
): MemberHoldings[] {
  const codes = new Set(asked.map(({ series }) => series.indicator))
  const rates = indicators.filter(({ code, aggregation }) => aggregation === 'RATIO' && codes.has(code))
  if (rates.length === 0) return []
  const keys = new Set(asked.map(({ series, period }) => keyIn('', codeOf(series), period)))
  const opened = new Map<string, MemberHoldings>()
  for (const { unit, series, period } of index.byKey.values())
    for (const { code, numerator } of rates) {
      if (numerator !== series.indicator || !DIVISIBLE.includes(series.statistic)) continue
      const rate: HeldSeries = { ...series, indicator: code, statistic: 'SHARE' }
      const text = seriesCode(rate)
      const key = keyIn(unit.area.id, text, period)
      if (index.byKey.has(key) || !keys.has(keyIn('', text, period))) continue
      opened.set(key, { unit, series: rate, period, held: new Map() })
    }
  return [...opened.values()]
}

/** A merged unit's figure, for each of its former units: there is none, unless that unit reported its own. */
function takenApart(
  asked: readonly HeldObservation[],
  { splitInto }: Boundaries,
  desk: Desk,
): AbsentObservation[] {
  const groups = new Map<string, { readonly unit: MergedUnit; readonly figures: PresentObservation[] }>()
  for (const observation of asked) {
    const { series, period } = observation
    const unit = splitInto.get(series.area)
    if (!unit || !isPresent(observation)) continue
    const key = keyIn(series.area, desk.codeOf(series), period)
    const group = groups.get(key) ?? { unit, figures: [] }
    groups.set(key, group)
    group.figures.push(observation)
  }
  return [...groups.values()].flatMap(({ unit, figures }) => {
    const inputs = figures.sort(byId)
    const [first] = inputs
    if (!first) return []
    const code = desk.codeOf(first.series)
    const members = unit.members.filter(({ id }) => !desk.own.has(keyIn(id, code, first.period)))
    return members.map((member) => {
      const series = desk.seriesIn(member.id, first.series)
      const rule = inseparableRule(unit.area, member)
      const derivation = { how: 'IMPOSSIBLE' as const, missing: [], rule, inputs }
      return { series, period: first.period, ...inherited(series, inputs), figure: NOT_REPORTED, derivation }
    })
  })
}

function byId(a: HeldObservation, b: HeldObservation): number {
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

const NOT_REPORTED = { form: 'ABSENT', absence: 'NOT_REPORTED' } as const
