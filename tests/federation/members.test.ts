// Joining and leaving, by the table of members alone: no restart, no recomposition, no failed question while they happen.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startGateway } from '#gateway/start-gateway.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { createLog } from '#runtime/log.ts'
import { type Members, watchMembers, writeMembers } from '#runtime/members.ts'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { openCitations } from '#services/ministry/citations.ts'
import { startMinistry } from '#services/ministry/start-ministry.ts'
import { startProvince } from '#services/province/start-province.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'

const log = createLog('test', 'silent')
const PLACE = { host: '127.0.0.1', port: 0, log }

/** Prepared before anybody joins or leaves, and never changed. */
const DOCUMENT = `{
  compare(input: { indicators: ["TRAINED_LABOUR_RATE"], provinces: ["VN34-91", "VN34-25", "VN34-19"], period: { at: "2020" } }) {
    rows { province { id } cells { value absence } }
    answers { province { id } state }
  }
  phuTho { series(indicators: ["TRAINED_LABOUR_RATE"]) { totalCount } }
}`

interface Answer {
  readonly data?: {
    readonly compare: {
      readonly rows: readonly { province: { id: string }; cells: { value: string | null }[] }[]
      readonly answers: readonly { province: { id: string }; state: string }[]
    }
  }
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
}

/** Whatever was started, last first. */
const started: (() => Promise<unknown>)[] = []
let members: (table: Members) => Promise<void>
let gateway: string
const urls: Record<string, string> = {}

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'lientinh-members-'))
  started.push(() => rm(home, { recursive: true, force: true }))
  for (const id of ['VN34-91', 'VN34-25', 'VN34-19']) {
    const database = await openTestDatabase()
    await loadSeed(database, id)
    const served = await startProvince({ ...PLACE, province: resolveProvince(registry, id), database })
    urls[id] = `${served.url}/graphql`
    started.push(() => served.stop().then(() => database.close()))
  }
  const file = join(home, 'members.json')
  members = (table) => writeMembers(file, table)
  await members(tableOf('VN34-91', 'VN34-19'))
  const [ofMinistry, ofGateway] = [await watchMembers(file, log), await watchMembers(file, log)]
  const ministry = await startMinistry({
    ...PLACE,
    world: {
      registry,
      catalogue,
      members: () => Object.keys(ofMinistry.current()),
      citations: openCitations(home),
    },
  })
  started.push(() => ministry.stop())
  const served = await startGateway({
    ...PLACE,
    supergraphSdl: readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8'),
    registry,
    members: ofGateway,
    ministryUrl: `${ministry.url}/graphql`,
    deadlineMs: 20_000,
    explorerDirectory: null,
  })
  started.push(
    () => served.stop(),
    async () => ofMinistry.stop(),
  )
  gateway = `${served.url}/graphql`
})
afterAll(async () => {
  for (const stop of started.reverse()) await stop()
})

it('a province joins and another leaves while questions flow, and not one of them fails', async () => {
  const flow = startFlow()
  await flow.until('asked with two members', ({ states }) => states['VN34-25'] === 'NOT_JOINED')

  await members(tableOf('VN34-91', 'VN34-19', 'VN34-25'))
  const joined = await flow.until('the newcomer', ({ states }) => states['VN34-25'] === 'LIVE')
  expect(joined.ms).toBeLessThan(3000)
  expect(joined.seen.values).toEqual({ 'VN34-91': null, 'VN34-25': '70', 'VN34-19': '70' })

  await members(tableOf('VN34-91', 'VN34-25'))
  const left = await flow.until('the one that left', ({ states }) => states['VN34-19'] === 'NOT_JOINED')
  expect(left.ms).toBeLessThan(3000)
  expect(left.seen.values).toEqual({ 'VN34-91': null, 'VN34-25': '70', 'VN34-19': null })

  const { failures, asked } = await flow.stop()
  expect(failures).toEqual([])
  expect(asked).toBeGreaterThan(10)
})

it('a table that cannot be read changes nothing', async () => {
  await members({ ...tableOf('VN34-91', 'VN34-25'), 'VN34-19': { url: 'not an address' } })
  await wait(700)
  const { states } = await ask()
  expect(states).toEqual({ 'VN34-91': 'LIVE', 'VN34-25': 'LIVE', 'VN34-19': 'NOT_JOINED' })
})

interface Seen {
  readonly states: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string | null>>
  /** What nobody may meet while members come and go: anything but "it has not joined". */
  readonly failures: readonly string[]
}

async function ask(): Promise<Seen> {
  const response = await fetch(gateway, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: DOCUMENT }),
  })
  const { data, errors = [] } = (await response.json()) as Answer
  const { rows = [], answers = [] } = data?.compare ?? {}
  const codes = errors.map(({ extensions }) => extensions.code)
  const states = Object.fromEntries(answers.map(({ province, state }) => [province.id, state]))
  return {
    states,
    values: Object.fromEntries(rows.map(({ province, cells }) => [province.id, cells[0]?.value ?? null])),
    failures: [
      ...(response.status === 200 && rows.length === 3
        ? []
        : [`HTTP ${response.status}, ${rows.length} rows`]),
      ...codes.filter((code) => code !== 'PROVINCE_NOT_JOINED'),
      ...Object.values(states).filter((state) => state !== 'LIVE' && state !== 'NOT_JOINED'),
    ],
  }
}

/** Two askers, each with its next question as soon as the last is answered. */
function startFlow() {
  let isFlowing = true
  let asked = 0
  let newest: Seen | undefined
  const failures: string[] = []
  const flow = async () => {
    while (isFlowing) {
      const seen = await ask().catch(
        (error: unknown): Seen => ({ states: {}, values: {}, failures: [String(error)] }),
      )
      asked += 1
      newest = seen
      failures.push(...seen.failures)
    }
  }
  const askers = [flow(), flow()]
  return {
    async until(what: string, holds: (seen: Seen) => boolean): Promise<{ ms: number; seen: Seen }> {
      const from = performance.now()
      newest = undefined
      while (performance.now() - from < 15_000) {
        const seen: Seen | undefined = newest
        if (seen && holds(seen)) return { ms: performance.now() - from, seen }
        await wait(10)
      }
      throw new Error(`Waited in vain for ${what}: ${JSON.stringify(newest)}`)
    },
    async stop() {
      isFlowing = false
      await Promise.all(askers)
      return { failures, asked }
    },
  }
}

function tableOf(...ids: string[]): Members {
  return Object.fromEntries(ids.map((id) => [id, { url: urls[id] ?? '' }]))
}
