// What others have written is shown, and steers nothing: neither the terminal nor where a token is sent.
import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatDone } from '#services/cli/envelope.ts'
import { forTerminal } from '#services/cli/for-terminal.ts'
import { requireEndpoint } from '#services/cli/join/endpoint.ts'
import { keepFile } from '#services/cli/keep-file.ts'
import { findRunning } from '#services/cli/steward/find-running.ts'

describe('a text for a terminal', () => {
  it.each([
    ['clearing the screen', 'a\u001b[2Jb', 'a\uFFFD[2Jb'],
    ['a title', '\u001b]0;x\u0007', '\uFFFD]0;x\uFFFD'],
    ['eight bits', '\u009b2J', '\uFFFD2J'],
    ['a line over another', 'xong\rhỏng', 'xong\uFFFDhỏng'],
    ['writing turned round', 'a\u202egnp', 'a\uFFFDgnp'],
    ['hidden writing', '\u001b[8mẩn', '\uFFFD[8mẩn'],
  ])('obeys nothing of %s', (_name, text, shown) => {
    expect(forTerminal(text)).toBe(shown)
  })
  it('keeps lines, Vietnamese, signs and our own colours', () => {
    const text = '\u001b[1mĐịa bàn\u001b[22m\t72,1%\n  \u001b[31m✗\u001b[39m 😀'
    expect(forTerminal(text)).toBe(text)
  })
  it('as JSON says the same to a machine', () => {
    const line = formatDone('releases', { result: 'a\u009b2J\u202e\u001b[2J', warnings: [] })
    expect(line.trim()).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(JSON.parse(line).result).toBe('a\u009b2J\u202e\u001b[2J')
  })
})

it('an address that is none is told without its password', () => {
  let told: unknown
  try {
    requireEndpoint('http://nguoi:mat-khau@may:99999/graphql')
  } catch (error) {
    told = error
  }
  expect(told).toMatchObject({ code: 'BAD_ENDPOINT', params: { url: 'http://…@may:99999/graphql' } })
})

describe('on a machine of several users', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lientinh-shared-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('a file that is kept is for its owner, and goes through no link that lay there', async () => {
    const file = join(directory, 'sao-luu.gz')
    await writeFile(join(directory, 'of-another'), 'as it was')
    await symlink(join(directory, 'of-another'), join(directory, `.sao-luu.gz.${process.pid}.part`))
    await keepFile(file, Buffer.from('abc'))
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
    expect((await stat(join(directory, 'of-another'))).size).toBe(9)
  })

  it('whoever has taken the port of a province that ended is not taken for it', async () => {
    const other = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    try {
      const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
      await mkdir(join(directory, 'an-giang'))
      const say = (pid: number) =>
        writeFile(
          join(directory, 'an-giang', 'server.json'),
          JSON.stringify({ url, pid, startedAt: '2026-01-01T00:00:00Z' }),
        )
      await say(process.pid)
      expect((await findRunning(directory, 'an-giang'))?.url).toBe(url)
      await say(2_147_483_647)
      expect(await findRunning(directory, 'an-giang')).toBeNull()
    } finally {
      other.close()
    }
  })
})
