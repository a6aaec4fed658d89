// How everybody fares whom the gateway asks, as it saw it itself: nobody is asked for it, and no address is told.
import type { MembersTable } from '#runtime/members.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { EnginesReport } from '../engine/engines.ts'
import type { Known } from '../freshness/release-watch.ts'
import { MINISTRY, type Watches } from '../freshness/watches.ts'
import type { LeashReport } from '../leash/leash.ts'
import type { ProvinceDoor } from '../subgraphs/province-door.ts'

export interface StatusOptions {
  readonly registry: Registry
  readonly members: MembersTable
  readonly watches: Watches
  readonly doorOf: (id: string) => ProvinceDoor
  readonly engines: () => EnginesReport
}

/** UNKNOWN: a member that nobody has asked yet. */
export type ProvinceState = 'UP' | 'FAILING' | 'LEFT_ALONE' | 'UNKNOWN' | 'NOT_JOINED'

export interface ProvinceStatus {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
  readonly state: ProvinceState
  /** The release last known; null: none, or nobody has looked yet. */
  readonly release: number | null
  /** How long ago it was known to be current, in seconds. */
  readonly confirmedSecondsAgo: number | null
  /** Null while it is no member. */
  readonly leash: LeashReport | null
}

export interface Status {
  readonly at: string
  readonly supergraph: EnginesReport
  readonly ministry: { readonly confirmedSecondsAgo: number | null }
  readonly provinces: readonly ProvinceStatus[]
}

/** The state of now, in the order of the registry. */
export function readStatus(options: StatusOptions, now: Date): Status {
  const { registry, members, watches, doorOf, engines } = options
  const joined = members.current()
  return {
    at: now.toISOString(),
    supergraph: engines(),
    ministry: { confirmedSecondsAgo: secondsSince(watches.of(MINISTRY).known(), now) },
    provinces: registry.provinces.map(({ id, nameVi, nameEn }) => {
      const known = watches.of(id).known()
      const leash = joined[id] ? doorOf(id).report() : null
      return {
        ...{ id, nameVi, nameEn, state: stateOf(leash), leash },
        release: known ? Number(known.tag) || null : null,
        confirmedSecondsAgo: secondsSince(known, now),
      }
    }),
  }
}

function stateOf(leash: LeashReport | null): ProvinceState {
  if (!leash) return 'NOT_JOINED'
  if (leash.breaker !== 'CLOSED') return 'LEFT_ALONE'
  if (leash.requests === leash.inFlight + leash.waiting) return 'UNKNOWN'
  return leash.lastFailure && leash.failedLast ? 'FAILING' : 'UP'
}

function secondsSince(known: Known | null, now: Date): number | null {
  return known ? Math.max(0, Math.round((now.getTime() - known.confirmedAt) / 1000)) : null
}
