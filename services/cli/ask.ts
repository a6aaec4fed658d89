// Asking a person, on a terminal and only there. In a script nothing waits for an answer that cannot come: the command fails
// and names the flag that would have answered.
import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { fail } from '#schema/errors.ts'
import { forTerminal } from './for-terminal.ts'
import { inLanguage, type Language, type Words } from './words.ts'

export interface Asker {
  /** A person sits at a terminal, and has not answered everything with yes beforehand. */
  readonly isPossible: boolean
  /** Resolves when the answer is yes. Throws DECLINED when it is no, NEEDS_ANSWER when nobody can be asked. */
  confirm(question: Words): Promise<void>
  /** A line of text; the fallback when it is empty or nobody can be asked. Throws NEEDS_ANSWER naming the flag when there is none. */
  text(question: Words, more: { readonly flag: string; readonly fallback?: string }): Promise<string>
}

interface Manner {
  /** `--yes`: every question is answered. */
  readonly yes: boolean
  /** False with `--no-input`, and where there is no terminal. */
  readonly mayAsk: boolean
  readonly lang: Language
  readonly signal: AbortSignal
  readonly input: Readable
  /** Not stdout: that is for results. */
  readonly output: Writable
}

const YES = /^(c|có|co|y|yes)$/iu

export function createAsker({ yes, mayAsk, lang, signal, input, output }: Manner): Asker {
  const ask = async (question: string) => {
    const reader = createInterface({ input, output })
    // Ctrl-C in a prompt is a signal that readline takes for itself
    reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    // at the end of the input there is no answer any more, and readline would wait for one for ever
    const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')))
    try {
      const answer = await Promise.race([reader.question(forTerminal(question), { signal }), ended])
      return answer.trim().normalize('NFC')
    } finally {
      reader.close()
    }
  }
  const requireTerminal = (question: Words, flag: string) => {
    if (!mayAsk) throw fail('NEEDS_ANSWER', { question: question[0], questionEn: question[1], flag })
  }
  return {
    isPossible: mayAsk && !yes,
    async confirm(question) {
      if (yes) return
      requireTerminal(question, '--yes')
      const answer = await ask(`${inLanguage(question, lang)} ${lang === 'en' ? '[y/N]' : '[c/K]'} `)
      if (!YES.test(answer)) throw fail('DECLINED')
    },
    async text(question, { flag, fallback }) {
      if (fallback !== undefined && (yes || !mayAsk)) return fallback
      requireTerminal(question, flag)
      const shown = fallback === undefined ? '' : ` (${fallback})`
      return (await ask(`${inLanguage(question, lang)}${shown} `)) || (fallback ?? '')
    },
  }
}
