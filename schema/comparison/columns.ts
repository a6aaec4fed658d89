// Which columns there are: indicator × statistic × kind × breakdown × period slot, in the order asked, then statistic, breakdown, period.
// Statistics and periods are those that somebody holds; a breakdown asked by code is a column even when nobody holds it.
import type { Indicator } from '../catalogue/catalogue.ts'
import { STATISTICS, type Statistic, type Unit } from '../codes.ts'
import { fail } from '../errors.ts'
import {
  byTime,
  type DayRange,
  formatPeriod,
  isStated,
  type Period,
  periodCode,
  samePeriod,
} from '../period.ts'
import { type CommonSearch, searchCommonPeriod } from './common-period.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { BreakdownItem, Column, PeriodView } from './comparison-result.ts'
import type { HeldBySeries, HeldObservation, HeldSeries } from './observations.ts'
import type { RowPlan } from './rows.ts'
import type { World } from './world.ts'

/** A column before its cells are chosen. */
export interface ColumnPlan extends Omit<Column, 'rankBlockedBy'> {
  /** Statistics that the indicator has columns of. */
  readonly statistics: readonly Statistic[]
  /** What to choose from, by area. */
  readonly candidates: HeldByArea
  /** Everything held for the column, also of periods that are not its own. */
  readonly held: HeldByArea
  /** Only under `overlapping`: the period asked, which a cell may miss. */
  readonly asked: DayRange | null
  /** Only under `latest: COMMON`. */
  readonly common: CommonSearch | null
}

export type HeldByArea = ReadonlyMap<string, readonly HeldObservation[]>

/** What is held of one statistic and breakdown. */
interface Group {
  readonly statistic: Statistic | null
  readonly breakdown: readonly BreakdownItem[]
  readonly held: SeriesHeld[]
}

/** A series with what is held of it. */
type SeriesHeld = readonly [HeldSeries, readonly HeldObservation[]]

/** The columns of a comparison. Never empty. Throws BAD_COMPARISON for an indicator that the catalogue does not have. */
export function planColumns(
  question: ComparisonQuestion,
  bySeries: HeldBySeries,
  rows: readonly RowPlan[],
  world: World,
): ColumnPlan[] {
  const { period } = question
  const asked = period.pick === 'OVERLAPPING' ? { start: period.from, end: period.to } : null
  const held = Map.groupBy(bySeries, ([series]) => series.indicator)
  return question.indicators.flatMap((code) => {
    const indicator = world.catalogue.findIndicator(code)
    if (!indicator) throw fail('BAD_COMPARISON')
    const groups = groupsOf(question, held.get(code) ?? [])
    const statistics = [...new Set(groups.flatMap(({ statistic }) => statistic ?? []))]
    return groups.flatMap((group) =>
      slotsOf(question, group, rows).map((slot) => ({
        id: `${code}.${group.statistic ?? 'ANY'}.${question.kind}${labelOf(group.breakdown)}${slot.suffix}`,
        indicator,
        statistic: group.statistic,
        kind: question.kind,
        breakdown: group.breakdown,
        period: slot.period,
        unit: unitOf(indicator, group.statistic),
        direction: indicator.higherIs,
        statistics,
        candidates: slot.candidates,
        held: slot.held,
        asked,
        common: slot.common,
      })),
    )
  })
}

/** Statistics in the order of the code list, then breakdowns: the total first (always there when a dimension is asked whole), then by code. */
function groupsOf(question: ComparisonQuestion, all: readonly SeriesHeld[]): Group[] {
  const isWhole = question.breakdown?.some(({ codes }) => !codes) ?? true
  const asked = isWhole ? [[]] : combinationsOf(question)
  const seen = new Set(all.map(([{ statistic }]) => statistic))
  const held = STATISTICS.filter((statistic) => seen.has(statistic))
  const statistics = held.length > 0 ? held : [question.statistic ?? null]
  const groups = new Map<string, Group>()
  const open = (statistic: Statistic | null, breakdown: readonly BreakdownItem[]) => {
    const key = `${statistic}${labelOf(breakdown)}`
    const group = groups.get(key) ?? { statistic, breakdown, held: [] }
    groups.set(key, group)
    return group
  }
  for (const statistic of statistics) for (const breakdown of asked) open(statistic, breakdown)

  for (const each of all) {
    const [{ statistic, breakdown }] = each
    open(statistic, breakdown).held.push(each)
  }
  return [...groups.values()].sort(byStatisticAndBreakdown)
}

/** Every combination of the codes asked: each is a column, whoever holds it. */
function combinationsOf({ breakdown = [] }: ComparisonQuestion): BreakdownItem[][] {
  return breakdown.reduce<BreakdownItem[][]>(
    (combinations, { dimension, codes }) =>
      combinations.flatMap((items) => (codes ?? []).map((code) => [...items, { dimension, code }])),
    [[]],
  )
}

interface Slot {
  readonly period: PeriodView | null
  readonly suffix: string
  readonly candidates: HeldByArea
  readonly held: HeldByArea
  readonly common: CommonSearch | null
}

function slotsOf({ period }: ComparisonQuestion, group: Group, rows: readonly RowPlan[]): Slot[] {
  switch (period.pick) {
    case 'AT':
      return slotsByPeriod(group, `@${periodCode({ start: period.from, end: period.to })}`)
    case 'WITHIN':
      return slotsByPeriod(group, null)
    case 'COMMON':
      return [commonSlot(byArea(group), rows)]
    default: {
      const held = byArea(group)
      return [{ period: null, suffix: '', candidates: held, held, common: null }]
    }
  }
}

/** One slot per period held, by time, those not stated last. Where none is held, the one asked for (its suffix) stands empty. */
function slotsByPeriod(group: Group, asked: string | null): Slot[] {
  const slots = new Map<string, PeriodSlot>()
  const open = (suffix: string, period: Period | null) => {
    const slot = slots.get(suffix) ?? { suffix, period, held: new Map() }
    slots.set(suffix, slot)
    return slot
  }
  // Sources word the same days differently: the wording is looked at once, and not once per figure.
  const slotOf = new Map<Period, PeriodSlot>()
  for (const [{ area }, observations] of group.held) {
    for (const observation of observations) {
      const { period } = observation
      const slot = slotOf.get(period) ?? open(slotSuffix(period), period)
      slotOf.set(period, slot)
      append(slot.held, area, observation)
    }
  }
  if (asked !== null || slots.size === 0) open(asked ?? '', null)
  return [...slots.values()]
    .sort((a, b) => (a.period && b.period ? byTime(a.period, b.period) : a.period ? 1 : -1))
    .map(({ suffix, period, held }) => ({
      suffix,
      period: period && columnPeriod(period),
      candidates: held,
      held,
      common: null,
    }))
}

interface PeriodSlot {
  readonly suffix: string
  /** Null where none is held. */
  readonly period: Period | null
  readonly held: Map<string, HeldObservation[]>
}

function commonSlot(held: HeldByArea, rows: readonly RowPlan[]): Slot {
  const common = searchCommonPeriod(held, rows)
  const { found } = common
  if (!found) return { period: null, suffix: '', candidates: new Map(), held, common }
  const candidates = new Map(
    [...held].map(([area, observations]) => [
      area,
      observations.filter(({ period }) => samePeriod(period, found.period)),
    ]),
  )
  return { period: columnPeriod(found.period), suffix: '', candidates, held, common }
}

/** A column's period is labelled alike whoever's figure it was met in: sources word the same days differently. */
function columnPeriod(period: Period): PeriodView {
  return isStated(period)
    ? { start: period.start, end: period.end, label: periodCode(period), stated: true }
    : { start: null, end: null, label: formatPeriod(period), stated: false }
}

function slotSuffix(period: Period): string {
  return isStated(period) ? `@${periodCode(period)}` : '@not-stated'
}

/** The change of a percentage is in percentage points. */
function unitOf({ unit }: Indicator, statistic: Statistic | null): Unit {
  return unit === 'PERCENT' && statistic === 'CHANGE' ? 'PERCENTAGE_POINTS' : unit
}

/** `[urbanisation=URBAN]`; empty for the total. */
function labelOf(breakdown: readonly BreakdownItem[]): string {
  if (breakdown.length === 0) return ''
  return `[${breakdown.map(({ dimension, code }) => `${dimension}=${code}`).join(',')}]`
}

function byStatisticAndBreakdown(a: Group, b: Group): number {
  const order = ({ statistic }: Group) => (statistic === null ? -1 : STATISTICS.indexOf(statistic))
  return (
    order(a) - order(b) ||
    a.breakdown.length - b.breakdown.length ||
    (labelOf(a.breakdown) < labelOf(b.breakdown) ? -1 : 1)
  )
}

function byArea({ held }: Group): HeldByArea {
  const areas = new Map<string, HeldObservation[]>()
  for (const [{ area }, observations] of held)
    for (const observation of observations) append(areas, area, observation)
  return areas
}

function append<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
