// All commands, in the groups and the order of the help.
import type { Command } from '../command.ts'
import type { Words } from '../words.ts'
import { FEDERATION_COMMANDS } from './federation-commands.ts'
import { FIGURE_COMMANDS } from './figure-commands.ts'
import { HELP_COMMANDS } from './help-commands.ts'
import { INIT_COMMAND, RELEASE_COMMANDS } from './release-commands.ts'
import { RUN_COMMANDS } from './run-commands.ts'

interface CommandGroup {
  readonly title: Words
  readonly commands: readonly Command[]
}

export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { title: ['Chạy', 'Run'], commands: RUN_COMMANDS },
  {
    title: ['Số liệu của một tỉnh', 'Figures of a province'],
    commands: [INIT_COMMAND, ...FIGURE_COMMANDS, ...RELEASE_COMMANDS],
  },
  { title: ['Liên tỉnh', 'Federation'], commands: FEDERATION_COMMANDS },
  { title: ['Tra cứu', 'Look up'], commands: HELP_COMMANDS },
]

export function listCommands(): readonly Command[] {
  return COMMAND_GROUPS.flatMap(({ commands }) => commands)
}
