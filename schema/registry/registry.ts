// The registry: the provinces that may host figures, and the areas that figures are about.
// A province is one of the 34 units in force since 2025-07-01; an area is any territory with dates (63 old units, 34 new, regions, country).
// The facts are rows of the JSON files beside this one; one row gives a province's code, type name, subgraph name and root field.
import { z } from 'zod'
import type { AreaKind, AreaScheme } from '../codes.ts'
import { AREA_KINDS, AREA_SCHEMES } from '../codes.ts'
import aliasRows from './aliases.json' with { type: 'json' }
import regionRows from './regions.json' with { type: 'json' }
import successionRows from './successions.json' with { type: 'json' }
import unitRows from './units.json' with { type: 'json' }

const unitRow = z.strictObject({
  id: z.string(),
  scheme: z.enum(AREA_SCHEMES),
  code: z.string(),
  iso: z.string().nullable(),
  nameVi: z.string(),
  nameEn: z.string(),
  slug: z.string(),
  region: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  types: z
    .array(
      z.strictObject({
        type: z.enum(['PROVINCE', 'MUNICIPALITY']),
        from: z.iso.date(),
        to: z.iso.date().nullable(),
      }),
    )
    .min(1),
  lat: z.string(),
  lon: z.string(),
  areaKm2: z.string().nullable(),
  certainty: z.string(),
  note: z.string().nullable(),
})
const regionRow = z.strictObject({
  id: z.string(),
  scheme: z.enum(AREA_SCHEMES),
  nameVi: z.string(),
  nameEn: z.string(),
  kind: z.enum(AREA_KINDS),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  members: z.array(z.string()),
  note: z.string().nullable(),
})
const successionRow = z.strictObject({
  from: z.string(),
  to: z.string(),
  effective: z.iso.date(),
  relation: z.enum(['UNCHANGED', 'MERGED_INTO', 'MERGED_KEEPS_NAME']),
  legalBasis: z.string(),
})
const aliasRow = z.strictObject({ area: z.string(), alias: z.string() })

/** The rows a registry is built from, as they stand in the JSON files. */
export interface RegistryRows {
  readonly units: readonly z.infer<typeof unitRow>[]
  readonly regions: readonly z.infer<typeof regionRow>[]
  readonly successions: readonly z.infer<typeof successionRow>[]
  readonly aliases: readonly z.infer<typeof aliasRow>[]
}

/** One old unit going whole into one new unit. None was split. */
export type Succession = Readonly<z.infer<typeof successionRow>>

/** A host of the federation, and every name that follows from its registry row. */
export interface Province {
  /** Scheme-qualified code, e.g. `VN34-91`. */
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
  /** e.g. `an-giang`: in addresses, folders and command lines. */
  readonly slug: string
  /** e.g. `AnGiang`: the province's concrete GraphQL type. */
  readonly typeName: string
  /** e.g. `an_giang`: the province's subgraph in the supergraph. */
  readonly subgraph: string
  /** e.g. `anGiang`: the province's root field. */
  readonly rootField: string
  readonly region: string
  /** 1-based position by code; the demo's port is PORT + 200 + position. */
  readonly position: number
  /** The areas whose figures this province hosts: itself and the old units that went into it. */
  readonly areas: readonly string[]
}

/** A statistical territory with dates. */
export interface Area {
  readonly id: string
  readonly scheme: AreaScheme
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  /** Its kind today, or when it ceased to exist. */
  readonly kind: AreaKind
  readonly validFrom: string
  readonly validTo: string | null
  readonly latitude: string | null
  readonly longitude: string | null
  /** Id of its region; null for a region or the whole country. */
  readonly region: string | null
  /** Id of the province that hosts its figures; null for a region or the whole country. */
  readonly host: string | null
  /** Areas it consists of: members of a region, or the old units that went into a new one. Empty otherwise. */
  readonly members: readonly string[]
  readonly aliases: readonly string[]
}

export interface Registry {
  /** The 34 hosts, by code. */
  readonly provinces: readonly Province[]
  /** Every area: units of both schemes, regions, the whole country. */
  readonly areas: readonly Area[]
  readonly successions: readonly Succession[]
  findProvince(id: string): Province | undefined
  findArea(id: string): Area | undefined
}

/**
 * Builds a registry from rows: the real one, or a synthetic one of another size for tests and benchmarks.
 * Throws (it is our own data) when the rows do not hold together.
 */
export function buildRegistry(rows: RegistryRows): Registry {
  const hostOf = new Map(rows.successions.map((row) => [row.from, row.to]))
  const provinces = rows.units
    .filter((unit) => unit.scheme === 'VN34')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((unit, index) => ({
      id: unit.id,
      nameVi: unit.nameVi,
      nameEn: unit.nameEn,
      slug: unit.slug,
      ...namesFromSlug(unit.slug),
      region: unit.region,
      position: index + 1,
      areas: [unit.id, ...predecessorsOf(unit.id, rows)],
    }))
  const areas = [
    ...rows.units.map((unit) => unitArea(unit, rows, hostOf)),
    ...rows.regions.map((row) => regionArea(row)),
  ]
  const provinceById = new Map(provinces.map((province) => [province.id, province]))
  const areaById = new Map(areas.map((area) => [area.id, area]))
  return {
    provinces,
    areas,
    successions: rows.successions,
    findProvince: (id) => provinceById.get(id),
    findArea: (id) => areaById.get(id),
  }
}

/**
 * Type name, subgraph name and root field of a province, from its slug.
 *
 * @example namesFromSlug('an-giang')
 * // { typeName: 'AnGiang', subgraph: 'an_giang', rootField: 'anGiang' }
 */
export function namesFromSlug(slug: string): Pick<Province, 'typeName' | 'subgraph' | 'rootField'> {
  const words = slug.split('-')
  const typeName = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return {
    typeName,
    subgraph: words.join('_'),
    rootField: typeName.charAt(0).toLowerCase() + typeName.slice(1),
  }
}

function unitArea(
  unit: RegistryRows['units'][number],
  rows: RegistryRows,
  hostOf: ReadonlyMap<string, string>,
): Area {
  return {
    id: unit.id,
    scheme: unit.scheme,
    code: unit.code,
    nameVi: unit.nameVi,
    nameEn: unit.nameEn,
    kind: unit.types.at(-1)?.type ?? 'PROVINCE',
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    latitude: unit.lat,
    longitude: unit.lon,
    region: unit.region,
    host: unit.scheme === 'VN34' ? unit.id : (hostOf.get(unit.id) ?? null),
    members: unit.scheme === 'VN34' ? predecessorsOf(unit.id, rows) : [],
    aliases: rows.aliases.filter((row) => row.area === unit.id).map((row) => row.alias),
  }
}

function regionArea(row: RegistryRows['regions'][number]): Area {
  return {
    id: row.id,
    scheme: row.scheme,
    code: row.id.slice(row.id.indexOf('-') + 1),
    nameVi: row.nameVi,
    nameEn: row.nameEn,
    kind: row.kind,
    validFrom: row.validFrom,
    validTo: row.validTo,
    latitude: null,
    longitude: null,
    region: null,
    host: null,
    members: row.members,
    aliases: [],
  }
}

function predecessorsOf(id: string, rows: RegistryRows): string[] {
  return rows.successions.filter((row) => row.to === id).map((row) => row.from)
}

/** The rows of the project's own registry, checked. */
export const REGISTRY_ROWS: RegistryRows = {
  units: z.array(unitRow).parse(unitRows),
  regions: z.array(regionRow).parse(regionRows),
  successions: z.array(successionRow).parse(successionRows),
  aliases: z.array(aliasRow).parse(aliasRows),
}

/** Vietnam: 34 provinces, 63 + 34 units, their regions and successions. */
export const registry: Registry = buildRegistry(REGISTRY_ROWS)
