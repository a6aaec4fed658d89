// The comparison: from a question and what the provinces answered to columns, rows, ranks and issues. Pure; each step is its own file.
import type { GatheredAnswer } from './answers.ts'
import { buildCell } from './cells.ts'
import { type Choice, chooseFigures, type PresentChoice } from './choices.ts'
import { type ColumnPlan, planColumns } from './columns.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { Column, ComparisonResult, ComparisonRow, Issue } from './comparison-result.ts'
import type { JudgedColumn } from './issue-finders.ts'
import type { IssueCode } from './issue-rules.ts'
import { type FoundIssues, findIssues } from './issues.ts'
import { listObservations } from './observations.ts'
import { rankColumn } from './ranks.ts'
import { planRows, type RowPlan } from './rows.ts'
import type { World } from './world.ts'

/** Compares what was answered. Throws BAD_COMPARISON when the question names an indicator that the catalogue does not have. */
export function compare(
  question: ComparisonQuestion,
  answers: readonly GatheredAnswer[],
  world: World,
): ComparisonResult {
  const accepted = new Set<IssueCode>(question.accept)
  const observations = listObservations(question, answers)
  const rows = planRows(question, answers, observations, world)
  const columns = planColumns(question, observations, rows, world).map((plan) =>
    judgeColumn(question, plan, rows, accepted),
  )
  const found = findIssues(columns, rows, accepted)
  return {
    columns: columns.map(buildColumn),
    rows: rows.map((row, position) => buildRow(row, position, columns, found)),
    comparability: { comparable: isComparable(columns, found.issues), issues: found.issues },
    answers,
  }
}

/** Where there is no figure at all, there is nothing to compare, however little stands in its way. */
function isComparable(columns: readonly JudgedColumn[], issues: readonly Issue[]): boolean {
  const stands = issues.some(({ severity, accepted }) => severity === 'BLOCKS' && !accepted)
  return !stands && columns.some(({ present }) => present.length > 0)
}

function judgeColumn(
  question: ComparisonQuestion,
  plan: ColumnPlan,
  rows: readonly RowPlan[],
  accepted: ReadonlySet<IssueCode>,
): JudgedColumn {
  const choices = chooseFigures(question, plan, rows)
  const present = choices.filter((choice): choice is PresentChoice => choice.observation !== null)
  return { plan, choices, present, ...rankColumn(plan, present, accepted) }
}

function buildColumn({ plan, blockedBy }: JudgedColumn): Column {
  const { id, indicator, statistic, kind, breakdown, period, unit, direction } = plan
  return { id, indicator, statistic, kind, breakdown, period, unit, direction, rankBlockedBy: blockedBy }
}

function buildRow(
  { area, province }: RowPlan,
  position: number,
  columns: readonly JudgedColumn[],
  found: FoundIssues,
): ComparisonRow {
  const cells = columns.map(({ plan, choices, ranks }, column) => {
    const issues = found.codesAt(column, position)
    const of = { ranked: ranks.size, expected: choices.length }
    // There is one choice per row.
    return buildCell(plan, choices[position] as Choice, { ranked: ranks.get(area.id), of, issues })
  })
  return { area, province, cells }
}
