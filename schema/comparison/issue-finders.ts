// When each issue is raised: which cells of a column it concerns, none when it does not arise, and what to say of each cell.
// One finder per code; severity, sentence and whether it may be accepted are rows of issue-rules.json.
import type { SummaryRefusal } from '../codes.ts'
import { type DayRange, isStated, type Period, samePeriod } from '../period.ts'
import { STATE_WORDS } from './answers.ts'
import type { Choice, PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { Messages } from './comparison-result.ts'
import { DIFFERENCES, type DifferenceCode } from './differences.ts'
import { FIGURE_MARKS, type FigureMark } from './figure-marks.ts'
import {
  ABSENCE_WORDS,
  BOUNDARY_WORDS,
  figureWords,
  inBoth,
  joined,
  periodWords,
  STATISTIC_WORDS,
} from './figure-words.ts'
import {
  breakWords,
  claimWords,
  heldPeriodWords,
  inputBoundaryWords,
  NEW_TERRITORY,
  targetFigureWords,
  targetWords,
} from './issue-details.ts'
import type { IssueCode } from './issue-rules.ts'
import type { JudgedColumn } from './judged-column.ts'
import type { PresentObservation } from './observations.ts'
import { isSmallCell } from './parts.ts'
import { EXCLUSIONS, hasNoCommonPeriod, isCommonPeriodUnsure } from './ranks.ts'
import type { TargetDifference, TargetPair } from './targets.ts'

export interface Finder {
  find(column: JudgedColumn): readonly Choice[]
  /** What the sentence's {details} say of a cell; left out, its area is only named. */
  words?(choice: Choice, column: JudgedColumn): Messages
  /** About the province's answer, whatever the indicator: said once. */
  readonly ofAnswer?: true
}

export const FINDERS: Readonly<Record<IssueCode, Finder>> = {
  DIFFERENT_PERIODS: difference('DIFFERENT_PERIODS'),
  DIFFERENT_STANDARD: differenceOrTarget('DIFFERENT_STANDARD', 'standard'),
  STANDARD_NOT_STATED: differenceOrTarget('STANDARD_NOT_STATED', 'standard'),
  DIFFERENT_CONCEPT: differenceOrTarget('DIFFERENT_CONCEPT', 'concept'),
  INFERRED_ATTRIBUTION: figureMark({
    concerns: EXCLUSIONS.INFERRED_ATTRIBUTION,
    words: ({ source }) => ({
      VI: source ? `độ tin cậy ${source.confidence.replace('.', ',')}` : 'số liệu đầu vào',
      EN: source ? `confidence ${source.confidence}` : 'its inputs',
    }),
  }),
  DIFFERENT_BOUNDARIES: {
    find: ({ differences, absent }) => [
      ...(differences.get('DIFFERENT_BOUNDARIES') ?? []),
      ...absent.filter(({ impossible }) => impossible && impossible.missing.length > 0),
    ],
    words: (choice) =>
      choice.impossible ? inputBoundaryWords(choice.impossible) : BOUNDARY_WORDS[choice.row.boundary],
  },
  DIFFERENT_STATISTIC: {
    find: (column) =>
      column.plan.statistics.length > 1 ? column.present : unlikeTargets('DIFFERENT_STATISTIC', column),
    words: (choice, { plan, targets }) => ({
      ...targetWords(
        plan.statistic ? STATISTIC_WORDS[plan.statistic] : inBoth(''),
        withDifference(choice, targets, 'DIFFERENT_STATISTIC')?.target.series.statistic,
      ),
    }),
  },
  BOUND_ONLY: figureMark({ concerns: EXCLUSIONS.BOUND_ONLY, words: wordsOfFigure }),
  PERIOD_NOT_STATED: figureMark({ concerns: EXCLUSIONS.PERIOD_NOT_STATED }),
  NO_COMMON_PERIOD: {
    find: ({ plan, choices }) =>
      hasNoCommonPeriod(plan) ? choices.filter(({ row }) => plan.common?.areas.has(row.area.id)) : [],
    words: ({ row }, { plan }) => heldPeriodWords(plan, row.area.id),
  },
  COMMON_PERIOD_UNSURE: {
    find: ({ plan, choices }) =>
      isCommonPeriodUnsure(plan) ? choices.filter(({ row }) => plan.common?.unknown.has(row.area.id)) : [],
    words: ({ row }) => STATE_WORDS[row.answer.state],
  },
  SERIES_BREAK: {
    find: ({ changes, present, showsHistory, ofNewTerritory }) =>
      showsHistory
        ? present.filter(
            (choice) => ofNewTerritory.includes(choice) || (changes[choice.position]?.breaks.length ?? 0) > 0,
          )
        : [],
    words: (choice, { changes, ofNewTerritory }) =>
      joined([
        ...(ofNewTerritory.some((each) => each === choice) ? [NEW_TERRITORY] : []),
        ...(changes[choice.position]?.breaks ?? []).map(breakWords),
      ]),
  },
  DIFFERENT_KIND: figureMark({ concerns: EXCLUSIONS.DIFFERENT_KIND, words: wordsOfFigure }),
  PARTS_EXCEED_WHOLE: {
    find: ({ present, shares, index }) => present.filter(({ position }) => shares.surplus(index, position)),
    words: ({ observation }) => (observation ? figureWords(observation.figure) : inBoth('')),
  },
  PERIOD_NOT_AS_ASKED: {
    find: ({ plan: { asked }, present }) =>
      asked ? present.filter(({ observation }) => isOtherPeriod(observation.period, asked)) : [],
    words: ({ observation }) => (observation ? periodWords(observation.period) : inBoth('')),
  },
  DIFFERENT_TIME_BASIS: difference('DIFFERENT_TIME_BASIS'),
  DIFFERENT_PRECISION: {
    ...difference('DIFFERENT_PRECISION'),
    find: ({ differences, present, changes, targets }) =>
      differences.get('DIFFERENT_PRECISION') ??
      present.filter(
        (choice) =>
          changes[choice.position]?.differentPrecision ||
          withDifference(choice, targets, 'DIFFERENT_PRECISION'),
      ),
  },
  PROVISIONAL: figureMark(FIGURE_MARKS.PROVISIONAL),
  ESTIMATE: figureMark(FIGURE_MARKS.ESTIMATE),
  APPROXIMATE: figureMark(FIGURE_MARKS.APPROXIMATE),
  RANGE_VALUE: figureMark(FIGURE_MARKS.RANGE_VALUE),
  TARGET_IS_RANGE: {
    find: ({ present, targets }) =>
      targets.size === 0 ? [] : present.filter((choice) => targets.get(choice)?.isRange),
    words: (choice, { targets }) => targetFigureWords(targets.get(choice)),
  },
  PRECISION_NOT_STATED: figureMark(FIGURE_MARKS.PRECISION_NOT_STATED),
  SOURCE_DISAGREES: {
    find: ({ present, claims }) =>
      claims.size === 0
        ? []
        : present.filter((choice) => claims.get(choice)?.some(({ agrees }) => agrees === false)),
    words: (choice, { claims }) => joined((claims.get(choice) ?? []).map(claimWords)),
  },
  PARTS_DO_NOT_SUM: {
    find: ({ present, shares, index }) => present.filter(({ position }) => shares.deficit(index, position)),
    words: ({ observation }) => (observation ? figureWords(observation.figure) : inBoth('')),
  },
  INCOMPLETE_COVERAGE: {
    find: ({ present, absent, leftOut, summary }) =>
      present.length > 0 && !NOT_COMBINED.includes(summary.refusal) ? [...absent, ...leftOut] : [],
  },
  MISSING_COMPONENT: {
    find: ({ absent }) => absent.filter(({ impossible }) => impossible !== null),
    words: ({ impossible }) => impossible?.rule ?? inBoth(''),
  },
  DENOMINATOR_NOT_AVAILABLE: {
    // where figures are missing too, their absence says enough
    find: ({ absent, present, remarkable, summary }) =>
      summary.refusal === 'WEIGHTS_MISSING' && present.length > 1 && absent.length === 0
        ? present
        : remarkable.filter(isWeighedByOtherPeriod),
  },
  SEVERAL_VALUES: figureMark(FIGURE_MARKS.SEVERAL_VALUES),
  STALE_ANSWER: {
    find: ({ choices }) => choices.filter(({ row }) => row.answer.state === 'STALE'),
    words: ({ row: { answer } }) => ({
      VI: `cũ ${answer.ageSeconds ?? 0} giây`,
      EN: `${answer.ageSeconds ?? 0} seconds old`,
    }),
    ofAnswer: true,
  },
  PROVINCE_UNREACHABLE: {
    find: ({ choices }) => choices.filter(isUnreachable),
    words: ({ row }) => STATE_WORDS[row.answer.state],
    ofAnswer: true,
  },
  MISSING_DATA: {
    find: ({ absent, plan }) =>
      absent.filter((choice) => !isUnreachable(choice) && !isOfOtherPeriod(choice, plan)),
    words: ({ absence }) => ABSENCE_WORDS[absence ?? 'NOT_REPORTED'],
  },
  NO_DIRECTION: { find: ({ plan, present }) => (plan.direction === 'NEUTRAL' ? present : []) },
  TIE: {
    find: ({ present, ranks }) => present.filter(({ row }) => (ranks.get(row.area.id)?.ties ?? 0) > 0),
    words: ({ observation }) => (observation ? figureWords(observation.figure) : inBoth('')),
  },
  SIZE_DEPENDENT: {
    find: ({ plan, present, ranks }) =>
      ranks.size > 1 && plan.indicator.aggregation === 'SUM' && plan.statistic !== 'SHARE'
        ? present.filter(({ row }) => ranks.has(row.area.id))
        : [],
  },
  SAMPLING_ERROR_UNKNOWN: {
    find: ({ plan, present }) =>
      plan.indicator.sourceSystem === 'SURVEY' && plan.kind === 'ACTUAL' ? present : [],
  },
  DERIVED: figureMark(FIGURE_MARKS.DERIVED),
  SMALL_CELLS: {
    find: ({ present, plan }) =>
      plan.breakdown.length > 0
        ? present.filter(({ observation }) => isSmallCell({ observation, plan }))
        : [],
    words: ({ observation }) => (observation ? figureWords(observation.figure) : inBoth('')),
  },
  INFERRED_KEY: figureMark(FIGURE_MARKS.INFERRED_KEY),
}

/** A difference between figures, raised over all that are shown. */
function difference(code: DifferenceCode): Finder {
  const { words } = DIFFERENCES[code]
  return {
    find: ({ differences }) => differences.get(code) ?? [],
    words: (choice) => (choice.observation ? words(choice) : inBoth('')),
  }
}

/** A difference between figures, or between a figure and its target. */
function differenceOrTarget(code: DifferenceCode & TargetDifference, part: 'standard' | 'concept'): Finder {
  const { find, words } = difference(code)
  return {
    find: (column) => {
      const found = find(column)
      const unlike = unlikeTargets(code, column).filter((choice) => !found.includes(choice))
      return unlike.length > 0 ? [...found, ...unlike] : found
    },
    words: (choice, column) => {
      const pair = withDifference(choice, column.targets, code)
      const own = words?.(choice, column) ?? inBoth('')
      return pair ? targetWords(own, pair.target.series[part] ?? '?') : own
    },
  }
}

function unlikeTargets(code: TargetDifference, { present, targets }: JudgedColumn): readonly PresentChoice[] {
  return targets.size === 0 ? [] : present.filter((choice) => withDifference(choice, targets, code))
}

function withDifference(
  choice: Choice,
  targets: ReadonlyMap<Choice, TargetPair>,
  code: TargetDifference,
): TargetPair | undefined {
  const pair = targets.get(choice)
  return pair?.differences.includes(code) ? pair : undefined
}

/** Why the figures of a column are not combined at all, so that nobody expects the result to cover all. */
const NOT_COMBINED: readonly (SummaryRefusal | null)[] = [
  'NO_FIGURES',
  'NOT_ADDITIVE',
  'WEIGHTS_MISSING',
  'NOT_SINGLE_VALUES',
]

/** Whether the weights of a recast are of another period than its figures. */
function isWeighedByOtherPeriod({ observation: { derivation, period } }: PresentChoice): boolean {
  return (
    derivation?.how === 'RECAST_ESTIMATED' &&
    derivation.inputs.some((input) => !samePeriod(input.period, period))
  )
}

/** Something about a single figure. */
function figureMark({ concerns, words }: FigureMark): Finder {
  return {
    find: ({ remarkable }) => remarkable.filter(concerns),
    ...(words && { words: ({ observation }) => (observation ? words(observation) : inBoth('')) }),
  }
}

function wordsOfFigure({ figure }: PresentObservation): Messages {
  return figureWords(figure)
}

function isUnreachable({ row: { answer } }: Choice): boolean {
  return answer.state === 'TIMED_OUT' || answer.state === 'DOWN' || answer.state === 'REFUSED'
}

/** Without a common period the cell is empty although the area has figures: NO_COMMON_PERIOD says which. */
function isOfOtherPeriod({ row }: Choice, { common }: ColumnPlan): boolean {
  return common?.found === null && common.areas.has(row.area.id)
}

/** A period that is not stated is another matter: PERIOD_NOT_STATED says so. */
function isOtherPeriod(period: Period, asked: DayRange): boolean {
  return isStated(period) && (period.start !== asked.start || period.end !== asked.end)
}
