// The commands of `lientinh` and their help; each command's work stands in its own folder.
// Results go to stdout, everything else to stderr. Exit codes: 0 done · 1 our bug · 2 usage or expected failure · 130 interrupted.
import { Command, CommanderError } from 'commander'
import { fail, type LienTinhError } from '#schema/errors.ts'
import { suggest } from '#schema/suggest.ts'
import { tellFailure } from './process-end.ts'
import { runServe } from './serve/run-serve.ts'
import { runUp } from './up/run-up.ts'

const EXAMPLES = `Ví dụ · Examples:
  npm start                          cả liên tỉnh mẫu: 5 tỉnh, bộ, cổng · the whole demo federation
  PORT=5000 npm start                ở cổng khác · on other ports
  npm run province -- an-giang       một tỉnh đứng riêng · one province by itself
`

const ENVIRONMENT = `
Cấu hình bằng biến môi trường · Configured by the environment:
  PORT           4000        cổng; bộ ở +100, các tỉnh từ +201 · base port
  LIENTINH_HOME  .data       thư mục dữ liệu · data directory
  HOST           127.0.0.1   địa chỉ lắng nghe · address to listen on
  DATABASE_URL               PostgreSQL của một tỉnh (serve) · a province's PostgreSQL (serve)
  LOG_LEVEL      warn        nhật ký trên stderr · log on stderr
`

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng · Usage:',
  'Arguments:': 'Tham số · Arguments:',
  'Options:': 'Tùy chọn · Options:',
  'Commands:': 'Các lệnh · Commands:',
}

/** Runs one command line, e.g. `['serve', 'an-giang']`; sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const program = buildProgram()
  try {
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) process.exitCode = tellFailure(error)
    else if (error.exitCode !== 0) process.exitCode = tellFailure(explainUsage(error, args, program))
  }
}

function buildProgram(): Command {
  const program = new Command('lientinh')
    .description(
      'Liên tỉnh: hỏi một câu, so sánh số liệu nhiều tỉnh.\nOne question to many provinces, compared.',
    )
    .helpOption('-h, --help', 'trợ giúp · help')
    .helpCommand(false)
    .addHelpText('beforeAll', EXAMPLES)
    .addHelpText('after', ENVIRONMENT)
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ writeErr: () => {} }) // its sentences are English only; tellFailure has ours
    .exitOverride()
  program
    .command('up')
    .summary('chạy cả liên tỉnh mẫu · run the demo federation')
    .description(
      'Chạy năm tỉnh, bộ và cổng; Ctrl-C để dừng tất cả.\nRuns five provinces, the ministry and the gateway; Ctrl-C stops them all.',
    )
    .action(runUp)
  program
    .command('serve')
    .argument('<province>', 'mã hoặc tên viết tắt, ví dụ VN34-91, an-giang · id or slug')
    .summary('chạy một tỉnh đứng riêng · run one province')
    .description('Chạy một tỉnh trên cơ sở dữ liệu của chính nó.\nRuns one province over its own database.')
    .action(runServe)
  return program
}

function explainUsage(
  { code, message }: CommanderError,
  args: readonly string[],
  program: Command,
): LienTinhError {
  const [asked = ''] = args
  const commands = program.commands.map((command) => command.name())
  if (code === 'commander.unknownCommand')
    return fail('UNKNOWN_COMMAND', { asked, candidates: suggest(asked, commands) })
  return fail('BAD_USAGE', { reason: message.replace(/^error: /, '') })
}
