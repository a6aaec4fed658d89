// The root fields over registry and catalogue: provinces, areas, indicators. Anything ambiguous is refused with its candidates.
import { searchIndicators } from '#schema/catalogue/search-indicators.ts'
import { Problems } from '#schema/comparison/problems.ts'
import { namedProvinces, provincesOfRegions } from '#schema/comparison/question-places.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { Province, Registry } from '#schema/registry/registry.ts'
import { resolveArea } from '#schema/registry/resolve-area.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { searchAreas } from '#schema/registry/search-areas.ts'
import type { addProvinceTypes } from './province-types.ts'
import type { MinistryContext, MinistryWorld } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>
type ProvinceRef = ReturnType<typeof addProvinceTypes>

/** Adds `provinces`, `province`, `areas`, `area`, `indicators` and `indicator`. */
export function addRegistryQueries(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  ProvinceInterface: ProvinceRef,
  { registry, catalogue }: MinistryWorld,
): void {
  builder.queryFields((t) => ({
    provinces: t.field({
      type: [ProvinceInterface],
      nullable: { list: true, items: true },
      args: { ids: t.arg.idList(), regions: t.arg.idList() },
      resolve: (_root, { ids, regions }) => listProvinces(registry, ids ?? null, regions ?? null),
    }),
    province: t.field({
      type: ProvinceInterface,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }) => resolveProvince(registry, id),
    }),
    areas: t.field({
      type: [values.Area],
      nullable: true,
      args: {
        scheme: t.arg({ type: values.AreaScheme }),
        at: t.arg({ type: 'Date' }),
        search: t.arg.string(),
      },
      resolve: (_root, args) => searchAreas(registry, withoutNulls(args)),
    }),
    area: t.field({
      type: values.Area,
      nullable: true,
      args: { id: t.arg.id(), code: t.arg.string(), name: t.arg.string(), at: t.arg({ type: 'Date' }) },
      resolve: (_root, args) => resolveArea(registry, withoutNulls(args)),
    }),
    indicators: t.field({
      type: [values.Indicator],
      nullable: true,
      args: { search: t.arg.string(), domain: t.arg({ type: values.Domain }) },
      resolve: (_root, args) => searchIndicators(catalogue, withoutNulls(args)),
    }),
    indicator: t.field({
      type: values.Indicator,
      nullable: true,
      args: { code: t.arg.id({ required: true }) },
      resolve: (_root, { code }) => catalogue.findIndicator(code) ?? null,
    }),
  }))
}

/** Those named and those of the regions, together; all when nobody is named. */
function listProvinces(
  registry: Registry,
  ids: readonly string[] | null,
  regions: readonly string[] | null,
): readonly Province[] {
  if (!ids && !regions) return registry.provinces
  const problems = new Problems()
  const named = new Set([
    ...(ids ? namedProvinces('ids', ids, registry, problems) : []),
    ...(regions ? provincesOfRegions(regions, registry, problems) : []),
  ])
  problems.throwIfAny()
  return registry.provinces.filter(({ id }) => named.has(id))
}

/** GraphQL delivers null for what a caller leaves out on purpose; the registry's functions know only absence. */
function withoutNulls<T extends object>(args: T): { [K in keyof T]?: Exclude<T[K], null | undefined> } {
  return Object.fromEntries(
    Object.entries(args).filter(([, value]) => value !== null && value !== undefined),
  ) as {
    [K in keyof T]?: Exclude<T[K], null | undefined>
  }
}
