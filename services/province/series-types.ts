// The value types that only provinces have: series with their points as objects and as columns, coverage, pages.
import type { CoverageRow, StoredObservation, StoredSeries } from '#prisma/stored.ts'
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { TableRelease } from '#schema/series-table.ts'
import type { ProvinceContext } from './request-context.ts'

type ValueTypes = ReturnType<typeof addValueTypes<ProvinceContext>>

/** One page of a list; the cursor is that of its last item. */
export interface Page<T> {
  readonly nodes: readonly T[]
  readonly totalCount: number
  readonly pageInfo: PageInfo
}

interface PageInfo {
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

/** Adds the province's own value types, and gives the refs its fields need. */
export function addSeriesTypes(
  builder: Builder<ProvinceContext>,
  values: ValueTypes,
  { registry, catalogue }: { readonly registry: Registry; readonly catalogue: Catalogue },
) {
  // A code that has left the registry or the catalogue stays in old releases; asking for its facts is our own mistake.
  const area = (id: string) => known(registry.findArea(id), id)
  const indicator = (code: string) => known(catalogue.findIndicator(code), code)

  const Observation = builder.objectRef<StoredObservation>('Observation').implement({
    shareable: true,
    fields: (t) => ({
      id: t.exposeID('id'),
      period: t.expose('period', { type: values.Period }),
      value: t.expose('value', { type: 'Decimal', nullable: true }),
      low: t.expose('low', { type: 'Decimal', nullable: true }),
      high: t.expose('high', { type: 'Decimal', nullable: true }),
      qualifier: t.expose('qualifier', { type: values.Qualifier }),
      decimals: t.exposeInt('decimals'),
      multiplier: t.exposeInt('multiplier'),
      status: t.expose('status', { type: values.ObservationStatus }),
      access: t.expose('access', { type: values.Access }),
      absence: t.expose('absence', { type: values.Absence, nullable: true }),
      inferred: t.field({ type: ['String'], resolve: ({ inferred }) => inferred }),
      note: t.exposeString('note', { nullable: true }),
      source: t.field({ type: values.Source, resolve: ({ source, place }) => ({ ...source, place }) }),
      release: t.expose('release', { type: values.Release }),
    }),
  })

  const Series = builder.objectRef<StoredSeries>('Series').implement({
    shareable: true,
    fields: (t) => ({
      id: t.exposeID('id'),
      indicator: t.field({ type: values.Indicator, resolve: ({ key }) => indicator(key.indicator) }),
      area: t.field({ type: values.Area, resolve: ({ key }) => area(key.area) }),
      kind: t.field({ type: values.DataKind, resolve: ({ key }) => key.kind }),
      statistic: t.field({ type: values.Statistic, resolve: ({ key }) => key.statistic }),
      timeBasis: t.field({ type: values.TimeBasis, resolve: ({ key }) => key.timeBasis }),
      standard: t.id({ nullable: true, resolve: ({ key }) => key.standard }),
      concept: t.id({ nullable: true, resolve: ({ key }) => key.concept }),
      unit: t.expose('unit', { type: values.Unit }),
      breakdown: t.field({
        type: [values.BreakdownItem],
        resolve: ({ key }) => Object.entries(key.breakdown).map(([dimension, code]) => ({ dimension, code })),
      }),
      observations: t.field({ type: [Observation], resolve: ({ observations }) => observations }),
      periods: t.field({
        type: [values.Period],
        resolve: ({ observations }) => observations.map(({ period }) => period),
      }),
      values: t.field({
        type: ['Decimal'],
        nullable: { list: false, items: true },
        resolve: ({ observations }) => observations.map(({ value }) => value),
      }),
      statuses: t.field({
        type: [values.ObservationStatus],
        resolve: ({ observations }) => observations.map(({ status }) => status),
      }),
    }),
  })

  const Coverage = builder.objectRef<CoverageRow>('Coverage').implement({
    shareable: true,
    fields: (t) => ({
      indicator: t.field({ type: values.Indicator, resolve: (row) => indicator(row.indicator) }),
      area: t.field({ type: values.Area, resolve: (row) => area(row.area) }),
      kind: t.expose('kind', { type: values.DataKind }),
      statistic: t.expose('statistic', { type: values.Statistic }),
      periods: t.field({ type: [values.Period], resolve: ({ periods }) => periods }),
      observations: t.exposeInt('observations'),
    }),
  })

  const PageInfo = builder.objectRef<PageInfo>('PageInfo').implement({
    shareable: true,
    fields: (t) => ({
      endCursor: t.exposeString('endCursor', { nullable: true }),
      hasNextPage: t.exposeBoolean('hasNextPage'),
    }),
  })

  const SeriesConnection = builder.objectRef<Page<StoredSeries>>('SeriesConnection').implement({
    shareable: true,
    fields: (t) => ({
      nodes: t.field({ type: [Series], resolve: ({ nodes }) => nodes }),
      totalCount: t.exposeInt('totalCount'),
      pageInfo: t.expose('pageInfo', { type: PageInfo }),
    }),
  })

  const ReleaseConnection = builder.objectRef<Page<TableRelease>>('ReleaseConnection').implement({
    shareable: true,
    fields: (t) => ({
      nodes: t.field({ type: [values.Release], resolve: ({ nodes }) => nodes }),
      totalCount: t.exposeInt('totalCount'),
      pageInfo: t.expose('pageInfo', { type: PageInfo }),
    }),
  })

  const PeriodRange = builder.inputType('PeriodRange', {
    fields: (t) => ({ from: t.field({ type: 'Date' }), to: t.field({ type: 'Date' }) }),
  })

  return { Coverage, PeriodRange, ReleaseConnection, SeriesConnection }
}

function known<T>(found: T | undefined, code: string): T {
  if (found === undefined)
    throw new TypeError(`Cannot describe ${code}: no row of registry or catalogue has this code.`)
  return found
}
