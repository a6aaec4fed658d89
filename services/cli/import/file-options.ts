// What a person says of a file of figures on the command line: the same for `import` and `validate`.
import { readFile } from 'node:fs/promises'
import { AREA_SCHEMES } from '#schema/codes.ts'
import { fail } from '#schema/errors.ts'
import { type Mapping, parseMapping } from '#services/intake/mapping.ts'
import { TEXT_ENCODINGS, type TextEncoding } from '#services/intake/workbook/encodings.ts'
import type { CommandOption } from '../command.ts'
import type { GivenOptions } from '../given-options.ts'

export interface FileOptions {
  readonly mapping: Mapping | null
  readonly numbers?: 'VI' | 'EN'
  readonly scheme?: (typeof AREA_SCHEMES)[number]
  readonly encoding?: TextEncoding
  readonly sheet?: string
  readonly source?: { readonly title?: string; readonly publisher?: string; readonly date?: string }
  /** Codes of warnings, or ALL. */
  readonly accept: readonly string[]
}

export const FILE_OPTIONS: readonly CommandOption[] = [
  { flags: '--mapping <file>', words: ['ánh xạ đã lưu, JSON', 'a saved mapping, JSON'] },
  { flags: '--save-mapping <file>', words: ['lưu ánh xạ đã dùng', 'save the mapping as it was used'] },
  {
    flags: '--numbers <way>',
    words: ['1.500 là một nghìn rưỡi (vi) hay một phẩy năm (en)', '1.500 is 1500 (vi) or 1.5 (en)'],
    choices: ['vi', 'en'],
  },
  {
    flags: '--scheme <scheme>',
    words: ['hệ địa giới của các tên địa bàn', 'which boundaries the area names are of'],
    choices: AREA_SCHEMES,
  },
  {
    flags: '--encoding <encoding>',
    words: [
      'bảng mã của tệp văn bản: utf-8, utf-16le, windows-1258, tcvn3',
      'encoding of a text file: utf-8, utf-16le, windows-1258, tcvn3',
    ],
  },
  { flags: '--sheet <name>', words: ['trang tính', 'the sheet'] },
  { flags: '--source-title <text>', words: ['tên tài liệu nguồn', 'title of the source'] },
  { flags: '--source-publisher <text>', words: ['cơ quan công bố nguồn', 'publisher of the source'] },
  { flags: '--source-date <date>', words: ['ngày của nguồn, YYYY-MM-DD', 'date of the source, YYYY-MM-DD'] },
  {
    flags: '--accept <codes>',
    words: ['chấp nhận các cảnh báo này, hoặc ALL', 'accept these warnings, or ALL'],
    many: true,
  },
  {
    flags: '--annotate <file>',
    words: ['bản chép .xlsx có ghi chú tại từng ô', 'a copy .xlsx with a note in each cell'],
  },
]

/** Throws FILE_UNREADABLE and BAD_MAPPING for the mapping, BAD_USAGE for a date or an encoding that is none. */
export async function readFileOptions(options: GivenOptions): Promise<FileOptions> {
  const numbers = options.text('numbers')
  const scheme = AREA_SCHEMES.find((known) => known === options.text('scheme'))
  const encoding = encodingOf(options)
  const sheet = options.text('sheet')
  const source = sourceOf(options)
  return {
    mapping: await readMapping(options.text('mapping')),
    ...(numbers === null ? {} : { numbers: numbers === 'en' ? 'EN' : 'VI' }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(encoding === null ? {} : { encoding }),
    ...(sheet === null ? {} : { sheet }),
    ...(Object.keys(source).length === 0 ? {} : { source }),
    accept: options.list('accept').flatMap((codes) => codes.split(',').map((code) => code.trim())),
  }
}

/** In any case: findings name encodings in capitals. Null when it was not given. */
export function encodingOf(options: GivenOptions): TextEncoding | null {
  const said = options.text('encoding')
  if (said === null) return null
  const known = TEXT_ENCODINGS.find((encoding) => encoding === said.toUpperCase())
  if (!known) throw fail('BAD_USAGE', { reason: `--encoding: ${TEXT_ENCODINGS.join(', ').toLowerCase()}` })
  return known
}

function sourceOf(options: GivenOptions) {
  const [title, publisher, date] = ['sourceTitle', 'sourcePublisher', 'sourceDate'].map(options.text)
  if (date && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw fail('BAD_USAGE', { reason: '--source-date: YYYY-MM-DD' })
  return { ...(title ? { title } : {}), ...(publisher ? { publisher } : {}), ...(date ? { date } : {}) }
}

async function readMapping(file: string | null): Promise<Mapping | null> {
  if (file === null) return null
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    Promise.reject(fail('FILE_UNREADABLE', { file, reason: error.code ?? 'I/O' }, error)),
  )
  return parseMapping(parseJson(text))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw fail('BAD_MAPPING', { path: '·', reason: 'JSON' }, error)
  }
}
