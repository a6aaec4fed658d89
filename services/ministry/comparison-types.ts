// The types a comparison is answered with. Every value comes ready from schema/comparison; nothing is computed here.

import { ANSWER_STATES } from '#schema/codes.ts'
import type {
  CellRef,
  Column,
  Comparability,
  ComparisonPage,
  ComparisonRow,
  Issue,
  Messages,
  ProvinceAnswer,
} from '#schema/comparison/comparison-result.ts'
import { ISSUE_CODES, SEVERITIES } from '#schema/comparison/issue-rules.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import { addCell } from './cell-types.ts'
import { langArgument } from './lang-argument.ts'
import type { addProvinceTypes } from './province-types.ts'
import { addColumnSummary } from './summary-types.ts'
import type { MinistryContext, MinistryWorld } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>
type ProvinceRef = ReturnType<typeof addProvinceTypes>

/** A citation that has been kept. */
export interface CitationView {
  readonly id: string
  readonly answeredAt: string | null
  readonly messages: Messages
}

/** Adds Column, ComparisonRow, Cell, Comparability, ProvinceAnswer and what they consist of; gives the refs Comparison needs. */
export function addComparisonTypes(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  ProvinceInterface: ProvinceRef,
  world: MinistryWorld,
) {
  const IssueCode = builder.enumType('IssueCode', { values: ISSUE_CODES })
  const Severity = builder.enumType('Severity', { values: SEVERITIES })
  const AnswerState = builder.enumType('AnswerState', { values: ANSWER_STATES })
  const langArgs = langArgument(builder)

  const Column = builder.objectRef<Column>('Column').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      indicator: t.expose('indicator', { type: values.Indicator }),
      statistic: t.expose('statistic', { type: values.Statistic, nullable: true }),
      kind: t.expose('kind', { type: values.DataKind }),
      breakdown: t.field({ type: [values.BreakdownItem], resolve: ({ breakdown }) => breakdown }),
      period: t.expose('period', { type: values.Period, nullable: true }),
      unit: t.expose('unit', { type: values.Unit }),
      direction: t.expose('direction', { type: values.Direction }),
      rankBlockedBy: t.field({ type: [IssueCode], resolve: ({ rankBlockedBy }) => rankBlockedBy }),
    }),
  })

  const Cell = addCell(builder, values, IssueCode, langArgs, world)

  const Row = builder.objectRef<ComparisonRow>('ComparisonRow').implement({
    fields: (t) => ({
      area: t.expose('area', { type: values.Area }),
      province: t.expose('province', { type: ProvinceInterface, nullable: true }),
      cells: t.field({ type: [Cell], resolve: ({ cells }) => cells }),
    }),
  })

  const CellRef = builder.objectRef<CellRef>('CellRef').implement({
    fields: (t) => ({ area: t.exposeID('area'), column: t.exposeID('column') }),
  })

  const Issue = builder.objectRef<Issue>('Issue').implement({
    fields: (t) => ({
      code: t.expose('code', { type: IssueCode }),
      severity: t.expose('severity', { type: Severity }),
      acceptable: t.exposeBoolean('acceptable'),
      accepted: t.exposeBoolean('accepted'),
      message: t.string({
        args: langArgs(),
        resolve: ({ messages }, args) => messages[args.lang ?? 'VI'],
      }),
      cells: t.field({ type: [CellRef], resolve: ({ cells }) => cells }),
    }),
  })

  const Comparability = builder.objectRef<Comparability>('Comparability').implement({
    fields: (t) => ({
      comparable: t.exposeBoolean('comparable'),
      issues: t.field({ type: [Issue], resolve: ({ issues }) => issues }),
    }),
  })

  const ProvinceAnswer = builder.objectRef<ProvinceAnswer>('ProvinceAnswer').implement({
    fields: (t) => ({
      province: t.expose('province', { type: ProvinceInterface, nullable: true }),
      state: t.expose('state', { type: AnswerState }),
      ageSeconds: t.exposeInt('ageSeconds', { nullable: true }),
      release: t.expose('release', { type: values.Release, nullable: true }),
      answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
      message: t.string({
        args: langArgs(),
        resolve: ({ messages }, args) => messages[args.lang ?? 'VI'],
      }),
    }),
  })

  const Page = builder.objectRef<ComparisonPage>('ComparisonPage').implement({
    fields: (t) => ({
      totalRows: t.exposeInt('totalRows'),
      hasNextPage: t.exposeBoolean('hasNextPage'),
      endCursor: t.exposeString('endCursor', { nullable: true }),
    }),
  })

  const Citation = builder.objectRef<CitationView>('Citation').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
      text: t.string({ args: langArgs(), resolve: ({ messages }, args) => messages[args.lang ?? 'VI'] }),
    }),
  })

  const Summary = addColumnSummary(builder, values, langArgs)
  return { Citation, Column, Comparability, IssueCode, Page, ProvinceAnswer, Row, Summary }
}
