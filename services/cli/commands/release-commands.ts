// Commands that deal with a province's drafts, releases and the keeping of them: their words, arguments and options.
import { runBackup } from '../backup/run-backup.ts'
import { type Command, DRY_RUN } from '../command.ts'
import { runDiff } from '../diff/run-diff.ts'
import { runInit } from '../init/run-init.ts'
import { runPublish } from '../publish/run-publish.ts'
import { runReleases } from '../releases/run-releases.ts'
import { runRestore } from '../restore/run-restore.ts'
import { runRollback } from '../rollback/run-rollback.ts'

export const INIT_COMMAND: Command = {
  name: 'init',
  summary: ['lập tỉnh mới trong thư mục này', 'set up a province in this directory'],
  description: [
    'Ghi lientinh.json và .env.example, không nạp số liệu mẫu, và chỉ các bước tiếp theo.',
    'Writes lientinh.json and .env.example, without the demo’s figures, and names the next steps.',
  ],
  examples: [
    { line: 'lientinh init thai-nguyen', words: ['Thái Nguyên', 'Thái Nguyên'] },
    {
      line: 'lientinh init thai-nguyen --home /srv/lientinh --port 5000',
      words: ['dữ liệu ở nơi khác', 'data elsewhere'],
    },
  ],
  args: [{ form: '[province]', words: ['mã hoặc tên viết tắt', 'id or slug'] }],
  options: [{ flags: '--force', words: ['thay các tệp đã có', 'replace the files that are there'] }, DRY_RUN],
  run: runInit,
}

export const RELEASE_COMMANDS: readonly Command[] = [
  {
    name: 'diff',
    summary: ['bản này khác bản kia ở đâu', 'what differs between two releases'],
    description: [
      'So hai bản công bố; không nêu gì thì so các bản nháp đang chờ với bản mới nhất.',
      'Compares two releases; without numbers, the waiting drafts with the newest release.',
    ],
    examples: [
      { line: 'lientinh diff', words: ['bản nháp sẽ đổi gì', 'what the drafts would change'] },
      { line: 'lientinh diff 2 3', words: ['từ bản 2 sang bản 3', 'from release 2 to 3'] },
    ],
    args: [
      { form: '[from]', words: ['số bản trước', 'number before'] },
      { form: '[to]', words: ['số bản sau', 'number after'] },
    ],
    options: [
      { flags: '--first <n>', words: ['số dòng nhiều nhất, mặc định 100', 'most lines, 100 unless said'] },
      { flags: '--after <cursor>', words: ['tiếp theo trang trước', 'after the page before'] },
    ],
    run: runDiff,
  },
  {
    name: 'publish',
    summary: ['công bố các bản nháp', 'publish the drafts'],
    description: [
      'Các bản nháp đang chờ thành các bản công bố có số, không bao giờ sửa; câu hỏi thấy ngay.',
      'The waiting drafts become numbered releases that never change; questions see them at once.',
    ],
    examples: [
      { line: 'lientinh publish --note "Niên giám 2025"', words: ['kèm ghi chú', 'with a note'] },
      {
        line: 'lientinh publish --up-to 4 --yes',
        words: ['đến bản nháp 4, không hỏi', 'up to draft 4, unasked'],
      },
    ],
    options: [
      { flags: '--up-to <n>', words: ['bản nháp cuối cùng', 'the last draft'] },
      { flags: '--note <text>', words: ['ghi chú của bản công bố', 'note of the release'] },
      DRY_RUN,
    ],
    run: runPublish,
  },
  {
    name: 'rollback',
    summary: ['trở lại một bản trước', 'go back to a release'],
    description: [
      'Công bố một bản mới giống hệt bản cũ được nêu, hoặc bỏ một bản nháp. Lịch sử không bị viết lại.',
      'Publishes a new release that says the same as an old one, or drops a draft. History is not rewritten.',
    ],
    examples: [
      { line: 'lientinh rollback --to 2', words: ['như bản 2', 'as release 2'] },
      { line: 'lientinh rollback --draft 5', words: ['bỏ bản nháp 5', 'drop draft 5'] },
    ],
    options: [
      { flags: '--to <n>', words: ['số của bản công bố', 'number of the release'] },
      { flags: '--draft <n>', words: ['số của bản nháp sẽ bỏ', 'number of the draft to drop'] },
      { flags: '--note <text>', words: ['ghi chú của bản công bố', 'note of the release'] },
      DRY_RUN,
    ],
    run: runRollback,
  },
  {
    name: 'releases',
    summary: ['các bản nháp và bản công bố', 'drafts and releases'],
    description: [
      'Liệt kê bản nháp đang chờ và các bản đã công bố.',
      'Lists the waiting drafts and the releases.',
    ],
    examples: [{ line: 'lientinh releases', words: ['liệt kê', 'list them'] }],
    run: runReleases,
  },
  {
    name: 'backup',
    summary: ['sao lưu, hoặc chuyển sang PostgreSQL', 'back up, or move to PostgreSQL'],
    description: [
      'Ghi tất cả vào một tệp nguyên vẹn hoặc không ghi gì; --into chép thẳng sang một PostgreSQL và kiểm tra từng dòng.',
      'Writes everything into one file, whole or not at all; --into copies it into a PostgreSQL and verifies each row.',
    ],
    examples: [
      { line: 'lientinh backup -o sao-luu.ndjson.gz', words: ['ra tệp', 'into a file'] },
      { line: 'lientinh backup --into postgres://may-chu/tinh', words: ['chuyển nhà', 'move house'] },
    ],
    options: [
      { flags: '-o, --output <file>', words: ['tệp sẽ ghi', 'the file to write'] },
      { flags: '--into <url>', words: ['cơ sở dữ liệu postgres:// trống', 'an empty postgres:// database'] },
      DRY_RUN,
    ],
    run: runBackup,
  },
  {
    name: 'restore',
    summary: ['khôi phục từ bản sao lưu', 'restore from a backup'],
    description: [
      'Đưa một bản sao lưu vào tỉnh còn trống và tự kiểm tra từng dòng.',
      'Brings a backup into an empty province and verifies each row.',
    ],
    examples: [
      { line: 'lientinh restore sao-luu.ndjson.gz', words: ['vào tỉnh này', 'into this province'] },
      {
        line: 'lientinh restore sao-luu.ndjson.gz --dry-run',
        words: ['chỉ kiểm tra tệp', 'only check the file'],
      },
    ],
    args: [{ form: '<file>', words: ['bản sao lưu', 'the backup'] }],
    options: [{ flags: '--database <url>', words: ['vào PostgreSQL này', 'into this PostgreSQL'] }, DRY_RUN],
    run: runRestore,
  },
]
