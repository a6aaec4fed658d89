// Which observation stands in a cell, where an area holds several: the newest period, then the newest standard; the others are alternatives.
// And why there is none, where it holds none.
import { byNewestStandard } from '../catalogue/standards.ts'
import { type Absence, type AnswerState, TIME_BASES } from '../codes.ts'
import { isStated, overlapDays } from '../period.ts'
import type { ColumnPlan } from './columns.ts'
import { newestFirst } from './common-period.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import {
  type HeldObservation,
  type HeldSeries,
  type Impossible,
  isPresent,
  type PresentObservation,
} from './observations.ts'
import type { RowPlan } from './rows.ts'

/** A cell before it is judged: a figure, or the reason why there is none. */
export type Choice = PresentChoice | AbsentChoice

export interface PresentChoice extends Place {
  readonly observation: PresentObservation
  readonly absence: null
  readonly impossible: null
}

export interface AbsentChoice extends Place {
  readonly observation: null
  readonly absence: Absence
  /** Why it cannot be computed; null when nothing was to be computed. */
  readonly impossible: Impossible | null
}

interface Place {
  readonly row: RowPlan
  /** Index of the row. */
  readonly position: number
  readonly note: string | null
  readonly alternatives: readonly PresentObservation[]
}

type Order = (a: HeldObservation, b: HeldObservation) => number

/** Those that fit; the list itself where all do, as nearly always: of thousands of columns no copy is made for nothing. */
export function onlyThose<T, S extends T>(items: readonly T[], fits: (item: T) => item is S): readonly S[]
export function onlyThose<T>(items: readonly T[], fits: (item: T) => boolean): readonly T[]
export function onlyThose<T>(items: readonly T[], fits: (item: T) => boolean): readonly T[] {
  return items.every(fits) ? items : items.filter(fits)
}

/** One choice per row. */
export function chooseFigures(
  question: ComparisonQuestion,
  column: ColumnPlan,
  rows: readonly RowPlan[],
): Choice[] {
  const order = orderOf(column)
  return rows.map((row, position) => {
    const sorted = inOrder(column.candidates.get(row.area.id) ?? NONE, order)
    const observation = sorted.find(isPresent)
    if (observation) {
      const rest = sorted.length > 1 ? sorted.filter(isPresent).slice(1) : NONE
      const alternatives = question.period.pick === 'EACH' ? latestOfEachSeries(observation, rest) : rest
      const { note } = observation
      return { row, position, observation, absence: null, impossible: null, note, alternatives }
    }
    const [reason] = sorted
    const absent = reason && !isPresent(reason) ? reason : null
    return {
      row,
      position,
      observation: null,
      absence: absent?.figure.absence ?? ABSENCE_OF[row.answer.state],
      impossible: absent?.derivation ?? null,
      note: reason?.note ?? null,
      alternatives: NONE,
    }
  })
}

const NONE: readonly never[] = []

/** What it means that a province in this state gave no figure. */
const ABSENCE_OF: Readonly<Record<AnswerState, Absence>> = {
  LIVE: 'NOT_REPORTED',
  STALE: 'NOT_REPORTED',
  TIMED_OUT: 'UNREACHABLE',
  DOWN: 'UNREACHABLE',
  REFUSED: 'UNREACHABLE',
  NOT_JOINED: 'NOT_JOINED',
  NOTHING_PUBLISHED: 'NOT_PUBLISHED',
}

function inOrder(observations: readonly HeldObservation[], order: Order): readonly HeldObservation[] {
  return observations.length > 1 ? [...observations].sort(order) : observations
}

/** The last comparisons only make the choice independent of the order in which observations arrived. */
function orderOf({ asked, common }: ColumnPlan): Order {
  const standard = common?.found?.standard
  return (a, b) =>
    (asked ? overlapDays(b.period, asked) - overlapDays(a.period, asked) : 0) ||
    newestFirst(a.period, b.period) ||
    Number(b.series.standard === standard) - Number(a.series.standard === standard) ||
    byNewestStandard(a.series.standard, b.series.standard) ||
    byText(a.series.concept, b.series.concept) ||
    TIME_BASES.indexOf(a.series.timeBasis) - TIME_BASES.indexOf(b.series.timeBasis) ||
    byText(a.id, b.id)
}

/** Older figures of a series are its history, not other answers to "the latest"; one without a period may be its latest. */
function latestOfEachSeries(
  chosen: PresentObservation,
  rest: readonly PresentObservation[],
): PresentObservation[] {
  const seen = new Set<HeldSeries>([chosen.series])
  return rest.filter(({ series, period }) => {
    const isNew = !seen.has(series) || !isStated(period)
    seen.add(series)
    return isNew
  })
}

function byText(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
