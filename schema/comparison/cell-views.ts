// What stands in a cell and beside it, as the contract shows it. Here alone a figure becomes flat again: value, low, high and qualifier,
// each null where the figure has none.
import type { Qualifier } from '../codes.ts'
import type { Figure } from '../figure.ts'
import { isStated, type Period } from '../period.ts'
import type { PairedClaim } from './claims.ts'
import type {
  Alternative,
  CellInput,
  CellTarget,
  Claim,
  PeriodView,
  SourceView,
} from './comparison-result.ts'
import type { PresentObservation } from './observations.ts'

export interface FlatNumbers {
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: Qualifier
}

export function flatten(figure: Figure): FlatNumbers {
  switch (figure.form) {
    case 'VALUE':
      return { value: figure.value, low: null, high: null, qualifier: figure.qualifier }
    case 'NEARLY':
      return { value: figure.value, low: null, high: figure.high, qualifier: 'NEARLY' }
    case 'BOUNDS': {
      const low = 'low' in figure ? figure.low : null
      const high = 'high' in figure ? figure.high : null
      return { value: null, low, high, qualifier: figure.qualifier }
    }
  }
}

export function alternativeOf(observation: PresentObservation): Alternative {
  const { series, figure, status, id } = observation
  const { standard, concept, timeBasis } = series
  const period = periodView(observation.period)
  return { ...flatten(figure), status, standard, concept, timeBasis, period, observationId: id }
}

/** The period of a figure, labelled as its source words it. */
export function periodView(period: Period): PeriodView {
  return isStated(period)
    ? { start: period.start, end: period.end, label: period.label, stated: true }
    : { start: null, end: null, label: period.label, stated: false }
}

export function targetView(target: PresentObservation): CellTarget {
  const { series, figure, period, id, release } = target
  const { statistic, standard, concept } = series
  return {
    ...flatten(figure),
    statistic,
    standard,
    concept,
    period: periodView(period),
    observationId: id,
    source: sourceView(target),
    release,
  }
}

export function claimView({ kind, value, recomputed, agrees, observation }: PairedClaim): Claim {
  return { kind, value, recomputed, agrees, observationId: observation.id, source: sourceView(observation) }
}

export function inputView(input: PresentObservation): CellInput {
  const { series, figure, period, id, release } = input
  const { area, indicator, statistic } = series
  return {
    ...flatten(figure),
    area,
    indicator,
    statistic,
    period: periodView(period),
    observationId: id,
    source: sourceView(input),
    release,
  }
}

export function sourceView({ source, place }: PresentObservation): SourceView | null {
  if (!source) return null
  const { id, title, publisher, date, attribution, confidence } = source
  return { id, title, publisher, date, attribution, confidence, place }
}
