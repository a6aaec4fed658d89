// The demo as a stranger starts it, timed until the sample comparison is on the screen.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export interface Demo {
  readonly url: string
  readonly startedInMs: number
  memoryMb(): Promise<number>
  stop(): Promise<void>
}

const COMMAND = fileURLToPath(new URL('../../services/cli/lientinh.mjs', import.meta.url))

/** Starts `lientinh up` on free ports over the given data directory. */
export async function startDemo(home: string): Promise<Demo> {
  const port = await freePortBase()
  const started = performance.now()
  const child = spawn(process.execPath, [COMMAND, 'up'], {
    env: { ...process.env, LIENTINH_HOME: home, PORT: String(port), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(`http://127.0.0.1:${port}`) && output.includes('Ctrl-C')) resolve()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('exit', (code) =>
      reject(new Error(`The demo stopped (${code}) before it was ready:\n${output}`)),
    )
  })
  return {
    url: `http://127.0.0.1:${port}`,
    startedInMs: performance.now() - started,
    memoryMb: async () => treeOf(child.pid ?? 0).reduce((sum, pid) => sum + pssMb(pid), 0),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** A base with room for gateway, ministry (+100) and provinces (+200…), below the range the system hands out. */
async function freePortBase(): Promise<number> {
  for (let base = 20_000; base < 32_000; base += 300) if (await isFree(base)) return base
  throw new Error('Cannot start the demo: no port between 20000 and 32000 is free.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo
      server.close(() => resolve(taken === port))
    })
  })
}

function treeOf(root: number): number[] {
  const parents = new Map(processIds().map((pid) => [pid, parentOf(pid)]))
  const tree = [root]
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  return tree
}

function processIds(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => Number.parseInt(name, 10))
}

function parentOf(pid: number): number {
  return Number.parseInt(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0', 10)
}

/** Proportional set size: shared pages are counted once over all processes. */
function pssMb(pid: number): number {
  return Number.parseInt(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? '0', 10) / 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
