// One subgraph for every province: the province is an argument. Its types carry the province's own names, so that the
// planner can tell provinces apart; everything else is the same 34 times.
import type { GraphQLSchema } from 'graphql'
import { readCoverage } from '#prisma/read-coverage.ts'
import { readReleases } from '#prisma/read-releases.ts'
import { type Catalogue, catalogue as ownCatalogue } from '#schema/catalogue/catalogue.ts'
import { readContract } from '#schema/composition/contract.ts'
import { provinceSdl } from '#schema/composition/expand-contract.ts'
import { orNull } from '#schema/pothos/field-directives.ts'
import { type Builder, FEDERATION_LINK, newBuilder } from '#schema/pothos/new-builder.ts'
import { addValueTypes } from '#schema/pothos/value-types.ts'
import { registry as ownRegistry, type Province, type Registry } from '#schema/registry/registry.ts'
import { formatCursor, parseNumberCursor, requirePageSize } from './cursor.ts'
import { findSeries, type SeriesArguments } from './find-series.ts'
import type { ProvinceContext } from './request-context.ts'
import { addSeriesTypes } from './series-types.ts'

interface World {
  readonly registry: Registry
  readonly catalogue: Catalogue
}

/** The federation subgraph of one province, over the database in the request's context. */
export function buildProvinceSchema(
  province: Province,
  world: World = { registry: ownRegistry, catalogue: ownCatalogue },
): GraphQLSchema {
  const builder = newBuilder<ProvinceContext>(provinceSdl(readContract(), province))
  addProvince(builder, province, world)
  addSlice(builder, province)
  return builder.toSubGraphSchema({
    linkUrl: FEDERATION_LINK,
    federationDirectives: ['@inaccessible', '@key', '@shareable'],
  })
}

function addProvince(builder: Builder<ProvinceContext>, province: Province, world: World): void {
  const values = addValueTypes(builder, world.registry)
  const types = addSeriesTypes(builder, values, world)

  const ProvinceInterface = builder.interfaceRef<Province>('Province').implement({
    resolveType: () => province.typeName,
    fields: (t) => ({
      id: t.exposeID('id'),
      nameVi: t.exposeString('nameVi'),
      nameEn: t.exposeString('nameEn'),
      slug: t.exposeString('slug'),
      series: t.field({
        type: types.SeriesConnection,
        nullable: true,
        args: {
          indicators: t.arg.idList(),
          areas: t.arg.idList(),
          periods: t.arg({ type: types.PeriodRange }),
          kinds: t.arg({ type: [values.DataKind] }),
          breakdown: t.arg({ type: [values.BreakdownFilter] }),
          standard: t.arg.id(),
          asOf: t.arg({ type: values.AsOf }),
          updatedSince: t.arg({ type: 'DateTime' }),
          first: t.arg.int({ defaultValue: 100 }),
          after: t.arg.string(),
        },
        resolve: (_province, args, { database }) => findSeries(database, args),
      }),
      coverage: t.field({
        type: [types.Coverage],
        nullable: true,
        args: { domain: t.arg({ type: values.Domain }) },
        resolve: (_province, { domain }, { database }) => {
          const indicators = world.catalogue.indicators.filter((row) => !domain || row.domain === domain)
          return readCoverage(database, domain ? { indicators: indicators.map(({ code }) => code) } : {})
        },
      }),
      releases: t.field({
        type: types.ReleaseConnection,
        nullable: true,
        args: { first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
        resolve: (_province, args, { database }) => listReleases(database, args),
      }),
    }),
  })

  const ThisProvince = builder.objectRef<Province>(province.typeName).implement({
    interfaces: [ProvinceInterface],
    // The ministry serves these facts too: an answer about names never costs a hop, in either direction.
    fields: (t) => ({
      nameVi: t.exposeString('nameVi', { shareable: true }),
      nameEn: t.exposeString('nameEn', { shareable: true }),
      slug: t.exposeString('slug', { shareable: true }),
    }),
  })
  builder.asEntity(ThisProvince, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }) => orNull(id === province.id ? province : null),
  })
  builder.queryField(province.rootField, (t) =>
    t.field({ type: ThisProvince, nullable: true, resolve: () => province }),
  )
}

function addSlice(builder: Builder<ProvinceContext>, province: Province): void {
  const Slice = builder.interfaceRef<{ id: string }>('Slice').implement({
    inaccessible: true,
    resolveType: () => `${province.typeName}Slice`,
    fields: (t) => ({
      id: t.exposeID('id'),
      data: t.field({
        type: 'SeriesTable',
        nullable: true,
        resolve: ({ id }, _args, { slices }) => slices.load(id),
      }),
    }),
  })
  const ThisProvinceSlice = builder.objectRef<{ id: string }>(`${province.typeName}Slice`).implement({
    inaccessible: true,
    interfaces: [Slice],
  })
  builder.asEntity(ThisProvinceSlice, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }) => ({ id }),
  })
}

async function listReleases(
  database: ProvinceContext['database'],
  { first, after }: Pick<SeriesArguments, 'first' | 'after'>,
) {
  const size = requirePageSize(first ?? 20)
  const { releases, totalCount } = await readReleases(database, {
    first: size + 1,
    ...(after == null ? {} : { after: parseNumberCursor('release', after) }),
  })
  const nodes = releases.slice(0, size)
  const last = nodes.at(-1)
  return {
    nodes,
    totalCount,
    pageInfo: {
      endCursor: last ? formatCursor('release', String(last.number)) : null,
      hasNextPage: releases.length > size,
    },
  }
}
