// The life of one process: start, say that it is ready, stop once when asked, and end with a code that means something.
// Exit codes: 0 stopped as asked · 1 our bug · 2 an expected failure, said in one coded sentence. A parent hears it over IPC.
import { flushCompileCache } from 'node:module'
import { type Explanation, explain, LienTinhError } from '#schema/errors.ts'
import { formatExplanation } from './format-explanation.ts'
import { createProcessLog } from './log.ts'
import { STOP_WITHIN_MS } from './stop-times.ts'

/** What a process says of itself when it is up, e.g. `{ url, figures: 120, release: 1 }`. */
export interface ProcessReady {
  readonly url: string
  readonly [detail: string]: string | number
}

/** What a process that was started by another tells it. */
export type ProcessMessage =
  | { readonly type: 'ready'; readonly ready: ProcessReady }
  | { readonly type: 'failed'; readonly explanation: Explanation }

interface Running {
  readonly ready: ProcessReady
  /** How long a stop may take before the process ends without it; 4.5 s unless told. */
  readonly stopWithinMs?: number
  stop(): Promise<void>
}

/** A process that this one started could not start: passed on in its own words. */
export class ProcessFailure extends Error {
  override readonly name = 'ProcessFailure'
  readonly explanation: Explanation

  constructor(explanation: Explanation) {
    super(explanation.code)
    this.explanation = explanation
  }
}

/** SIGHUP is a closed terminal. Losing the parent is the same wish: an orphan would hold its port and its data. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const FLUSH_AFTER_MS = 2000

/** Runs a process from start to exit; resolves when it is up. To be the last line of a `main.ts`. */
export async function runProcess(name: string, start: () => Promise<Running>): Promise<void> {
  const asked = stopAsked()
  let patience: NodeJS.Timeout | undefined
  const stopWithin = (ms: number) => {
    clearTimeout(patience)
    patience = setTimeout(() => process.exit(1), ms).unref()
  }
  void asked.then(() => stopWithin(STOP_WITHIN_MS))
  process.on('uncaughtException', (error) => void leave(name, error))
  process.on('unhandledRejection', (error) => void leave(name, error))
  try {
    const running = await start()
    void asked.then(() => {
      stopWithin(running.stopWithinMs ?? STOP_WITHIN_MS)
      return stop(name, running)
    })
    await tell({ type: 'ready', ready: running.ready }, () =>
      process.stdout.write(formatReady(name, running.ready)),
    )
    // what was compiled is kept for the next start now, because a stop has no time for it
    setTimeout(flushCompileCache, FLUSH_AFTER_MS).unref()
  } catch (error) {
    await leave(name, error)
  }
}

/** One line for a person: who, where, and what else it says of itself. */
export function formatReady(name: string, { url, ...details }: ProcessReady): string {
  const rest = Object.entries(details).map(([key, value]) => `${key} ${value}`)
  return `${[`${name} sẵn sàng · ready: ${url}`, ...rest].join(' · ')}\n`
}

/** Resolves on the first wish to stop, also one that came while starting. Later ones change nothing. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) process.on(signal, () => resolve())
    process.on('disconnect', () => resolve())
    if (process.connected === false) resolve() // the parent died while our modules were loading
  })
}

async function stop(name: string, running: Running): Promise<void> {
  try {
    await running.stop()
    process.exit(0)
  } catch (error) {
    await leave(name, error)
  }
}

/** Ends the process because of an error: ours in its own words, anything else as INTERNAL. */
async function leave(name: string, error: unknown): Promise<void> {
  createProcessLog(name).debug({ err: error }, 'the process ends')
  const explanation = explanationOf(error)
  await tell({ type: 'failed', explanation }, () =>
    process.stderr.write(formatExplanation(explanation, name)),
  )
  process.exit(explanation.code === 'INTERNAL' ? 1 : 2)
}

function explanationOf(error: unknown): Explanation {
  if (error instanceof ProcessFailure) return error.explanation
  return error instanceof LienTinhError ? explain(error.code, error.params) : explain('INTERNAL')
}

/** Tells the parent, which tells the person; without a parent it tells the person itself. */
function tell(message: ProcessMessage, tellPerson: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) return process.send?.(message, undefined, undefined, () => resolve())
    tellPerson()
    resolve()
  })
}
