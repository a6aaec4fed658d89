// What an indicator leaves no choice about: parts of a figure's key that need not be written because only one thing is possible.
// Where two are possible (a quarter's own figure or the one since January; a term's sum or its yearly mean) nothing is said.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { hasStandards, STANDARD_FAMILIES } from '#schema/catalogue/standards.ts'
import type { Access, Statistic, TimeBasis, Unit } from '#schema/codes.ts'
import { periodOf } from '#schema/period.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import type { FigureDefaults } from './mapping.ts'
import { hasConcepts } from './rules/indicator-facts.ts'

/** Null: there is a choice, and somebody has to make it. */
export interface KeyDefaults {
  readonly unit: Unit
  readonly access: Access
  readonly statistic: Statistic | null
  readonly timeBasis: TimeBasis | null
}

/**
 * The parts that are certain for an indicator and a period.
 *
 * @example keyDefaults(poorHouseholdRate, { start: '2022-01-01', end: '2022-12-31', label: '2022' })
 * // { unit: 'PERCENT', access: 'PUBLIC', statistic: 'SHARE', timeBasis: 'END_OF_PERIOD' }
 */
export function keyDefaults(
  indicator: Indicator,
  period: TablePeriod,
  said: { readonly statistic?: Statistic | undefined } = {},
): KeyDefaults {
  const statistic = said.statistic ?? statisticOf(indicator, period)
  return {
    unit: indicator.unit,
    access: indicator.defaultAccess,
    statistic,
    timeBasis: timeBasisOf(indicator, period, statistic),
  }
}

/** The parts of a key without which a figure of this indicator means nothing exact. */
export function requiredParts(
  { code }: Indicator,
  period: Pick<TablePeriod, 'start' | 'end'>,
): readonly ('standard' | 'concept')[] {
  return [
    ...(needsStandard(code, period) ? (['standard'] as const) : []),
    ...(hasConcepts(code) ? (['concept'] as const) : []),
  ]
}

/**
 * Whether a standard has to be stated: where one covers all years of the period, or nobody knows which years they are. Over years of two
 * standards, or of none, there is none to state.
 *
 * @example [needsStandard('POOR_HH_RATE', { start: '2022-01-01', end: '2022-12-31' }),
 *   needsStandard('POOR_HH_RATE', { start: '2016-01-01', end: '2023-12-31' })]
 * // [true, false]
 */
export function needsStandard(
  indicator: string,
  { start, end }: Pick<TablePeriod, 'start' | 'end'>,
): boolean {
  if (!hasStandards(indicator)) return false
  if (start === null || end === null) return true
  const [from, to] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  return STANDARD_FAMILIES.some(
    ({ indicators, standards }) =>
      indicators.includes(indicator) &&
      standards.some(({ firstYear, lastYear }) => firstYear <= from && to <= lastYear),
  )
}

/**
 * What is said for a whole file, as far as it can be meant for an indicator: a standard of poverty stated once is not one of unemployment.
 * The indicator is the file's own where no narrower one is given.
 */
export function fittingDefaults(said: FigureDefaults, indicator = said.indicator): FigureDefaults {
  const isOwn = indicator === undefined || indicator === said.indicator
  if (isOwn || (said.standard === undefined && said.concept === undefined)) return said
  const { standard, concept, ...others } = said
  return {
    ...others,
    ...(standard !== undefined && hasStandards(indicator) ? { standard } : {}),
    ...(concept !== undefined && hasConcepts(indicator) ? { concept } : {}),
  }
}

function statisticOf(indicator: Indicator, period: TablePeriod): Statistic | null {
  const isLong = spansYears(period)
  if (indicator.derivedFrom !== null) return isLong ? null : 'CHANGE'
  if (indicator.valueType === 'RATE' || indicator.valueType === 'RATIO') return 'SHARE'
  const adds = indicator.timeAggregation === 'SUM'
  return adds && (isLong || isLateQuarter(period)) ? null : 'LEVEL'
}

function timeBasisOf(
  indicator: Indicator,
  period: TablePeriod,
  statistic: Statistic | null,
): TimeBasis | null {
  if (statistic === 'CUMULATIVE' || statistic === 'ANNUAL_AVERAGE' || statistic === 'CHANGE')
    return 'DURING_PERIOD'
  if (indicator.derivedFrom !== null || indicator.timeAggregation === 'SUM') return 'DURING_PERIOD'
  // A survey asks through the year, a review counts at its end.
  if (indicator.sourceSystem === 'SURVEY') return 'DURING_PERIOD'
  if (period.start !== null && period.start === period.end) return 'AS_OF'
  return indicator.timeAggregation === 'LAST' ? 'END_OF_PERIOD' : null
}

function spansYears(period: TablePeriod): boolean {
  return period.start !== null && period.end !== null && period.start.slice(0, 4) !== period.end.slice(0, 4)
}

/** Offices print the second to fourth quarter from January as often as by itself. */
function isLateQuarter(period: TablePeriod): boolean {
  const stated = periodOf(period)
  return stated.form === 'QUARTER' && !stated.start.endsWith('-01-01')
}
