// The comparison: from a question and what the provinces answered to columns, rows, ranks, summaries and issues. Pure; each step is its
// own file, and they stand here in their order.
import type { GatheredAnswer } from './answers.ts'
import { boundaryBreaks } from './boundary-breaks.ts'
import { ComputedCell, type Sheet } from './cells.ts'
import { changesOf, indexHistory } from './changes.ts'
import { type AbsentChoice, type Choice, chooseFigures, onlyThose, type PresentChoice } from './choices.ts'
import { onlyWhereChecked, pairClaims } from './claims.ts'
import { type ColumnPlan, planColumns } from './columns.ts'
import { type Held, readHeld } from './companions.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { Column, ComparisonResult, ComparisonRow, Issue } from './comparison-result.ts'
import { completeFigures } from './computed-figures.ts'
import { differencesAmong } from './differences.ts'
import { isPlain } from './figure-marks.ts'
import { gapsOf } from './gaps.ts'
import type { IssueCode } from './issue-rules.ts'
import { findIssues } from './issues.ts'
import type { JudgedColumn, RankedColumn } from './judged-column.ts'
import { groupBySeries, type HeldBySeries } from './observations.ts'
import { pageOf } from './pages.ts'
import { sharesOf } from './parts.ts'
import { perDenominators } from './per-denominator.ts'
import { rankColumn } from './ranks.ts'
import { planRows, type RowPlan } from './rows.ts'
import { indexRelated, isLeftOut, type RelatedIndex, type SummaryContext, summarise } from './summaries.ts'
import { pairTargets } from './targets.ts'
import type { World } from './world.ts'

/**
 * Compares what was answered. Throws BAD_COMPARISON when the question names an indicator that the catalogue does not have, and
 * UNKNOWN_COLUMN when it orders rows by a column that there is not.
 */
export function compare(
  question: ComparisonQuestion,
  answers: readonly GatheredAnswer[],
  world: World,
): ComparisonResult {
  const accepted = new Set<IssueCode>(question.accept)
  const held = completeFigures(question, readHeld(answers), world)
  const bySeries = groupBySeries(held.figures)
  const rows = planRows(question, answers, bySeries, world)
  const plans = planColumns(question, bySeries, rows, world)
  const related = indexRelated([...held.related, ...held.figures])
  const columns = judgeColumns(question, plans, rows, held, { accepted, world, related, bySeries })
  const { issues, codesAt } = findIssues(columns, rows, accepted)
  const page = pageOf(question, rows, columns)
  const sheet = { codesAt, perDenominator: perDenominators(columns, related, world) }
  return {
    columns: columns.map(buildColumn),
    rows: page.positions.map((position) => buildRow(rows[position] as RowPlan, position, columns, sheet)),
    summary: columns.map(({ summary }) => summary),
    page,
    comparability: { comparable: isComparable(columns, issues), issues },
    answers,
  }
}

/** Where there is no figure at all, there is nothing to compare, however little stands in its way. */
function isComparable(columns: readonly JudgedColumn[], issues: readonly Issue[]): boolean {
  const stands = issues.some(({ severity, accepted }) => severity === 'BLOCKS' && !accepted)
  return !stands && columns.some(({ present }) => present.length > 0)
}

/** What everything is judged by. */
interface Judgement extends SummaryContext {
  readonly related: RelatedIndex
  readonly bySeries: HeldBySeries
}

/** The columns with their figures and all that is computed from several cells. One by one: the figures of a column are at hand then. */
function judgeColumns(
  question: ComparisonQuestion,
  plans: readonly ColumnPlan[],
  rows: readonly RowPlan[],
  held: Held,
  { accepted, world, related, bySeries }: Judgement,
): JudgedColumn[] {
  const history = indexHistory(bySeries, groupBySeries(held.history))
  const targetsOf = Map.groupBy(held.targets, ({ series }) => series.indicator)
  const judged = plans.map((plan, index) => {
    const column = rankFigures(question, plan, rows, accepted)
    const { present, ranks } = column
    const summary = summarise(column, related, { accepted, world })
    const national = summary.scope === 'NATIONAL' ? summary.total : null
    const targets = pairTargets(plan, present, { targets: targetsOf.get(plan.indicator.code) ?? [] })
    return {
      ...column,
      summary,
      leftOut: column.remarkable.filter((choice) => isLeftOut(choice, accepted)),
      gapsOf: gapsOf(present, ranks, plan.direction, summary.median, national),
      changes: changesOf(present, plan, history, accepted),
      targets,
      claims: pairClaims(plan, present, held, targets),
      index,
    }
  })
  const claims = onlyWhereChecked(judged.map((column) => column.claims))
  const shares = sharesOf(judged)
  const ofNewTerritory = boundaryBreaks(judged)
  const showsHistory = question.period.pick === 'WITHIN'
  return judged.map((column, index) => ({
    ...column,
    claims: claims[index] ?? column.claims,
    shares,
    ofNewTerritory: ofNewTerritory(column),
    showsHistory,
  }))
}

function rankFigures(
  question: ComparisonQuestion,
  plan: ColumnPlan,
  rows: readonly RowPlan[],
  accepted: ReadonlySet<IssueCode>,
): RankedColumn {
  const choices = chooseFigures(question, plan, rows)
  const present = onlyThose(choices, (choice): choice is PresentChoice => choice.observation !== null)
  const absent = choices.filter((choice): choice is AbsentChoice => choice.observation === null)
  const remarkable = present.filter((choice) => !isPlain(choice))
  const differences = differencesAmong(present, plan)
  const ranks = rankColumn(plan, present, accepted, differences)
  return { plan, choices, present, absent, remarkable, differences, ...ranks }
}

function buildColumn({ plan, blockedBy }: JudgedColumn): Column {
  const { id, indicator, statistic, kind, breakdown, period, unit, direction } = plan
  return { id, indicator, statistic, kind, breakdown, period, unit, direction, rankBlockedBy: blockedBy }
}

function buildRow(
  { area, province }: RowPlan,
  position: number,
  columns: readonly JudgedColumn[],
  sheet: Sheet,
): ComparisonRow {
  // There is one choice per row.
  const cells = columns.map((column) => new ComputedCell(column, column.choices[position] as Choice, sheet))
  return { area, province, cells }
}
