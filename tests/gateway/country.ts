// The whole country: a gateway, a played ministry and all 34 provinces, each of which answers well until a test tells it not to.
import { readFileSync } from 'node:fs'
import type { LeashLimits } from '#gateway/leash/leash-limits.ts'
import { startGateway } from '#gateway/start-gateway.ts'
import { createLog } from '#runtime/log.ts'
import type { Members } from '#runtime/members.ts'
import { registry } from '#schema/registry/registry.ts'
import { type Answer, type PlayedSubgraph, playSubgraph } from './play-subgraph.ts'
import { healthy, playMinistry } from './stage.ts'

export type Province = (typeof registry.provinces)[number]
export const PROVINCES = registry.provinces

export interface Country {
  /** Of a gateway that waits for as long as it takes. */
  readonly patient: Asking
  /** Of one that has the deadline of the test. */
  readonly hasty: Asking
  readonly urls: { readonly patient: string; readonly hasty: string }
  /** By province id. */
  readonly played: ReadonlyMap<string, PlayedSubgraph>
  /** Everybody answers well, at their own address. */
  recover(): void
  /** These answer so from now on. */
  misbehave(provinces: readonly Province[], answerOf: (province: Province) => Answer): void
  /** These are at another address from now on. */
  move(provinces: readonly Province[], url: string): void
  stop(): Promise<void>
}

/** Asks one of the gateways, and gets its answer as text, for what must not be in it. */
export type Asking = (query: string) => Promise<string>

export async function startCountry(options: {
  deadlineMs: number
  leash?: Partial<LeashLimits>
}): Promise<Country> {
  const ministry = await playSubgraph(playMinistry)
  const played = new Map<string, PlayedSubgraph>()
  for (const province of PROVINCES) played.set(province.id, await playSubgraph(healthy(province)))
  const home: Members = Object.fromEntries([...played].map(([id, { url }]) => [id, { url }]))
  let members = home
  const start = (deadlineMs: number) =>
    startGateway({
      ...{ supergraphSdl, registry, ministryUrl: ministry.url, explorerDirectory: null },
      ...{ host: '127.0.0.1', port: 0, log: createLog('gateway', 'silent') },
      members: { current: () => members, stop: () => {} },
      ...{ ...options, deadlineMs },
    })
  const patient = await start(20_000)
  const hasty = await start(options.deadlineMs)
  const misbehave: Country['misbehave'] = (provinces, answerOf) => {
    for (const province of provinces) {
      const one = played.get(province.id)
      if (one) one.answer = answerOf(province)
    }
  }
  return {
    ...{ patient: askAt(patient.url), hasty: askAt(hasty.url), played, misbehave },
    urls: { patient: patient.url, hasty: hasty.url },
    recover() {
      members = home
      misbehave(PROVINCES, healthy)
    },
    move(provinces, url) {
      members = { ...home, ...Object.fromEntries(provinces.map(({ id }) => [id, { url }])) }
    },
    stop: async () => {
      await Promise.all([patient.stop(), hasty.stop()])
      await Promise.all([ministry, ...played.values()].map((one) => one.stop()))
    },
  }
}

const supergraphSdl = readFileSync(
  new URL('../../schema/contract/supergraph.graphql', import.meta.url),
  'utf8',
)

function askAt(url: string): Asking {
  return async (query) => {
    const headers = { 'content-type': 'application/json' }
    const asked = { method: 'POST', headers, body: JSON.stringify({ query }) }
    return (await fetch(`${url}/graphql`, asked)).text()
  }
}
