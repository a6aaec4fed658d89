// A gateway that is asked to stop answers whatever is under way, says that it is not to be asked any more, and ends well.
import type { ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { gatewayStopTimes } from '#runtime/stop-times.ts'
import type { Asked } from '../play-subgraph.ts'
import { AN_GIANG, type Answered, healthy, setStage } from '../stage.ts'
import { type GatewayProcess, startGatewayProcess, until } from './gateway-process.ts'

let gateway: GatewayProcess | undefined
afterEach(async () => {
  await gateway?.stop()
  gateway = undefined
})

async function start(env: NodeJS.ProcessEnv = {}): Promise<GatewayProcess> {
  gateway = await startGatewayProcess(env)
  return gateway
}

const RELEASES = 'query ($first: Int) { anGiang { nameVi releases(first: $first) { totalCount } } }'
const COMPARISON = '{ compare(input: { provinces: ["VN34-91"] }) { answers { state province { nameVi } } } }'

/** An Giang answers when the test says so. */
function holdAnGiang({ anGiang }: GatewayProcess) {
  const held: (() => void)[] = []
  const answerWell = healthy(AN_GIANG)
  anGiang.answer = (asked: Asked) => (response: ServerResponse) => {
    held.push(() =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answerWell(asked))),
    )
  }
  return held
}

it('answers 50 questions that are under way, each whole, and ends with code 0', {
  timeout: 90_000,
}, async () => {
  const started = await start()
  const held = holdAnGiang(started)
  const questions = [
    started.ask(COMPARISON),
    ...Array.from({ length: 49 }, (_, index) => started.ask(RELEASES, { first: index + 1 })),
  ]
  await until('50 questions at the province', () => held.length === 50)
  started.child.kill('SIGTERM')
  await until('the address to be closed', () => isClosed(started.url))
  for (const answer of held) answer()
  const [comparison, ...releases] = await Promise.all(questions)
  expect(comparison).toMatchObject({ data: { compare: { answers: [{ state: 'LIVE' }] } } })
  expect(releases.map(releasesIn)).toEqual(Array.from({ length: 49 }, () => 1))
  expect(await started.exited).toEqual({ code: 0, signal: null })
})

it('answers a comparison whose province is silent, at its deadline', { timeout: 60_000 }, async () => {
  const started = await start({ PROVINCE_DEADLINE_MS: '5000' })
  const held = holdAnGiang(started)
  const comparison = started.ask(COMPARISON)
  await until('the question at the province', () => held.length === 1)
  started.child.kill('SIGTERM')
  expect(await comparison).toMatchObject({
    data: { compare: { answers: [{ state: 'TIMED_OUT', province: { nameVi: 'An Giang' } }] } },
  })
  expect(await started.exited).toEqual({ code: 0, signal: null })
})

it('says to whoever comes in the meantime that it is not ready, and that the connection ends', async () => {
  const stage = await setStage({ farewellMs: 1000 })
  const { status, headers } = await fetch(`${stage.url}/readyz`)
  expect([status, headers.get('connection')]).toEqual([200, 'keep-alive'])
  const stopped = stage.stop()
  const last = await fetch(`${stage.url}/readyz`)
  expect([last.status, last.headers.get('connection'), await last.json()]).toEqual([
    503,
    'close',
    { status: 'stopping' },
  ])
  expect((await fetch(`${stage.url}/livez`)).status).toBe(200)
  await stopped
  await expect(fetch(`${stage.url}/livez`)).rejects.toThrow()
})

it.each([
  [3000, { drainMs: 4000, processMs: 4500, primaryMs: 4700, parentMs: 4900 }],
  [60_000, { drainMs: 61_000, processMs: 61_500, primaryMs: 61_700, parentMs: 61_900 }],
])('whoever waits for another waits longer, with a deadline of %i ms', (deadlineMs, times) => {
  expect(gatewayStopTimes(deadlineMs)).toEqual(times)
})

/** A new connection is refused. */
async function isClosed(url: string): Promise<boolean> {
  return fetch(`${url}/livez`).then(
    () => false,
    () => true,
  )
}

function releasesIn({ data }: Answered): unknown {
  return (data as { anGiang?: { releases?: { totalCount?: number } } } | null)?.anGiang?.releases?.totalCount
}
