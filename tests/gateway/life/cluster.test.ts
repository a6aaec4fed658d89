// A gateway of two processes at one address: one may die, or be replaced, while questions flow.
import { execFileSync } from 'node:child_process'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../play-subgraph.ts'
import { AN_GIANG, healthy } from '../stage.ts'
import { startFlow } from './flow.ts'
import { type GatewayProcess, startGatewayProcess, until } from './gateway-process.ts'

const MINUTES = 120_000
const ASKERS = 4

let gateway: GatewayProcess
beforeAll(async () => {
  gateway = await startGatewayProcess({ GATEWAY_WORKERS: '2' })
}, MINUTES)
afterAll(() => gateway.stop())

// one gateway, lived through from its start to its end: the tests stand in order
describe('a gateway of two processes', () => {
  it('is ready when both are, and says so once', () => {
    expect(gateway.ready).toEqual({
      type: 'ready',
      ready: { url: gateway.url, members: 1, workers: 2 },
    })
    expect(workers()).toHaveLength(2)
  })

  it(
    'loses with one that is killed no more than what that one had in hand, and has another soon',
    async () => {
      const flow = startFlow(gateway.url, ASKERS)
      await flow.untilAsked(50)
      const [, other] = workers()
      killFirst()
      await until('another', () => readied() === 3)
      await flow.untilAsked(50)
      const { failures } = await flow.stop()
      expect(workers()).toHaveLength(2)
      expect(workers()).toContain(other)
      expect(Math.max(...failures.map(({ length }) => length))).toBeLessThanOrEqual(1)
      expect(gateway.said()).toContain('"reason":"SIGKILL","inMs":100')
    },
    MINUTES,
  )

  it('says the figures of both, whichever is asked', async () => {
    const before = await questionsCounted()
    for (let question = 0; question < 10; question += 1) await gateway.ask('{ anGiang { id } }')
    for (let look = 0; look < 4; look += 1) expect(await questionsCounted()).toBe(before + 10)
  })

  it(
    'is in less of a hurry the next time',
    async () => {
      killFirst()
      await until('another', () => readied() === 4)
      expect(gateway.said()).toContain('"reason":"SIGKILL","inMs":200')
    },
    MINUTES,
  )

  it(
    'answers in the other a question that was on its way to one that is killed',
    async () => {
      const [stopped = 0] = workers()
      if (stopped === 0) throw new Error('There is no process to stop.')
      process.kill(stopped, 'SIGSTOP') // what it is given now, it does not take
      const clients = Array.from({ length: 6 }, () => new Client(gateway.url))
      const questions = clients.map((client) => client.request({ path: '/livez', method: 'GET' }))
      await until('the answers of the other', async () => (await settled(questions)) === 5)
      process.kill(stopped, 'SIGKILL')
      const answers = await Promise.all(questions)
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200])
      await Promise.all(clients.map((client) => client.destroy()))
      await until('another', () => readied() === 5)
    },
    MINUTES,
  )

  it(
    'replaces both at SIGUSR2, and no question fails',
    async () => {
      const before = workers()
      const flow = startFlow(gateway.url, ASKERS)
      await flow.untilAsked(50)
      gateway.child.kill('SIGUSR2')
      await until('both replaced', () => gateway.said().includes('every process of the gateway is replaced'))
      await flow.untilAsked(50)
      const { failures } = await flow.stop()
      expect(failures.flat()).toEqual([])
      expect(workers()).toHaveLength(2)
      expect(workers().filter((pid) => before.includes(pid))).toEqual([])
    },
    MINUTES,
  )

  it(
    'answers what is under way in each when it is asked to stop, and ends with code 0',
    async () => {
      const held: (() => void)[] = []
      const answerWell = healthy(AN_GIANG)
      gateway.anGiang.answer = (asked: Asked) => (response: ServerResponse) => {
        const answer = JSON.stringify(answerWell(asked))
        held.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end(answer))
      }
      const question = 'query ($first: Int) { anGiang { nameVi releases(first: $first) { totalCount } } }'
      const questions = Array.from({ length: 20 }, (_, index) => gateway.ask(question, { first: index + 1 }))
      await until('20 questions at the province', () => held.length === 20)
      gateway.child.kill('SIGTERM')
      await until('the address to be closed', () =>
        fetch(gateway.url).then(
          () => false,
          () => true,
        ),
      )
      for (const answer of held) answer()
      const answers = await Promise.all(questions)
      expect(answers.map(({ data }) => data)).toEqual(
        Array.from({ length: 20 }, () => ({ anGiang: { nameVi: 'An Giang', releases: { totalCount: 1 } } })),
      )
      expect(await gateway.exited).toEqual({ code: 0, signal: null })
      expect(workers()).toEqual([])
    },
    MINUTES,
  )
})

/** By /metrics, of whichever process takes this new connection. */
async function questionsCounted(): Promise<number> {
  const response = await fetch(`${gateway.url}/metrics`, { headers: { connection: 'close' } })
  const counts = (await response.text()).matchAll(/^lientinh_question_seconds_count\{.*\} (\d+)$/gm)
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
}

/** How many of them are decided. */
async function settled(promises: readonly Promise<unknown>[]): Promise<number> {
  const open = Symbol('open')
  const now = await Promise.all(promises.map((promise) => Promise.race([promise, wait(50, open)])))
  return now.filter((value) => value !== open).length
}

function killFirst(): void {
  const [first] = workers()
  if (!first) throw new Error('There is no process to kill.') // 0 would be everybody here
  process.kill(first, 'SIGKILL')
}

/** How many processes were ready since the start. */
function readied(): number {
  return gateway.said().split('a process of the gateway is ready').length - 1
}

/** The processes that the gateway started. */
function workers(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'ppid=,pid=,stat='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [parent, pid, state = ''] = line.trim().split(/\s+/)
    return Number(parent) === gateway.child.pid && !state.startsWith('Z') ? [Number(pid)] : []
  })
}
