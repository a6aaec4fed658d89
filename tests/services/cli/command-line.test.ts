import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const COMMAND = join(ROOT, 'services/cli/lientinh.mjs')

/** Runs the command to its end. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}, node = process.execPath) {
  const { status, stdout, stderr } = spawnSync(node, [COMMAND, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  return { status, stdout, stderr }
}

describe('the command line', () => {
  it('shows its help, examples first, Vietnamese first', () => {
    const { status, stdout } = run(['--help'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Ví dụ · Examples:\n {2}npm start/)
    expect(stdout).toContain('up                chạy cả liên tỉnh mẫu · run the demo federation')
    expect(run([]).stdout).toBe(stdout)
  })
  it('suggests the command that was meant', () => {
    expect(run(['serv', 'an-giang'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `✗ UNKNOWN_COMMAND  Không có lệnh “serv”. Gần đúng: serve. Xem lientinh --help.
  There is no command "serv". Did you mean serve? See lientinh --help.
`,
    })
  })
  it.each([[['serve']], [['up', 'now']], [['up', '--fast']]])('refuses %j with exit code 2', (args) => {
    const { status, stderr } = run(args)
    expect([status, stderr.split(' ')[1]]).toEqual([2, 'BAD_USAGE'])
  })
  it('suggests the province that was meant', () => {
    const { status, stderr } = run(['serve', 'an-gian'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^✗ UNKNOWN_PROVINCE {2}Không có tỉnh “an-gian”\..* gần đúng: VN34-91/)
  })
  it('says which variable is wrong', () => {
    const { status, stderr } = run(['up'], { PORT: 'x' })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^✗ BAD_CONFIG {2}Cấu hình PORT không hợp lệ/)
  })
  it.each(['/proc/nowhere', COMMAND])('says that %s is no place for data', (LIENTINH_HOME) => {
    const { status, stderr } = run(['up'], { LIENTINH_HOME, PORT: '17000' })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^✗ DATA_NOT_WRITABLE/)
  })
})

describe('a machine that cannot run it', () => {
  it('is told which Node it needs', () => {
    const said = whyNot('20.20.2')
    expect(said).toMatch(
      /^✗ OLD_NODE {2}Node \d+\.\d+\.\d+ quá cũ, cần 24 trở lên\. Chạy qua npm: npm start hoặc npx lientinh/,
    )
    expect(said).toMatch(/\n {2}Node \d+\.\d+\.\d+ is too old, 24 or later is needed\..*\n$/)
  })
  it('is helped by the Node that the packages bring', () => {
    const { status, stdout } = run(['--version'], {}, findOldNode())
    expect([status, stdout]).toEqual([0, '0.1.0\n'])
  })
  it('is told to install first, whatever Node it has', () => {
    expect(
      whyNot('12.22.0', '/nowhere/node_modules'),
    ).toBe(`✗ NOT_INSTALLED  Chưa cài các gói phần mềm. Chạy npm ci rồi chạy lại.
  The packages are not installed. Run npm ci, then try again.
`)
  })
  it.each([
    ['24.0.0', ''],
    ['26.10.0', ''],
    ['23.11.1', '✗ OLD_NODE'],
    ['9.11.2', '✗ OLD_NODE'],
  ])('Node %s: %j', (version, start) => {
    expect(whyNot(version).split('  ')[0]).toBe(start)
  })
})

/** An old Node of this machine, if it has one. */
function findOldNode(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((directory) => !directory.includes('node_modules'))
    .map((directory) => join(directory, 'node'))
    .find(
      (node) =>
        existsSync(node) && Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'])) < 24,
    )
}

/** What the check says of a version of Node; empty when it says nothing. */
function whyNot(version: string, packages?: string): string {
  const asked = JSON.stringify([version, packages].filter((argument) => argument !== undefined))
  const script = `import { whyNot } from '${join(ROOT, 'services/cli/can-start.mjs')}'; process.stdout.write(whyNot(...${asked}) ?? '')`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}
