// Which province is meant: by id or slug, and never by a guess.
import { fail } from '../errors.ts'
import { suggestNamed } from '../suggest.ts'
import type { Province, Registry } from './registry.ts'
import { namesOfArea } from './search-areas.ts'

/**
 * The province with this id or slug. Throws UNKNOWN_PROVINCE with the nearest ones: by id, slug or name, and by the
 * names of old units that went into them, so that "Kiên Giang" leads to An Giang.
 *
 * @example resolveProvince(registry, 'an-giang').id
 * // 'VN34-91'
 */
export function resolveProvince(registry: Registry, idOrSlug: string): Province {
  const province = registry.findProvince(idOrSlug) ?? registry.provinces.find(({ slug }) => slug === idOrSlug)
  if (province) return province
  throw fail('UNKNOWN_PROVINCE', { id: idOrSlug, candidates: suggestProvinces(registry, idOrSlug) })
}

function suggestProvinces(registry: Registry, asked: string): string[] {
  const known = registry.provinces.map((province) => ({
    candidate: province.id,
    names: [province.id, province.slug, ...province.areas.flatMap((area) => namesOfHosted(registry, area))],
  }))
  return suggestNamed(asked, known)
}

function namesOfHosted(registry: Registry, id: string): string[] {
  const area = registry.findArea(id)
  return area ? [id, ...namesOfArea(area)] : []
}
