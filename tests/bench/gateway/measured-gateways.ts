// The gateways of a measurement, each a process, side by side before the same played subgraphs.
import { isDeepStrictEqual } from 'node:util'
import { type Gateway, openGateway } from './ask-gateway.ts'
import type { Place, Size } from './federation.ts'
import type { Question } from './questions.ts'
import { type Figures, startMeasured } from './told-figures.ts'

/** Ours, Apollo Gateway as it comes, Hive Gateway with its compiled planner. */
export type GatewayName = 'ours' | 'stock' | 'hive'

const SCRIPTS: Readonly<Record<GatewayName, string>> = {
  ours: './our-gateway.ts',
  stock: './stock-gateway.ts',
  hive: './hive-gateway.ts',
}

export interface MeasuredGateway extends Gateway {
  readonly name: GatewayName
  figures(): Promise<Figures>
}

export interface Side {
  readonly gateways: readonly MeasuredGateway[]
  stop(): Promise<void>
}

/** Starts the played subgraphs and the gateways named. */
export async function startSide(size: Size, names: readonly GatewayName[]): Promise<Side> {
  const subgraphs = await startMeasured<Place>('./play-subgraphs.ts', size)
  const started = await Promise.all(
    names.map(async (name) => {
      const measured = await startMeasured<string>(SCRIPTS[name], subgraphs.ready)
      return { name, measured, gateway: openGateway(measured.ready) }
    }),
  )
  return {
    gateways: started.map(({ name, measured, gateway }) => ({ ...gateway, name, figures: measured.figures })),
    async stop() {
      await Promise.all(started.map(({ gateway }) => gateway.close()))
      await Promise.all([subgraphs, ...started.map(({ measured }) => measured)].map((each) => each.stop()))
    },
  }
}

/** Throws unless all answer the same, and what they answer is whole. */
export async function checkAnswers(
  { gateways }: Side,
  question: Question,
  isWhole: (data: Record<string, unknown>) => boolean,
): Promise<void> {
  const answers = await Promise.all(gateways.map((gateway) => gateway.ask(question)))
  const [first] = answers
  if (!first || !isWhole(first)) throw new Error(`Cannot measure: ${JSON.stringify(first).slice(0, 500)}`)
  for (const [index, { name }] of gateways.entries())
    if (!isDeepStrictEqual(answers[index], first))
      throw new Error(`Cannot measure: ${name} answers otherwise.`)
}

/** The processor time of a gateway's process for each question of a load, in milliseconds, and how many it answers in a second. */
export async function measureLoad(
  gateway: MeasuredGateway,
  ...load: Parameters<Gateway['load']>
): Promise<{ readonly cpuMs: number; readonly perSecond: number; readonly questions: number }> {
  const before = await gateway.figures()
  const { questions, ms } = await gateway.load(...load)
  const after = await gateway.figures()
  return { cpuMs: (after.cpuMs - before.cpuMs) / questions, perSecond: (questions / ms) * 1000, questions }
}
