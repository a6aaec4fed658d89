// `lientinh up`, which is `npm start`: the demo federation from nothing to an answer, until Ctrl-C.
import { readConfig } from '#runtime/config.ts'
import { onStopSignal, tellFailure } from '../process-end.ts'
import { askHoldings } from './ask-holdings.ts'
import { askSample } from './ask-sample.ts'
import { DEMO_PROVINCES } from './demo.ts'
import { formatNext, formatSample, formatWho } from './print-demo.ts'
import { startDemo } from './start-demo.ts'

/** Runs until stopped. Exit codes: 130 after Ctrl-C, 0 after SIGTERM or SIGHUP, 2 when it cannot start. */
export async function runUp(): Promise<void> {
  const config = readConfig()
  const demo = startDemo(config, sayWithTime(Date.now()))
  let stopping = false
  onStopSignal(async (code) => {
    stopping = true
    await demo.stop()
    process.exit(code)
  })
  try {
    const ready = await demo.ready
    const { url } = ready.gateway
    const [sample, holdings] = await Promise.all([
      askSample(url, DEMO_PROVINCES.length),
      askHoldings(url, DEMO_PROVINCES),
    ])
    process.stdout.write(formatWho(ready, holdings))
    if (sample) process.stdout.write(`\n${formatSample(sample)}`)
    process.stdout.write(`\n${formatNext(ready)}`)
  } catch (error) {
    if (stopping) return
    const code = tellFailure(error)
    await demo.stop()
    process.exit(code)
  }
}

/** Progress, with the seconds since the start. */
function sayWithTime(start: number): (line: string) => void {
  return (line) =>
    process.stderr.write(`${((Date.now() - start) / 1000).toFixed(1).padStart(5)} s  ${line}\n`)
}
