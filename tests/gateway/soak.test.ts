// A gateway that is asked for minutes on end (half an hour in the long run) while provinces fail, publish, leave and join: its memory
// stays where it was once it was warm, and every question is answered.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { median } from '#tests/bench/median.ts'
import { FAULTS } from './faults.ts'
import { publish } from './freshness/released.ts'
import { startGatewayProcess } from './life/gateway-process.ts'
import type { LiveMemory, MemoryQuestion } from './live-memory.ts'
import { type PlayedSubgraph, playSubgraph } from './play-subgraph.ts'
import { healthy } from './stage.ts'

const MINUTE = 60_000
const DURATION_MS = (process.env.LIENTINH_LONG ? 30 : 2) * MINUTE
const ASKERS = 4
/** What a question pays for itself, so that others may use the machine too. */
const PAUSE_MS = 5
const PROVINCES = registry.provinces.slice(0, 10)
const UPHEAVALS = [
  'closes before the headers',
  'answers garbage that is called JSON',
  'answers 500 with a stack',
] as const

it(
  'holds its memory flat',
  async () => {
    const played = new Map<string, PlayedSubgraph>()
    for (const province of PROVINCES) played.set(province.id, await playSubgraph(healthy(province)))
    const everybody = Object.fromEntries([...played].map(([id, { url }]) => [id, { url }]))
    const gateway = await startGatewayProcess({
      ...{ PROVINCE_DEADLINE_MS: '1000', LOG_LEVEL: 'silent' },
      NODE_OPTIONS: `--import=${new URL('live-memory.ts', import.meta.url).href}`,
    })
    await gateway.setMembers(everybody)
    const ends = performance.now() + DURATION_MS
    const isOver = () => performance.now() > ends
    let questions = 0
    let unanswered = 0

    const ask = async (asker: number) => {
      for (let turn = 0; !isOver(); turn += 1) {
        const { data } = await gateway.ask(questionOf(asker, turn), {}).catch(() => ({ data: undefined }))
        questions += 1
        if (!data) unanswered += 1
        await sleep(PAUSE_MS)
      }
    }
    const upset = async () => {
      for (let turn = 0; !isOver(); turn += 1) {
        const province = PROVINCES[turn % PROVINCES.length]
        const one = province && played.get(province.id)
        if (!province || !one) throw new TypeError('no such province')
        one.answer = FAULTS[UPHEAVALS[turn % UPHEAVALS.length] ?? '']?.answer ?? healthy(province)
        const { [province.id]: _left, ...others } = everybody
        if (turn % 5 === 0) await gateway.setMembers(others)
        await sleep(1000)
        publish(one, province, turn + 1)
        if (turn % 5 === 0) await gateway.setMembers(everybody)
      }
    }
    const memory: number[] = []
    const watch = async () => {
      while (!isOver()) {
        memory.push(await liveMemory(gateway.child))
        for (const one of [...played.values(), gateway.ministry]) forget(one)
        await sleep(DURATION_MS / 60)
      }
    }
    await Promise.all([...Array.from({ length: ASKERS }, (_, asker) => ask(asker)), upset(), watch()])
    await gateway.stop()
    await Promise.all([...played.values()].map((one) => one.stop()))

    expect(unanswered).toBe(0)
    expect(questions).toBeGreaterThan(DURATION_MS / 200)
    // what is remembered fills up to its limit first
    const half = memory.slice(memory.length / 2)
    const [third, fourth] = [half.slice(0, half.length / 2), half.slice(half.length / 2)]
    expect(median(fourth)).toBeLessThan(1.1 * median(third) + 10e6)
  },
  DURATION_MS + 2 * MINUTE,
)

/** The players remember for tests what they were asked; half an hour of it would fill this process. */
function forget(one: PlayedSubgraph): void {
  one.asked.length = 0
  one.headers.length = 0
}

/** Asked again and again, asked once and never more, and of ever new texts. */
function questionOf(asker: number, turn: number): string {
  const period =
    turn % 3 === 0 ? '2020' : `${1900 + (turn % 100)}-${String(1 + (asker % 12)).padStart(2, '0')}`
  const name = turn % 7 === 0 ? `text_${asker}_${turn}` : 'again'
  return `{ ${name}: compare(input: { indicators: ["POOR_HH_RATE"], provinces: ${JSON.stringify(PROVINCES.map(({ id }) => id))}, period: { at: "${period}" } }) { answers { state } } }`
}

/** In bytes, without what a collection would free. */
async function liveMemory(child: ChildProcess): Promise<number> {
  const told = once(child, 'message') as Promise<[LiveMemory]>
  child.send('memory' satisfies MemoryQuestion)
  const [{ live }] = await told
  return live
}
