// From the tables to observations. A province is asked for exactly what is needed, and still everything is filtered by the question again:
// what was not asked, is not PUBLIC, or lies in another province's territory never enters a comparison.
import type { ObservationStatus, Statistic, TimeBasis } from '../codes.ts'
import { fail } from '../errors.ts'
import type { AbsentFigure, Figure } from '../figure.ts'
import { type DayRange, isStated, isWithin, overlapDays, type Period, periodOf } from '../period.ts'
import {
  type AnsweredTable,
  entryAt,
  figureAt,
  type TablePeriod,
  type TableRelease,
  type TableSeries,
  type TableSource,
} from '../series-table.ts'
import type { GatheredAnswer } from './answers.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { BreakdownItem } from './comparison-result.ts'

/** A series that fits the question: what its observations have in common. */
export interface HeldSeries {
  readonly area: string
  readonly indicator: string
  readonly statistic: Statistic
  readonly timeBasis: TimeBasis
  readonly standard: string | null
  readonly concept: string | null
  /** By dimension; empty for the total. */
  readonly breakdown: readonly BreakdownItem[]
}

/** One figure, or the reason why the province gives none. */
export type HeldObservation = PresentObservation | AbsentObservation

export interface PresentObservation extends Circumstances {
  readonly figure: Figure
}

interface AbsentObservation extends Circumstances {
  readonly figure: AbsentFigure
}

interface Circumstances {
  readonly series: HeldSeries
  readonly id: string
  readonly period: Period
  readonly status: ObservationStatus
  readonly inferred: readonly string[]
  readonly note: string | null
  readonly source: TableSource
  readonly place: string | null
  readonly release: TableRelease
}

export function isPresent(observation: HeldObservation): observation is PresentObservation {
  return observation.figure.form !== 'ABSENT'
}

/** Every observation of the answers that fits the question. */
export function listObservations(
  question: ComparisonQuestion,
  answers: readonly GatheredAnswer[],
): HeldObservation[] {
  const readPeriod = periodReader(question)
  const observations: HeldObservation[] = []
  for (const { province, table } of answers) {
    const areas = new Set(province.areas.filter((area) => question.areas?.includes(area) ?? true))
    for (const series of table?.series ?? []) {
      if (!table || !areas.has(series.key.area) || !fitsKey(question, series.key)) continue
      addObservations(observations, series, table, readPeriod)
    }
  }
  return observations
}

function fitsKey(question: ComparisonQuestion, key: TableSeries['key']): boolean {
  return (
    question.indicators.includes(key.indicator) &&
    question.kind === key.kind &&
    (question.statistic ?? key.statistic) === key.statistic &&
    (question.standard ?? key.standard) === key.standard &&
    (question.concept ?? key.concept) === key.concept &&
    fitsBreakdown(question, key.breakdown)
  )
}

/** Exactly the dimensions asked; where one was asked whole, the total stands beside them. */
function fitsBreakdown(
  { breakdown = [] }: ComparisonQuestion,
  key: Readonly<Record<string, string>>,
): boolean {
  const dimensions = Object.keys(key).length
  if (dimensions === 0) return breakdown.length === 0 || breakdown.some(({ codes }) => !codes)
  return (
    dimensions === breakdown.length &&
    breakdown.every(({ dimension, codes }) => {
      const code = key[dimension]
      return code !== undefined && (codes?.includes(code) ?? true)
    })
  )
}

function addObservations(
  observations: HeldObservation[],
  table: TableSeries,
  { sources, releases }: AnsweredTable,
  readPeriod: PeriodReader,
): void {
  const series = heldSeries(table.key)
  table.ids.forEach((id, index) => {
    const period = readPeriod(table.periods[index])
    if (!period || entryAt(table.access, index) !== 'PUBLIC') return
    const figure = figureAt(table, index)
    // A table in which numbers contradict each other has been refused when it was read.
    if (!figure) throw fail('BAD_COMPARISON')
    observations.push({
      series,
      id,
      period,
      figure,
      status: entryAt(table.statuses, index),
      inferred: entryAt(table.inferred, index),
      note: entryAt(table.notes, index),
      source: sources[entryAt(table.sources, index)] as TableSource,
      place: entryAt(table.places, index),
      release: releases[entryAt(table.releases, index)] as TableRelease,
    } as HeldObservation)
  })
}

function heldSeries(key: TableSeries['key']): HeldSeries {
  const { area, indicator, statistic, timeBasis, standard, concept } = key
  return {
    area,
    indicator,
    statistic,
    timeBasis,
    standard,
    concept,
    breakdown: breakdownItems(key.breakdown),
  }
}

/** Null when the period does not fit the question. */
type PeriodReader = (given: TablePeriod | undefined) => Period | null

/** Each distinct period is read once: tables repeat a few of them thousands of times. */
function periodReader(question: ComparisonQuestion): PeriodReader {
  const known = new Map<string, { readonly given: TablePeriod; readonly period: Period | null }[]>()
  return (given = NO_PERIOD) => {
    const labelledAlike = known.get(given.label) ?? []
    const seen = labelledAlike.find(
      (each) => each.given.start === given.start && each.given.end === given.end,
    )
    if (seen) return seen.period
    const stated = periodOf(given)
    const period = fitsPeriod(question, stated) ? stated : null
    known.set(given.label, [...labelledAlike, { given, period }])
    return period
  }
}

const NO_PERIOD: TablePeriod = { start: null, end: null, label: '' }

function fitsPeriod({ period: asked, notStated }: ComparisonQuestion, period: Period): boolean {
  if (!isStated(period)) return notStated === true
  switch (asked.pick) {
    case 'AT':
      return period.start === asked.from && period.end === asked.to
    case 'OVERLAPPING':
      return overlapDays(period, rangeOf(asked)) > 0
    default:
      return isWithin(period, rangeOf(asked))
  }
}

/** A window without an end is open there. */
function rangeOf({
  from = '0000-01-01',
  to = '9999-12-31',
}: {
  from?: string | undefined
  to?: string | undefined
}): DayRange {
  return { start: from, end: to }
}

function breakdownItems(breakdown: Readonly<Record<string, string>>): BreakdownItem[] {
  return Object.entries(breakdown)
    .map(([dimension, code]) => ({ dimension, code }))
    .sort((a, b) => (a.dimension < b.dimension ? -1 : 1))
}
