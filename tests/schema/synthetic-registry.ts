// Registries of other sizes, for composition and planning: `n` provinces made of the rows of the 63 old units.
import { buildRegistry, REGISTRY_ROWS, type Registry } from '#schema/registry/registry.ts'

/** A registry of the first `n` (at most 63) old units, each as if it were a host of its own. */
export function syntheticRegistry(n: number): Registry {
  const units = REGISTRY_ROWS.units
    .filter((unit) => unit.scheme === 'VN63')
    .slice(0, n)
    .map((unit) => ({ ...unit, id: `VN34-${unit.code}`, scheme: 'VN34' as const }))
  return buildRegistry({ units, regions: [], successions: [], aliases: [] })
}
