// What an indicator leaves no choice about: parts of a figure's key that need not be written because only one thing is possible.
// Where two are possible (a quarter's own figure or the one since January; a term's sum or its yearly mean) nothing is said.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { hasStandards } from '#schema/catalogue/standards.ts'
import type { Access, Statistic, TimeBasis, Unit } from '#schema/codes.ts'
import { periodOf } from '#schema/period.ts'
import type { TablePeriod } from '#schema/series-table.ts'

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
export function requiredParts(indicator: Indicator): readonly ('standard' | 'concept')[] {
  const hasConcepts = indicator.dimensions.some(({ id }) => id === 'job_concept')
  return [
    ...(hasStandards(indicator.code) ? (['standard'] as const) : []),
    ...(hasConcepts ? (['concept'] as const) : []),
  ]
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
