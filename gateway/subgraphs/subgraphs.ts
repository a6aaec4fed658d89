// Everybody whom the gateway asks: the way to each, what each answered before, and how current that is.
import type { Log } from '#runtime/log.ts'
import type { MembersTable } from '#runtime/members.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { EngineOptions } from '../engine/engine.ts'
import type { Shelf } from '../freshness/shelf.ts'
import { createSliceMemory } from '../freshness/slice-memory.ts'
import { type AskRelease, createWatches, MINISTRY, type Watches } from '../freshness/watches.ts'
import { LEASH, type LeashLimits } from '../leash/leash-limits.ts'
import { askRelease } from './ask-release.ts'
import { createConnectionPools } from './connection-pools.ts'
import { createMinistrySource, MINISTRY_DEADLINE_MS } from './ministry-source.ts'
import { createProvinceDoor, type ProvinceDoor } from './province-door.ts'
import { createProvinceSource } from './province-source.ts'

export interface SubgraphsOptions {
  readonly registry: Registry
  /** Read at every call; whoever made it stops it. */
  readonly members: MembersTable
  readonly ministryUrl: string
  /** For one call to one province, from connecting to the last byte. */
  readonly deadlineMs: number
  /** Where a province's leash is to be another than LEASH. */
  readonly leash?: Partial<LeashLimits>
  /** Shown to every member, and to nobody else; null: there is none. */
  readonly federationToken?: string | null
  /** Whoever opened it closes it. */
  readonly shelf: Shelf
  readonly log: Log
}

export interface Subgraphs {
  readonly sourceOf: EngineOptions['sourceOf']
  readonly watches: Watches
  /** Of a province of the registry, by its id. */
  readonly doorOf: (id: string) => ProvinceDoor
  close(): Promise<void>
}

/** Asks nobody yet. */
export async function openSubgraphs(options: SubgraphsOptions): Promise<Subgraphs> {
  const { registry, members, ministryUrl, deadlineMs, federationToken = null, shelf, log } = options
  const limits = { ...LEASH, ...options.leash, deadlineMs }
  const pools = createConnectionPools({
    ...{ members, ministryUrl: new URL(ministryUrl), connectTimeoutMs: deadlineMs },
    maxAnswerBytes: limits.answerBytes,
    connections: 2 * limits.atOnce, // one that is still being made may outlive its question
  })
  const doors = new Map(
    registry.provinces.map((province) => [
      province.id,
      createProvinceDoor({ province, members, pools, limits, federationToken, log }),
    ]),
  )
  const doorOf = (id: string): ProvinceDoor => {
    const door = doors.get(id)
    if (!door) throw new TypeError(`There is no door to "${id}": it is not in the registry.`)
    return door
  }
  const askMinistry: AskRelease = (headers) =>
    askRelease(pools.poolFor(new URL(ministryUrl)), {
      ...{ url: ministryUrl, headers, deadlineMs: MINISTRY_DEADLINE_MS },
    })
  const watches = await createWatches({
    ...{ registry, shelf, askMinistry },
    askProvince: (id) => doorOf(id).askRelease,
  })
  const slices = createSliceMemory({ watches, shelf })
  const provinces = new Map(registry.provinces.map((province) => [province.subgraph, province]))
  return {
    ...{ watches, doorOf },
    close: () => pools.close(),
    sourceOf(name, contract) {
      if (name === 'ministry')
        return createMinistrySource({ url: ministryUrl, pools, watch: watches.of(MINISTRY), log })
      const province = provinces.get(name)
      if (!province)
        throw new TypeError(`The supergraph has a subgraph "${name}" that is not in the registry.`)
      const [door, watch] = [doorOf(province.id), watches.of(province.id)]
      return createProvinceSource({
        ...{ province, members, door, contract, deadlineMs, slices, watch, log },
      })
    },
  }
}
