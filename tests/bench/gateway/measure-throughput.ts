// How many questions a second: ours beside the others, in turns, over the same played provinces. Processor time stands beside throughput,
// because a busy machine spoils the one less than the other.
import type { Measured } from '../measured.ts'
import { median } from '../median.ts'
import { checkAnswers, type GatewayName, measureLoad, type Side, startSide } from './measured-gateways.ts'
import { type Asker, comparing, listingColumns } from './questions.ts'

interface Workload {
  readonly what: string
  readonly asker: Asker
  readonly isWhole: (data: Record<string, unknown>) => boolean
}

/** Short and many: what else the machine does strikes all. */
const ROUNDS = 5
const ROUND_MS = 1000
const WARM_UP_MS = 1500

const WORKLOADS: readonly Workload[] = [
  {
    what: 'comparisons of 2,040 cells, no two alike',
    asker: comparing(),
    isWhole: isWholeComparison,
  },
  {
    what: 'the same comparison again and again',
    asker: () => comparing()(0),
    isWhole: isWholeComparison,
  },
  {
    what: 'series of 34 provinces in columns, no two alike',
    asker: listingColumns,
    isWhole: isWholeList,
  },
]
const NAMES: Readonly<Record<GatewayName, string>> = {
  stock: 'Apollo Gateway',
  hive: 'Hive Gateway',
  ours: 'ours',
}

/** Medians of five rounds for each workload and gateway. */
export async function measureThroughput(): Promise<Measured[]> {
  const side = await startSide(34, ['stock', 'hive', 'ours'])
  try {
    const measured: Measured[] = []
    for (const workload of WORKLOADS) measured.push(...(await measureWorkload(side, workload)))
    return measured
  } finally {
    await side.stop()
  }
}

async function measureWorkload(side: Side, { what, asker, isWhole }: Workload): Promise<Measured[]> {
  let next = 1
  await checkAnswers(side, asker(next++), isWhole)
  const rounds = side.gateways.map((gateway) => ({
    gateway,
    perSecond: [] as number[],
    cpuMs: [] as number[],
  }))
  for (let round = -1; round < ROUNDS; round++)
    for (const { gateway, perSecond, cpuMs } of rounds) {
      const measured = await measureLoad(gateway, asker, next, { ms: round < 0 ? WARM_UP_MS : ROUND_MS })
      next += measured.questions
      if (round < 0) continue
      perSecond.push(measured.perSecond)
      cpuMs.push(measured.cpuMs)
    }
  const [stock] = rounds
  return rounds.flatMap(({ gateway, perSecond, cpuMs }) => [
    {
      what: `${what}: ${NAMES[gateway.name]}`,
      ...beside(median(perSecond), stock?.perSecond, gateway.name),
      unit: '/s' as const,
    },
    {
      what: '  its processor time for each',
      ...beside(median(cpuMs), stock?.cpuMs, gateway.name),
      unit: 'ms' as const,
    },
  ])
}

function beside(value: number, stock: readonly number[] = [], name: GatewayName) {
  return name === 'stock' ? { value } : { value, ratio: value / median(stock), comparedWith: NAMES.stock }
}

interface Cells {
  readonly rows: readonly { readonly cells: readonly { readonly value: string | null }[] }[]
}

function isWholeComparison({ compare }: Record<string, unknown>): boolean {
  const cells = (compare as Cells).rows.flatMap((row) => row.cells)
  return cells.length === 2040 && cells.every(({ value }) => typeof value === 'string')
}

interface Listed {
  readonly series: { readonly nodes: readonly { readonly values: readonly (string | null)[] }[] }
}

function isWholeList({ provinces }: Record<string, unknown>): boolean {
  const values = (provinces as readonly Listed[]).flatMap(({ series }) =>
    series.nodes.flatMap((node) => node.values),
  )
  return values.length === 2040 && values.every((value) => typeof value === 'string')
}
