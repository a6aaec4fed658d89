// Who may be ranked, and what stands in the way. The order itself is schema/rank.ts.
// Cells that can never be compared are left out; then the column is blocked while the rest differ in anything not accepted.
import { isStated } from '../period.ts'
import { type Ranked, rank } from '../rank.ts'
import { onlyThose, type PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import { BLOCKING_DIFFERENCES, type Differences, differencesAmong } from './differences.ts'
import { isPlain } from './figure-marks.ts'
import type { IssueCode } from './issue-rules.ts'

export interface ColumnRanks {
  /** By area id; empty when the column is blocked. */
  readonly ranks: ReadonlyMap<string, Ranked>
  readonly blockedBy: readonly IssueCode[]
}

/** What keeps a single cell out of a rank. */
export const EXCLUSIONS = {
  INFERRED_ATTRIBUTION: ({ observation: { source, inferred } }: PresentChoice) =>
    source?.attribution === 'INFERRED' || inferred.includes('area'),
  BOUND_ONLY: ({ observation: { figure } }: PresentChoice) =>
    figure.form === 'BOUNDS' && figure.qualifier !== 'RANGE',
  PERIOD_NOT_STATED: ({ observation }: PresentChoice) => !isStated(observation.period),
  DIFFERENT_KIND: ({ observation: { status, series } }: PresentChoice) =>
    status === 'F' && series.kind === 'ACTUAL',
} as const satisfies Partial<Record<IssueCode, (choice: PresentChoice) => boolean>>

const exclusions = Object.entries(EXCLUSIONS) as [
  keyof typeof EXCLUSIONS,
  (choice: PresentChoice) => boolean,
][]
/** Ranks a column, or says what blocks it. What is accepted does not block. `amongAll` are the differences of all that is present. */
export function rankColumn(
  column: ColumnPlan,
  present: readonly PresentChoice[],
  accepted: ReadonlySet<IssueCode>,
  amongAll: Differences = differencesAmong(present, column),
): ColumnRanks {
  const standing = exclusions.filter(([code]) => !accepted.has(code))
  const rankable = onlyThose(
    present,
    (choice) => isPlain(choice) || !standing.some(([, excludes]) => excludes(choice)),
  )
  const differences = rankable === present ? amongAll : differencesAmong(rankable, column)
  const blockedBy: IssueCode[] = [
    ...BLOCKING_DIFFERENCES.filter((code) => !accepted.has(code) && differences.has(code)),
    ...(rankable.length > 0
      ? []
      : standing.filter(([, excludes]) => present.some(excludes)).map(([code]) => code)),
    ...(hasNoCommonPeriod(column) ? (['NO_COMMON_PERIOD'] as const) : []),
    ...(isCommonPeriodUnsure(column) && !accepted.has('COMMON_PERIOD_UNSURE')
      ? (['COMMON_PERIOD_UNSURE'] as const)
      : []),
    ...(column.direction === 'NEUTRAL' ? (['NO_DIRECTION'] as const) : []),
  ]
  if (blockedBy.length > 0) return { ranks: new Map(), blockedBy }
  const entries = rankable.map(({ row, observation }) => ({ id: row.area.id, figure: observation.figure }))
  return { ranks: rank(entries, column.direction === 'BETTER' ? 'HIGHEST_FIRST' : 'LOWEST_FIRST'), blockedBy }
}

/** Whether areas hold periods, and none in common. */
export function hasNoCommonPeriod({ common }: ColumnPlan): boolean {
  return common !== null && common.found === null && common.areas.size > 0
}

/** Whether an area that cannot be asked may hold another period than the one found. */
export function isCommonPeriodUnsure({ common }: ColumnPlan): boolean {
  return common !== null && common.found !== null && common.unknown.size > 0
}
