// Rules of a single figure: its form, its unit, its value against the catalogue, its period and status against today. Rules of the
// series' key, which many figures share, are key-rules.ts; rules between figures are checked over the table.

import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { findStandard, hasStandards } from '#schema/catalogue/standards.ts'
import { numberWords } from '#schema/comparison/figure-words.ts'
import { compareDecimals } from '#schema/decimal.ts'
import { readFigure } from '#schema/figure.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { needsStandard } from '../key-defaults.ts'
import { missingPart } from '../missing-part.ts'
import { NEW_UNITS } from '../words/read-area.ts'
import { type FormFault, figureFault } from './figure-form.ts'
import { type IndicatorFacts, unitOf, type ValidRange } from './indicator-facts.ts'
import { type Problem, standardsOf } from './key-rules.ts'
import {
  figureTitle,
  inBothLanguages,
  indicatorWords,
  type Names,
  rangeWords,
  saidWords,
  seenText,
} from './rule-words.ts'

export interface FigureContext extends Names {
  /** ISO day. */
  readonly today: string
}

/** Everything that is wrong with a figure by itself, whose key, period and source are sound in form. Empty for nearly all. */
export function figureProblems(
  observation: NewObservation,
  facts: IndicatorFacts | undefined,
  context: FigureContext,
): readonly Problem[] {
  const fault = figureFault(observation)
  if (fault) return [formProblem(fault, observation, context)]
  if (facts === undefined) return NONE
  const problems: Problem[] = []
  const add = (problem: Problem | null) => {
    if (problem !== null) problems.push(problem)
  }
  add(unitProblem(observation, facts, context))
  if (hasStandards(observation.key.indicator)) add(standardProblem(observation, context))
  add(timeProblem(observation, context))
  add(territoryProblem(observation, context))
  if (observation.absence === null) add(valueProblem(observation, facts, context))
  return problems.length === 0 ? NONE : problems
}

/** A fault of form as a finding. */
export function formProblem(fault: FormFault, observation: NewObservation, names: Names): Problem {
  const value = seenText(observation)
  switch (fault.code) {
    case 'FIGURE_MALFORMED':
      return { code: fault.code, value, params: { part: fault.part } }
    case 'TEXT_TOO_LONG':
      return {
        ...fault,
        value: '',
        params: { name: fault.part, column: fault.part, length: fault.length, limit: fault.limit },
      }
    case 'FIGURE_CONTRADICTORY':
      return { code: fault.code, value, params: {} }
    case 'BOUND_ORDER': {
      const { low, high } = observation
      return {
        code: fault.code,
        value,
        params: { ...titleParams(observation, names), ...ends(low ?? '', high ?? '') },
      }
    }
  }
}

const NONE: readonly Problem[] = []

function unitProblem(
  { key, unit }: NewObservation,
  { indicator }: IndicatorFacts,
  names: Names,
): Problem | null {
  const expected = unitOf(indicator, key.statistic)
  if (unit === expected) return null
  const code =
    expected === 'PERCENTAGE_POINTS' && unit === 'PERCENT' ? 'CHANGE_IN_PERCENT' : 'UNIT_NOT_CATALOGUE'
  const words = inBothLanguages('indicator', indicatorWords(names, indicator.code))
  return { code, value: unit, params: { ...words, unit, expected } }
}

/**
 * A standard has to be stated where one covers all years of the period; over years of two standards there is none to state. The first
 * review on a standard is made at the end of the year before, and changes start from it.
 */
function standardProblem(observation: NewObservation, names: Names): Problem | null {
  const { key, period } = observation
  const [from, to] = [yearOf(period.start), yearOf(period.end)]
  if (key.standard === null) {
    return needsStandard(key.indicator, period)
      ? missingPart({
          indicator: indicatorWords(names, key.indicator),
          part: 'standard',
          candidates: standardsOf(key.indicator),
        })
      : null
  }
  const standard = findStandard(key.standard)
  if (!standard || from === null || to === null) return null
  const { firstYear, lastYear } = standard
  if (from >= firstYear - 1 && to <= lastYear) return null
  const params = { ...titleParams(observation, names), standard: key.standard, firstYear, lastYear }
  return { code: 'STANDARD_NOT_OF_PERIOD', value: period.label, params }
}

function timeProblem(observation: NewObservation, context: FigureContext): Problem | null {
  const { key, period, status, absence } = observation
  const { today } = context
  if (period.start === null || period.end === null) return null
  if (period.end < period.start)
    return { code: 'PERIOD_BACKWARD', value: period.label, params: { start: period.start, end: period.end } }
  if (key.kind !== 'ACTUAL' || absence !== null || period.end <= today) return null
  const code = period.start > today ? 'PERIOD_IN_FUTURE' : status === 'A' ? 'FINAL_BEFORE_END' : null
  if (code === null) return null
  return { code, value: period.label, params: { ...titleParams(observation, context), today } }
}

/** What is told of the old Kiên Giang after its end may be the new unit's, under the old name; targets were set before it. */
function territoryProblem({ key, period }: NewObservation, { registry }: Names): Problem | null {
  const { start, end, label } = period
  if (key.kind !== 'ACTUAL' || start === null || end === null || end < NEW_UNITS) return null
  const area = registry.findArea(key.area)
  const until = area?.validTo ?? null
  if (!area || until === null || end <= until) return null
  if (start <= until && yearOf(start) !== yearOf(end)) return null
  const params = { name: area.nameVi, area: area.id, until, period: label, host: area.host ?? '—' }
  return { code: 'AREA_CEASED', value: label, params }
}

function valueProblem(observation: NewObservation, facts: IndicatorFacts, names: Names): Problem | null {
  const { value, low, high } = observation
  return (
    (value === null ? null : numberProblem(value, observation, facts, names)) ??
    (low === null ? null : numberProblem(low, observation, facts, names)) ??
    // "nearly" has its number twice
    (high === null || high === value ? null : numberProblem(high, observation, facts, names))
  )
}

function numberProblem(
  number: string,
  observation: NewObservation,
  { indicator, isWhole, range }: IndicatorFacts,
  names: Names,
): Problem | null {
  const { statistic } = observation.key
  // a mean over years need not be whole
  if (isWhole && statistic !== 'ANNUAL_AVERAGE' && hasFraction(number))
    return valueFinding('COUNT_NOT_WHOLE', observation, names)
  const allowed = statistic === 'CHANGE' && indicator.derivedFrom === null ? changeRange(indicator) : range
  if (isInside(number, allowed)) return null
  if (isWhole && allowed.low === '0' && number.startsWith('-'))
    return valueFinding('COUNT_NEGATIVE', observation, names)
  const problem = valueFinding('VALUE_OUT_OF_RANGE', observation, names)
  return { ...problem, params: { ...problem.params, ...inBothLanguages('range', rangeWords(allowed)) } }
}

function valueFinding(code: Problem['code'], observation: NewObservation, names: Names): Problem {
  const figure = readFigure(observation)
  const said = saidWords(figure?.form === 'ABSENT' ? null : figure)
  const params = { ...titleParams(observation, names), ...inBothLanguages('figure', said) }
  return { code, value: seenText(observation), params }
}

function titleParams({ key, period }: NewObservation, names: Names): Record<string, string> {
  const { start, end } = period
  const range = start === null || end === null ? null : { start, end }
  return inBothLanguages('what', figureTitle(names, key, range))
}

/** Between two rates lie a hundred points at most; a count may fall and rise by any number. */
function changeRange({ unit }: Indicator): ValidRange {
  const isRate = unit === 'PERCENT'
  return {
    low: isRate ? '-100' : null,
    lowOpen: false,
    high: isRate ? '100' : null,
    highIndicator: null,
  }
}

function isInside(number: string, { low, lowOpen, high }: ValidRange): boolean {
  if (high !== null && compareDecimals(number, high) > 0) return false
  if (low === null) return true
  return compareDecimals(number, low) >= (lowOpen ? 1 : 0)
}

/** Whether something other than zeros stands after the point. */
function hasFraction(number: string): boolean {
  return number.includes('.') && /\.\d*[1-9]/.test(number)
}

function ends(low: string, high: string): Record<string, string> {
  return { ...inBothLanguages('low', numberWords(low)), ...inBothLanguages('high', numberWords(high)) }
}

function yearOf(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4))
}
