// `lientinh up`, which is `npm start`: the demo federation from nothing to an answer, until Ctrl-C.
import type { Invocation, Outcome } from '../command.ts'
import { formatDone } from '../envelope.ts'
import { onStopSignal } from '../process-end.ts'
import { askHoldings } from './ask-holdings.ts'
import { askSample } from './ask-sample.ts'
import { DEMO_PROVINCES, surroundingsOf } from './demo.ts'
import { formatNext, formatSample, formatWho } from './print-demo.ts'
import { runHub } from './run-hub.ts'
import { type DemoReady, startDemo } from './start-demo.ts'

const ENDED: Outcome = { result: null, text: '' }

/** Runs until stopped. Exit codes: 130 after Ctrl-C, 0 after SIGTERM or SIGHUP, 2 when it cannot start. */
export async function runUp(invocation: Invocation): Promise<Outcome> {
  if (invocation.options.has('hub')) return runHub(invocation)
  const { json, settings } = invocation
  const demo = startDemo(surroundingsOf(settings), sayWithTime(Date.now()))
  let stopping = false
  onStopSignal(async (code) => {
    stopping = true
    await demo.stop()
    process.exit(code)
  })
  try {
    const ready = await demo.ready
    process.stdout.write(json ? formatDone('up', { result: ready, warnings: [] }) : await formatDemo(ready))
    return ENDED
  } catch (error) {
    if (stopping) return ENDED
    await demo.stop()
    throw error
  }
}

async function formatDemo(ready: DemoReady): Promise<string> {
  const { url } = ready.gateway
  const [sample, holdings] = await Promise.all([
    askSample(url, DEMO_PROVINCES.length),
    askHoldings(url, DEMO_PROVINCES),
  ])
  const parts = [formatWho(ready, holdings), ...(sample ? [formatSample(sample)] : []), formatNext(ready)]
  return parts.join('\n')
}

/** Progress, with the seconds since the start. */
function sayWithTime(start: number): (line: string) => void {
  return (line) =>
    process.stderr.write(`${((Date.now() - start) / 1000).toFixed(1).padStart(5)} s  ${line}\n`)
}
