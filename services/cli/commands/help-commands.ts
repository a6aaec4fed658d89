// Commands that explain: codes, settings, the shell's completion. Their words, arguments and options.
import type { Command } from '../command.ts'
import { runCompletion, SHELLS } from '../completion/run-completion.ts'
import { runConfig } from '../config/run-config.ts'
import { runExplain } from '../explain/run-explain.ts'

export const HELP_COMMANDS: readonly Command[] = [
  {
    name: 'explain',
    summary: ['một mã nghĩa là gì', 'what a code means'],
    description: [
      'Nghĩa của một mã lỗi, mã phát hiện hay mã so sánh, và phải làm gì; không nêu mã thì liệt kê tất cả.',
      'What a code of an error, a finding or a comparison means, and what to do; without a code, all of them.',
    ],
    examples: [
      { line: 'lientinh explain AREA_UNKNOWN', words: ['một mã', 'one code'] },
      { line: 'lientinh explain', words: ['tất cả', 'all of them'] },
    ],
    args: [{ form: '[code]', words: ['mã', 'the code'] }],
    run: runExplain,
  },
  {
    name: 'config',
    summary: ['thiết lập và từ đâu mà có', 'settings and where they come from'],
    description: [
      'Xem thiết lập: cờ > biến môi trường > .env > lientinh.json > mặc định. Bí mật không bao giờ hiện ra.',
      'Shows settings: flag > environment > .env > lientinh.json > default. A secret is never shown.',
    ],
    examples: [
      { line: 'lientinh config list', words: ['tất cả', 'all of them'] },
      { line: 'lientinh config get port --show-origin', words: ['một, và từ đâu', 'one, and from where'] },
    ],
    args: [
      { form: '<action>', words: ['xem một hay tất cả', 'one or all'], choices: ['get', 'list'] },
      { form: '[name]', words: ['tên hoặc biến môi trường', 'name or variable'] },
    ],
    options: [{ flags: '--show-origin', words: ['cùng nơi nó được đặt', 'with where it is set'] }],
    run: runConfig,
  },
  {
    name: 'completion',
    summary: ['gợi ý lệnh trong shell', 'completion for the shell'],
    description: ['In kịch bản gợi ý cho shell.', 'Prints the shell’s completion script.'],
    examples: [
      { line: 'source <(lientinh completion bash)', words: ['bash', 'bash'] },
      { line: 'lientinh completion fish | source', words: ['fish', 'fish'] },
    ],
    args: [{ form: '<shell>', words: ['shell nào', 'which shell'], choices: SHELLS }],
    run: runCompletion,
  },
]
