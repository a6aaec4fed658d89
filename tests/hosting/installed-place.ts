// A directory outside of the repository, with an environment that knows nothing of it: where packages are installed and used.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

export const ROOT = resolve(import.meta.dirname, '../..')
export const VERSION = '0.1.0'
export const TARBALL = `lientinh-${VERSION}.tgz`
export const BUNDLE = `lientinh-${VERSION}-linux-x64.tar.gz`

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

export interface Staying {
  readonly said: () => string
  /** As Ctrl-C does: the signal goes to the whole group. Twice is once; resolves with the exit code. */
  stop(): Promise<number | null>
}

export interface InstalledPlace {
  readonly directory: string
  /** Lines of bash, to their end; stops at the first that fails. */
  run(lines: string, env?: NodeJS.ProcessEnv): Promise<Ended>
  /** One command that stays; resolves when it has said the text. */
  start(command: string, hasSaid: string, env?: NodeJS.ProcessEnv): Promise<Staying>
  remove(): Promise<void>
}

/** With these files of dist/ in it, and no more of the environment than is given here. */
export async function newInstalledPlace(
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<InstalledPlace> {
  const directory = await mkdtemp(join(tmpdir(), 'lientinh-hosting-'))
  for (const file of files) await copyFile(join(ROOT, 'dist', file), join(directory, file))
  const staying: Staying[] = []
  const spawnHere = (lines: string, more: NodeJS.ProcessEnv = {}) =>
    spawn('bash', ['-euo', 'pipefail', '-c', lines], {
      cwd: directory,
      env: { NO_COLOR: '1', ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own, as a terminal gives it
    })
  return {
    directory,
    async run(lines, more) {
      const child = spawnHere(lines, more)
      const [out, err, [status]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ])
      return { status, out, err }
    },
    async start(command, hasSaid, more) {
      const started = await stayingOf(spawnHere(`exec ${command}`, more), hasSaid)
      staying.push(started)
      return started
    },
    async remove() {
      await Promise.all(staying.map(({ stop }) => stop()))
      await rm(directory, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The machine's own programs: without those that npm puts before them for this project, its Node 24 among them. */
export const MACHINE_PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((directory) => !directory.includes('node_modules') && !directory.includes('node-gyp-bin'))
  .join(delimiter)

async function stayingOf(child: ChildProcess, wanted: string): Promise<Staying> {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk
    })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  while (!said.includes(wanted)) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`)
    await sleep(50)
  }
  return {
    said: () => said,
    stop: () => {
      const isRunning = child.exitCode === null && child.signalCode === null
      if (isRunning && child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
      return exited
    },
  }
}
