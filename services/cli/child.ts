// One child process: started with the project's own Node, heard over IPC, stopped for certain.
// What it says of itself (ready, failed) is runtime/lifecycle.ts; what to do about it is the caller's.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ProcessMessage, ProcessReady } from '#runtime/lifecycle.ts'
import { ROOT } from '#runtime/running-code.ts'
import { type Explanation, explain } from '#schema/errors.ts'

export interface Program {
  /** For sentences: `an-giang`, `gateway`. */
  readonly name: string
  /** Script and arguments; they carry a province's slug, so that `ps` tells who is who. */
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** How a person starts it alone, for the sentence about its end. */
  readonly command: string
  /** How long its stop may take; 3.5 s unless told. */
  readonly stopWithinMs?: number
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface Child {
  readonly program: Program
  /** Rejects with StartFailure when it ends before. */
  readonly ready: Promise<ProcessReady>
  readonly exited: Promise<Exit>
  /** Asks it to stop, kills it when it takes too long, and resolves when it is gone. */
  stop(): Promise<void>
}

/** A child that did not come up, in the child's own words. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly who: string
  readonly explanation: Explanation

  constructor(who: string, explanation: Explanation) {
    super(`${who}: ${explanation.code}`)
    this.who = who
    this.explanation = explanation
  }
}

const STOP_WITHIN_MS = 3500

export function startChild(program: Program): Child {
  const { args, env } = program
  // it runs in ROOT, whatever directory the command was given in; its stdout is not ours: a result of ours must not be mixed with a line of a child's
  const stdio = ['ignore', 2, 2, 'ipc'] as const
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: [...stdio], env })
  const exited = exitOf(child)
  const ready = readyOf(child, program, exited)
  ready.catch(() => {}) // whoever waits for it is told; nobody else has to
  return { program, ready, exited, stop: () => stopChild(child, program, exited) }
}

/** The sentence about a child that ended by itself. */
export function explainEnd({ name, command }: Program, { code, signal }: Exit): Explanation {
  return explain('CHILD_STOPPED', { name, reason: signal ?? `exit ${code}`, command })
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      // what it said last may still be in the channel
      if (child.connected) child.once('disconnect', () => resolve({ code, signal }))
      else resolve({ code, signal })
    })
    child.once('error', () => resolve({ code: null, signal: null })) // it could not be spawned
  })
}

async function readyOf(child: ChildProcess, program: Program, exited: Promise<Exit>): Promise<ProcessReady> {
  const message = once(child, 'message').then(([said]) => said as ProcessMessage)
  const first = await Promise.race([message, exited])
  if (!('type' in first)) throw new StartFailure(program.name, explainEnd(program, first))
  if (first.type === 'failed') throw new StartFailure(program.name, first.explanation)
  return first.ready
}

async function stopChild(
  child: ChildProcess,
  { stopWithinMs = STOP_WITHIN_MS }: Program,
  exited: Promise<Exit>,
): Promise<void> {
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
  await exited
  clearTimeout(patience)
}
