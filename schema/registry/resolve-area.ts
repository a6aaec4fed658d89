// Which area is meant. Codes and names were reused on 2025-07-01, so a bare one may mean two territories:
// then the candidates are listed and nothing is guessed.
import { fail } from '../errors.ts'
import { fold } from '../fold.ts'
import { suggestNamed } from '../suggest.ts'
import type { Area, Registry } from './registry.ts'
import { isInForce, namesOfArea } from './search-areas.ts'

export interface AreaQuestion {
  readonly id?: string | null | undefined
  readonly code?: string | null | undefined
  readonly name?: string | null | undefined
  /** A day, to tell areas of one code or name apart. An id needs none. */
  readonly at?: string | null | undefined
}

/**
 * The one area that an id, a code or a name means; null when no area has the code or name (on that day).
 * Throws BAD_AREA_QUESTION unless exactly one of the three is given, UNKNOWN_AREA for an unknown id, and AMBIGUOUS_AREA with the
 * candidates when several fit: a unit that did not change on 2025-07-01 is still two areas.
 *
 * @example resolveArea(registry, { code: '91', at: '2022-12-31' })?.nameVi
 * // 'Kiên Giang'
 *
 * @example resolveArea(registry, { code: '91', at: '2026-01-01' })?.nameVi
 * // 'An Giang'
 */
export function resolveArea(registry: Registry, { id, code, name, at }: AreaQuestion): Area | null {
  const asked = [id, code, name].filter((part) => part !== null && part !== undefined)
  if (asked.length !== 1) throw fail('BAD_AREA_QUESTION')
  if (typeof id === 'string') return requireArea(registry, id)

  const fitting = typeof code === 'string' ? withCode(registry, code) : withName(registry, name ?? '')
  const inForce = fitting.filter((area) => !at || isInForce(area, at))
  if (inForce.length > 1) throw ambiguous(asked[0] ?? '', inForce)
  return inForce[0] ?? null
}

/**
 * The area with this id. Throws UNKNOWN_AREA with the nearest ids.
 *
 * @example requireArea(registry, 'VN63-89').nameVi
 * // 'An Giang'
 */
export function requireArea(registry: Registry, id: string): Area {
  const area = registry.findArea(id)
  if (area) return area
  const known = registry.areas.map((each) => ({ candidate: each.id, names: [each.id, ...namesOfArea(each)] }))
  throw fail('UNKNOWN_AREA', { id, candidates: suggestNamed(id, known) })
}

function withCode(registry: Registry, code: string): Area[] {
  return registry.areas.filter((area) => area.code === code.trim())
}

function withName(registry: Registry, name: string): Area[] {
  const wanted = fold(name)
  return registry.areas.filter((area) => namesOfArea(area).some((each) => fold(each) === wanted))
}

function ambiguous(asked: string, areas: readonly Area[]): Error {
  return fail('AMBIGUOUS_AREA', {
    asked,
    candidates: areas.map(({ id }) => id),
    described: areas.map(describe),
  })
}

/** An area as a reader tells it from another of the same code or name, in either language. */
function describe({ id, nameVi, validFrom, validTo }: Area): string {
  return `${id} ${nameVi} (${validFrom} – ${validTo ?? '…'})`
}
