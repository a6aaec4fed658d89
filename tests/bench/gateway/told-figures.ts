// What a measured process tells of itself, and hears: the two ends of the channel to whoever measures.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a process has used since it began, and holds now. */
export interface Figures {
  /** Of all its threads. */
  readonly cpuMs: number
  readonly residentMb: number
}

/** A process, running, that says where it listens and answers what it has used. */
export interface MeasuredProcess<Ready> {
  readonly ready: Ready
  figures(): Promise<Figures>
  stop(): Promise<void>
}

/** As the command starts our gateway; the others are given the same. */
const ENVIRONMENT = { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1', MALLOC_ARENA_MAX: '2' }
const MEMORY = ['--min-semi-space-size=24', '--max-semi-space-size=24', '--max-old-space-size=768']

/** Starts a script beside this file, in production as a stranger would run it, and waits until it is ready. */
export async function startMeasured<Ready>(
  script: string,
  given: unknown,
  nodeOptions: readonly string[] = [],
): Promise<MeasuredProcess<Ready>> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [JSON.stringify(given)], {
    execArgv: [...MEMORY, ...nodeOptions],
    env: { ...process.env, ...ENVIRONMENT },
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const exited = once(child, 'exit')
  const next = async () => {
    const ended = exited.then(([code]) => Promise.reject(new Error(`${script} ended (${code}).`)))
    const [said] = await Promise.race([once(child, 'message'), ended])
    return said
  }
  const ready = (await next()) as Ready
  return {
    ready,
    figures: () => {
      const told = next()
      child.send('figures')
      return told as Promise<Figures>
    },
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}

/** The other end: starts what is measured, says that it is ready, answers until whoever measures is gone. */
export async function beMeasured<Given, Ready>(start: (given: Given) => Promise<Ready>): Promise<void> {
  const ready = await start(JSON.parse(process.argv[2] ?? 'null') as Given)
  process.on('message', () => process.send?.(figuresOfThis()))
  process.once('disconnect', () => process.exit(0))
  process.send?.(ready)
}

function figuresOfThis(): Figures {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1000, residentMb: process.memoryUsage.rss() / 2 ** 20 }
}
