// The types of a column's summary. Every value comes ready from schema/comparison.
import { SUMMARY_METHODS, SUMMARY_REFUSALS, SUMMARY_SCOPES } from '#schema/codes.ts'
import type {
  ColumnSummary,
  PublishedNational,
  SummaryCoverage,
} from '#schema/comparison/comparison-result.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { LangArgument } from './lang-argument.ts'
import type { MinistryContext } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>

/** Adds ColumnSummary and its parts. */
export function addColumnSummary(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  langArgs: LangArgument,
) {
  const SummaryScope = builder.enumType('SummaryScope', { values: SUMMARY_SCOPES })
  const SummaryMethod = builder.enumType('SummaryMethod', { values: SUMMARY_METHODS })
  const SummaryRefusal = builder.enumType('SummaryRefusal', { values: SUMMARY_REFUSALS })

  const SummaryCoverage = builder.objectRef<SummaryCoverage>('SummaryCoverage').implement({
    fields: (t) => ({
      answered: t.exposeInt('answered'),
      expected: t.exposeInt('expected'),
      weightPercent: t.expose('weightPercent', { type: 'Decimal', nullable: true }),
    }),
  })

  const PublishedNational = builder.objectRef<PublishedNational>('PublishedNational').implement({
    fields: (t) => ({
      value: t.expose('value', { type: 'Decimal' }),
      unit: t.expose('unit', { type: values.Unit }),
      period: t.expose('period', { type: values.Period }),
      difference: t.expose('difference', { type: 'Decimal', nullable: true }),
      title: t.exposeString('title'),
      publisher: t.exposeString('publisher'),
      verified: t.exposeBoolean('verified'),
    }),
  })

  return builder.objectRef<ColumnSummary>('ColumnSummary').implement({
    fields: (t) => ({
      column: t.exposeID('column'),
      scope: t.expose('scope', { type: SummaryScope }),
      method: t.expose('method', { type: SummaryMethod, nullable: true }),
      total: t.expose('total', { type: 'Decimal', nullable: true }),
      partialTotal: t.expose('partialTotal', { type: 'Decimal', nullable: true }),
      unit: t.expose('unit', { type: values.Unit }),
      coverage: t.expose('coverage', { type: SummaryCoverage }),
      refusal: t.expose('refusal', { type: SummaryRefusal, nullable: true }),
      refusalMessage: t.string({
        nullable: true,
        args: langArgs(),
        resolve: ({ refusalMessages }, { lang }) => refusalMessages?.[lang ?? 'VI'] ?? null,
      }),
      median: t.expose('median', { type: 'Decimal', nullable: true }),
      min: t.expose('min', { type: 'Decimal', nullable: true }),
      max: t.expose('max', { type: 'Decimal', nullable: true }),
      range: t.expose('range', { type: 'Decimal', nullable: true }),
      maxToMin: t.expose('maxToMin', { type: 'Decimal', nullable: true }),
      weightedVariation: t.expose('weightedVariation', { type: 'Decimal', nullable: true }),
      published: t.expose('published', { type: PublishedNational, nullable: true }),
    }),
  })
}
