// Differences between the figures of one column. Each finds the cells concerned, none when the figures agree; the same rule
// is asked twice: over all figures shown, for the issue, and over those that could be ranked, for the rank.
import { hasStandards } from '../catalogue/standards.ts'
import { isStated, samePeriod } from '../period.ts'
import { onlyThose, type PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { Messages } from './comparison-result.ts'
import { BOUNDARY_WORDS, inBoth, periodWords, precisionWords, TIME_BASIS_WORDS } from './figure-words.ts'
import { type IssueCode, ruleOf } from './issue-rules.ts'
import type { PresentObservation } from './observations.ts'

export interface Difference {
  find(choices: readonly PresentChoice[], column: ColumnPlan): readonly PresentChoice[]
  words(choice: PresentChoice): Messages
}

const NOT_STATED: Messages = { VI: 'không nêu', EN: 'not stated' }

export const DIFFERENCES = {
  DIFFERENT_PERIODS: {
    find: (choices) => unlessAlike(onlyThose(choices, hasPeriod), isSamePeriod),
    words: ({ observation }) => periodWords(observation.period),
  },
  DIFFERENT_STANDARD: {
    find: (choices) =>
      unlessAlike(
        onlyThose(choices, ({ observation }) => observation.series.standard !== null),
        (a, b) => a.observation.series.standard === b.observation.series.standard,
      ),
    words: ({ observation }) => inBoth(observation.series.standard ?? ''),
  },
  STANDARD_NOT_STATED: {
    find: (choices, { indicator }) => {
      const silent = onlyThose(choices, ({ observation }) => observation.series.standard === null)
      const isBesideStated = silent.length < choices.length
      const isUnclear = choices.length > 1 && hasStandards(indicator.code)
      return isBesideStated || isUnclear ? silent : []
    },
    words: () => NOT_STATED,
  },
  DIFFERENT_CONCEPT: {
    find: (choices, column) => {
      // An unstated concept is unlike anything, even another unstated one.
      const isUnclear = needsConcept(column) && choices.some(({ observation }) => isSilent(observation))
      if (isUnclear) return choices.length > 1 ? choices : []
      return unlessAlike(choices, (a, b) => a.observation.series.concept === b.observation.series.concept)
    },
    words: ({ observation: { series } }) => (series.concept === null ? NOT_STATED : inBoth(series.concept)),
  },
  DIFFERENT_BOUNDARIES: {
    find: (choices) =>
      unlessAlike(
        onlyThose(choices, ({ row }) => row.boundary !== 'UNCHANGED'),
        (a, b) => a.row.boundary === b.row.boundary,
      ),
    words: ({ row }) => BOUNDARY_WORDS[row.boundary],
  },
  DIFFERENT_TIME_BASIS: {
    find: (choices) =>
      unlessAlike(choices, (a, b) => a.observation.series.timeBasis === b.observation.series.timeBasis),
    words: ({ observation }) => TIME_BASIS_WORDS[observation.series.timeBasis],
  },
  DIFFERENT_PRECISION: {
    find: (choices) => unlessAlike(choices, (a, b) => lastPlaceOf(a) === lastPlaceOf(b)),
    words: ({ observation }) => precisionWords(observation.figure),
  },
} as const satisfies Partial<Record<IssueCode, Difference>>

export type DifferenceCode = keyof typeof DIFFERENCES

/** Those in which figures differ, with the cells concerned; in what is not there they agree. */
export type Differences = ReadonlyMap<DifferenceCode, Choices>

const CODES = Object.keys(DIFFERENCES) as DifferenceCode[]

/** Those that keep figures from being ranked or combined. */
export const BLOCKING_DIFFERENCES: readonly DifferenceCode[] = CODES.filter(
  (code) => ruleOf(code).severity === 'BLOCKS',
)

/** In what figures of a column differ. A rank, a total and the issues all ask for it. */
export function differencesAmong(choices: Choices, column: ColumnPlan): Differences {
  const found = new Map<DifferenceCode, Choices>()
  for (const code of CODES) {
    const concerned = DIFFERENCES[code].find(choices, column)
    if (concerned.length > 0) found.set(code, concerned)
  }
  return found
}

type Choices = readonly PresentChoice[]

/** None when all are like the first: a single figure differs from nothing. */
function unlessAlike(choices: Choices, isAlike: (a: PresentChoice, b: PresentChoice) => boolean): Choices {
  const [first] = choices
  return first && choices.some((choice) => !isAlike(first, choice)) ? choices : []
}

function hasPeriod({ observation }: PresentChoice): boolean {
  return isStated(observation.period)
}

/** Of periods that are stated. */
function isSamePeriod(a: PresentChoice, b: PresentChoice): boolean {
  const [one, other] = [a.observation.period, b.observation.period]
  return one === other || samePeriod(one, other)
}

/** The power of ten of the last printed digit. */
function lastPlaceOf({ observation: { figure } }: PresentChoice): number {
  return figure.multiplier - figure.decimals
}

/** Whether the catalogue tells concepts of the indicator apart, and the column does not name one. */
function needsConcept({ indicator, breakdown }: ColumnPlan): boolean {
  const concept = indicator.dimensions.find(({ id }) => id.endsWith('_concept'))
  return concept !== undefined && !breakdown.some(({ dimension }) => dimension === concept.id)
}

function isSilent({ series }: PresentObservation): boolean {
  return series.concept === null
}
