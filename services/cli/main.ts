// The `lientinh` command, from a command line to its end: settings, the command's work, its result, its exit code.
// Results go to stdout, everything else to stderr. The commands are in commands/, exit codes in exit-codes.ts.
import { CommanderError } from 'commander'
import { readSettings } from '#runtime/settings.ts'
import { fail, type LienTinhError } from '#schema/errors.ts'
import { suggest } from '#schema/suggest.ts'
import type { Command, Invocation } from './command.ts'
import { listCommands } from './commands/command-groups.ts'
import { EXIT } from './exit-codes.ts'
import { createInvocation } from './invocation.ts'
import { onStopSignal, tellFailure } from './process-end.ts'
import { type Asked, buildProgram } from './program.ts'
import { tellOutcome } from './tell-outcome.ts'
import { useNetwork } from './use-network.ts'
import type { Language } from './words.ts'

/** A child is given 3.5 s to stop; what has not stopped by then is left. */
const GIVE_UP_AFTER_MS = 5000

/** Runs one command line, e.g. `['serve', 'an-giang']`; sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const program = buildProgram(perform)
  try {
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return
    const told = error instanceof CommanderError ? explainUsage(error, args) : error
    process.exitCode = tellFailure(told, { ...mannerOf(args), command: args[0] ?? '' })
  }
}

async function perform({ command, args, options, flags }: Asked): Promise<void> {
  const settings = await readSettings({ flags, directory: process.cwd() })
  useNetwork(settings)
  const stop = new AbortController()
  const invocation = createInvocation({
    args,
    options,
    settings,
    signal: stop.signal,
    commands: listCommands(),
  })
  const manner = { command: command.name, json: invocation.json, lang: invocation.lang }
  if (!command.stays)
    onStopSignal((_, signal) => {
      stop.abort(fail('INTERRUPTED', { signal }))
      setTimeout(() => process.exit(EXIT.INTERRUPTED), GIVE_UP_AFTER_MS).unref()
    })
  try {
    const outcome = await runToEnd(command, invocation)
    if (!command.stays) tellOutcome(outcome, manner)
  } catch (error) {
    process.exitCode = tellFailure(stop.signal.aborted ? stop.signal.reason : error, manner)
    if (command.stays) process.exit()
  }
}

async function runToEnd(command: Command, invocation: Invocation) {
  try {
    return await command.run(invocation)
  } finally {
    invocation.progress.end()
  }
}

function explainUsage({ code, message }: CommanderError, args: readonly string[]): LienTinhError {
  const [, asked = args[0] ?? ''] = /'([^']*)'/.exec(message) ?? []
  if (code === 'commander.unknownCommand')
    return fail('UNKNOWN_COMMAND', {
      asked,
      candidates: suggest(
        asked,
        listCommands().map(({ name }) => name),
      ),
    })
  return fail('BAD_USAGE', { reason: message.replace(/^error: /, '').replaceAll('\n', ' ') })
}

/** How to tell a failure of a line that could not be understood. */
function mannerOf(args: readonly string[]): { readonly json: boolean; readonly lang: Language } {
  const english = args.includes('--lang=en') || args[args.indexOf('--lang') + 1] === 'en'
  return { json: args.includes('--json'), lang: english ? 'en' : 'vi' }
}
