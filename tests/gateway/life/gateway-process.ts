// The gateway as a real process, with a played ministry where it looks for one and a played An Giang as its only member.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ProcessMessage } from '#runtime/lifecycle.ts'
import { type Members, writeMembers } from '#runtime/members.ts'
import { findBasePort } from '#tests/services/cli/running-demo.ts'
import { type PlayedSubgraph, playSubgraph } from '../play-subgraph.ts'
import { AN_GIANG, type Answered, healthy, playMinistry } from '../stage.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

export interface GatewayProcess {
  readonly url: string
  readonly child: ChildProcess
  /** What it said of itself when it was up. */
  readonly ready: ProcessMessage
  /** What it logged so far. */
  said(): string
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  readonly ministry: PlayedSubgraph
  readonly anGiang: PlayedSubgraph
  ask(query: string, variables?: object): Promise<Answered>
  /** Who is a member from now on: read within a second. */
  setMembers(members: Members): Promise<void>
  /** Kills whatever still runs. */
  stop(): Promise<void>
}

/** Starts it as `lientinh up` does, and waits until it is up. A busy machine is not taken for a fault: the deadline is 20 s unless told. */
export async function startGatewayProcess(
  env: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
): Promise<GatewayProcess> {
  const home = await mkdtemp(join(tmpdir(), 'lientinh-gateway-'))
  const port = await findBasePort()
  const anGiang = await playSubgraph(healthy(AN_GIANG))
  const ministry = await playSubgraph(playMinistry, port + 100)
  await writeMembers(join(home, 'members.json'), { [AN_GIANG.id]: { url: anGiang.url } })
  const child = spawn(process.execPath, ['gateway/main.ts', ...flags], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      PORT: String(port),
      LIENTINH_HOME: home,
      LOG_LEVEL: 'info',
      PROVINCE_DEADLINE_MS: '20000',
      ...env,
    },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  const [ready] = (await Promise.race([
    once(child, 'message'),
    exited.then((exit) => {
      throw new Error(`ended before it was ready: ${JSON.stringify(exit)} ${said}`)
    }),
  ])) as [ProcessMessage]
  if (ready.type === 'failed') throw new Error(`could not start: ${JSON.stringify(ready)} ${said}`)
  const url = `http://127.0.0.1:${port}`
  return {
    ...{ url, child, ready, exited, ministry, anGiang },
    said: () => said,
    ask: (query, variables) => askAt(url, query, variables),
    setMembers: (members) => writeMembers(join(home, 'members.json'), members),
    async stop() {
      child.kill('SIGKILL')
      await exited
      await Promise.all([ministry.stop(), anGiang.stop()])
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Rejects when the connection breaks. */
async function askAt(url: string, query: string, variables: object = {}): Promise<Answered> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answered
}

/** Waits until something holds; throws with `what` after 90 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const from = performance.now()
  while (!(await holds())) {
    if (performance.now() - from > 90_000) throw new Error(`Waited in vain for ${what}.`)
    await wait(20)
  }
}
