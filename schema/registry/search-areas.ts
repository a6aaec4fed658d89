// Searching the registry's areas: by scheme, by date, by name, alias or id.
import type { AreaScheme } from '../codes.ts'
import { searchByName } from '../search.ts'
import type { Area, Registry } from './registry.ts'

export interface AreaSearch {
  readonly scheme?: AreaScheme | null | undefined
  /** A day; only areas in force on it. */
  readonly at?: string | null | undefined
  readonly search?: string | null | undefined
}

/**
 * The areas that fit, those with a name that begins with the search first, otherwise in registry order.
 * Empty when none fits.
 *
 * @example searchAreas(registry, { search: 'an giang' }).map(({ id }) => id)
 * // ['VN63-89', 'VN34-91']
 */
export function searchAreas(registry: Registry, { scheme, at, search }: AreaSearch): Area[] {
  const eligible = registry.areas.filter(
    (area) => (!scheme || area.scheme === scheme) && (!at || isInForce(area, at)),
  )
  return searchByName(eligible, search ?? '', (area) => [...namesOfArea(area), area.id])
}

/**
 * Whether an area was in force on a day.
 *
 * @example isInForce({ validFrom: '2008-08-01', validTo: '2025-06-30' }, '2025-07-01')
 * // false
 */
export function isInForce({ validFrom, validTo }: Pick<Area, 'validFrom' | 'validTo'>, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}

/** Every name an area goes by: Vietnamese, English, and the spellings met in real files. */
export function namesOfArea({ nameVi, nameEn, aliases }: Area): string[] {
  return [nameVi, nameEn, ...aliases]
}
