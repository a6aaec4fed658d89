// Starts a process of a test and waits for the one line it says.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

export interface Holder {
  /** HELD, or the code of the error. */
  readonly said: string
  readonly pid: number
  /** Lets it go in peace. */
  stop(): Promise<void>
  /** Ends it without a chance to clean up. */
  kill(): Promise<void>
}

export async function startHolder(
  script: 'hold-lock.ts' | 'hold-database.ts',
  argument: string,
): Promise<Holder> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, script), argument], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [said] = await once(createInterface({ input: child.stdout }), 'line')
  return {
    said: String(said),
    pid: child.pid ?? 0,
    stop: () => ended(child, () => child.stdin.end()),
    kill: () => ended(child, () => child.kill('SIGKILL')),
  }
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  end()
  await exit
}
