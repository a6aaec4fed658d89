// What becomes of every unit on other boundaries, by the registry's successions: never by its code, because codes were used again.
import type { AreaScheme } from '../../codes.ts'
import type { Area, Registry } from '../../registry/registry.ts'

/** A new unit and the former units that went into it, in the order of the registry. */
export interface MergedUnit {
  readonly area: Area
  readonly members: readonly Area[]
}

/** The two names of a unit that did not change. */
export interface SameUnit {
  readonly from: Area
  readonly to: Area
}

/** What becomes of each unit, by id. Regions and the country are in none of them. */
export interface Boundaries {
  /** Units of the boundaries themselves. */
  readonly stays: ReadonlySet<string>
  readonly renamed: ReadonlyMap<string, SameUnit>
  /** Former units; empty on the old boundaries. */
  readonly mergedInto: ReadonlyMap<string, MergedUnit>
  /** New units of several; empty on the new boundaries. */
  readonly splitInto: ReadonlyMap<string, MergedUnit>
}

/** Reads what becomes of every unit on the boundaries `to`. */
export function boundariesOf(to: AreaScheme, registry: Registry): Boundaries {
  const units = new Map(registry.areas.filter(isUnit).map((area) => [area.id, area]))
  const stays = new Set([...units.values()].filter(({ scheme }) => scheme === to).map(({ id }) => id))
  const renamed = new Map<string, SameUnit>()
  const merged = new Map<string, MergedUnit>()
  for (const { from, to: into, relation } of registry.successions) {
    const [old, now] = [units.get(from), units.get(into)]
    if (!old || !now) continue
    if (relation === 'UNCHANGED') {
      const pair = to === 'VN34' ? { from: old, to: now } : { from: now, to: old }
      renamed.set(pair.from.id, pair)
    } else if (!merged.has(into)) {
      merged.set(into, { area: now, members: now.members.flatMap((id) => units.get(id) ?? []) })
    }
  }
  return to === 'VN34'
    ? { stays, renamed, mergedInto: byMember(merged), splitInto: new Map() }
    : { stays, renamed, mergedInto: new Map(), splitInto: merged }
}

function isUnit({ kind }: Area): boolean {
  return kind === 'PROVINCE' || kind === 'MUNICIPALITY'
}

function byMember(merged: ReadonlyMap<string, MergedUnit>): Map<string, MergedUnit> {
  return new Map([...merged.values()].flatMap((unit) => unit.members.map(({ id }) => [id, unit])))
}
