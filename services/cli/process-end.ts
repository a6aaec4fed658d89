// How a command ends: by a signal, with the code that shells expect; or by a failure, told in its own words.
import { formatExplanation } from '#runtime/format-explanation.ts'
import { createProcessLog } from '#runtime/log.ts'
import { explain, LienTinhError } from '#schema/errors.ts'
import { StartFailure } from './child.ts'

/** 130 is the shells' code for Ctrl-C. To be asked to stop, or to lose the terminal, is no failure. */
const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0 } as const

/** Calls back once, on the first signal, with the exit code it stands for; more signals change nothing. */
export function onStopSignal(stop: (code: number) => void): void {
  let stopping = false
  for (const [signal, code] of Object.entries(SIGNAL_CODES))
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      stop(code)
    })
}

/** Says a failure in one sentence on stderr and returns its exit code: 2 when it was expected, 1 when it is a bug of ours. */
export function tellFailure(error: unknown): 1 | 2 {
  const expected = error instanceof StartFailure || error instanceof LienTinhError
  if (!expected) createProcessLog('lientinh').debug({ err: error }, 'the command fails')
  process.stderr.write(explanationOf(error))
  return expected ? 2 : 1
}

function explanationOf(error: unknown): string {
  if (error instanceof StartFailure) return formatExplanation(error.explanation, error.who)
  if (error instanceof LienTinhError) return formatExplanation(explain(error.code, error.params))
  return formatExplanation(explain('INTERNAL'))
}
