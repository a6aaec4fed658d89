// What each province asked adds to the work of our gateway, before 63 provinces: as much from the third on as up to the last.
import { required } from '#schema/required.ts'
import type { Measured } from '../measured.ts'
import { registryOf } from './federation.ts'
import { type MeasuredGateway, measureLoad, startSide } from './measured-gateways.ts'
import { comparing } from './questions.ts'

const ASKED = [3, 33, 63] as const
const ROUNDS = 6
const ROUND_MS = 1000

/** Processor time for one province more, between 3 and 33 asked and between 33 and 63. */
export async function measureAsked(): Promise<Measured[]> {
  const side = await startSide(63, ['ours'])
  try {
    const [gateway] = side.gateways
    const [at3, at33, at63] = await cpuTimes(required(gateway, 'our gateway'))
    const first = (at33 - at3) / 30
    const second = (at63 - at33) / 30
    const each = { unit: 'µs' as const, ratio: second / first, comparedWith: 'up to 33' }
    return [
      { what: 'processor time of a question to 3 of 63 provinces', value: at3, unit: 'ms' },
      { what: '  for each province more, up to 33', value: first * 1000, unit: 'µs' },
      { what: '  for each province more, from 33 to 63', ...each, value: second * 1000 },
    ]
  } finally {
    await side.stop()
  }
}

/** Milliseconds of a question to so many; 60 cells of each. The sizes take turns; the best of each counts, because a busy machine only adds. */
async function cpuTimes(gateway: MeasuredGateway): Promise<[number, number, number]> {
  const ids = registryOf(63).provinces.map(({ id }) => id)
  const times = ASKED.map(() => [] as number[])
  let next = 1
  for (let round = -1; round < ROUNDS; round++)
    for (const [index, count] of ASKED.entries()) {
      const load = await measureLoad(gateway, comparing(ids.slice(0, count)), next, { ms: ROUND_MS })
      next += load.questions
      if (round >= 0) times[index]?.push(load.cpuMs)
    }
  const [at3 = Number.NaN, at33 = Number.NaN, at63 = Number.NaN] = times.map((each) => Math.min(...each))
  return [at3, at33, at63]
}
