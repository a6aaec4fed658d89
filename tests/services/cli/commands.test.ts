import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '#runtime/listen.ts'
import { readMembers, writeMembers } from '#runtime/members.ts'
import { newPlace, type Place } from './run-lientinh.ts'

let place: Place
beforeAll(async () => {
  place = await newPlace()
})
afterAll(() => place.remove())

const file = (name: string) => join(place.directory, name)
const read = (name: string) => readFile(file(name), 'utf8')

// one directory, lived in: the tests stand in order
describe('init', () => {
  it('asks for a province, and where nobody can be asked says how to give it', async () => {
    expect(await place.run(['init', '--json'])).toEqual({
      status: 2,
      out: `${JSON.stringify({
        v: 1,
        command: 'init',
        ok: false,
        error: {
          code: 'NEEDS_ANSWER',
          message: 'Lệnh cần một câu trả lời: Tỉnh nào (mã hoặc tên viết tắt)?',
          messageEn: 'The command needs an answer: Which province (id or slug)?',
          fix: 'Trả lời ngay trên dòng lệnh bằng <province>, hoặc chạy trên màn hình không có --no-input.',
          fixEn: 'Answer on the command line with <province>, or run it on a terminal without --no-input.',
        },
        warnings: [],
      })}\n`,
      err: '',
    })
  })
  it('writes what the other commands read, without the demo’s figures, and says what comes next', async () => {
    const { status, out, err } = await place.run(['init', 'thai-nguyen', '--port', '5000', '--no-input'])
    expect([status, err]).toEqual([0, ''])
    expect(JSON.parse(await read('lientinh.json'))).toEqual({
      v: 1,
      province: 'thai-nguyen',
      seed: 'none',
      home: '.data',
      port: 5000,
    })
    expect(await read('.env.example')).toContain('\n# DATABASE_URL=\n# DATABASE_URL_FILE=\n')
    expect(out.split('\n').map((line) => line.trim().split('  ')[0])).toEqual([
      `Đã ghi ${file('lientinh.json')} cho Thái Nguyên. Tiếp theo:`,
      'lientinh template -o mau.xlsx',
      'lientinh validate mau.xlsx',
      'lientinh import mau.xlsx',
      'lientinh publish',
      'lientinh serve',
      '',
    ])
  })
  it('does not overwrite', async () => {
    const { status, out, err } = await place.run(['init', 'phu-tho', '--lang', 'en'])
    expect([status, out]).toEqual([2, ''])
    expect(err).toBe(
      `✗ FILE_EXISTS  File ${file('lientinh.json')} exists; the command does not overwrite it. Choose another name, or add --force to replace it.\n`,
    )
    expect(await read('lientinh.json')).toContain('thai-nguyen')
  })
})

describe('config', () => {
  it('says a setting and where it comes from', async () => {
    const { out } = await place.run(['config', 'get', 'port', '--show-origin'], { LIENTINH_HOME: '' })
    expect(out).toBe(`5000\t${file('lientinh.json')}\n`)
  })
  it('shows no secret', async () => {
    await writeFile(
      file('.env'),
      'DATABASE_URL=postgres://tinh:mat-khau@may-chu/tinh\nHTTPS_PROXY=http://a:mat-khau@proxy:8080\n',
    )
    const [one, all] = await Promise.all([
      place.run(['config', 'get', 'DATABASE_URL', '--json']),
      place.run(['config', 'list']),
    ])
    expect(one).toEqual({
      status: 0,
      out: `${JSON.stringify({
        v: 1,
        command: 'config',
        ok: true,
        result: {
          name: 'databaseUrl',
          value: '********',
          origin: 'DOTENV',
          place: file('.env'),
          secret: true,
        },
        warnings: [],
      })}\n`,
      err: '',
    })
    expect(all.out).toContain('http://********@proxy:8080')
    expect(all.out + all.err).not.toContain('mat-khau')
    await writeFile(file('.env'), '')
  })
  it('suggests the setting that was meant', async () => {
    const { status, err } = await place.run(['config', 'get', 'prot'])
    expect(status).toBe(2)
    expect(err).toMatch(/^✗ UNKNOWN_SETTING {2}Không có thiết lập “prot”\. Gần đúng: port\./)
  })
})

describe('explain', () => {
  it('says what a code means and what to do, in the language asked for', async () => {
    const [vi, en] = await Promise.all([
      place.run(['explain', 'area-unknown']),
      place.run(['explain', 'AREA_UNKNOWN', '--lang=en']),
    ])
    expect(vi.out).toMatch(/^AREA_UNKNOWN {2}\(Điều phát hiện khi nhập số liệu · ERROR\)\n {2}Không biết/)
    expect(en.out).toMatch(/^AREA_UNKNOWN {2}\(Findings of an import · ERROR\)\n {2}There is no area/)
  })
  it('suggests the code that was meant', async () => {
    const { status, err } = await place.run(['explain', 'PORT_TAKE'])
    expect(status).toBe(2)
    expect(err).toMatch(/^✗ UNKNOWN_CODE {2}Không có mã “PORT_TAKE”\. Gần đúng: PORT_TAKEN\./)
  })
})

describe('the table of members', () => {
  const URL = 'https://thongke.thainguyen.example/graphql'
  const members = () => readMembers(file('.data/members.json'))

  // who may come in at all: join.test.ts
  it('takes a province in once', async () => {
    await writeMembers(file('.data/members.json'), { 'VN34-19': { url: URL } })
    const again = await place.run(['join', 'thai-nguyen', URL])
    expect(again).toEqual({
      status: 0,
      out: 'Thái Nguyên (VN34-19) đã tham gia với địa chỉ ấy.\n',
      err: '',
    })
    expect(await members()).toEqual({ 'VN34-19': { url: URL } })
  })
  it('takes no address with a password, and does not show it', async () => {
    const { status, out, err } = await place.run(['join', 'phu-tho', 'https://a:mat-khau@b.example/graphql'])
    expect([status, out]).toEqual([2, ''])
    expect(err).toMatch(/^✗ BAD_ENDPOINT {2}Địa chỉ “https:\/\/b\.example\/graphql” không dùng được/)
    expect(err).not.toContain('mat-khau')
  })
  it('tells who does not answer, with exit code 6', async () => {
    const { status, out } = await place.run(['status', '--json'], { PORT: '1' })
    expect(status).toBe(6)
    expect(JSON.parse(out).error).toMatchObject({
      code: 'FEDERATION_UNREACHABLE',
      message: 'Không liên lạc được: cổng, VN34-19.',
      problems: [{ province: { id: 'VN34-19', running: false } }],
    })
  })
  it('lets a province leave, once', async () => {
    const rehearsed = await place.run(['leave', 'thai-nguyen', '--dry-run'])
    expect([rehearsed.status, Object.keys(await members())]).toEqual([0, ['VN34-19']])
    const left = await place.run(['leave', 'thai-nguyen', '-y'])
    expect(left).toEqual({ status: 0, out: 'Thái Nguyên (VN34-19) rời liên tỉnh.\n', err: '' })
    expect(await members()).toEqual({})
    const again = await place.run(['leave', 'thai-nguyen'])
    expect(again.out).toBe('Thái Nguyên (VN34-19) không có trong bảng thành viên.\n')
  })
})

describe('doctor', () => {
  it('names what is not well, with its fix and exit code 2', async () => {
    const squatter = createServer()
    // Thái Nguyên is the 8th of the registry
    const { port } = await listen(squatter, '127.0.0.1', 0)
    const { status, out } = await place.run(['doctor', '--json'], { PORT: String(port - 208) })
    squatter.close()
    const { error } = JSON.parse(out)
    expect([status, error.code, error.message]).toEqual([2, 'UNHEALTHY', 'Còn 1 điều kiểm tra chưa ổn.'])
    expect(error.problems.map(({ id, ok }: { id: string; ok: boolean }) => [id, ok])).toEqual([
      ['NODE', true],
      ['DIRECTORY', true],
      ['DISK', true],
      ['PORT', false],
      ['LOCK', true],
      ['DATABASE', true],
      ['CLOCK', true],
      ['LOCALE', true],
      ['SETTINGS', true],
    ])
    expect(error.problems[3].fixEn).toBe('stop who holds it, or change --port, --host')
  })
})

describe('colours', () => {
  it('are shown where they are forced, and nowhere with NO_COLOR', async () => {
    const [plain, coloured] = await Promise.all([
      place.run(['explain', 'PORT_TAKEN']),
      place.run(['explain', 'PORT_TAKEN'], { NO_COLOR: undefined, FORCE_COLOR: '1' }),
    ])
    expect(plain.out).toMatch(/^PORT_TAKEN {2}/)
    expect(coloured.out.startsWith('\u001b[1mPORT_TAKEN\u001b[22m  ')).toBe(true)
  })
})

describe('the command itself', () => {
  it('says its version, and leads each command’s help with examples in both languages', async () => {
    const [version, help] = await Promise.all([place.run(['--version']), place.run(['import', '--help'])])
    expect(version).toEqual({ status: 0, out: '0.1.0\n', err: '' })
    expect(help.out).toMatch(
      /^Ví dụ · Examples:\n {2}lientinh import bieu\.xlsx +vào bản nháp · into a draft\n/,
    )
    expect(help.out).toContain('--dry-run')
    expect(help.out).toContain('--json')
  })
  it('suggests the option that was meant, in the envelope too', async () => {
    const { status, out, err } = await place.run(['publish', '--dry-rnu', '--json'])
    expect([status, err]).toEqual([2, ''])
    expect(JSON.parse(out)).toMatchObject({
      command: 'publish',
      ok: false,
      error: { code: 'BAD_USAGE', messageEn: expect.stringContaining('(Did you mean --dry-run?)') },
    })
  })
  it('suggests the province that was meant', async () => {
    const { status, err } = await place.run(['releases', '--lang', 'en', '--province', 'thai-nguyn'])
    expect(status).toBe(2)
    expect(err).toMatch(/^✗ UNKNOWN_PROVINCE {2}There is no province "thai-nguyn"\..* close: VN34-19/)
  })
})
