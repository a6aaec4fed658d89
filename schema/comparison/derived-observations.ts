// What a computed figure says of itself: its formula, rule and inputs, how doubtful it is, and if there is none, why.
// What is computed from what is derive.ts and parts.ts.
import { canonicalJson } from '../canonical-json.ts'
import { isSmallCount } from '../catalogue/breakdowns.ts'
import type { Indicator } from '../catalogue/catalogue.ts'
import {
  derivedFigureOf,
  precisionSentences,
  type Refusal,
  refusalSentences,
} from '../catalogue/derived-figures.ts'
import { type Absence, type DerivedFigure, OBSERVATION_STATUSES, type ObservationStatus } from '../codes.ts'
import { compareDecimals } from '../decimal.ts'
import type { Figure } from '../figure.ts'
import { singleValueOf } from '../figure-arithmetic.ts'
import { intervalOf } from '../interval.ts'
import { isStated, type Period } from '../period.ts'
import type { Messages } from './comparison-result.ts'
import { ABSENCE_WORDS, figureWords, precisionWords } from './figure-words.ts'
import type { AbsentObservation, HeldObservation, HeldSeries, PresentObservation } from './observations.ts'

/** A figure to be derived, before it is known whether it can be. */
export interface Wanted {
  readonly rule: DerivedFigure
  readonly result: Indicator
  readonly series: HeldSeries
  readonly period: Period
}

export interface Computation {
  /** Null when nothing bounds the result. */
  readonly figure: Figure | null
  readonly terms: Messages
  /** False when the figure was rounded. */
  readonly isExact: boolean
}

type Circumstances = Pick<PresentObservation, 'status' | 'inferred' | 'note' | 'source' | 'place' | 'release'>

/** The derived figure; IMPOSSIBLE when nothing bounds it or it cannot be true; suppressed where it counts too few persons. */
export function computed(
  wanted: Wanted,
  inputs: readonly PresentObservation[],
  { figure, terms, isExact }: Computation,
): HeldObservation {
  if (figure === null) return refused(wanted, inputs, 'NOTHING_BOUNDS_IT', { figures: terms })
  const { rule, result, series, period } = wanted
  const formula = equation(terms, figure, isExact)
  if (isOutOfRange(result, figure)) return refused(wanted, inputs, 'INPUTS_CONTRADICT', { formula })
  const id = derivedId(rule, inputs)
  const value = singleValueOf(figure)
  if (value !== null && series.breakdown.length > 0 && isSmallCount(result.unit, value)) {
    return suppressed({ series, id, period }, inputs)
  }
  const derivation = { how: 'DERIVED' as const, formula, rule: ruleSentences(rule, inputs), inputs }
  return { series, id, period, figure, derivation, ...circumstancesOf(inputs) }
}

/** That a figure cannot be derived, and why. */
export function refused(
  { rule, result, series, period }: Wanted,
  inputs: readonly PresentObservation[],
  refusal: Refusal,
  words: Readonly<Record<string, Messages>>,
): AbsentObservation {
  const sentences = refusalSentences(refusal, { ...words, result: nameOf(result) })
  return {
    series,
    id: derivedId(rule, inputs),
    period,
    figure: { form: 'ABSENT', absence: 'NOT_REPORTED' },
    derivation: { how: 'IMPOSSIBLE', missing: [], rule: sentences, inputs },
    ...circumstancesOf(inputs),
    status: 'O',
  }
}

/** That a figure cannot be derived because a province gives none: what it keeps back stays back in what would follow from it. */
export function refusedWithout(
  wanted: Wanted,
  inputs: readonly PresentObservation[],
  input: Indicator,
  absence: Absence,
): AbsentObservation {
  const words = { input: nameOf(input), absence: ABSENCE_WORDS[absence] }
  return { ...refused(wanted, inputs, 'INPUT_ABSENT', words), figure: { form: 'ABSENT', absence } }
}

/** A figure that can be computed and counts so few persons that they could be recognised: it is not made public by computing it. */
export function suppressed(
  where: Pick<AbsentObservation, 'series' | 'id' | 'period'>,
  inputs: readonly PresentObservation[],
): AbsentObservation {
  const figure = { form: 'ABSENT', absence: 'SUPPRESSED' } as const
  return { ...where, figure, derivation: null, ...circumstancesOf(inputs), status: 'Q' }
}

/** As doubtful as the most doubtful input, inferred where any is; with the source and release that all share. */
export function circumstancesOf(inputs: readonly PresentObservation[]): Circumstances {
  const isInferred = inputs.some(({ source }) => source?.attribution === 'INFERRED')
  const inferred = [...inputs.flatMap((input) => input.inferred), ...(isInferred ? ['area'] : [])]
  return {
    status: inputs.map(({ status }) => status).reduce(worseOf, 'A'),
    inferred: [...new Set(inferred)],
    note: null,
    source: sharedBy(inputs.map(({ source }) => source)),
    place: sharedBy(inputs.map(({ source, place }) => ({ source, place })))?.place ?? null,
    release: sharedBy(inputs.map(({ release }) => release)),
  }
}

/** `derived:POOR_PLUS_NEAR_POOR:` and the ids of the inputs. */
export function derivedId(rule: string, inputs: readonly PresentObservation[]): string {
  return `derived:${rule}:${inputs.map(({ id }) => id).join('+')}`
}

/** Terms, and the result behind `=`, or behind `≈` where it was rounded. */
export function equation(terms: Messages, result: Figure, isExact: boolean): Messages {
  const sign = isExact ? '=' : '≈'
  const words = figureWords(result)
  return { VI: `${terms.VI} ${sign} ${words.VI}`, EN: `${terms.EN} ${sign} ${words.EN}` }
}

/**
 * Figures with an operator between them, negative ones in brackets.
 *
 * @example termsOf([{ form: 'VALUE', qualifier: 'EXACT', value: '2.81', decimals: 2, multiplier: 0 },
 *   { form: 'VALUE', qualifier: 'EXACT', value: '-1', decimals: 0, multiplier: 0 }], '+')
 * // { VI: '2,81 + (-1)', EN: '2.81 + (-1)' }
 */
export function termsOf(figures: readonly Figure[], operator: string): Messages {
  const inBrackets = (text: string) => (text.startsWith('-') ? `(${text})` : text)
  const words = figures.map(figureWords)
  return {
    VI: words.map(({ VI }) => inBrackets(VI)).join(` ${operator} `),
    EN: words.map(({ EN }) => inBrackets(EN)).join(` ${operator} `),
  }
}

export function nameOf({ nameVi, nameEn }: Indicator): Messages {
  return { VI: nameVi, EN: nameEn }
}

/** What tells periods apart: their days, or where they are not stated the words of the source. */
export function periodKey(period: Period): string {
  return isStated(period) ? `${period.start}/${period.end}` : `?${period.label}`
}

/** What all have in common; null when they differ. */
export function sharedBy<T>(values: readonly T[]): T | null {
  const [first] = values
  if (first === undefined) return null
  const text = canonicalJson(first)
  return values.every((value) => value === first || canonicalJson(value) === text) ? first : null
}

/** Gives observations of one series one series object, the one of `held` where there is one: a cell knows the history of a series by it. */
export function shareSeries<T extends HeldObservation>(
  observations: readonly T[],
  held: readonly HeldObservation[],
): T[] {
  const known = new Map<string, HeldSeries>()
  for (const series of new Set([...held, ...observations].map((each) => each.series))) {
    const key = canonicalJson(series)
    if (!known.has(key)) known.set(key, series)
  }
  return observations.map((each) => ({
    ...each,
    series: known.get(canonicalJson(each.series)) ?? each.series,
  }))
}

function ruleSentences(code: DerivedFigure, inputs: readonly PresentObservation[]): Messages {
  const { ruleVi, ruleEn } = derivedFigureOf(code)
  const figures = inputs.map(({ figure }) => figure)
  const units = new Set(figures.map(({ decimals, multiplier }) => decimals - multiplier))
  // A quotient of counts is as certain as its rounding; only sums mix the last digits of their terms.
  if (units.size === 1 || code === 'RATE_FROM_COUNTS') return { VI: ruleVi, EN: ruleEn }
  const printed = figures.map((figure) => {
    const [words, precision] = [figureWords(figure), precisionWords(figure)]
    return { VI: `${words.VI} ${precision.VI}`, EN: `${words.EN} ${precision.EN}` }
  })
  const warning = precisionSentences({
    VI: printed.map(({ VI }) => VI).join('; '),
    EN: printed.map(({ EN }) => EN).join('; '),
  })
  return { VI: `${ruleVi} ${warning.VI}`, EN: `${ruleEn} ${warning.EN}` }
}

/** Whether a figure certainly lies outside what the catalogue says can be; ends that are no numbers bound nothing. */
function isOutOfRange({ validRange }: Indicator, figure: Figure): boolean {
  const [, least, most] = /^\[(-?\d+),(-?\d+)?/.exec(validRange) ?? []
  const { low, high } = intervalOf(figure, true)
  const isBelow = least !== undefined && high !== null && compareDecimals(high.at, least) < 0
  const isAbove = most !== undefined && low !== null && compareDecimals(low.at, most) > 0
  return isBelow || isAbove
}

function worseOf(a: ObservationStatus, b: ObservationStatus): ObservationStatus {
  return badness(a) >= badness(b) ? a : b
}

/** Normal, at a break, provisional, estimated, forecast; then those that say a figure is missing. */
function badness(status: ObservationStatus): number {
  const place = WORSE_AND_WORSE.indexOf(status)
  return place < 0 ? OBSERVATION_STATUSES.length : place
}

const WORSE_AND_WORSE: readonly ObservationStatus[] = ['A', 'B', 'P', 'E', 'F']
