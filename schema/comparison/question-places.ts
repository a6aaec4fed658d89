// Who is asked: provinces and regions together, or the hosts of single areas.

import type { AreaScheme, Boundaries } from '../codes.ts'
import type { Area, Registry } from '../registry/registry.ts'
import { requireArea, resolveArea } from '../registry/resolve-area.ts'
import { resolveProvince } from '../registry/resolve-province.ts'
import type { CompareInput } from './compare-input.ts'
import type { Problems } from './problems.ts'
import type { World } from './world.ts'

/** The most areas of one question. */
export const AREA_LIMIT = 100
/** The most regions of one question. */
export const REGION_LIMIT = 20

interface Places {
  readonly provinces: string[]
  /** Sorted; only when the analyst named areas. */
  readonly areas?: string[]
  /** Left out: as reported. */
  readonly boundaries?: AreaScheme
}

/**
 * The provinces to ask: those named and those of the regions, together; every member when nobody is named. Areas restrict the
 * question to themselves and their hosts; an area outside the provinces named is a contradiction, and is refused.
 */
export function resolvePlaces(input: CompareInput, world: World, problems: Problems): Places {
  const named = [
    ...(input.provinces ? namedProvinces('provinces', input.provinces, world.registry, problems) : []),
    ...(input.regions ? provincesOfRegions(input.regions, world.registry, problems) : []),
  ]
  const namesAny = Boolean(input.provinces || input.regions)
  if (input.areas) {
    const areas = namedAreas(input.areas, world.registry, problems)
    if (namesAny) refuseAreasOutside(named, areas, problems)
    refuseAreasOffBoundaries(input.boundaries ?? 'AS_REPORTED', areas, world.registry, problems)
    return {
      provinces: areas.map(({ host }) => host),
      areas: [...new Set(areas.map(({ id }) => id))].sort(),
      ...boundariesOf(input),
    }
  }
  if (!namesAny && world.members.length === 0) problems.add('provinces', 'TOO_FEW', { what: 'provinces' })
  return { provinces: namesAny ? named : [...world.members], ...boundariesOf(input) }
}

function boundariesOf({ boundaries }: CompareInput): Pick<Places, 'boundaries'> {
  return boundaries && boundaries !== 'AS_REPORTED' ? { boundaries } : {}
}

/** Ids of the provinces named, by id or slug; who is not known becomes a problem below `path`. */
export function namedProvinces(
  path: string,
  asked: readonly string[],
  registry: Registry,
  problems: Problems,
): string[] {
  return problems
    .entries(path, asked, registry.provinces.length)
    .flatMap(({ path, value }) => problems.attempt(path, () => resolveProvince(registry, value))?.id ?? [])
}

/** Ids of every province of the regions named. */
export function provincesOfRegions(
  asked: readonly string[],
  registry: Registry,
  problems: Problems,
): string[] {
  return problems.entries('regions', asked, REGION_LIMIT).flatMap(({ path, value }) => {
    const region = registry.findArea(value)
    if (region?.kind === 'REGION' && region.scheme === 'VN34') return region.members
    problems.add(path, 'UNKNOWN_REGION', { id: value, candidates: regionsInForce(registry) })
    return []
  })
}

interface NamedArea {
  readonly path: string
  readonly id: string
  readonly host: string
}

function namedAreas(asked: readonly string[], registry: Registry, problems: Problems): NamedArea[] {
  return problems.entries('areas', asked, AREA_LIMIT).flatMap(({ path, value }) => {
    const area = problems.attempt(path, () => areaAsked(registry, value))
    if (!area) return []
    if (area.host !== null) return { path, id: area.id, host: area.host }
    problems.add(path, 'AREA_WITHOUT_HOST', { id: area.id })
    return []
  })
}

/** By id. A bare code or name is good only where it means one area; "91" and "An Giang" are refused with their candidates. */
function areaAsked(registry: Registry, asked: string): Area {
  return (
    registry.findArea(asked) ??
    resolveArea(registry, { code: asked }) ??
    resolveArea(registry, { name: asked }) ??
    requireArea(registry, asked)
  )
}

function refuseAreasOutside(
  provinces: readonly string[],
  areas: readonly NamedArea[],
  problems: Problems,
): void {
  for (const { path, id, host } of areas) {
    if (!provinces.includes(host)) problems.add(path, 'AREA_OUTSIDE_PROVINCES', { id, host })
  }
}

/** A row on other boundaries than those asked for could never be filled. */
function refuseAreasOffBoundaries(
  boundaries: Boundaries,
  areas: readonly NamedArea[],
  registry: Registry,
  problems: Problems,
): void {
  if (boundaries === 'AS_REPORTED') return
  for (const { path, id, host } of areas) {
    if (registry.findArea(id)?.scheme === boundaries) continue
    const candidates = (registry.findProvince(host)?.areas ?? [])
      .filter((area) => registry.findArea(area)?.scheme === boundaries)
      .sort()
    problems.add(path, 'AREA_OFF_BOUNDARIES', { id, boundaries, candidates })
  }
}

function regionsInForce(registry: Registry): string[] {
  return registry.areas
    .filter(({ kind, scheme }) => kind === 'REGION' && scheme === 'VN34')
    .map(({ id }) => id)
}
