// Starts the demo federation: five provinces, the ministry and the gateway, each its own process, nobody waiting for anybody
// who is not needed. What is said meanwhile goes to `say`; what is printed at the end is print-demo.ts's.
import { type Config, ministryPort, provincePort } from '#runtime/config.ts'
import { formatExplanation } from '#runtime/format-explanation.ts'
import type { ProcessReady } from '#runtime/lifecycle.ts'
import { readMembers } from '#runtime/members.ts'
import { explain } from '#schema/errors.ts'
import type { Province } from '#schema/registry/registry.ts'
import { type Child, explainEnd, type Program, startChild } from '../child.ts'
import {
  DEMO_PROVINCES,
  GATEWAY,
  gatewayProgram,
  provinceProgram,
  type Surroundings,
  serviceProgram,
} from './demo.ts'
import { type Artefact, BLANK_DATABASE, EXPLORER_PAGE, PRISMA_CLIENT } from './generate.ts'
import { prepareHome, refreshMembers } from './home.ts'
import { requireFreePorts } from './require-free-ports.ts'

export interface DemoReady {
  readonly gateway: ProcessReady
  readonly ministry: ProcessReady
  readonly provinces: readonly { readonly province: Province; readonly ready: ProcessReady }[]
}

export interface Demo {
  /** Rejects with the reason of whoever could not start; the caller then stops the rest. */
  readonly ready: Promise<DemoReady>
  stop(): Promise<void>
}

type Say = (line: string) => void

/** What the parts of a start share. */
interface Start extends Surroundings {
  readonly say: Say
  readonly stopping: AbortSignal
  begin(program: Program): Child
}

export function startDemo(surroundings: Surroundings, say: Say): Demo {
  const stopping = new AbortController()
  const children: Child[] = []
  const begin = (program: Program) => {
    stopping.signal.throwIfAborted()
    const child = startChild(program)
    children.push(child)
    return child
  }
  return {
    ready: startAll({ ...surroundings, say, stopping: stopping.signal, begin }),
    async stop() {
      stopping.abort()
      // what the gateway has under way needs all the others
      await children.find(({ program }) => program.name === GATEWAY)?.stop()
      await Promise.all(children.map((child) => child.stop()))
    },
  }
}

async function startAll(start: Start): Promise<DemoReady> {
  const { config, say } = start
  await prepareHome(config.home)
  await readMembers(config.membersFile) // a table that cannot be read is refused before anything runs
  await requireFreePorts(config.host, portsOf(config))
  if (config.databaseUrl !== null)
    say(
      'DATABASE_URL không dùng ở đây: mỗi tỉnh có cơ sở dữ liệu riêng · not used here, each province has its own database',
    )
  const client = generate(PRISMA_CLIENT, start)
  void generate(BLANK_DATABASE, start).catch(() => {}) // a head start only: whoever opens a database reports what is wrong with it
  // the page is the one thing that everybody can do without for a while
  void generate(EXPLORER_PAGE, start).catch(() => {
    if (!start.stopping.aborted)
      say(formatExplanation(explain('GENERATE_FAILED', { what: EXPLORER_PAGE.name })).trimEnd())
  })
  const [gateway, ministry, ...provinces] = await Promise.all([
    bringUp(gatewayProgram(start), start),
    bringUp(serviceProgram('ministry', 'services/ministry/main', start), start),
    ...DEMO_PROVINCES.map(async (province) => {
      await client
      return { province, ready: await bringUp(provinceProgram(province, start), start) }
    }),
  ])
  // only now is it certain that these provinces hold their data: a second demo on it must not move the first one's members
  await refreshMembers(
    config.membersFile,
    Object.fromEntries(
      provinces.map(({ province, ready }) => [province.id, { url: `${ready.url}/graphql` }]),
    ),
  )
  return { gateway, ministry, provinces }
}

async function bringUp(program: Program, { say, stopping, begin }: Start): Promise<ProcessReady> {
  const child = begin(program)
  const ready = await child.ready
  say(`${program.name} sẵn sàng · ready`)
  void child.exited.then((exit) => {
    if (!stopping.aborted) say(formatExplanation(explainEnd(program, exit)).trimEnd())
  })
  return ready
}

async function generate(artefact: Artefact, { say, stopping }: Start): Promise<void> {
  if (await artefact.isFresh()) return
  say(`đang tạo ${artefact.name} · generating`)
  await artefact.make(stopping)
  say(`đã tạo ${artefact.name} · generated`)
}

function portsOf(config: Config): number[] {
  return [
    config.port,
    ministryPort(config),
    ...DEMO_PROVINCES.map(({ position }) => provincePort(config, position)),
  ]
}
