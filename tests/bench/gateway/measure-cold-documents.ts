// Documents never seen before, before 63 provinces: what the first question of each takes above later ones, which is the reading, checking and
// planning of its document.
import type { Measured } from '../measured.ts'
import { median, quantile } from '../median.ts'
import { registryOf } from './federation.ts'
import { checkAnswers, type MeasuredGateway, startSide } from './measured-gateways.ts'
import { type Asker, comparing, documentAt } from './questions.ts'

const DOCUMENTS = 40
/** A gateway that has planned before: its compiler has seen the planner. */
const WARM_UP = 5
/** An odd number, so that documents that follow each other share few fields. */
const STRIDE = 40_503
/** Three provinces are asked, so that little beside the planning is measured: a plan holds them all whoever is asked. */
const ASKED = 3

/** What one document cost, in milliseconds. */
interface Cost {
  readonly ms: number
  readonly cpuMs: number
}

/** p50 and p95 of forty documents, ours and Apollo's in turns. */
export async function measureColdDocuments(): Promise<Measured[]> {
  const side = await startSide(63, ['stock', 'ours'])
  try {
    const asked = registryOf(63)
      .provinces.slice(0, ASKED)
      .map(({ id }) => id)
    const [stock = [], ours = []] = side.gateways.map(() => [] as Cost[])
    for (let n = 0; n < WARM_UP + DOCUMENTS; n++) {
      const asker = comparing(asked, documentAt((n * STRIDE) % 65_536))
      for (const [index, gateway] of side.gateways.entries()) {
        const cost = await costOf(gateway, asker, n * 10)
        if (n >= WARM_UP) [stock, ours][index]?.push(cost)
      }
      if (n === 0) await checkAnswers(side, asker(9), ({ compare }) => compare !== null)
    }
    return [
      line('a document never seen, 63 provinces, p50', ours, stock, ({ ms }) => ms, 0.5),
      line('a document never seen, 63 provinces, p95', ours, stock, ({ ms }) => ms, 0.95),
      line('  its processor time, p95', ours, stock, ({ cpuMs }) => cpuMs, 0.95),
    ]
  } finally {
    await side.stop()
  }
}

function line(
  what: string,
  ours: readonly Cost[],
  stock: readonly Cost[],
  figureOf: (cost: Cost) => number,
  q: number,
): Measured {
  const value = quantile(ours.map(figureOf), q)
  const ratio = value / quantile(stock.map(figureOf), q)
  return { what, value, unit: 'ms', ratio, comparedWith: 'Apollo Gateway' }
}

async function costOf(gateway: MeasuredGateway, asker: Asker, from: number): Promise<Cost> {
  const costs: Cost[] = []
  for (let turn = 0; turn < 4; turn++) {
    const before = await gateway.figures()
    const started = performance.now()
    await gateway.ask(asker(from + turn))
    const ms = performance.now() - started
    costs.push({ ms, cpuMs: (await gateway.figures()).cpuMs - before.cpuMs })
  }
  const [first = { ms: Number.NaN, cpuMs: Number.NaN }, ...later] = costs
  const above = (figureOf: (cost: Cost) => number) => figureOf(first) - median(later.map(figureOf))
  return { ms: above(({ ms }) => ms), cpuMs: above(({ cpuMs }) => cpuMs) }
}
