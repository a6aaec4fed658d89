// A province as a process of its own, made to meet a disaster: killed, out of disk, without rights. Spoken to over its administration.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ProcessMessage } from '#runtime/lifecycle.ts'
import { StartFailure } from '#services/cli/child.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

export interface OwnProcess {
  readonly url: string
  readonly token: string
  /** The province's data. */
  readonly directory: string
  /** Ends it without a chance to clean up. */
  kill(): Promise<void>
  /** Asks it to end, and answers with its exit code. */
  stop(): Promise<number | null>
}

export interface OwnStart {
  readonly home: string
  /** For a moment, on a free port; or as an office serves it, on a port that `env` chooses. */
  readonly mode?: 'ADMIN' | 'SERVE'
  readonly env?: NodeJS.ProcessEnv
  /** A command that becomes the process, e.g. `setpriv --reuid=nobody`. */
  readonly through?: readonly string[]
  /** Ends the start itself without a chance to clean up. */
  readonly killAfterMs?: number
}

const { DATABASE_URL: _, ...environment } = process.env

/** An Giang, without the demo's figures. Rejects with StartFailure, in the province's own words. */
export async function startOwn(start: OwnStart): Promise<OwnProcess> {
  const { home, mode = 'ADMIN', env = {}, through = [], killAfterMs } = start
  const [command = '', ...args] = [
    ...through,
    process.execPath,
    ...['services/province/main.ts', 'an-giang', ...(mode === 'ADMIN' ? ['--admin'] : [])],
  ]
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...environment, LOG_LEVEL: 'silent', LIENTINH_SEED: 'none', LIENTINH_HOME: home, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exited
  }
  if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const said = await Promise.race([once(child, 'message').then(([told]) => told as ProcessMessage), exited])
  if (said === null || typeof said === 'number')
    throw new Error(`The province ended (${said}) before it was ready.`)
  if (said.type === 'failed') throw new StartFailure('an-giang', said.explanation)
  const directory = join(home, 'an-giang')
  return {
    url: said.ready.url,
    token: (await readFile(join(directory, 'admin-token'), 'utf8')).trim(),
    directory,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}
