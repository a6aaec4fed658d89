// The 34 provinces as the ministry knows them: one interface, one stub type each. Figures are the province's own subgraph's business.
import { orNull } from '#schema/pothos/field-directives.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { Province, Registry } from '#schema/registry/registry.ts'
import type { MinistryContext } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>

/** Adds `interface Province` and one entity per province of the registry; gives the interface's ref. */
export function addProvinceTypes(builder: Builder<MinistryContext>, values: ValueTypes, registry: Registry) {
  const ProvinceInterface = builder.interfaceRef<Province>('Province').implement({
    resolveType: ({ typeName }) => typeName,
    fields: (t) => ({
      id: t.exposeID('id'),
      nameVi: t.exposeString('nameVi'),
      nameEn: t.exposeString('nameEn'),
      slug: t.exposeString('slug'),
      region: t.field({
        type: values.Region,
        nullable: true,
        resolve: ({ region }) => registry.findArea(region),
      }),
      areas: t.field({
        type: [values.Area],
        nullable: true,
        resolve: ({ areas }) => areas.flatMap((id) => registry.findArea(id) ?? []),
      }),
    }),
  })
  for (const province of registry.provinces) {
    const Stub = builder.objectRef<Province>(province.typeName).implement({
      interfaces: [ProvinceInterface],
      // The province serves these facts too: an answer about names never costs a hop, in either direction.
      fields: (t) => ({
        nameVi: t.exposeString('nameVi', { shareable: true }),
        nameEn: t.exposeString('nameEn', { shareable: true }),
        slug: t.exposeString('slug', { shareable: true }),
      }),
    })
    builder.asEntity(Stub, {
      key: builder.selection<{ id: string }>('id'),
      resolveReference: ({ id }) => orNull(id === province.id ? province : null),
    })
  }
  return ProvinceInterface
}
