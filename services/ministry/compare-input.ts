// The input types of `compare`.
import type { InputRef } from '@pothos/core'
import { LATEST_MODES } from '#schema/codes.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { MinistryContext } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>

/** Adds CompareInput and PeriodSelection. */
export function addCompareInput(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  IssueCode: InputRef<IssueCode>,
) {
  const LatestMode = builder.enumType('LatestMode', { values: LATEST_MODES })

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
      indicators: t.idList({ required: true }),
      provinces: t.idList(),
      regions: t.idList(),
      areas: t.idList(),
      period: t.field({ type: PeriodSelection, required: true }),
      kind: t.field({ type: values.DataKind, defaultValue: 'ACTUAL' }),
      statistic: t.field({ type: values.Statistic }),
      breakdown: t.field({ type: [values.BreakdownFilter] }),
      standard: t.id(),
      concept: t.id(),
      asOf: t.field({ type: values.AsOf }),
      accept: t.field({ type: [IssueCode] }),
    }),
  })
}
