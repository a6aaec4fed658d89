// A whole federation in one process, on free ports, over real databases: with it an end-to-end test is fifteen lines.
//
//   const federation = await startFederation({ offline: ['VN34-25'] })
//   const { data, errors } = await federation.ask('{ anGiang { nameVi } }')
//   await federation.stop()

import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type GatewayOptions, startGateway } from '#gateway/start-gateway.ts'
import type { Database } from '#prisma/open-database.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { createLog } from '#runtime/log.ts'
import type { Members } from '#runtime/members.ts'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { type Province, registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { openCitations } from '#services/ministry/citations.ts'
import { startMinistry } from '#services/ministry/start-ministry.ts'
import { startProvince } from '#services/province/start-province.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'
import { type Relay, startListener, startRelay } from './relay.ts'

/** The demo's five: An Giang, Phú Thọ, Thái Nguyên, Khánh Hòa, Vĩnh Long. */
export const DEMO = ['VN34-91', 'VN34-25', 'VN34-19', 'VN34-56', 'VN34-86'] as const

export interface FederationOptions {
  /** Ids of the members; the demo's five unless told. */
  readonly provinces?: readonly string[]
  /** Members that are not running. */
  readonly offline?: readonly string[]
  /** Milliseconds by which a member answers late; Infinity: never. */
  readonly slow?: Readonly<Record<string, number>>
  /** Members played by something else. */
  readonly played?: Readonly<Record<string, RequestListener>>
  /** The gateway's patience with one province: long unless told, so that a busy machine is not taken for a fault. */
  readonly deadlineMs?: number
  /** The built page to serve at `/`; none unless told. */
  readonly explorerDirectory?: string
  /** What the gateway tells the world: everything unless told. */
  readonly gateway?: Pick<GatewayOptions, 'mode' | 'trustedOnly'>
  /** What a member has published: its seed unless told. */
  readonly load?: (database: Database, province: string) => Promise<unknown>
}

export interface Answer {
  readonly data: Record<string, unknown>
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
}

export interface Federation {
  /** The gateway's address. */
  readonly url: string
  ask(query: string, variables?: object): Promise<Answer>
  /** How often each has been asked since the last call: `ministry`, and provinces by id. */
  fetches(): Record<string, number>
  /** The real database of a running province. */
  database(id: string): Database
  /** Publishes a release of a running province, and waits until the gateway must have seen it: two seconds. */
  publish(id: string, release: Parameters<typeof writeRelease>[1]): Promise<void>
  /** Takes a province off its address, as kill -9 would. */
  kill(id: string): Promise<void>
  /** Brings it back, at another address, by the table of members alone. */
  revive(id: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a gateway, a ministry, and the members asked for. */
export async function startFederation(options: FederationOptions = {}): Promise<Federation> {
  const {
    provinces = DEMO,
    offline = [],
    slow = {},
    played = {},
    deadlineMs = 20_000,
    explorerDirectory,
    load = loadSeed,
  } = options
  const log = createLog('test', 'silent')
  const place = { host: '127.0.0.1', port: 0, log }
  let members: Members = {}
  const relays = new Map<string, Relay>()
  const running = new Map<string, { url: string; database: Database; stop: () => Promise<void> }>()
  const counted = new Map<string, number>()

  const admit = async (id: string, relay: Relay) => {
    relays.set(id, relay)
    members = { ...members, [id]: { url: `${relay.url}/graphql` } } // a changed table is another one
  }
  const startMember = async (province: Province) => {
    const listener = played[province.id]
    if (listener) return admit(province.id, await startListener(listener))
    const database = await openTestDatabase()
    await load(database, province.id)
    const served = await startProvince({ ...place, province, database })
    const stop = async () => {
      await served.stop()
      await database.close()
    }
    running.set(province.id, { url: served.url, database, stop })
    const relay = await startRelay(served.url, slow[province.id])
    await admit(province.id, relay)
    if (offline.includes(province.id)) await relay.stop()
  }
  for (const id of provinces) await startMember(resolveProvince(registry, id))

  const citations = await mkdtemp(join(tmpdir(), 'lientinh-citations-'))
  const ministry = await startMinistry({
    ...place,
    world: { registry, catalogue, members: () => Object.keys(members), citations: openCitations(citations) },
  })
  const ministryRelay = await startRelay(ministry.url)
  relays.set('ministry', ministryRelay)
  const gateway = await startGateway({
    ...place,
    supergraphSdl: readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8'),
    registry,
    members: { current: () => members, stop: () => undefined },
    ministryUrl: `${ministryRelay.url}/graphql`,
    deadlineMs,
    explorerDirectory: explorerDirectory ?? null,
    ...options.gateway,
  })

  return {
    url: gateway.url,
    ask: (query, variables = {}) => post(`${gateway.url}/graphql`, { query, variables }),
    fetches() {
      const since = [...relays].map(([id, relay]) => [id, relay.asked() - (counted.get(id) ?? 0)] as const)
      for (const [id, relay] of relays) counted.set(id, relay.asked())
      return Object.fromEntries(since.filter(([, count]) => count > 0))
    },
    database: (id) => required(running.get(id), id).database,
    async publish(id, release) {
      await writeRelease(required(running.get(id), id).database, release)
      await sleep(2000)
    },
    kill: (id) => required(relays.get(id), id).stop(),
    async revive(id) {
      counted.delete(id)
      await admit(id, await startRelay(required(running.get(id), id).url))
    },
    async stop() {
      await gateway.stop()
      await Promise.all([...relays.values()].map((relay) => relay.stop()))
      await ministry.stop()
      await rm(citations, { recursive: true, force: true })
      for (const { stop } of running.values()) await stop()
    },
  }
}

async function post(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Answer
}

function required<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new TypeError(`No ${id} in this federation.`)
  return found
}
