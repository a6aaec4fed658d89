// The gateway in several processes, one for each core: they share the address, and whoever dies is replaced. This process answers nobody.
import { availableParallelism } from 'node:os'
import type { Config } from '#runtime/config.ts'
import { createLog, type Log } from '#runtime/log.ts'
import { gatewayStopTimes } from '#runtime/stop-times.ts'
import { shareMetrics } from './shared-metrics.ts'
import { startWorker, type Worker } from './worker.ts'

/** The first who dies is replaced at once; if they go on dying, more and more slowly. */
const BACK_OFF_MS = { first: 100, longest: 10_000 }

/** A worker that lived so long did not die of its start. */
const MINUTE = 60_000

/** How many processes a configuration asks for. */
export function workersOf({ gatewayWorkers }: Pick<Config, 'gatewayWorkers'>): number {
  return gatewayWorkers === 0 ? availableParallelism() : gatewayWorkers
}

/** For `runProcess`: ready when all listen. Throws ProcessFailure of the first that cannot start, with none left running. */
export async function runCluster(config: Config, count: number) {
  const log = createLog('gateway', config.logLevel)
  const crew = createCrew(log)
  shareMetrics()
  const roll = () => void crew.roll()
  process.on('SIGUSR2', roll)
  const ready = await crew.start(count)
  return {
    ready: { ...ready, workers: count },
    stopWithinMs: gatewayStopTimes(config.provinceDeadlineMs).primaryMs,
    stop() {
      process.off('SIGUSR2', roll)
      return crew.stop()
    },
  }
}

function createCrew(log: Log) {
  const workers = new Set<Worker>()
  const deaths: number[] = []
  const waiting = new Set<NodeJS.Timeout>()
  let isStopping = false
  let isRolling = false

  const begin = (isWanted: boolean): Worker => {
    const worker = startWorker(isWanted)
    workers.add(worker)
    worker.ready.then(
      () => log.info({ worker: worker.pid }, 'a process of the gateway is ready'),
      () => {}, // told when it ended
    )
    void worker.ended.then((reason) => {
      workers.delete(worker)
      if (worker.isWanted && !isStopping) replace(worker, reason)
    })
    return worker
  }
  const replace = ({ pid }: Worker, reason: string): void => {
    const inMs = backOff(deaths, Date.now())
    log.error({ worker: pid, reason, inMs }, 'a process of the gateway ended; another takes its place')
    const timer = setTimeout(() => {
      waiting.delete(timer)
      begin(true)
    }, inMs)
    waiting.add(timer)
  }
  const stop = async (): Promise<void> => {
    isStopping = true
    for (const timer of waiting) clearTimeout(timer)
    for (const worker of workers) worker.stop()
    await Promise.all([...workers].map(({ ended }) => ended))
  }

  return {
    async start(count: number) {
      const first = Array.from({ length: count }, () => begin(false))
      try {
        const [ready = { url: '' }] = await Promise.all(first.map((worker) => worker.ready))
        for (const worker of first) {
          worker.isWanted = true
          if (!workers.has(worker)) replace(worker, 'while the others started')
        }
        return ready
      } catch (error) {
        await stop()
        throw error
      }
    },
    /** Replaces each, one after the other: its successor answers before it is asked to stop. */
    async roll() {
      if (isRolling || isStopping) return
      isRolling = true
      try {
        for (const old of [...workers].filter(({ isWanted }) => isWanted)) {
          const next = begin(false)
          await next.ready
          next.isWanted = true
          old.isWanted = false
          old.stop()
          await old.ended
        }
        log.info('every process of the gateway is replaced')
      } catch (error) {
        log.error({ err: error }, 'a process of the gateway could not start; the others stay')
      } finally {
        isRolling = false
      }
    },
    stop,
  }
}

/** Doubles with each death of the last minute. */
function backOff(deaths: number[], now: number): number {
  const recent = deaths.filter((at) => now - at < MINUTE)
  deaths.splice(0, deaths.length, ...recent, now)
  return Math.min(BACK_OFF_MS.longest, BACK_OFF_MS.first * 2 ** recent.length)
}
