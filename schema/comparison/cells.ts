// A cell as the contract shows it: the chosen observation with everything needed to trust it, or the reason why there is none.
// Here alone a figure becomes flat again: value, low, high and qualifier, each null where the figure has none.
import type { Qualifier } from '../codes.ts'
import type { Figure } from '../figure.ts'
import { isStated, type Period } from '../period.ts'
import type { Ranked } from '../rank.ts'
import type { Choice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { Alternative, Cell, PeriodView, RankedOf, SourceView } from './comparison-result.ts'
import type { IssueCode } from './issue-rules.ts'
import type { PresentObservation } from './observations.ts'

/** What the judgement adds to a choice. `ranked` is undefined when the cell has no rank. */
interface Judgement {
  readonly ranked: Ranked | undefined
  readonly of: RankedOf
  readonly issues: readonly IssueCode[]
}

/** The cell of a choice. Written out field by field: a page is thousands of cells, and spreading objects costs more than all the arithmetic. */
export function buildCell(column: ColumnPlan, choice: Choice, { ranked, of, issues }: Judgement): Cell {
  const { observation } = choice
  const numbers = observation ? flatten(observation.figure) : null
  return {
    value: numbers?.value ?? null,
    low: numbers?.low ?? null,
    high: numbers?.high ?? null,
    qualifier: numbers?.qualifier ?? null,
    status: observation?.status ?? null,
    kind: column.kind,
    statistic: column.statistic,
    standard: observation?.series.standard ?? null,
    concept: observation?.series.concept ?? null,
    timeBasis: observation?.series.timeBasis ?? null,
    period: observation ? periodView(observation.period) : null,
    unit: column.unit,
    decimals: observation?.figure.decimals ?? null,
    multiplier: observation?.figure.multiplier ?? null,
    rank: ranked?.rank ?? null,
    rankBest: ranked?.rankBest ?? null,
    rankWorst: ranked?.rankWorst ?? null,
    rankedOf: ranked ? of : null,
    ties: ranked?.ties ?? null,
    absence: choice.absence,
    alternatives: choice.alternatives.length > 0 ? choice.alternatives.map(alternativeOf) : NONE,
    inferred: observation?.inferred ?? NONE,
    note: choice.note,
    observationId: observation?.id ?? null,
    source: observation ? sourceView(observation) : null,
    release: observation?.release ?? null,
    answeredAt: choice.row.answer.answeredAt,
    issues,
  }
}

const NONE: readonly never[] = []

interface FlatNumbers {
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: Qualifier
}

function flatten(figure: Figure): FlatNumbers {
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

function alternativeOf(observation: PresentObservation): Alternative {
  const { series, figure, status, id } = observation
  const { standard, concept, timeBasis } = series
  const period = periodView(observation.period)
  return { ...flatten(figure), status, standard, concept, timeBasis, period, observationId: id }
}

/** The period of a figure, labelled as its source words it. */
function periodView(period: Period): PeriodView {
  return isStated(period)
    ? { start: period.start, end: period.end, label: period.label, stated: true }
    : { start: null, end: null, label: period.label, stated: false }
}

function sourceView({ source, place }: PresentObservation): SourceView {
  const { id, title, publisher, date, attribution, confidence } = source
  return { id, title, publisher, date, attribution, confidence, place }
}
