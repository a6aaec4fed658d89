// A new contract version under questions: for how long nobody is served, how slow the slowest question is, and how long it takes.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { type Stage, setStage } from '../gateway/stage.ts'
import type { Measured } from './measured.ts'

const SUPERGRAPH = readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8')
const FIRST_FIELD = '  anGiang: AnGiang @join__field(graph: AN_GIANG)\n'

/** Whole documents of front-ends, no two alike. */
const DOCUMENTS = Array.from(
  { length: 20 },
  (_, index) =>
    `query q${index} { compare(input: { provinces: ["VN34-25"] }) { rows { cells { value rank } } answers { state province { nameVi } } } }`,
)

/** Takes six new supergraphs, each warmed with 20 documents, while one question follows another. Gateway, provinces and asker are one process. */
export async function measureReload(): Promise<Measured[]> {
  const stage = await setStage()
  try {
    for (const document of DOCUMENTS) await stage.ask(document)
    const usual = await slowestOf(stage.ask, wait(1000))
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const from = performance.now()
    delay.enable()
    const meanwhile = await slowestOf(stage.ask, takeSix(stage.take))
    delay.disable()
    return [
      {
        what: 'take a new supergraph, 20 documents warmed',
        value: (performance.now() - from) / 6,
        unit: 'ms',
      },
      { what: 'meanwhile: longest time that nobody is served', value: delay.max / 1e6, unit: 'ms' },
      {
        what: 'meanwhile: slowest question',
        value: meanwhile,
        unit: 'ms',
        ratio: meanwhile / usual,
        comparedWith: 'slowest without',
      },
    ]
  } finally {
    await stage.stop()
  }
}

async function takeSix(take: (sdl: string) => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const added = `${FIRST_FIELD}\n  round${round}: String @join__field(graph: MINISTRY)\n`
    if (!(await take(SUPERGRAPH.replace(FIRST_FIELD, added))))
      throw new Error('A good supergraph is refused.')
  }
}

/** The slowest answer in ms, of one question after the other until `ended`. */
async function slowestOf(ask: Stage['ask'], ended: Promise<unknown>): Promise<number> {
  let isEnded = false
  void ended.finally(() => {
    isEnded = true
  })
  let slowest = 0
  while (!isEnded) {
    const from = performance.now()
    await ask('{ phuTho { nameVi releases { totalCount } } }')
    slowest = Math.max(slowest, performance.now() - from)
  }
  await ended
  return slowest
}
