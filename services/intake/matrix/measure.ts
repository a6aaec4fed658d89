// What a cell measures, from everything that was said of it: indicator, the parts of the key, unit, power of ten, period, status.
// Said by nobody and left open by the catalogue is a problem, and the cell is not read.
import type { Catalogue, Indicator } from '#schema/catalogue/catalogue.ts'
import type { Access, ObservationStatus, Unit } from '#schema/codes.ts'
import type { SeriesKey, TablePeriod } from '#schema/series-table.ts'
import { keyDefaults, requiredParts } from '../key-defaults.ts'
import type { FigureDefaults } from '../mapping.ts'
import { type MissingPart, missingPart, type PartMissing } from '../missing-part.ts'
import { unitOf } from '../rules/indicator-facts.ts'
import { standardsOf } from '../rules/key-rules.ts'
import { readPeriodWords } from '../words/read-period.ts'

export interface Measure {
  readonly indicator: Indicator
  /** The key of the series but for its area. */
  readonly key: Omit<SeriesKey, 'area'>
  readonly unit: Unit
  /** Whether somebody said the unit or its power of ten. */
  readonly unitStated: boolean
  readonly power: number
  readonly period: TablePeriod
  readonly status: ObservationStatus
  readonly access: Access
  readonly inferred: readonly string[]
}

export type MeasureProblem =
  | { readonly code: 'INDICATOR_NOT_NAMED' }
  | { readonly code: 'INDICATOR_UNKNOWN'; readonly value: string }
  | { readonly code: 'PERIOD_NOT_STATED' }
  | { readonly code: 'PERIOD_UNREADABLE'; readonly value: string }
  | PartMissing

/** The measure, or every reason why there is none. */
export function measureOf(said: FigureDefaults, catalogue: Catalogue): Measure | readonly MeasureProblem[] {
  const indicator = said.indicator === undefined ? undefined : catalogue.findIndicator(said.indicator)
  const period = said.period === undefined ? null : readPeriodWords(said.period)
  const unnamed = said.indicator === undefined ? ({ code: 'INDICATOR_NOT_NAMED' } as const) : null
  const problems: MeasureProblem[] = [
    ...(indicator ? [] : [unnamed ?? ({ code: 'INDICATOR_UNKNOWN', value: said.indicator ?? '' } as const)]),
    ...(period ? [] : [periodProblem(said.period)]),
  ]
  if (!indicator || !period) return problems
  const { statistic, timeBasis, access } = keyDefaults(indicator, period.period, {
    statistic: said.statistic,
  })
  const basis = said.timeBasis ?? timeBasis
  const missing = missingParts(indicator, period.period, {
    ...said,
    statistic: statistic ?? undefined,
    timeBasis: basis ?? undefined,
  })
  if (statistic === null || basis === null || missing.length > 0) return missing
  return {
    indicator,
    key: {
      indicator: indicator.code,
      kind: said.kind ?? 'ACTUAL',
      statistic,
      timeBasis: basis,
      standard: said.standard ?? null,
      concept: said.concept ?? null,
      breakdown: said.breakdown ?? {},
    },
    unit: said.unit ?? unitOf(indicator, statistic),
    unitStated: said.unit !== undefined || said.multiplier !== undefined,
    power: said.multiplier ?? 0,
    period: period.period,
    status: said.status ?? 'A',
    access: said.access ?? access,
    inferred: period.inferred,
  }
}

function periodProblem(said: string | undefined): MeasureProblem {
  return said === undefined ? { code: 'PERIOD_NOT_STATED' } : { code: 'PERIOD_UNREADABLE', value: said }
}

function missingParts(indicator: Indicator, period: TablePeriod, said: FigureDefaults): MeasureProblem[] {
  const required = (['statistic', 'timeBasis', ...requiredParts(indicator, period)] as const).filter(
    (part) => said[part] === undefined,
  )
  return required.map((part) => missingOf(indicator, part))
}

/** That a part of the key has to be stated. */
export function missingOf(indicator: Indicator, part: MissingPart['part']): PartMissing {
  const words = { VI: indicator.nameVi, EN: indicator.nameEn }
  return missingPart({ indicator: words, part, candidates: candidatesOf(indicator, part) })
}

function candidatesOf(indicator: Indicator, part: MissingPart['part']): readonly string[] {
  switch (part) {
    case 'standard':
      return standardsOf(indicator.code)
    case 'concept':
      return indicator.dimensions.find(({ id }) => id === 'job_concept')?.codes ?? []
    case 'statistic':
      return ['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE', 'CHANGE']
    case 'kind':
      return ['ACTUAL', 'TARGET', 'FORECAST']
    case 'timeBasis':
      return ['END_OF_PERIOD', 'DURING_PERIOD', 'AS_OF']
  }
}
