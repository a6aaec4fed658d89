// The input types of `compare`.
import type { InputRef } from '@pothos/core'
import { BOUNDARIES, COMPARE_ORDER_KEYS, DERIVED_FIGURES, LATEST_MODES } from '#schema/codes.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { MinistryContext } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>

/** Adds CompareInput and its parts. */
export function addCompareInput(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  IssueCode: InputRef<IssueCode>,
) {
  const LatestMode = builder.enumType('LatestMode', { values: LATEST_MODES })

  const Boundaries = builder.enumType('Boundaries', { values: BOUNDARIES })
  const DerivedFigure = builder.enumType('DerivedFigure', { values: DERIVED_FIGURES })
  const CompareOrderKey = builder.enumType('CompareOrderKey', { values: COMPARE_ORDER_KEYS })

  const CompareOrder = builder.inputType('CompareOrder', {
    fields: (t) => ({
      by: t.field({ type: CompareOrderKey, required: true }),
      column: t.id(),
      descending: t.boolean({ defaultValue: false }),
    }),
  })

  const PeriodSelection = builder.inputType('PeriodSelection', {
    fields: (t) => ({
      at: t.string(),
      from: t.string(),
      to: t.string(),
      overlapping: t.string(),
      latest: t.field({ type: LatestMode }),
      includeNotStated: t.boolean({ defaultValue: false }),
    }),
  })

  return builder.inputType('CompareInput', {
    fields: (t) => ({
      indicators: t.idList(),
      derive: t.field({ type: [DerivedFigure] }),
      provinces: t.idList(),
      regions: t.idList(),
      areas: t.idList(),
      boundaries: t.field({ type: Boundaries, defaultValue: 'AS_REPORTED' }),
      period: t.field({ type: PeriodSelection }),
      kind: t.field({ type: values.DataKind, defaultValue: 'ACTUAL' }),
      statistic: t.field({ type: values.Statistic }),
      breakdown: t.field({ type: [values.BreakdownFilter] }),
      standard: t.id(),
      concept: t.id(),
      asOf: t.field({ type: values.AsOf }),
      citation: t.id(),
      maxAge: t.int(),
      accept: t.field({ type: [IssueCode] }),
      orderBy: t.field({ type: CompareOrder }),
      first: t.int(),
      after: t.string(),
    }),
  })
}
