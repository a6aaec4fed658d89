// What a command prints with --json: one line, one shape for every command and every end. Its keys never change meaning.
import type { Told } from './failure.ts'
import { jsonForTerminal } from './for-terminal.ts'

export interface Warning {
  readonly code: string
  readonly message: string
  readonly messageEn: string
}

interface Done {
  readonly result: unknown
  readonly warnings: readonly Warning[]
}

/** @example formatDone('releases', { result: [], warnings: [] }) // '{"v":1,"command":"releases","ok":true,"result":[],"warnings":[]}\n' */
export function formatDone(command: string, { result, warnings }: Done): string {
  return line({ v: 1, command, ok: true, result, warnings })
}

/** `problems` are there when there are any: of one input, of one file. */
export function formatFailed(command: string, told: Told, problems: readonly unknown[]): string {
  const { code, message, messageEn, fix, fixEn, candidates } = told
  const error = {
    ...{ code, message, messageEn, fix, fixEn },
    ...(candidates ? { candidates } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  }
  return line({ v: 1, command, ok: false, error, warnings: [] })
}

function line(envelope: object): string {
  return `${jsonForTerminal(JSON.stringify(envelope))}\n`
}
