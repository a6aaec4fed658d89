// What is said of a single figure, whatever stands beside it: that it is an estimate, a range, derived. What keeps a figure out of a
// rank is said of it, too: ranks.ts.
import { isStated } from '../period.ts'
import type { PresentChoice } from './choices.ts'
import type { Messages } from './comparison-result.ts'
import { figureWords, joined, keyPartWords } from './figure-words.ts'
import type { IssueCode } from './issue-rules.ts'
import type { PresentObservation } from './observations.ts'

export interface FigureMark {
  concerns(choice: PresentChoice): boolean
  words?(observation: PresentObservation): Messages
}

/**
 * Whether nothing at all is to be said of a figure by itself: an exact value of a stated period and place, as the office reported it.
 * Most are: marks are looked for among the others only, so that a new mark must be of something that makes a figure not plain.
 */
export function isPlain({ observation, alternatives }: PresentChoice): boolean {
  const { figure, status, inferred, derivation, source, period } = observation
  return (
    figure.form === 'VALUE' &&
    figure.qualifier === 'EXACT' &&
    status === 'A' &&
    inferred.length === 0 &&
    derivation === null &&
    source?.attribution === 'STATED' &&
    isStated(period) &&
    alternatives.length === 0
  )
}

export const FIGURE_MARKS = {
  PROVISIONAL: { concerns: ({ observation }) => observation.status === 'P' },
  ESTIMATE: { concerns: ({ observation }) => observation.status === 'E' },
  APPROXIMATE: {
    concerns: ({ observation: { figure } }) =>
      figure.form === 'NEARLY' || (figure.form === 'VALUE' && figure.qualifier === 'APPROX'),
    words: ({ figure }) => figureWords(figure),
  },
  RANGE_VALUE: {
    concerns: ({ observation: { figure } }) => figure.form === 'BOUNDS' && figure.qualifier === 'RANGE',
    words: ({ figure }) => figureWords(figure),
  },
  PRECISION_NOT_STATED: { concerns: ({ observation: { inferred } }) => inferred.includes('precision') },
  SEVERAL_VALUES: { concerns: ({ alternatives }) => alternatives.length > 0 },
  DERIVED: {
    concerns: ({ observation }) => observation.derivation !== null,
    words: ({ derivation }) => derivation?.formula ?? { VI: '', EN: '' },
  },
  INFERRED_KEY: {
    concerns: ({ observation }) => observation.inferred.some((part) => part !== 'area'),
    words: ({ inferred }) => joined(inferred.filter((part) => part !== 'area').map(keyPartWords)),
  },
} as const satisfies Partial<Record<IssueCode, FigureMark>>
