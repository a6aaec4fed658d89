// What a command is: its words for the help, what it is given, what it gives back. commander is spoken to in program.ts only.
import type { Settings } from '#runtime/settings.ts'
import type { Asker } from './ask.ts'
import type { Warning } from './envelope.ts'
import type { GivenOptions } from './given-options.ts'
import type { Progress } from './progress.ts'
import type { Language, Words } from './words.ts'

export interface Command {
  readonly name: string
  readonly summary: Words
  readonly description: Words
  /** The help leads with them. */
  readonly examples: readonly Example[]
  readonly args?: readonly CommandArgument[]
  readonly options?: readonly CommandOption[]
  /** Runs until it is stopped: it tells its result as soon as it is there, and sees to signals itself. */
  readonly stays?: true
  run(invocation: Invocation): Promise<Outcome>
}

export interface Example {
  readonly line: string
  readonly words: Words
}

export interface CommandArgument {
  /** As commander writes it: `<file>`, `[files...]`. */
  readonly form: string
  readonly words: Words
  readonly choices?: readonly string[]
}

export interface CommandOption {
  /** As commander writes it: `-o, --output <file>`. */
  readonly flags: string
  readonly words: Words
  readonly choices?: readonly string[]
  /** May be given several times. */
  readonly many?: true
}

/** One run of a command. */
export interface Invocation {
  readonly args: readonly string[]
  readonly options: GivenOptions
  readonly settings: Settings
  readonly lang: Language
  readonly json: boolean
  readonly ask: Asker
  readonly progress: Progress
  /** Aborted by Ctrl-C; what is under way is dropped then. */
  readonly signal: AbortSignal
  /** All of them, for those that speak of the others. */
  readonly commands: readonly Command[]
}

/** What a command has done. */
export interface Outcome {
  /** For machines: `result` of the envelope. */
  readonly result: unknown
  /** For people, on stdout, in the language they chose; '' when the result went elsewhere. */
  readonly text: string
  readonly warnings?: readonly Warning[]
}

export const DRY_RUN: CommandOption = {
  flags: '--dry-run',
  words: ['chỉ xem sẽ làm gì, không thay đổi gì', 'only say what would be done'],
}
