// How a command ends: by a signal, with the code that shells expect; or by a failure, told in its own words.
import { styleText } from 'node:util'
import { formatExplanation } from '#runtime/format-explanation.ts'
import { createProcessLog } from '#runtime/log.ts'
import { formatFailed } from './envelope.ts'
import { exitOf } from './exit-codes.ts'
import { failureOf, type Told } from './failure.ts'
import { forTerminal } from './for-terminal.ts'
import type { Language } from './words.ts'

/** 130 is the shells' code for Ctrl-C. To be asked to stop, or to lose the terminal, is no failure. */
const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0 } as const

export type StopSignal = keyof typeof SIGNAL_CODES

/** Calls back once, on the first signal, with the exit code it stands for; more signals change nothing. */
export function onStopSignal(stop: (code: number, signal: StopSignal) => void): void {
  let stopping = false
  for (const [signal, code] of Object.entries(SIGNAL_CODES))
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      stop(code, signal as StopSignal)
    })
}

interface Manner {
  readonly command: string
  readonly json: boolean
  readonly lang: Language
}

/** Says a failure: in the envelope on stdout, or for people on stderr. Answers with its exit code. */
export function tellFailure(error: unknown, { command, json, lang }: Manner): number {
  const { told, who, problems, text, exit } = failureOf(error)
  if (told.code === 'INTERNAL') createProcessLog('lientinh').debug({ err: error }, 'the command fails')
  if (json) process.stdout.write(formatFailed(command, told, problems))
  else {
    process.stdout.write(forTerminal(text))
    process.stderr.write(forTerminal(formatTold(told, lang, who)))
  }
  return exit ?? exitOf(told.code)
}

function formatTold(told: Told, lang: Language, who?: string): string {
  if (lang === 'vi') return formatExplanation(told, who)
  const mark = styleText('red', '✗', { stream: process.stderr })
  return `${mark} ${told.code}  ${who === undefined ? '' : `${who}: `}${told.messageEn} ${told.fixEn}\n`
}
