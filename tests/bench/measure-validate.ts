// Reading a file of figures: its rows through everything that an import asks of them but the writing, beside what the CSV parser alone takes
// for the same file; the memory that it takes in a thread; and a workbook. `npm run bench -- --rows 1000000` measures a million rows.
import { execFile } from 'node:child_process'
import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { set_fs, utils, writeFile as writeWorkbook } from '@e965/xlsx'
import { parse } from 'csv-parse'
import { type ReadRequest, readFile } from '#services/intake/read-file.ts'
import { RECORD_COLUMN_CODES } from '#services/intake/records/columns.ts'
import type { Measured } from './measured.ts'
import { csvLines, writeCsv } from './written-csv.ts'

const PROVINCE = 'VN34-91'
const TURNS = 2
const SHEET_ROWS = 100_000

/** Times for one file of so many rows, and one workbook. */
export async function measureValidate(rows: number): Promise<Measured[]> {
  const home = await mkdtemp(join(tmpdir(), 'lientinh-bench-'))
  try {
    const path = join(home, 'so-lieu.csv')
    await writeCsv(path, { province: PROVINCE, rows })
    // in turns, and the better of each: what else the machine does strikes both
    const times = { parsed: Number.POSITIVE_INFINITY, read: Number.POSITIVE_INFINITY }
    for (let turn = 0; turn < TURNS; turn += 1) {
      times.parsed = Math.min(times.parsed, await timeOf(() => parseAlone(path)))
      times.read = Math.min(times.read, await timeOf(() => readWhole(path, rows)))
    }
    const { parsed, read } = times
    return [
      { what: `${rows} rows of CSV, parsed and nothing else`, value: parsed, unit: 'ms' },
      {
        what: 'the same rows read, checked and reported',
        value: read,
        unit: 'ms',
        ratio: read / parsed,
        comparedWith: 'parsed',
      },
      { what: 'memory of reading them in a thread, above idle', value: await threadMemory(path), unit: 'MB' },
      ...(await measureWorkbook(home)),
    ]
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** csv-parse with the options under which it makes the rows that services/intake/workbook/open-records.ts makes. */
async function parseAlone(path: string): Promise<void> {
  const options = { bom: true, delimiter: ',', relaxColumnCount: true, relaxQuotes: true }
  const parser = fs.createReadStream(path).pipe(parse(options))
  for await (const _row of parser);
}

async function readWhole(path: string, rows: number): Promise<void> {
  const { report, figures } = await readFile(requestOf(path), () => {})
  if (figures !== rows || report.groups.length > 0)
    throw new Error(`Cannot measure: ${figures} of ${rows} figures, ${JSON.stringify(report.groups[0])}.`)
}

async function threadMemory(path: string): Promise<number> {
  const script = fileURLToPath(new URL('./thread-memory.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, path, PROVINCE])
  return Number.parseInt(stdout, 10)
}

async function measureWorkbook(home: string): Promise<Measured[]> {
  const path = join(home, 'so-lieu.xlsx')
  writeSheet(path)
  const read = await timeOf(() => readWhole(path, SHEET_ROWS))
  return [{ what: `a workbook of ${SHEET_ROWS} rows read`, value: read, unit: 'ms' }]
}

function writeSheet(path: string): void {
  set_fs(fs)
  const numbers = new Set(['value', 'decimals', 'multiplier'])
  const rows = [...csvLines(PROVINCE, SHEET_ROWS)].map((line) =>
    line
      .trimEnd()
      .split(',')
      .map((cell, index) => (numbers.has(RECORD_COLUMN_CODES[index] ?? '') ? Number(cell) : cell)),
  )
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([[...RECORD_COLUMN_CODES], ...rows]), 'Số liệu')
  writeWorkbook(book, path, { compression: true })
}

function requestOf(path: string): ReadRequest {
  return { path, name: 'so-lieu', province: PROVINCE, mapping: null, today: '2025-11-22' }
}

async function timeOf(act: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}
