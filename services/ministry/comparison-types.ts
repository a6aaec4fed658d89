// The types a comparison is answered with. Every value comes ready from schema/comparison; nothing is computed here.

import { ANSWER_STATES, LANGS } from '#schema/codes.ts'
import type {
  Alternative,
  Cell,
  CellRef,
  Column,
  Comparability,
  ComparisonRow,
  Issue,
  ProvinceAnswer,
  RankedOf,
} from '#schema/comparison/comparison-result.ts'
import { ISSUE_CODES, SEVERITIES } from '#schema/comparison/issue-rules.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { addProvinceTypes } from './province-types.ts'
import type { MinistryContext } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>
type ProvinceRef = ReturnType<typeof addProvinceTypes>

/** Adds Column, ComparisonRow, Cell, Comparability, ProvinceAnswer and what they consist of; gives the refs Comparison needs. */
export function addComparisonTypes(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  ProvinceInterface: ProvinceRef,
) {
  const IssueCode = builder.enumType('IssueCode', { values: ISSUE_CODES })
  const Severity = builder.enumType('Severity', { values: SEVERITIES })
  const AnswerState = builder.enumType('AnswerState', { values: ANSWER_STATES })
  const Lang = builder.enumType('Lang', { values: LANGS })

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

  const Alternative = builder.objectRef<Alternative>('AlternativeFigure').implement({
    fields: (t) => ({
      value: t.expose('value', { type: 'Decimal', nullable: true }),
      low: t.expose('low', { type: 'Decimal', nullable: true }),
      high: t.expose('high', { type: 'Decimal', nullable: true }),
      qualifier: t.expose('qualifier', { type: values.Qualifier }),
      status: t.expose('status', { type: values.ObservationStatus }),
      standard: t.exposeID('standard', { nullable: true }),
      concept: t.exposeID('concept', { nullable: true }),
      timeBasis: t.expose('timeBasis', { type: values.TimeBasis }),
      period: t.expose('period', { type: values.Period }),
      observationId: t.exposeID('observationId'),
    }),
  })

  const RankedOf = builder.objectRef<RankedOf>('RankedOf').implement({
    fields: (t) => ({ ranked: t.exposeInt('ranked'), expected: t.exposeInt('expected') }),
  })

  const Cell = builder.objectRef<Cell>('Cell').implement({
    fields: (t) => ({
      value: t.expose('value', { type: 'Decimal', nullable: true }),
      low: t.expose('low', { type: 'Decimal', nullable: true }),
      high: t.expose('high', { type: 'Decimal', nullable: true }),
      qualifier: t.expose('qualifier', { type: values.Qualifier, nullable: true }),
      status: t.expose('status', { type: values.ObservationStatus, nullable: true }),
      kind: t.expose('kind', { type: values.DataKind }),
      statistic: t.expose('statistic', { type: values.Statistic, nullable: true }),
      standard: t.exposeID('standard', { nullable: true }),
      concept: t.exposeID('concept', { nullable: true }),
      timeBasis: t.expose('timeBasis', { type: values.TimeBasis, nullable: true }),
      period: t.expose('period', { type: values.Period, nullable: true }),
      unit: t.expose('unit', { type: values.Unit }),
      decimals: t.exposeInt('decimals', { nullable: true }),
      multiplier: t.exposeInt('multiplier', { nullable: true }),
      rank: t.exposeInt('rank', { nullable: true }),
      rankBest: t.exposeInt('rankBest', { nullable: true }),
      rankWorst: t.exposeInt('rankWorst', { nullable: true }),
      rankedOf: t.expose('rankedOf', { type: RankedOf, nullable: true }),
      ties: t.exposeInt('ties', { nullable: true }),
      absence: t.expose('absence', { type: values.Absence, nullable: true }),
      alternatives: t.field({ type: [Alternative], resolve: ({ alternatives }) => alternatives }),
      inferred: t.field({ type: ['String'], resolve: ({ inferred }) => inferred }),
      note: t.exposeString('note', { nullable: true }),
      observationId: t.exposeID('observationId', { nullable: true }),
      source: t.expose('source', { type: values.Source, nullable: true }),
      release: t.expose('release', { type: values.Release, nullable: true }),
      answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
      issues: t.field({ type: [IssueCode], resolve: ({ issues }) => issues }),
    }),
  })

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
        args: { lang: t.arg({ type: Lang, defaultValue: 'VI' }) },
        resolve: ({ messages }, { lang }) => messages[lang ?? 'VI'],
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
        args: { lang: t.arg({ type: Lang, defaultValue: 'VI' }) },
        resolve: ({ messages }, { lang }) => messages[lang ?? 'VI'],
      }),
    }),
  })

  return { Column, Comparability, IssueCode, ProvinceAnswer, Row }
}
