// The commands as commander knows them: arguments, options, help. The one file that speaks commander.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, Command as Commander, Option } from 'commander'
import { ROOT } from '#runtime/running-code.ts'
import { SETTING, SETTINGS } from '#runtime/settings-table.ts'
import type { Command, CommandOption, Example } from './command.ts'
import { COMMAND_GROUPS } from './commands/command-groups.ts'
import { both } from './words.ts'

/** What was asked for: which command, with what. Options of the command and of the program are together, by their camel-case names. */
export interface Asked {
  readonly command: Command
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  /** Settings given as flags, by the setting's name. */
  readonly flags: Readonly<Record<string, string>>
}

const EXAMPLES = `Ví dụ · Examples:
  npm start                          cả liên tỉnh mẫu: 5 tỉnh, bộ, cổng · the whole demo federation
  PORT=5000 npm start                ở cổng khác · on other ports
  npm run province -- an-giang       một tỉnh đứng riêng · one province by itself
  lientinh init thai-nguyen          tỉnh của mình, từ con số không · a province of one's own, from nothing
  lientinh import bieu.xlsx          số liệu vào bản nháp · figures into a draft
  lientinh publish                   bản nháp thành bản công bố · the draft becomes a release
`

const ENVIRONMENT = `
Thiết lập · Settings: cờ > biến môi trường > .env > lientinh.json > mặc định · flag > environment > .env > lientinh.json > default
  PORT           4000        cổng; bộ ở +100, các tỉnh từ +201 · base port
  LIENTINH_HOME  .data       thư mục dữ liệu · data directory
  HOST           127.0.0.1   địa chỉ lắng nghe · address to listen on
  DATABASE_URL               PostgreSQL của một tỉnh · a province's PostgreSQL
  LOG_LEVEL      warn        nhật ký trên stderr · log on stderr
  lientinh config list       tất cả, và từ đâu mà có · all of them, and where each comes from

Mã thoát · Exit codes: 0 xong · done; 1 lỗi của chúng tôi · our bug; 2 dùng sai hoặc không làm được · usage or expected failure;
  3 người dùng từ chối · declined; 4 số liệu có chỗ phải sửa, chưa ghi gì · findings, nothing written; 5 trái hợp đồng · contract breach;
  6 không liên lạc được · unreachable; 130 bị ngắt · interrupted
`

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng · Usage:',
  'Arguments:': 'Tham số · Arguments:',
  'Options:': 'Tùy chọn · Options:',
  'Global Options:': 'Tùy chọn chung · Global options:',
  'Commands:': 'Các lệnh · Commands:',
}

const GLOBAL_OPTIONS: readonly CommandOption[] = [
  { flags: '--json', words: ['kết quả là một dòng JSON', 'the result is one line of JSON'] },
  {
    flags: '-y, --yes',
    words: ['trả lời “có” cho mọi câu hỏi xác nhận', 'answer yes to every confirmation'],
  },
  { flags: '--no-input', words: ['không bao giờ hỏi', 'never ask'] },
]

/** In the list of commands an argument is shown while the column stays narrow; all of them stand in the command's own help. */
const WIDEST_TERM = 16

/** `perform` is called with what was asked for; commander throws CommanderError for what cannot be understood. */
export function buildProgram(perform: (asked: Asked) => Promise<void>): Commander {
  const program = new Commander('lientinh')
    .description(
      'Liên tỉnh: hỏi một câu, so sánh số liệu nhiều tỉnh.\nOne question to many provinces, compared.',
    )
    .version(readVersion(), '-V, --version', 'phiên bản · version')
    .helpOption('-h, --help', 'trợ giúp · help')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      subcommandTerm: termOf,
      showGlobalOptions: true,
    })
    .configureOutput({ writeErr: () => {} }) // its sentences are English only; process-end.ts has ours
    .exitOverride()
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', ENVIRONMENT)
  for (const option of [...GLOBAL_OPTIONS, ...settingOptions()]) program.addOption(toOption(option))
  for (const { title, commands } of COMMAND_GROUPS)
    for (const command of commands) addCommand(program, command, `${both(title)}:`, perform)
  return program
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** What stands for a value in the help, short enough for its column. */
const FORMS: Readonly<Record<string, string>> = { province: 'id', home: 'dir', port: 'n', logLevel: 'l' }

function settingOptions(): CommandOption[] {
  return SETTINGS.flatMap(({ name, flag, words }) => {
    if (flag === null) return []
    const choices = name === 'lang' ? { choices: SETTING.lang.value.options } : {}
    return [{ flags: `--${flag} <${FORMS[name] ?? flag}>`, words, ...choices }]
  })
}

function addCommand(
  program: Commander,
  command: Command,
  group: string,
  perform: (asked: Asked) => Promise<void>,
): void {
  const made = program
    .command(command.name)
    .summary(both(command.summary))
    .description(command.description.join('\n'))
    .helpGroup(group)
    .addHelpText('before', formatExamples(command.examples))
  for (const { form, words, choices } of command.args ?? []) {
    const argument = new Argument(form, both(words))
    made.addArgument(choices ? argument.choices(choices) : argument)
  }
  for (const option of command.options ?? []) made.addOption(toOption(option))
  made.action(async () => {
    await perform({ command, args: made.args, options: made.optsWithGlobals(), flags: flagsOf(program) })
  })
}

/** Only flags that were written: a default would hide what the environment says. */
function flagsOf(program: Commander): Record<string, string> {
  const given = program.opts()
  return Object.fromEntries(
    SETTINGS.flatMap(({ name, flag }) => {
      const value: unknown = flag === null ? undefined : given[new Option(`--${flag} <x>`).attributeName()]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

function toOption({ flags, words, choices, many }: CommandOption): Option {
  const option = new Option(flags, both(words))
  if (choices) option.choices(choices)
  return many ? option.argParser<readonly string[]>((value, before = []) => [...before, value]) : option
}

function formatExamples(examples: readonly Example[]): string {
  const width = Math.max(...examples.map(({ line }) => line.length))
  return `Ví dụ · Examples:\n${examples.map(({ line, words }) => `  ${line.padEnd(width)}  ${both(words)}\n`).join('')}`
}

function termOf(command: Commander): string {
  const args = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`
    return argument.required ? `<${name}>` : `[${name}]`
  })
  const whole = [command.name(), ...args].join(' ')
  return whole.length <= WIDEST_TERM ? whole : command.name()
}
