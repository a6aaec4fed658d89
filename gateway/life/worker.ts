// One process of the gateway among several, as the one that started it sees it: ready, ended, asked to stop.
import cluster, { type Worker as ClusterWorker } from 'node:cluster'
import { once } from 'node:events'
import { ProcessFailure, type ProcessMessage, type ProcessReady } from '#runtime/lifecycle.ts'
import { explain } from '#schema/errors.ts'
import { recoverConnection } from './recover-connection.ts'

export interface Worker {
  readonly pid: number
  /** Rejects with ProcessFailure when it ends before. */
  readonly ready: Promise<ProcessReady>
  /** Exit code or signal. */
  readonly ended: Promise<string>
  /** Whether another takes its place when it ends. */
  isWanted: boolean
  /** Asks it to stop. */
  stop(): void
}

/** Starts one more process of this same script. */
export function startWorker(isWanted: boolean): Worker {
  const worker = cluster.fork()
  recoverConnection(worker)
  const ended = endOf(worker)
  const ready = readyOf(worker, ended)
  ready.catch(() => {}) // whoever waits for it is told; nobody else has to
  return {
    pid: worker.process.pid ?? 0,
    ready,
    ended,
    isWanted,
    stop: () => void worker.process.kill('SIGTERM'), // worker.kill() would cut the channel first, and with it what is under way
  }
}

async function endOf(worker: ClusterWorker): Promise<string> {
  const [code, signal] = (await once(worker, 'exit')) as [number | null, NodeJS.Signals | null]
  return signal ?? `exit ${code}`
}

function readyOf(worker: ClusterWorker, ended: Promise<string>): Promise<ProcessReady> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Partial<ProcessMessage>) => {
      if (message.type === 'ready' && message.ready) resolve(message.ready)
      if (message.type === 'failed' && message.explanation) reject(new ProcessFailure(message.explanation))
    })
    void ended.then((reason) => {
      const command = 'LOG_LEVEL=debug node gateway/main.ts'
      reject(new ProcessFailure(explain('CHILD_STOPPED', { name: 'gateway', reason, command })))
    })
  })
}
