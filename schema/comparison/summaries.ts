// The summary of a column: one figure for all areas asked, how much of them it covers, how far they lie apart, and the published national
// figure beside it. What cannot be combined is refused with the reason. A total is of one period, standard, concept and set of
// boundaries: an analyst may accept a difference for a rank or a spread, and never for a total.
import { hasStandards } from '../catalogue/standards.ts'
import type { Aggregation, Statistic, SummaryMethod, SummaryRefusal } from '../codes.ts'
import { multiplyDecimals, signOf, sumDecimals } from '../decimal.ts'
import { singleValueOf } from '../figure-arithmetic.ts'
import { isStated, type Period } from '../period.ts'
import { type Choice, onlyThose, type PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { BreakdownItem, ColumnSummary } from './comparison-result.ts'
import { type Common, publishedBeside, scopeOf } from './country.ts'
import { BLOCKING_DIFFERENCES, type Differences, differencesAmong } from './differences.ts'
import { isPlain } from './figure-marks.ts'
import type { IssueCode } from './issue-rules.ts'
import type { RankedColumn } from './judged-column.ts'
import { type HeldObservation, type HeldSeries, isPresent, type PresentObservation } from './observations.ts'
import { EXCLUSIONS } from './ranks.ts'
import { REFUSAL_MESSAGES } from './refusal-words.ts'
import { NO_SPREAD, ratioOfSums, spreadOf } from './spread.ts'
import type { World } from './world.ts'

/** Numerators and denominators by what they are of. */
export interface RelatedIndex {
  /** By area, what is held of an indicator for a period and breakdown. */
  of(indicator: string, period: Period, breakdown: readonly BreakdownItem[]): RelatedByArea
}

type RelatedByArea = ReadonlyMap<string, readonly PresentObservation[]>

export interface SummarisedColumn extends Pick<RankedColumn, 'plan' | 'choices' | 'present' | 'blockedBy'> {
  /** Looked for here where nobody has yet. */
  readonly differences?: Differences
}

export interface SummaryContext {
  readonly accepted: ReadonlySet<IssueCode>
  readonly world: World
}

/**
 * Files companions for look-ups: levels that are single values and not below zero. They must be outcomes, never targets. They are read
 * at the first look-up: many comparisons ask for none.
 */
export function indexRelated(related: readonly HeldObservation[]): RelatedIndex {
  let index: ReadonlyMap<string, RelatedByArea> | undefined
  return {
    of: (indicator, period, breakdown) => {
      index ??= fileRelated(related)
      return index.get(relatedKey(indicator, period, breakdown)) ?? NOTHING
    },
  }
}

const NOTHING: RelatedByArea = new Map()

function fileRelated(related: readonly HeldObservation[]): Map<string, RelatedByArea> {
  const usable = related.filter(
    (held): held is PresentObservation => held.series.statistic === 'LEVEL' && isUsable(held),
  )
  const byKey = Map.groupBy(usable, ({ series, period }) =>
    relatedKey(series.indicator, period, series.breakdown),
  )
  return new Map(
    Array.from(byKey, ([key, own]) => [key, Map.groupBy(own, ({ series }) => series.area)] as const),
  )
}

function isUsable(held: HeldObservation): boolean {
  const value = isPresent(held) ? singleValueOf(held.figure) : null
  return value !== null && signOf(value) >= 0
}

/**
 * What an area holds of another indicator for the period, breakdown, standard and concept of its figure; undefined when it holds none.
 * What states no concept fits any; of several the one whose area is stated, then the likest.
 */
export function relatedTo(
  related: RelatedIndex,
  { series, period }: Pick<PresentObservation, 'series' | 'period'>,
  indicator: string,
  breakdown: readonly BreakdownItem[] = series.breakdown,
): PresentObservation | undefined {
  if (!isStated(period)) return undefined
  return fittest(related.of(indicator, period, breakdown).get(series.area) ?? [], series)
}

function fittest(
  candidates: readonly PresentObservation[],
  { standard, concept, timeBasis }: HeldSeries,
): PresentObservation | undefined {
  const fitness = (held: PresentObservation) =>
    Number(held.source?.attribution !== 'INFERRED') * 4 +
    Number(held.series.concept === concept) * 2 +
    Number(held.series.timeBasis === timeBasis)
  return candidates
    .filter((held) => fitsStandard(held.series, standard) && (held.series.concept ?? concept) === concept)
    .sort((a, b) => fitness(b) - fitness(a) || (a.id < b.id ? -1 : 1))[0]
}

/** What no standard defines, as the number of all households, need not name one; poor households without one may be of another line. */
function fitsStandard(companion: HeldSeries, standard: string | null): boolean {
  return (
    companion.standard === standard || (companion.standard === null && !hasStandards(companion.indicator))
  )
}

function relatedKey(indicator: string, period: Period, breakdown: readonly BreakdownItem[]): string {
  const parts = breakdown.map(({ dimension, code }) => `${dimension}=${code}`).sort()
  const days = isStated(period) ? `${period.start}/${period.end}` : ''
  return [indicator, days, ...parts].join('|')
}

/** The summary of a column over all its rows. */
export function summarise(
  column: SummarisedColumn,
  related: RelatedIndex,
  { accepted, world }: SummaryContext,
): ColumnSummary {
  const { plan, choices, present, blockedBy } = column
  const counted = onlyThose(present, (choice) => isPlain(choice) || !isLeftOut(choice, accepted))
  const isAlike = !differs(column)
  const like = isAlike ? findCommon(present) : null
  const companions = findCompanions(column, counted, companionFinder(like, related, accepted))
  const { weights, allWeights } = companions
  const { method, value, refusal } = combine(column, isAlike, counted, companions)
  const isBlocked = blockedBy.some((code) => code !== 'NO_DIRECTION')
  const isWhole = counted.length === choices.length
  const total = isWhole ? value : null
  const scope = scopeOf(choices, counted, like, world.registry)
  return {
    column: plan.id,
    scope,
    method,
    total,
    partialTotal: isWhole ? null : value,
    unit: plan.unit,
    coverage: {
      answered: present.length,
      expected: choices.length,
      weightPercent: weights && allWeights && ratioOfSums(weights, allWeights, '100', 2),
    },
    refusal,
    refusalMessages: refusal && REFUSAL_MESSAGES[refusal],
    ...(isBlocked ? NO_SPREAD : spreadOf(singleValues(counted) ?? [], weights)),
    published: publishedBeside(plan, like, scope === 'NATIONAL' ? total : null),
  }
}

/** Bounds are not left out silently: a column that has one is refused. */
const exclusions = Object.entries(EXCLUSIONS).filter(([code]) => code !== 'BOUND_ONLY') as [
  IssueCode,
  (choice: PresentChoice) => boolean,
][]

/** Whether a figure is shown and is no part of the summary: nobody knows of where, or when, it is. */
export function isLeftOut(choice: PresentChoice, accepted: ReadonlySet<IssueCode>): boolean {
  return exclusions.some(([code, excludes]) => !accepted.has(code) && excludes(choice))
}

/** Judged over all figures shown, also those left out, and whatever is accepted: a remainder of unlike figures is no part of a whole. */
function differs({
  plan,
  present,
  differences = differencesAmong(present, plan),
}: SummarisedColumn): boolean {
  return BLOCKING_DIFFERENCES.some((code) => differences.has(code)) || overlaps(present)
}

/** Whether an area stands beside one that it consists of, as Hà Nội before and after 2025-07-01, which would be counted twice. */
function overlaps(present: readonly PresentChoice[]): boolean {
  const wholes = present.filter(({ row }) => row.area.members.length > 0)
  if (wholes.length === 0) return false
  const areas = new Set(present.map(({ row }) => row.area.id))
  return wholes.some(({ row }) => row.area.members.some((member) => areas.has(member)))
}

function findCommon(present: readonly PresentChoice[]): Common | null {
  const isDated = (observation: PresentObservation): observation is Common => isStated(observation.period)
  for (const { observation } of present) if (isDated(observation)) return observation
  return null
}

/** Numerators and weights, in the order of the cells; null when one is not held. */
type CompanionValues = Readonly<Record<'numerators' | 'weights' | 'allWeights', readonly string[] | null>>

/** Outcomes are no weights of a target: what it was planned on is another number. */
function findCompanions(
  { plan: { indicator, kind, breakdown }, choices }: SummarisedColumn,
  counted: readonly PresentChoice[],
  find: ReturnType<typeof companionFinder>,
): CompanionValues {
  const { numerator, denominator } = indicator
  // A share of its own whole (employed persons by sector) is over the total; of two dimensions nobody says which makes the share.
  const over = numerator !== denominator ? breakdown : breakdown.length === 1 ? [] : null
  if (kind !== 'ACTUAL' || denominator === null || over === null)
    return { numerators: null, weights: null, allWeights: null }
  return {
    numerators: numerator === null ? null : allOf(counted, find(numerator, breakdown)),
    weights: allOf(counted, find(denominator, over)),
    allWeights: allOf(choices, find(denominator, over)),
  }
}

/** Finds the value that an area holds of an indicator, beside its own figure or beside those of the others. */
function companionFinder(like: Common | null, related: RelatedIndex, accepted: ReadonlySet<IssueCode>) {
  return (indicator: string, breakdown: readonly BreakdownItem[]) => {
    const byArea = like ? related.of(indicator, like.period, breakdown) : NOTHING
    return (choice: Choice): string | null => {
      const candidates = byArea.get(choice.row.area.id)
      const series = choice.observation?.series ?? like?.series
      const found = candidates && series && fittest(candidates, series)
      const isCounted =
        found && !isLeftOut({ ...choice, observation: found, absence: null, impossible: null }, accepted)
      return isCounted ? singleValueOf(found.figure) : null
    }
  }
}

/** The figures as one, or why they cannot be. */
type Combined =
  | { readonly method: SummaryMethod; readonly value: string; readonly refusal: null }
  | { readonly method: null; readonly value: null; readonly refusal: SummaryRefusal }

/** What is true of the indicator is said before what is true of the figures: it would remain when these are mended. */
function combine(
  { plan, present }: SummarisedColumn,
  isAlike: boolean,
  counted: readonly PresentChoice[],
  { numerators, weights }: CompanionValues,
): Combined {
  if (present.length === 0) return refuse('NO_FIGURES')
  if (!isAdditive(plan)) return refuse('NOT_ADDITIVE')
  if (!isAlike) return refuse('NOT_COMPARABLE')
  const values = singleValues(counted)
  if (!values) return refuse('NOT_SINGLE_VALUES')
  if (values.length === 0) return refuse('NO_FIGURES')
  if (plan.indicator.aggregation === 'SUM')
    return { method: 'SUM', value: sumDecimals(values), refusal: null }
  if (!weights) return refuse('WEIGHTS_MISSING')
  const parts = numerators ?? values.map((value, index) => multiplyDecimals(value, weights[index] ?? '0'))
  const factor = numerators && plan.unit === 'PERCENT' ? '100' : '1'
  const value = ratioOfSums(parts, weights, factor, decimalsOf(plan, counted))
  if (value === null) return refuse('WEIGHTS_MISSING')
  return { method: numerators ? 'RATIO_OF_SUMS' : 'WEIGHTED_MEAN', value, refusal: null }
}

function refuse(refusal: SummaryRefusal): Combined {
  return { method: null, value: null, refusal }
}

/** The statistics that combine over areas. A change or an annual average of rates is worked out from combined rates, never from its like. */
const COMBINES: Readonly<Record<Aggregation, readonly Statistic[]>> = {
  SUM: ['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE', 'CHANGE'],
  RATIO: ['SHARE'],
  WEIGHTED_MEAN: ['SHARE', 'LEVEL'],
  NONE: [],
}

/** Turns count some persons twice. */
function isAdditive({ indicator, statistic, unit }: ColumnPlan): boolean {
  return unit !== 'TURNS' && statistic !== null && COMBINES[indicator.aggregation].includes(statistic)
}

function singleValues(counted: readonly PresentChoice[]): string[] | null {
  return allOf(counted, ({ observation }) => singleValueOf(observation.figure))
}

/** The text of each; null when one has none. */
function allOf<T>(items: readonly T[], textOf: (item: T) => string | null): string[] | null {
  const texts: string[] = []
  for (const item of items) {
    const text = textOf(item)
    if (text === null) return null
    texts.push(text)
  }
  return texts
}

/** As fine as the finest printed; a percentage has two decimals at least. */
function decimalsOf({ unit }: ColumnPlan, counted: readonly PresentChoice[]): number {
  const printed = counted.map(({ observation: { figure } }) => figure.decimals - figure.multiplier)
  return Math.max(unit === 'PERCENT' ? 2 : 0, ...printed)
}
