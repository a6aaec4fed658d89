import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, newPlace, type Place } from './run-lientinh.ts'
import { findBasePort, processesOf, runLientinh } from './running-demo.ts'

const MINUTE = 60_000

const HEADER = 'area,indicator,kind,period,value,unit,status,source_title,source_publisher,source_date\n'
const SOURCE = 'Niên giám 2021,Chi cục Thống kê,2022-06-01\n'
const FIGURES = `${HEADER}VN34-19,TRAINED_LABOUR_RATE,ACTUAL,2020,"70,5",PERCENT,A,${SOURCE}VN34-19,TRAINED_LABOUR_RATE,ACTUAL,2021,72,PERCENT,A,${SOURCE}`
const WRONG = `${HEADER}VN34-19,TRAINED_LABOUR_RATE,ACTUAL,2020,nhiều,PERCENT,A,${SOURCE}`

let place: Place
let PORT: string
beforeAll(async () => {
  place = await newPlace()
  PORT = String(await findBasePort())
  await writeFile(
    join(place.directory, 'lientinh.json'),
    '{"v":1,"province":"thai-nguyen","seed":"none","home":".data"}',
  )
  await writeFile(join(place.directory, 'so-lieu.csv'), FIGURES)
  await writeFile(join(place.directory, 'sai.csv'), WRONG)
})
afterAll(() => place.remove())

const run = (args: readonly string[]) => place.run(args, { PORT, LIENTINH_HOME: '' })
const file = (name: string) => join(place.directory, name)

/** What the envelope holds. */
async function ask(args: readonly string[]) {
  const ended = await run([...args, '--json'])
  return { ...ended, ...JSON.parse(ended.out) }
}

describe('validate', () => {
  it('says what is to be mended, where, and ends with exit code 4', async () => {
    const { status, out, err } = await run(['validate', 'sai.csv'])
    expect(status).toBe(4)
    expect(out).toContain('✗ NUMBER_UNREADABLE  1 chỗ\n  sai.csv, dòng 2, cột 5: “nhiều”\n')
    expect(err).toContain('✗ FINDINGS  Tệp sai.csv có 1 chỗ phải sửa; chưa ghi gì.')
  })
  it('takes the encoding that the finding offers, in capitals or not', async () => {
    const text = `${HEADER.trim()},note\nVN34-19,TRAINED_LABOUR_RATE,ACTUAL,2020,70,PERCENT,A,Nguon,So,2022-06-01,B\xe9\n`
    await writeFile(file('tcvn3.csv'), Buffer.from(text, 'latin1'))
    const unsaid = await ask(['validate', 'tcvn3.csv'])
    expect([unsaid.status, unsaid.error.problems[0].code]).toEqual([4, 'ENCODING_UNCERTAIN'])
    for (const encoding of ['TCVN3', 'tcvn3']) {
      const { status, result } = await ask(['validate', 'tcvn3.csv', '--encoding', encoding])
      expect([status, result.encoding, result.figures]).toEqual([0, 'TCVN3', 1])
    }
    const { status, error } = await ask(['import', 'tcvn3.csv', '--encoding', 'vni'])
    expect([status, error.code]).toEqual([2, 'BAD_USAGE'])
  })
  it('keeps how a file was read, and reads the next one alike', async () => {
    const first = await ask(['validate', 'so-lieu.csv', '--save-mapping', 'anh-xa.json'])
    expect([first.status, first.result.rows, first.result.figures]).toEqual([0, 2, 2])
    const mapping = JSON.parse(await readFile(file('anh-xa.json'), 'utf8'))
    expect([mapping.v, mapping.form]).toEqual([1, 'RECORDS'])
    const next = await ask(['validate', 'so-lieu.csv', '--mapping', 'anh-xa.json'])
    expect([next.status, next.result.figures]).toEqual([0, 2])
  })
})

// one province, lived through from its first file to its backup: the tests stand in order
describe('a province that is not running', () => {
  it(
    'takes nothing of two files when one is wrong',
    async () => {
      const { status, error, err } = await ask(['import', 'so-lieu.csv', 'sai.csv'])
      expect([status, error.code, error.problems[0].place]).toEqual([
        4,
        'FINDINGS',
        { file: 'sai.csv', sheet: null, row: 2, column: 5 },
      ])
      expect(err).toMatch(/^{"event":"progress","rows":\d+,"rowsPerSecond":\d+}\n/)
    },
    MINUTE,
  )
  it(
    'imports into the first draft and publishes it',
    async () => {
      const imported = await ask(['import', 'so-lieu.csv', '--publish'])
      expect([imported.status, imported.result]).toEqual([
        0,
        {
          files: [
            expect.objectContaining({
              file: 'so-lieu.csv',
              dryRun: false,
              added: 2,
              unchanged: 0,
              figures: 2,
            }),
          ],
          published: [1],
        },
      ])
    },
    MINUTE,
  )
  it(
    'shows what a release has changed',
    async () => {
      const { status, out } = await run(['diff', '0', '1'])
      expect(status).toBe(0)
      expect(out).toContain('#0 → #1: 2 thêm, 0 đổi, 0 thu hồi\n')
      expect(out).toMatch(/\+ +│ Thái Nguyên │ TRAINED_LABOUR_RATE.*│ 2020 │ — +│ 70,5/)
    },
    MINUTE,
  )
  it(
    'is backed up whole, and a damaged backup restores nothing',
    async () => {
      const { status, result } = await ask(['backup', '-o', 'sao-luu.gz'])
      const bytes = await readFile(file('sao-luu.gz'))
      expect([status, result.bytes]).toEqual([0, bytes.length])
      expect(gunzipSync(bytes).toString()).toContain('Niên giám 2021')
      await writeFile(file('hong.gz'), bytes.subarray(0, -20))
      const restored = await ask(['restore', 'hong.gz', '--yes'])
      expect([restored.status, restored.error.code]).toEqual([2, 'BACKUP_DAMAGED'])
    },
    MINUTE,
  )
  it(
    'is restored into an empty one, and exports there what it held',
    async () => {
      const elsewhere = ['--home', 'khac', '--port', PORT]
      const restored = await ask(['restore', 'sao-luu.gz', '--yes', ...elsewhere])
      expect([restored.status, restored.result.restored.releases]).toEqual([0, 1])
      const [here, there] = [await run(['export']), await run(['export', ...elsewhere])]
      expect(here.out.split('\n').filter((line) => line.includes('TRAINED_LABOUR_RATE'))).toHaveLength(2)
      expect(there.out).toBe(here.out)
    },
    MINUTE,
  )
})

describe('Ctrl-C', () => {
  it(
    'ends an import with exit code 130, and leaves neither a process nor a draft',
    async () => {
      const days = Array.from({ length: 60_000 }, (_, day) =>
        new Date(day * 86_400_000).toISOString().slice(0, 10),
      )
      const lines = days.map(
        (day) => `VN34-19,TRAINED_LABOUR_RATE,ACTUAL,1900-01-01/${day},70,PERCENT,A,${SOURCE}`,
      )
      await writeFile(file('lon.csv'), HEADER + lines.join(''))
      const importing = place.start(['import', 'lon.csv'], { PORT, LIENTINH_HOME: '' })
      await importing.hasWritten('"event":"progress"')
      importing.kill('SIGINT')
      const { status, out, err } = await importing.ended
      expect([status, out]).toEqual([130, ''])
      expect(err).toContain('✗ INTERRUPTED  Đã ngừng giữa chừng (SIGINT).')
      expect(processesOf(file('.data'))).toEqual([])
    },
    MINUTE,
  )
})

describe('a province that is running', () => {
  it(
    'takes an import through its server, is not disturbed, and answers for itself',
    async () => {
      const served = runLientinh(['serve', 'thai-nguyen'], { PORT, LIENTINH_HOME: file('.data') })
      await served.hasSaid('sẵn sàng')
      const steps: Ended[] = []
      await writeFile(file('so-lieu.csv'), FIGURES.replace('"70,5"', '"70,6"'))
      steps.push(await run(['import', 'so-lieu.csv']))
      steps.push(await run(['publish', '--yes', '--note', 'Đính chính']))
      steps.push(await run(['rollback', '--to', '1', '--yes']))
      expect(steps.map(({ status }) => status)).toEqual([0, 0, 0])
      expect(steps.map(({ out }) => out)).toEqual([
        'so-lieu.csv: 1 mới hoặc đổi, 1 như cũ; bản nháp #2.\n',
        'Đã công bố #2.\n',
        'Đã công bố #3, giống bản #1.\n',
      ])
      const { result } = await ask(['releases'])
      expect([result.drafts, result.releases.map(({ number }: { number: number }) => number)]).toEqual([
        [],
        [3, 2, 1],
      ])
      const status = await ask(['status'])
      expect(status.result.province).toMatchObject({ running: true, release: { number: 3 }, drafts: 0 })
      served.child.kill('SIGINT')
      expect(await served.exited).toBe(130)
    },
    2 * MINUTE,
  )
  it('leaves its token to its owner alone', async () => {
    expect(((await stat(file('.data/thai-nguyen/admin-token'))).mode & 0o777).toString(8)).toBe('600')
  })
})
