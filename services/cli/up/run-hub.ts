// `lientinh up --hub`: the gateway and the ministry, for the members that members.json names, and no province of the demo.
// One of the two without the other answers nothing: when one ends, the other is stopped, and whoever supervises starts both again.
import { ministryPort } from '#runtime/config.ts'
import type { ProcessReady } from '#runtime/lifecycle.ts'
import { readMembers } from '#runtime/members.ts'
import { type Child, type Exit, explainEnd, type Program, startChild } from '../child.ts'
import type { Invocation, Outcome } from '../command.ts'
import { formatDone } from '../envelope.ts'
import { ToldFailure } from '../failure.ts'
import { onStopSignal } from '../process-end.ts'
import { gatewayProgram, serviceProgram, surroundingsOf } from './demo.ts'
import { EXPLORER_PAGE } from './generate.ts'
import { prepareHome } from './home.ts'
import { formatNext, formatWho } from './print-demo.ts'
import { requireFreePorts } from './require-free-ports.ts'

/** Runs until stopped. Exit codes as of `up`; 2 also when the gateway or the ministry ends by itself. */
export async function runHub({ json, settings }: Invocation): Promise<Outcome> {
  const surroundings = surroundingsOf(settings)
  const { config } = surroundings
  await prepareHome(config.home)
  await readMembers(config.membersFile) // a table that cannot be read is refused before anything runs
  await requireFreePorts(config.host, [config.port, ministryPort(config)])
  const stopping = new AbortController()
  if (!(await EXPLORER_PAGE.isFresh())) await EXPLORER_PAGE.make(stopping.signal)
  const gateway = startChild(gatewayProgram(surroundings))
  const ministry = startChild(serviceProgram('ministry', 'services/ministry/main', surroundings))
  const stop = () => gateway.stop().then(() => ministry.stop()) // what the gateway has under way needs the ministry
  onStopSignal(async (code) => {
    stopping.abort()
    await stop()
    process.exit(code)
  })
  try {
    const [first, second] = await Promise.all([gateway.ready, ministry.ready])
    process.stdout.write(formatHub({ gateway: first, ministry: second }, json))
    const { program, exit } = await Promise.race([endOf(gateway), endOf(ministry)])
    throw new ToldFailure(explainEnd({ ...program, command: 'lientinh up --hub' }, exit))
  } catch (error) {
    await stop()
    if (!stopping.signal.aborted) throw error
    return { result: null, text: '' }
  }
}

interface HubReady {
  readonly gateway: ProcessReady
  readonly ministry: ProcessReady
}

function formatHub(ready: HubReady, json: boolean): string {
  if (json) return formatDone('up', { result: ready, warnings: [] })
  const all = { ...ready, provinces: [] }
  return `${formatWho(all, new Map())}\n${formatNext(all)}`
}

async function endOf(child: Child): Promise<{ readonly program: Program; readonly exit: Exit }> {
  return { program: child.program, exit: await child.exited }
}
