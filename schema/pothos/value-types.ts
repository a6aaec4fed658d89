// The value types that ministry and provinces share, letter for letter (contract/values.graphql). They have no key, and are
// resolved where they stand from plain values: registry areas, catalogue indicators, and what a series table carries.
import type { Indicator } from '../catalogue/catalogue.ts'
import type { Area, Registry } from '../registry/registry.ts'
import type { TableRelease, TableSource } from '../series-table.ts'
import { addEnumTypes } from './enum-types.ts'
import type { Builder } from './new-builder.ts'

/** A period as a resolver gives it; without start and end it is not stated. */
export interface PeriodValue {
  readonly start?: string | null
  readonly end?: string | null
  readonly label: string
}

/** A source with the place of the one figure that cites it. */
export interface SourceValue extends TableSource {
  readonly place: string | null
}

interface NamedRegion {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
}

/** Adds the shared value types to a subgraph's builder, and gives their refs. */
export function addValueTypes<C extends object>(builder: Builder<C>, registry: Registry) {
  const enums = addEnumTypes(builder)

  const Period = builder.objectRef<PeriodValue>('Period').implement({
    shareable: true,
    fields: (t) => ({
      start: t.field({ type: 'Date', nullable: true, resolve: (period) => period.start ?? null }),
      end: t.field({ type: 'Date', nullable: true, resolve: (period) => period.end ?? null }),
      label: t.exposeString('label'),
      stated: t.boolean({ resolve: (period) => Boolean(period.start && period.end) }),
    }),
  })

  const Region = builder.objectRef<NamedRegion>('Region').implement({
    shareable: true,
    fields: (t) => ({
      id: t.exposeID('id'),
      nameVi: t.exposeString('nameVi'),
      nameEn: t.exposeString('nameEn'),
    }),
  })

  const Area = builder.objectRef<Area>('Area').implement({
    shareable: true,
    fields: (t) => ({
      id: t.exposeID('id'),
      scheme: t.expose('scheme', { type: enums.AreaScheme }),
      code: t.exposeString('code'),
      nameVi: t.exposeString('nameVi'),
      nameEn: t.exposeString('nameEn'),
      kind: t.expose('kind', { type: enums.AreaKind }),
      validFrom: t.expose('validFrom', { type: 'Date' }),
      validTo: t.expose('validTo', { type: 'Date', nullable: true }),
      latitude: t.expose('latitude', { type: 'Decimal', nullable: true }),
      longitude: t.expose('longitude', { type: 'Decimal', nullable: true }),
      region: t.field({
        type: Region,
        nullable: true,
        resolve: (area) => (area.region === null ? null : registry.findArea(area.region)),
      }),
      host: t.exposeID('host', { nullable: true }),
    }),
  })

  const Indicator = builder.objectRef<Indicator>('Indicator').implement({
    shareable: true,
    fields: (t) => ({
      code: t.exposeID('code'),
      nameVi: t.exposeString('nameVi'),
      nameEn: t.exposeString('nameEn'),
      domain: t.expose('domain', { type: enums.Domain }),
      unit: t.expose('unit', { type: enums.Unit }),
      aggregation: t.expose('aggregation', { type: enums.Aggregation }),
      numerator: t.exposeID('numerator', { nullable: true }),
      denominator: t.exposeID('denominator', { nullable: true }),
      higherIs: t.expose('higherIs', { type: enums.Direction }),
      legalSource: t.exposeString('legalSource'),
      owner: t.exposeString('owner', { nullable: true }),
      verified: t.exposeBoolean('verified'),
      comparable: t.exposeBoolean('comparable'),
      note: t.exposeString('note', { nullable: true }),
    }),
  })

  const BreakdownItem = builder.objectRef<{ dimension: string; code: string }>('BreakdownItem').implement({
    shareable: true,
    fields: (t) => ({ dimension: t.exposeString('dimension'), code: t.exposeString('code') }),
  })

  const Source = builder.objectRef<SourceValue>('Source').implement({
    shareable: true,
    fields: (t) => ({
      id: t.exposeID('id'),
      title: t.exposeString('title'),
      publisher: t.exposeString('publisher'),
      date: t.exposeString('date'),
      place: t.exposeString('place', { nullable: true }),
      attribution: t.expose('attribution', { type: enums.Attribution }),
      confidence: t.expose('confidence', { type: 'Decimal' }),
    }),
  })

  const Release = builder.objectRef<TableRelease>('Release').implement({
    shareable: true,
    fields: (t) => ({
      number: t.exposeInt('number'),
      publishedAt: t.expose('publishedAt', { type: 'DateTime' }),
      note: t.exposeString('note', { nullable: true }),
    }),
  })

  const BreakdownFilter = builder.inputType('BreakdownFilter', {
    fields: (t) => ({
      dimension: t.string({ required: true }),
      codes: t.stringList(),
      all: t.boolean(),
    }),
  })

  const AsOf = builder.inputType('AsOf', {
    fields: (t) => ({ release: t.int(), time: t.field({ type: 'DateTime' }) }),
  })

  return { ...enums, Area, AsOf, BreakdownFilter, BreakdownItem, Indicator, Period, Region, Release, Source }
}
