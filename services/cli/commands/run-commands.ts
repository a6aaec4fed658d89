// Commands that run something on this machine, or look at what runs: their words, arguments and options.
import type { Command } from '../command.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { runServe } from '../serve/run-serve.ts'
import { runStatus } from '../status/run-status.ts'
import { runUp } from '../up/run-up.ts'

export const RUN_COMMANDS: readonly Command[] = [
  {
    name: 'up',
    summary: ['chạy cả liên tỉnh mẫu', 'run the demo federation'],
    description: [
      'Chạy năm tỉnh, bộ và cổng; Ctrl-C để dừng tất cả.',
      'Runs five provinces, the ministry and the gateway; Ctrl-C stops them all.',
    ],
    examples: [
      { line: 'lientinh up', words: ['như npm start', 'as npm start'] },
      { line: 'lientinh up --port 5000', words: ['ở cổng khác', 'on other ports'] },
      { line: 'lientinh up --hub', words: ['cổng chung thật', 'a real hub'] },
    ],
    options: [
      {
        flags: '--hub',
        words: ['chỉ bộ và cổng, cho các tỉnh đã tham gia', 'ministry and gateway only, for who has joined'],
      },
    ],
    stays: true,
    run: runUp,
  },
  {
    name: 'serve',
    summary: ['chạy một tỉnh đứng riêng', 'run one province'],
    description: [
      'Chạy một tỉnh trên cơ sở dữ liệu của chính nó.',
      'Runs one province over its own database.',
    ],
    examples: [
      { line: 'lientinh serve an-giang', words: ['An Giang', 'An Giang'] },
      { line: 'lientinh serve', words: ['tỉnh của lientinh.json', 'the province of lientinh.json'] },
    ],
    args: [
      {
        form: '[province]',
        words: ['mã hoặc tên viết tắt, ví dụ VN34-91, an-giang', 'id or slug'],
      },
    ],
    stays: true,
    run: runServe,
  },
  {
    name: 'status',
    summary: ['ai đang chạy, ai trả lời', 'who runs, who answers'],
    description: [
      'Tình trạng của tỉnh trong thư mục này, và của các thành viên liên tỉnh. Mã thoát 6 khi có nơi không trả lời.',
      'How the province of this directory is doing, and the members of the federation. Exit code 6 when somebody does not answer.',
    ],
    examples: [
      { line: 'lientinh status', words: ['xem', 'look'] },
      { line: 'lientinh status --json', words: ['cho máy theo dõi', 'for a monitor'] },
    ],
    run: runStatus,
  },
  {
    name: 'doctor',
    summary: ['máy này có đủ điều kiện không', 'is this machine well'],
    description: [
      'Kiểm tra Node, thư mục, đĩa, cổng, khóa, cơ sở dữ liệu, đồng hồ, bảng mã; mỗi điều chưa ổn có cách sửa.',
      'Checks Node, directory, disk, port, lock, database, clock, locale; what is not well comes with its fix.',
    ],
    examples: [{ line: 'lientinh doctor', words: ['kiểm tra', 'check'] }],
    run: runDoctor,
  },
]
