import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatLine } from '#prisma/backup-line.ts'
import { checkBackup } from '#services/cli/backup/check-backup.ts'
import { keepFile } from '#services/cli/keep-file.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lientinh-keep-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const SUM = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

describe('a file that is kept', () => {
  it('stands there whole, with its length and the sum of its bytes', async () => {
    const file = join(directory, 'so-lieu.csv')
    expect(await keepFile(file, Buffer.from('abc'))).toEqual({ file, bytes: 3, sha256: SUM })
    expect(await readFile(file, 'utf8')).toBe('abc')
    expect(await readdir(directory)).toEqual(['so-lieu.csv'])
  })
  it('is the one before when the source breaks off half-way, and nothing is left beside it', async () => {
    const file = join(directory, 'so-lieu.csv')
    await writeFile(file, 'before')
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half')
        throw new Error('gone')
      })(),
    )
    await expect(keepFile(file, broken)).rejects.toThrow('gone')
    expect(await readFile(file, 'utf8')).toBe('before')
    expect(await readdir(directory)).toEqual(['so-lieu.csv'])
  })
  it('is not kept when its check fails', async () => {
    const check = () => Promise.reject(new Error('not whole'))
    await expect(keepFile(join(directory, 'a'), Buffer.from('abc'), { check })).rejects.toThrow('not whole')
    expect(await readdir(directory)).toEqual([])
  })
  it('cannot be where there is no directory', async () => {
    const file = join(directory, 'nowhere', 'a')
    await expect(keepFile(file, Buffer.from('abc'))).rejects.toMatchObject({
      code: 'FILE_NOT_WRITTEN',
      params: { file, reason: 'ENOENT' },
    })
  })
})

describe('a backup', () => {
  const { signal } = new AbortController()
  const write = async (bytes: Uint8Array) => {
    const file = join(directory, 'backup.gz')
    await writeFile(file, bytes)
    return file
  }
  const first = formatLine('backup', { v: 1, migrations: [], newest: 0 })
  const counts = { sources: 0, series: 0, observations: 0, releases: 0, imports: 0 }
  const end = { ...counts, sha256: createHash('sha256').update(`${first}\n`).digest('hex') }
  const whole = gzipSync(`${first}\n${formatLine('end', end)}\n`)

  it('is whole when it unzips to its end and its last line seals those before', async () => {
    expect(await checkBackup(await write(whole), signal)).toEqual(end)
  })
  it.each([
    ['is cut', whole.subarray(0, -12)],
    ['is no backup at all', Buffer.from('số liệu')],
    ['lacks its last line', gzipSync(`${first}\n`)],
    ['lacks a line', gzipSync(`${formatLine('end', end)}\n`)],
    ['is empty', gzipSync('')],
  ])('that %s is damaged', async (_, bytes) => {
    const file = await write(bytes)
    await expect(checkBackup(file, signal)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
  })
  it('that is not there is told as a file', async () => {
    await expect(checkBackup(join(directory, 'nowhere'), signal)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { reason: 'ENOENT' },
    })
  })
})
