// When each issue is raised: which cells of a column it concerns, none when it does not arise, and what to say of each cell.
// One finder per code; severity, sentence and whether it may be accepted are rows of issue-rules.json.
import { byNewestStandard } from '../catalogue/standards.ts'
import { type DayRange, formatPeriod, isStated, type Period } from '../period.ts'
import { STATE_WORDS } from './answers.ts'
import type { Choice, PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import { newestFirst } from './common-period.ts'
import type { Messages } from './comparison-result.ts'
import { DIFFERENCES, type DifferenceCode } from './differences.ts'
import {
  ABSENCE_WORDS,
  figureWords,
  inBoth,
  keyPartWords,
  periodWords,
  STATISTIC_WORDS,
} from './figure-words.ts'
import type { IssueCode } from './issue-rules.ts'
import { isPresent, type PresentObservation } from './observations.ts'
import { type ColumnRanks, EXCLUSIONS, hasNoCommonPeriod, isCommonPeriodUnsure } from './ranks.ts'

/** A column with everything an issue may be about. */
export interface JudgedColumn extends ColumnRanks {
  readonly plan: ColumnPlan
  /** One per row. */
  readonly choices: readonly Choice[]
  readonly present: readonly PresentChoice[]
}

export interface Finder {
  find(column: JudgedColumn): readonly Choice[]
  /** What the sentence's {details} say of a cell; left out, its area is only named. */
  words?(choice: Choice, column: JudgedColumn): Messages
  /** About the province's answer, whatever the indicator: said once. */
  readonly ofAnswer?: true
}

const PERIODS_SHOWN = 5

export const FINDERS: Readonly<Record<IssueCode, Finder>> = {
  DIFFERENT_PERIODS: difference('DIFFERENT_PERIODS'),
  DIFFERENT_STANDARD: difference('DIFFERENT_STANDARD'),
  STANDARD_NOT_STATED: difference('STANDARD_NOT_STATED'),
  DIFFERENT_CONCEPT: difference('DIFFERENT_CONCEPT'),
  INFERRED_ATTRIBUTION: figureMark(EXCLUSIONS.INFERRED_ATTRIBUTION, ({ source: { confidence } }) => ({
    VI: `độ tin cậy ${confidence.replace('.', ',')}`,
    EN: `confidence ${confidence}`,
  })),
  DIFFERENT_BOUNDARIES: difference('DIFFERENT_BOUNDARIES'),
  DIFFERENT_STATISTIC: {
    find: ({ plan, present }) => (plan.statistics.length > 1 ? present : []),
    words: (_choice, { plan }) => (plan.statistic ? STATISTIC_WORDS[plan.statistic] : inBoth('')),
  },
  BOUND_ONLY: figureMark(EXCLUSIONS.BOUND_ONLY, ({ figure }) => figureWords(figure)),
  PERIOD_NOT_STATED: figureMark(EXCLUSIONS.PERIOD_NOT_STATED),
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
  PERIOD_NOT_AS_ASKED: {
    find: ({ plan: { asked }, present }) =>
      asked ? present.filter(({ observation }) => isOtherPeriod(observation.period, asked)) : [],
    words: ({ observation }) => (observation ? periodWords(observation.period) : inBoth('')),
  },
  DIFFERENT_TIME_BASIS: difference('DIFFERENT_TIME_BASIS'),
  DIFFERENT_PRECISION: difference('DIFFERENT_PRECISION'),
  PROVISIONAL: figureMark(({ observation }) => observation.status === 'P'),
  ESTIMATE: figureMark(({ observation }) => observation.status === 'E'),
  APPROXIMATE: figureMark(
    ({ observation: { figure } }) =>
      figure.form === 'NEARLY' || (figure.form === 'VALUE' && figure.qualifier === 'APPROX'),
    ({ figure }) => figureWords(figure),
  ),
  RANGE_VALUE: figureMark(
    ({ observation: { figure } }) => figure.form === 'BOUNDS' && figure.qualifier === 'RANGE',
    ({ figure }) => figureWords(figure),
  ),
  SEVERAL_VALUES: figureMark(({ alternatives }) => alternatives.length > 0),
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
    find: ({ choices, plan }) =>
      choices.filter(
        (choice) => choice.observation === null && !isUnreachable(choice) && !isOfOtherPeriod(choice, plan),
      ),
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
  INFERRED_KEY: figureMark(
    ({ observation }) => observation.inferred.some((part) => part !== 'area'),
    ({ inferred }) => joined(inferred.filter((part) => part !== 'area').map(keyPartWords)),
  ),
}

/** A difference between figures, raised over all that are shown. */
function difference(code: DifferenceCode): Finder {
  const { find, words } = DIFFERENCES[code]
  return {
    find: ({ present, plan }) => find(present, plan),
    words: (choice) => (choice.observation ? words(choice) : inBoth('')),
  }
}

/** Something about a single figure. */
function figureMark(
  concerns: (choice: PresentChoice) => boolean,
  words?: (observation: PresentObservation) => Messages,
): Finder {
  return {
    find: ({ present }) => present.filter(concerns),
    ...(words && { words: ({ observation }) => (observation ? words(observation) : inBoth('')) }),
  }
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

/** The periods an area holds, newest first; with their standards where only these keep areas apart. */
function heldPeriodWords({ held, common }: ColumnPlan, area: string): Messages {
  const observations = [...(held.get(area) ?? [])]
    .filter(isPresent)
    .sort((a, b) => newestFirst(a.period, b.period) || byNewestStandard(a.series.standard, b.series.standard))
  const said = observations.map(({ period, series }) => {
    const standard = common?.differsInStandard ? ` (${series.standard ?? '?'})` : ''
    return { VI: `${formatPeriod(period)}${standard}`, EN: `${formatPeriod(period, 'EN')}${standard}` }
  })
  const distinct = said.filter((words, index) => said.findIndex(({ VI }) => VI === words.VI) === index)
  const rest = distinct.length > PERIODS_SHOWN ? [inBoth('…')] : []
  return joined([...distinct.slice(0, PERIODS_SHOWN), ...rest])
}

function joined(words: readonly Messages[]): Messages {
  return { VI: words.map(({ VI }) => VI).join(', '), EN: words.map(({ EN }) => EN).join(', ') }
}
