// From columns to issues: every finder is asked of every column, and what it finds is told once per indicator, not once per column.
import type { Indicator } from '../catalogue/catalogue.ts'
import type { Choice } from './choices.ts'
import type { CellRef, Issue, Messages } from './comparison-result.ts'
import { FINDERS } from './issue-finders.ts'
import { ISSUE_CODES, type IssueCode, ruleOf } from './issue-rules.ts'
import { nameRows, sentencesOf } from './issue-sentences.ts'
import type { JudgedColumn } from './judged-column.ts'
import type { RowPlan } from './rows.ts'

export interface FoundIssues {
  readonly issues: readonly Issue[]
  /** Codes that touch a cell, by index of its column and of its row. */
  codesAt(column: number, row: number): readonly IssueCode[]
}

/** One code of one indicator (or of the answers), over all its columns. */
interface Topic {
  readonly indicator: Indicator | null
  readonly cells: CellRef[]
  readonly concerned: Map<RowPlan, Messages[]>
}

const WORDS_PER_ROW = 5

/** The issues in the order of the rules, then of the indicators. Column by column: its cells are looked at while they are at hand. */
export function findIssues(
  columns: readonly JudgedColumn[],
  rows: readonly RowPlan[],
  accepted: ReadonlySet<IssueCode>,
): FoundIssues {
  const none: CodeList = { codes: [], longer: new Map() }
  const codes: CodeList[][] = columns.map(() => [])
  const topics = new Map<IssueCode, Map<string, Topic>>(ISSUE_CODES.map((code) => [code, new Map()]))
  columns.forEach((column, index) => {
    for (const code of ISSUE_CODES) {
      const concerned = FINDERS[code].find(column)
      if (concerned.length === 0) continue
      tell(topicOf(topics.get(code) ?? new Map(), code, column), code, column, concerned)
      const own = codes[index] ?? []
      for (const { position } of concerned) own[position] = withCode(own[position] ?? none, code)
    }
  })
  const nameOf = nameRows(rows)
  const issues = [...topics].flatMap(([code, ofCode]) =>
    [...ofCode.values()].map((topic) => buildIssue(code, topic, accepted, nameOf)),
  )
  return { issues, codesAt: (column, row) => (codes[column]?.[row] ?? none).codes }
}

function buildIssue(
  code: IssueCode,
  { indicator, cells, concerned }: Topic,
  accepted: ReadonlySet<IssueCode>,
  nameOf: (row: RowPlan) => Messages,
): Issue {
  const { severity, acceptable } = ruleOf(code)
  const messages = sentencesOf(code, indicator, concerned, nameOf)
  return { code, severity, acceptable, accepted: accepted.has(code), messages, cells }
}

function topicOf(topics: Map<string, Topic>, code: IssueCode, { plan }: JudgedColumn): Topic {
  const indicator = FINDERS[code].ofAnswer ? null : plan.indicator
  const key = indicator?.code ?? ''
  const topic = topics.get(key) ?? { indicator, cells: [], concerned: new Map() }
  topics.set(key, topic)
  return topic
}

function tell(topic: Topic, code: IssueCode, column: JudgedColumn, concerned: readonly Choice[]): void {
  const { words } = FINDERS[code]
  for (const choice of concerned) {
    const { row } = choice
    topic.cells.push({ area: row.area.id, column: column.plan.id })
    const said = saidOf(topic, row)
    if (!words || said.length >= WORDS_PER_ROW) continue
    const now = words(choice, column)
    if (!said.some(({ VI }) => VI === now.VI)) said.push(now)
  }
}

function saidOf({ concerned }: Topic, row: RowPlan): Messages[] {
  const said = concerned.get(row) ?? []
  if (said.length === 0) concerned.set(row, said)
  return said
}

/** The codes of a cell. There are few combinations and thousands of cells: those with the same codes share one list. */
interface CodeList {
  readonly codes: readonly IssueCode[]
  /** The lists that are one code longer. */
  readonly longer: Map<IssueCode, CodeList>
}

function withCode({ codes, longer }: CodeList, code: IssueCode): CodeList {
  const known = longer.get(code)
  if (known) return known
  const list = { codes: [...codes, code], longer: new Map<IssueCode, CodeList>() }
  longer.set(code, list)
  return list
}
