// From settings and options to what a command is given.
import { badSettings } from '#runtime/config.ts'
import { type Settings, settingOf } from '#runtime/settings.ts'
import { SETTING } from '#runtime/settings-table.ts'
import { createAsker } from './ask.ts'
import type { Command, Invocation } from './command.ts'
import { readOptions } from './given-options.ts'
import { createProgress } from './progress.ts'
import type { Language } from './words.ts'

interface Given {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly settings: Settings
  readonly signal: AbortSignal
  readonly commands: readonly Command[]
}

/** Throws BAD_CONFIG for a language that is not spoken. */
export function createInvocation({ args, options, settings, signal, commands }: Given): Invocation {
  const given = readOptions(options)
  const lang = requireLanguage(settings)
  const ask = createAsker({
    yes: given.has('yes'),
    mayAsk: options.input !== false && process.stdin.isTTY === true && process.stderr.isTTY === true,
    lang,
    signal,
    input: process.stdin,
    output: process.stderr,
  })
  return {
    args,
    options: given,
    settings,
    lang,
    json: given.has('json'),
    ask,
    progress: createProgress(lang),
    signal,
    commands,
  }
}

function requireLanguage(settings: Settings): Language {
  const lang = SETTING.lang.value.safeParse(settingOf(settings, 'lang'))
  if (lang.success) return lang.data
  throw badSettings(new Set(['lang']))
}
