// From a table to observations. A province is asked for exactly what is needed, and still everything is filtered by the question again:
// what was not asked, is not PUBLIC, or lies in another province's territory never enters a comparison.
import type { DataKind } from '../codes.ts'
import { fail } from '../errors.ts'
import { type DayRange, isStated, isWithin, overlapDays, type Period, periodOf } from '../period.ts'
import type { Province } from '../registry/registry.ts'
import {
  type AnsweredTable,
  entryAt,
  figureAt,
  type TablePeriod,
  type TableRelease,
  type TableSeries,
  type TableSource,
} from '../series-table.ts'
import type { SliceQuestion } from '../slice.ts'
import type { BreakdownItem } from './comparison-result.ts'
import type { HeldObservation, HeldSeries } from './observations.ts'

/** Every observation of a province's table that fits the question. */
export function readObservations(
  question: SliceQuestion,
  table: AnsweredTable,
  province: Province,
  readPeriod: PeriodReader,
): HeldObservation[] {
  const observations: HeldObservation[] = []
  const areas = new Set(province.areas.filter((area) => question.areas?.includes(area) ?? true))
  for (const series of table.series) {
    if (!areas.has(series.key.area) || !fitsKey(question, series.key)) continue
    addObservations(observations, series, table, readPeriod)
  }
  return observations
}

function fitsKey(question: SliceQuestion, key: TableSeries['key']): boolean {
  return (
    question.indicators.includes(key.indicator) &&
    (question.kinds ?? OUTCOMES).includes(key.kind) &&
    (question.statistics?.includes(key.statistic) ?? true) &&
    (question.standard ?? key.standard) === key.standard &&
    (question.concept ?? key.concept) === key.concept &&
    fitsBreakdown(question, key.breakdown)
  )
}

const OUTCOMES: readonly DataKind[] = ['ACTUAL']

/** Exactly the dimensions asked; where one was asked whole, the total stands beside them. */
function fitsBreakdown({ breakdown = [] }: SliceQuestion, key: Readonly<Record<string, string>>): boolean {
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
  for (let index = 0; index < table.ids.length; index += 1) {
    const period = readPeriod(table.periods[index])
    if (!period || entryAt(table.access, index) !== 'PUBLIC') continue
    const figure = figureAt(table, index)
    // A table in which numbers contradict each other has been refused when it was read.
    if (!figure) throw fail('BAD_COMPARISON')
    observations.push({
      series,
      id: table.ids[index],
      period,
      figure,
      derivation: null,
      status: entryAt(table.statuses, index),
      inferred: entryAt(table.inferred, index),
      note: entryAt(table.notes, index),
      source: sources[entryAt(table.sources, index)] as TableSource,
      place: entryAt(table.places, index),
      release: releases[entryAt(table.releases, index)] as TableRelease,
    } as HeldObservation)
  }
}

function heldSeries(key: TableSeries['key']): HeldSeries {
  const { area, indicator, kind, statistic, timeBasis, standard, concept } = key
  return {
    area,
    indicator,
    kind,
    statistic,
    timeBasis,
    standard,
    concept,
    breakdown: breakdownItems(key.breakdown),
  }
}

/** Null when the period does not fit the question. */
export type PeriodReader = (given: TablePeriod | undefined) => Period | null

/** Each distinct period is read once, over the tables of all provinces: they repeat a few of them thousands of times. */
export function periodReader(question: SliceQuestion): PeriodReader {
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

/** Whether a period is one that a slice asks for. */
export function fitsPeriod(
  { period: asked, notStated }: Pick<SliceQuestion, 'period' | 'notStated'>,
  period: Period,
): boolean {
  if (!isStated(period)) return notStated === true
  switch (asked.pick) {
    case 'EQUAL':
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
