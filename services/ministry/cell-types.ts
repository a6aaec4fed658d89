// The types of a cell and of what stands in it. Every value comes ready from schema/comparison; ids become areas and indicators here.
import type { OutputRef } from '@pothos/core'
import { ATTAINMENTS, CLAIM_KINDS, DERIVATIONS } from '#schema/codes.ts'
import type {
  Alternative,
  Cell,
  CellInput,
  CellTarget,
  Change,
  Claim,
  PerDenominator,
  RankedOf,
} from '#schema/comparison/comparison-result.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import { required } from '#schema/required.ts'
import type { LangArgument } from './lang-argument.ts'
import type { MinistryContext, MinistryWorld } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>

/** Adds Cell and its parts. */
export function addCell(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  IssueCode: OutputRef<IssueCode>,
  langArgs: LangArgument,
  world: Pick<MinistryWorld, 'registry' | 'catalogue'>,
) {
  const parts = addParts(builder, values, world)

  return builder.objectRef<Cell>('Cell').implement({
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
      rankedOf: t.expose('rankedOf', { type: parts.RankedOf, nullable: true }),
      ties: t.exposeInt('ties', { nullable: true }),
      boundaries: t.expose('boundaries', { type: values.AreaScheme }),
      change: t.expose('change', { type: parts.Change, nullable: true }),
      gapToBest: t.expose('gapToBest', { type: 'Decimal', nullable: true }),
      ratioToBest: t.expose('ratioToBest', { type: 'Decimal', nullable: true }),
      gapToMedian: t.expose('gapToMedian', { type: 'Decimal', nullable: true }),
      gapToNational: t.expose('gapToNational', { type: 'Decimal', nullable: true }),
      gapUnit: t.expose('gapUnit', { type: values.Unit }),
      share: t.expose('share', { type: 'Decimal', nullable: true }),
      perDenominator: t.expose('perDenominator', { type: parts.PerDenominator, nullable: true }),
      target: t.expose('target', { type: parts.CellTarget, nullable: true }),
      distanceToLow: t.expose('distanceToLow', { type: 'Decimal', nullable: true }),
      distanceToHigh: t.expose('distanceToHigh', { type: 'Decimal', nullable: true }),
      attainment: t.expose('attainment', { type: parts.Attainment, nullable: true }),
      attainmentPercent: t.expose('attainmentPercent', { type: 'Decimal', nullable: true }),
      exceededPercent: t.expose('exceededPercent', { type: 'Decimal', nullable: true }),
      claims: t.field({ type: [parts.Claim], resolve: ({ claims }) => claims }),
      derivation: t.expose('derivation', { type: parts.Derivation, nullable: true }),
      formula: t.string({
        nullable: true,
        args: langArgs(),
        resolve: ({ formula }, { lang }) => formula?.[lang ?? 'VI'] ?? null,
      }),
      inputs: t.field({ type: [parts.CellInput], resolve: ({ inputs }) => inputs }),
      missing: t.field({
        type: [values.Area],
        resolve: ({ missing }) => missing.map((id) => required(world.registry.findArea(id), id)),
      }),
      explain: t.string({
        args: langArgs(),
        resolve: (cell, { lang }) => cell.explain()[lang ?? 'VI'],
      }),
      absence: t.expose('absence', { type: values.Absence, nullable: true }),
      alternatives: t.field({ type: [parts.Alternative], resolve: ({ alternatives }) => alternatives }),
      inferred: t.field({ type: ['String'], resolve: ({ inferred }) => inferred }),
      note: t.exposeString('note', { nullable: true }),
      observationId: t.exposeID('observationId', { nullable: true }),
      source: t.expose('source', { type: values.Source, nullable: true }),
      release: t.expose('release', { type: values.Release, nullable: true }),
      answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true }),
      issues: t.field({ type: [IssueCode], resolve: ({ issues }) => issues }),
    }),
  })
}

function addParts(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  { registry, catalogue }: Pick<MinistryWorld, 'registry' | 'catalogue'>,
) {
  const Attainment = builder.enumType('Attainment', { values: ATTAINMENTS })
  const ClaimKind = builder.enumType('ClaimKind', { values: CLAIM_KINDS })
  const Derivation = builder.enumType('Derivation', { values: DERIVATIONS })

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

  const Change = builder.objectRef<Change>('Change').implement({
    fields: (t) => ({
      points: t.expose('points', { type: 'Decimal', nullable: true }),
      low: t.expose('low', { type: 'Decimal', nullable: true }),
      high: t.expose('high', { type: 'Decimal', nullable: true }),
      unit: t.expose('unit', { type: values.Unit }),
      relativePercent: t.expose('relativePercent', { type: 'Decimal', nullable: true }),
      from: t.expose('from', { type: values.Period }),
    }),
  })

  const PerDenominator = builder.objectRef<PerDenominator>('PerDenominator').implement({
    fields: (t) => ({
      value: t.expose('value', { type: 'Decimal' }),
      indicator: t.expose('indicator', { type: values.Indicator }),
      denominator: t.expose('denominator', { type: 'Decimal' }),
    }),
  })

  const CellTarget = builder.objectRef<CellTarget>('CellTarget').implement({
    fields: (t) => ({
      value: t.expose('value', { type: 'Decimal', nullable: true }),
      low: t.expose('low', { type: 'Decimal', nullable: true }),
      high: t.expose('high', { type: 'Decimal', nullable: true }),
      qualifier: t.expose('qualifier', { type: values.Qualifier }),
      statistic: t.expose('statistic', { type: values.Statistic }),
      standard: t.exposeID('standard', { nullable: true }),
      concept: t.exposeID('concept', { nullable: true }),
      period: t.expose('period', { type: values.Period }),
      observationId: t.exposeID('observationId'),
      source: t.expose('source', { type: values.Source, nullable: true }),
      release: t.expose('release', { type: values.Release, nullable: true }),
    }),
  })

  const Claim = builder.objectRef<Claim>('Claim').implement({
    fields: (t) => ({
      kind: t.expose('kind', { type: ClaimKind }),
      value: t.expose('value', { type: 'Decimal' }),
      recomputed: t.expose('recomputed', { type: 'Decimal', nullable: true }),
      agrees: t.exposeBoolean('agrees', { nullable: true }),
      observationId: t.exposeID('observationId'),
      source: t.expose('source', { type: values.Source, nullable: true }),
    }),
  })

  const CellInput = builder.objectRef<CellInput>('CellInput').implement({
    fields: (t) => ({
      area: t.field({ type: values.Area, resolve: ({ area }) => required(registry.findArea(area), area) }),
      indicator: t.field({
        type: values.Indicator,
        resolve: ({ indicator }) => required(catalogue.findIndicator(indicator), indicator),
      }),
      statistic: t.expose('statistic', { type: values.Statistic }),
      value: t.expose('value', { type: 'Decimal', nullable: true }),
      low: t.expose('low', { type: 'Decimal', nullable: true }),
      high: t.expose('high', { type: 'Decimal', nullable: true }),
      qualifier: t.expose('qualifier', { type: values.Qualifier }),
      period: t.expose('period', { type: values.Period }),
      observationId: t.exposeID('observationId'),
      source: t.expose('source', { type: values.Source, nullable: true }),
      release: t.expose('release', { type: values.Release, nullable: true }),
    }),
  })

  return {
    Alternative,
    Attainment,
    CellInput,
    CellTarget,
    Change,
    Claim,
    Derivation,
    PerDenominator,
    RankedOf,
  }
}
