// `lientinh completion <shell>`: the shell's own script, made from the commands as they are.
import { SETTINGS } from '#runtime/settings-table.ts'
import type { Command, CommandOption, Invocation, Outcome } from '../command.ts'
import { both } from '../words.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** What every command takes, beside its own options. */
const EVERYWHERE = [
  '--json',
  '--yes',
  '--no-input',
  '--help',
  ...SETTINGS.flatMap(({ flag }) => (flag === null ? [] : [`--${flag}`])),
]

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript }

/** The script is the result; nothing on this machine is changed. */
export async function runCompletion({
  args,
  commands,
}: Pick<Invocation, 'args' | 'commands'>): Promise<Outcome> {
  const shell = SHELLS.find((known) => known === args[0]) ?? 'bash'
  const script = SCRIPTS[shell](commands)
  return { result: { shell, script }, text: script }
}

/** `-o, --output <file>` → `--output`. */
function longOf({ flags }: CommandOption): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags
}

function wordsOf({ options = [], args = [] }: Command): string[] {
  return [...args.flatMap(({ choices = [] }) => choices), ...options.map(longOf), ...EVERYWHERE]
}

function bashScript(commands: readonly Command[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${wordsOf(command).join(' ')}" ;;`)
  return `# lientinh: source <(lientinh completion bash)
_lientinh() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="--help" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _lientinh lientinh
`
}

function zshScript(commands: readonly Command[]): string {
  const names = commands.map(({ name, summary }) => `    ${quote(`${name}:${both(summary)}`)}`)
  const cases = commands.map(
    (command) => `    ${command.name}) compadd -- ${wordsOf(command).join(' ')}; _files ;;`,
  )
  return `#compdef lientinh
# lientinh: source <(lientinh completion zsh)
_lientinh() {
  local -a commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'lientinh' commands
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
compdef _lientinh lientinh
`
}

function fishScript(commands: readonly Command[]): string {
  const lines = commands.flatMap(({ name, summary, options = [], args = [] }) => [
    `complete -c lientinh -n __fish_use_subcommand -a ${name} -d ${quote(both(summary))}`,
    ...args
      .flatMap(({ choices = [] }) => choices)
      .map((choice) => `complete -c lientinh -n '__fish_seen_subcommand_from ${name}' -a ${choice}`),
    ...options.map(
      (option) =>
        `complete -c lientinh -n '__fish_seen_subcommand_from ${name}' -l ${longOf(option).slice(2)} -d ${quote(both(option.words))}`,
    ),
  ])
  const everywhere = EVERYWHERE.map((flag) => `complete -c lientinh -l ${flag.slice(2)}`)
  return `# lientinh: lientinh completion fish | source\n${[...lines, ...everywhere].join('\n')}\n`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
