// Runs `lientinh up` as a person does, on ports and data of its own, for up.test.ts.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = resolve(import.meta.dirname, '../../..')

export interface RunningDemo {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
  readonly exited: Promise<number | null>
  /** Resolves when stdout or stderr holds the text; throws with what was said when it ends before. */
  hasSaid(text: string): Promise<void>
}

interface Place {
  readonly LIENTINH_HOME: string
  readonly PORT: string
}

export function runUp(env: Place): RunningDemo {
  return runLientinh(['up'], env)
}

export function runLientinh(args: readonly string[], env: Place): RunningDemo {
  const child = spawn(process.execPath, ['services/cli/lientinh.mjs', ...args], {
    cwd: ROOT,
    // patient with provinces, so that a busy machine is not taken for a fault
    env: { ...process.env, NO_COLOR: '1', DATABASE_URL: '', PROVINCE_DEADLINE_MS: '20000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  const hasSaid = async (text: string) => {
    while (!(said.out + said.err).includes(text)) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said.out}${said.err}`)
      await sleep(50)
    }
  }
  return { child, said, exited, hasSaid }
}

/** What the processes hold together, shared pages counted once, in MB. */
export function memoryOf(pids: readonly number[]): number {
  const held = pids.map((pid) => /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')))
  return held.reduce((sum, found) => sum + Number(found?.[1] ?? 0), 0) / 1024
}

/** Processes of the demo on a data directory: that is what tells two demos apart. */
export function processesOf(home: string): { readonly pid: number; readonly command: string }[] {
  return (existsSync('/proc/self/environ') ? listFromProc() : listFromPs())
    .filter(
      ({ command, environment }) =>
        command.includes('main.ts') && environment.includes(`LIENTINH_HOME=${home}`),
    )
    .map(({ pid, command }) => ({ pid, command }))
}

function listFromProc() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      pid: Number(pid),
      command: readWords(`/proc/${pid}/cmdline`),
      environment: readWords(`/proc/${pid}/environ`),
    }))
}

/** Empty for a process that has ended meanwhile, or is somebody else's. */
function readWords(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

function listFromPs() {
  const lines = execFileSync('ps', ['axewwo', 'pid=,command='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).split('\n')
  return lines.map((line) => {
    const [command = ''] = line.replace(/^\s*\d+\s+/, '').split(/ (?=[A-Z_]+=)/)
    return { pid: Number.parseInt(line, 10), command, environment: line }
  })
}

/** A base port under the range from which systems take ports for outgoing connections, with the demo's others free as well. */
export async function findBasePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 22_000)
    const all = [0, 100, 208, 212, 224, 231, 232].map((offset) => isFree(port + offset))
    if ((await Promise.all(all)).every(Boolean)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
