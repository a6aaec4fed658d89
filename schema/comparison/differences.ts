// Differences between the figures of one column. Each finds the cells concerned, none when the figures agree; the same rule
// is asked twice: over all figures shown, for the issue, and over those that could be ranked, for the rank.
import { hasStandards } from '../catalogue/standards.ts'
import { isStated, samePeriod } from '../period.ts'
import type { PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { Messages } from './comparison-result.ts'
import { BOUNDARY_WORDS, inBoth, periodWords, precisionWords, TIME_BASIS_WORDS } from './figure-words.ts'
import type { IssueCode } from './issue-rules.ts'
import type { PresentObservation } from './observations.ts'

export interface Difference {
  find(choices: readonly PresentChoice[], column: ColumnPlan): readonly PresentChoice[]
  words(choice: PresentChoice): Messages
}

const NOT_STATED: Messages = { VI: 'không nêu', EN: 'not stated' }

export const DIFFERENCES = {
  DIFFERENT_PERIODS: {
    find: (choices) => unlessAlike(onlyIf(choices, hasPeriod), isSamePeriod),
    words: ({ observation }) => periodWords(observation.period),
  },
  DIFFERENT_STANDARD: {
    find: (choices) =>
      unlessAlike(
        onlyIf(choices, ({ observation }) => observation.series.standard !== null),
        (a, b) => a.observation.series.standard === b.observation.series.standard,
      ),
    words: ({ observation }) => inBoth(observation.series.standard ?? ''),
  },
  STANDARD_NOT_STATED: {
    find: (choices, { indicator }) => {
      const silent = onlyIf(choices, ({ observation }) => observation.series.standard === null)
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
        onlyIf(choices, ({ row }) => row.boundary !== 'UNCHANGED'),
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

type Choices = readonly PresentChoice[]

/** None when all are like the first: a single figure differs from nothing. */
function unlessAlike(choices: Choices, isAlike: (a: PresentChoice, b: PresentChoice) => boolean): Choices {
  const [first] = choices
  return first && choices.some((choice) => !isAlike(first, choice)) ? choices : []
}

/** The list itself where all fit, as nearly always: no copy is made for nothing. */
function onlyIf(choices: Choices, fits: (choice: PresentChoice) => boolean): Choices {
  return choices.every(fits) ? choices : choices.filter(fits)
}

function hasPeriod({ observation }: PresentChoice): boolean {
  return isStated(observation.period)
}

function isSamePeriod(a: PresentChoice, b: PresentChoice): boolean {
  return samePeriod(a.observation.period, b.observation.period)
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
