// Commands that deal with a province's files of figures: their words, arguments and options.
import { type Command, DRY_RUN } from '../command.ts'
import { runExport } from '../export/run-export.ts'
import { FILE_OPTIONS } from '../import/file-options.ts'
import { runImport } from '../import/run-import.ts'
import { runTemplate } from '../template/run-template.ts'
import { runValidate } from '../validate/run-validate.ts'

export const FIGURE_COMMANDS: readonly Command[] = [
  {
    name: 'template',
    summary: ['biểu mẫu để điền số liệu', 'a workbook to fill in'],
    description: [
      'Ghi biểu mẫu .xlsx của tỉnh: địa bàn, chỉ tiêu và mã đã có sẵn để chọn.',
      'Writes the province’s .xlsx template, with areas, indicators and codes to choose from.',
    ],
    examples: [{ line: 'lientinh template -o mau.xlsx', words: ['ghi mau.xlsx', 'write mau.xlsx'] }],
    options: [{ flags: '-o, --output <file>', words: ['tệp sẽ ghi', 'the file to write'] }],
    run: runTemplate,
  },
  {
    name: 'validate',
    summary: ['kiểm tra một tệp, không ghi gì', 'check a file, write nothing'],
    description: [
      'Đọc tệp như khi nhập, không cần cơ sở dữ liệu, và nêu mọi chỗ phải sửa. Mã thoát 4 khi có chỗ phải sửa.',
      'Reads a file as an import would, without a database, and names all there is to mend. Exit code 4 when there is something.',
    ],
    examples: [
      { line: 'lientinh validate bieu.xlsx', words: ['kiểm tra', 'check'] },
      {
        line: 'lientinh validate bieu.xlsx --annotate bieu-ghi-chu.xlsx',
        words: ['bản chép có ghi chú tại ô', 'a copy with notes in its cells'],
      },
    ],
    args: [{ form: '<file>', words: ['tệp .xlsx, .xls, .csv, .tsv, .html', 'the file'] }],
    options: FILE_OPTIONS,
    run: runValidate,
  },
  {
    name: 'import',
    summary: ['đưa tệp số liệu vào bản nháp', 'put a file of figures into a draft'],
    description: [
      'Đọc từng tệp và ghi vào bản nháp mà chưa ai thấy. Có chỗ phải sửa thì không ghi gì (mã thoát 4).',
      'Reads each file into a draft that nobody sees yet. When there is something to mend nothing is written (exit code 4).',
    ],
    examples: [
      { line: 'lientinh import bieu.xlsx', words: ['vào bản nháp', 'into a draft'] },
      { line: 'lientinh import bieu.xlsx --dry-run', words: ['chỉ xem', 'only look'] },
      {
        line: 'lientinh import bieu.xlsx --save-mapping anh-xa.json',
        words: ['giữ cách đọc cho lần sau', 'keep how it was read'],
      },
      {
        line: 'lientinh import moi.xlsx --mapping anh-xa.json --publish',
        words: ['đọc như lần trước rồi công bố', 'read as before, then publish'],
      },
    ],
    args: [{ form: '<files...>', words: ['các tệp .xlsx, .xls, .csv, .tsv, .html', 'the files'] }],
    options: [...FILE_OPTIONS, { flags: '--publish', words: ['công bố ngay', 'publish at once'] }, DRY_RUN],
    run: runImport,
  },
  {
    name: 'export',
    summary: ['số liệu ra CSV', 'figures as CSV'],
    description: [
      'Ghi số liệu của một bản công bố (mặc định: mới nhất) theo các cột mà lệnh import đọc lại được.',
      'Writes the figures of a release (the newest unless said) in the columns that import reads.',
    ],
    examples: [
      { line: 'lientinh export > so-lieu.csv', words: ['ra stdout', 'to stdout'] },
      { line: 'lientinh export --release 3 -o ban-3.csv', words: ['bản số 3', 'release 3'] },
    ],
    options: [
      { flags: '-o, --output <file>', words: ['tệp sẽ ghi', 'the file to write'] },
      { flags: '--release <n>', words: ['số của bản công bố', 'number of the release'] },
    ],
    run: runExport,
  },
]
