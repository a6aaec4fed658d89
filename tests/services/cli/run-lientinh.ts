// Runs `lientinh` to its end as a person or a script does, in a directory of its own, with nothing of this machine's settings.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SETTINGS } from '#runtime/settings-table.ts'

const COMMAND = resolve(import.meta.dirname, '../../../services/cli/lientinh.mjs')

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

interface Started {
  readonly ended: Promise<Ended>
  /** Resolves when stderr holds the text, or the command has ended. */
  hasWritten(text: string): Promise<void>
  kill(signal: NodeJS.Signals): void
}

export interface Place {
  readonly directory: string
  start(args: readonly string[], env?: NodeJS.ProcessEnv): Started
  /** Starts it and waits for its end. */
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>
  remove(): Promise<void>
}

export async function newPlace(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'lientinh-place-'))
  const start: Place['start'] = (args, env = {}) => startIn(directory, args, env)
  return {
    directory,
    start,
    run: (args, env) => start(args, env).ended,
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: 5 }),
  }
}

function startIn(directory: string, args: readonly string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: directory,
    env: { ...unsetEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    said.err += chunk
  })
  return {
    ended: once(child, 'close').then(([status]) => ({ status: status as number | null, ...said })),
    async hasWritten(text) {
      while (!said.err.includes(text) && child.exitCode === null) await sleep(20)
    },
    kill: (signal) => void child.kill(signal),
  }
}

/** Without the settings of whoever runs the tests; data go to the directory unless something else is said. */
function unsetEnvironment(): NodeJS.ProcessEnv {
  const names = SETTINGS.flatMap(({ env }) => [env, env.toLowerCase(), `${env}_FILE`])
  const kept = Object.entries(process.env).filter(([name]) => !names.includes(name) && name !== 'FORCE_COLOR')
  return { ...Object.fromEntries(kept), NO_COLOR: '1', LIENTINH_HOME: '.data' }
}
