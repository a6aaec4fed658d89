// 63 joins and leaves, by the table of members alone, while everybody is compared: nothing is composed or planned anew.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#gateway/start-gateway.ts'
import { createLog } from '#runtime/log.ts'
import { type Members, type MembersTable, watchMembers, writeMembers } from '#runtime/members.ts'
import { registry } from '#schema/registry/registry.ts'
import { type PlayedSubgraph, playSubgraph } from '../play-subgraph.ts'
import { healthy, playMinistry } from '../stage.ts'

const SUPERGRAPH = new URL('../../../schema/contract/supergraph.graphql', import.meta.url)
const ALL = registry.provinces.map(({ id }) => id)
const QUESTION = `{ compare(input: { provinces: ${JSON.stringify(ALL)} }) { answers { state province { id } } } }`

let home: string
let file: string
let members: MembersTable
let gateway: Gateway
let ministry: PlayedSubgraph
const provinces = new Map<string, PlayedSubgraph>()

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-joins-'))
  file = join(home, 'members.json')
  for (const province of registry.provinces) provinces.set(province.id, await playSubgraph(healthy(province)))
  ministry = await playSubgraph(playMinistry)
  const log = createLog('gateway', 'silent')
  members = await watchMembers(file, log)
  gateway = await startGateway({
    supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
    registry,
    members,
    ministryUrl: ministry.url,
    host: '127.0.0.1',
    port: 0,
    deadlineMs: 20_000,
    explorerDirectory: null,
    log,
  })
})
afterAll(async () => {
  await gateway.stop()
  members.stop()
  await Promise.all([ministry, ...provinces.values()].map((played) => played.stop()))
  await rm(home, { recursive: true })
})

it('63 joins and leaves are each seen at once, and not one question fails', {
  timeout: 180_000,
}, async () => {
  await ask()
  const before = await report()
  const flow = startFlow()
  const joined = new Set<string>()
  let changes = 0
  const change = async (id: string, state: 'LIVE' | 'NOT_JOINED') => {
    if (state === 'LIVE') joined.add(id)
    else joined.delete(id)
    await writeMembers(file, tableOf(joined))
    await flow.until(id, state)
    changes += 1
  }
  for (const id of ALL) await change(id, 'LIVE')
  for (const id of ALL.slice(0, 29)) await change(id, 'NOT_JOINED')
  const { failures, asked } = await flow.stop()

  expect(changes).toBe(63)
  expect(failures).toEqual([])
  expect(asked).toBeGreaterThan(63)
  expect(await report()).toEqual(before)
  expect(before).toMatchObject({ planned: 1 })
})

type States = Readonly<Record<string, string>>

async function ask(): Promise<States> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUESTION }),
  })
  const { data, errors } = (await response.json()) as {
    data?: { compare: { answers: { state: string; province: { id: string } }[] } }
    errors?: unknown
  }
  if (errors || !data) throw new Error(JSON.stringify(errors))
  return Object.fromEntries(data.compare.answers.map(({ state, province }) => [province.id, state]))
}

async function report(): Promise<unknown> {
  const response = await fetch(`${gateway.url}/readyz`)
  return ((await response.json()) as { supergraph: unknown }).supergraph
}

/** Two askers, each with its next question as soon as the last is answered; of each province it is LIVE or NOT_JOINED. */
function startFlow() {
  let isFlowing = true
  let asked = 0
  let newest: States = {}
  const failures: string[] = []
  const flow = async () => {
    while (isFlowing) {
      try {
        newest = await ask()
        const states = Object.values(newest)
        const strange = states.filter((state) => state !== 'LIVE' && state !== 'NOT_JOINED')
        if (states.length !== 34 || strange.length > 0) failures.push(JSON.stringify(newest))
      } catch (error) {
        failures.push(String(error))
      }
      asked += 1
    }
  }
  const askers = [flow(), flow()]
  return {
    async until(id: string, state: string) {
      const from = performance.now()
      while (newest[id] !== state) {
        if (performance.now() - from > 10_000) throw new Error(`Waited in vain for ${id} to be ${state}.`)
        await wait(5)
      }
    },
    async stop() {
      isFlowing = false
      await Promise.all(askers)
      return { failures, asked }
    },
  }
}

function tableOf(ids: ReadonlySet<string>): Members {
  return Object.fromEntries([...ids].map((id) => [id, { url: provinces.get(id)?.url ?? '' }]))
}
