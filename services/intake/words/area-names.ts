// Every name an area of the registry may be written by, folded and without spaces, and the names that are no host's: the country,
// regions of today and of earlier years, provinces that are no more. Which area a name means is read-area.ts.
import { fold } from '#schema/fold.ts'
import type { Area, Registry } from '#schema/registry/registry.ts'
import { namesOfArea } from '#schema/registry/search-areas.ts'
import history from './area-history.json' with { type: 'json' }
import setAside from './set-aside-names.json' with { type: 'json' }

export type SetAside = 'COUNTRY' | 'REGION'

export interface AreaNames {
  /** Units by the key of a name; an old and a new unit may share it. */
  readonly units: ReadonlyMap<string, readonly Area[]>
  readonly setAside: ReadonlyMap<string, SetAside>
  /** The day on which a province ceased, by the key of its name. */
  readonly abolished: ReadonlyMap<string, string>
}

/**
 * One key for every way a name is typed.
 *
 * @example [keyOf('Thừa Thiên - Huế'), keyOf('TP.HCM'), keyOf('Ðắk Lắk')]
 * // ['thuathienhue', 'tphcm', 'daklak']
 */
export function keyOf(name: string): string {
  return fold(name).replaceAll(' ', '')
}

/** The names of a registry, indexed once. */
export function namesOf(registry: Registry): AreaNames {
  const known = indexed.get(registry)
  if (known) return known
  const names = { units: indexUnits(registry), setAside: indexSetAside(registry), abolished: ABOLISHED }
  indexed.set(registry, names)
  return names
}

/**
 * The day from which an old unit had its present territory; null when it had it as long as figures go.
 *
 * @example territorySince('VN63-01')
 * // '2008-08-01'
 */
export function territorySince(area: string): string | null {
  return history.changed.find((row) => row.area === area)?.on ?? null
}

/**
 * The day on which a province became a municipality; null when it was one as long as figures go, or is none.
 * Before it, "thành phố Huế" was a town in the province.
 */
export function municipalitySince(area: string): string | null {
  return history.becameMunicipality.find((row) => row.area === area)?.on ?? null
}

const indexed = new WeakMap<Registry, AreaNames>()

const ABOLISHED: ReadonlyMap<string, string> = new Map(
  history.abolished.flatMap(({ name, nameEn, on }) =>
    [name, nameEn].map((each) => [keyOf(each), on] as const),
  ),
)

function indexUnits(registry: Registry): Map<string, Area[]> {
  const units = new Map<string, Area[]>()
  for (const area of registry.areas) {
    if (area.kind !== 'PROVINCE' && area.kind !== 'MUNICIPALITY') continue
    for (const key of new Set([...namesOfArea(area), ...inheritedAliases(registry, area)].map(keyOf))) {
      units.set(key, [...(units.get(key) ?? []), area])
    }
  }
  return units
}

/** A unit that kept its name keeps the ways to write it; not so the names that the old unit alone had ("Thừa Thiên Huế"). */
function inheritedAliases(registry: Registry, area: Area): string[] {
  return area.members
    .map((id) => registry.findArea(id))
    .filter((old) => old?.nameVi === area.nameVi)
    .flatMap((old) => old?.aliases ?? [])
    .filter((alias) => !keyOf(alias).startsWith('thuathien') && !keyOf(alias).startsWith('tt'))
}

function indexSetAside(registry: Registry): Map<string, SetAside> {
  const named = new Map<string, SetAside>()
  for (const area of registry.areas) {
    if (area.kind === 'COUNTRY' || area.kind === 'REGION') {
      for (const name of namesOfArea(area)) named.set(keyOf(name), area.kind)
    }
  }
  for (const name of setAside.REGION) named.set(keyOf(name), 'REGION')
  for (const name of setAside.COUNTRY) named.set(keyOf(name), 'COUNTRY')
  return named
}
