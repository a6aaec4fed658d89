// How a command's result is shown: the envelope for machines, the text for people, warnings beside it on stderr.
import { styleText } from 'node:util'
import type { Outcome } from './command.ts'
import { formatDone } from './envelope.ts'
import { forTerminal } from './for-terminal.ts'
import { inLanguage, type Language } from './words.ts'

interface Manner {
  readonly command: string
  readonly json: boolean
  readonly lang: Language
}

export function tellOutcome(outcome: Outcome, { command, json, lang }: Manner): void {
  const { result, text, warnings = [] } = outcome
  if (json) process.stdout.write(formatDone(command, { result, warnings }))
  else {
    process.stdout.write(forTerminal(text))
    const mark = styleText('yellow', '!', { stream: process.stderr })
    for (const { code, message, messageEn } of warnings)
      process.stderr.write(forTerminal(`${mark} ${code}  ${inLanguage([message, messageEn], lang)}\n`))
  }
}
