// A disk that is full, or not ours to write to: the province says so, keeps what it has, goes on answering, and goes on when there is room.
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportResult } from '#services/province/admin/import-file.ts'
import { newPlace, type Place } from '#tests/services/cli/run-lientinh.ts'
import { findBasePort } from '#tests/services/cli/running-demo.ts'
import { importFile, publish, refuseFile, request, seen, tell } from './administered.ts'
import { importEvents } from './import-events.ts'
import { manyRows } from './many-rows.ts'
import { type OwnProcess, startOwn } from './own-process.ts'
import { rates } from './rates.ts'
import { type SmallDisk, smallDisks } from './small-disk.ts'
import { refusalOf, type WorkEvent } from './told.ts'

const ALL = { accept: ['ALL'] }
const SHORT = rates([2024, '70,1'])
const OTHER = rates([2023, '68,5'])

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-rights-'))
  return () => rm(home, { recursive: true, force: true })
})

describe.each(smallDisks(170))('a province on a full disk (%s)', (_kind, makeDisk) => {
  let disk: SmallDisk
  let province: OwnProcess
  beforeAll(async () => {
    disk = makeDisk()
    province = await startOwn({ home: disk.directory, env: disk.env })
    await importFile(province, SHORT)
    await publish(province)
  })
  afterAll(async () => {
    await province.kill()
    disk.remove()
  })

  /** What is published is answered, nothing waits, no file is left. */
  async function expectAsBefore(): Promise<void> {
    expect(await seen(province)).toEqual(['2024: 70.1'])
    expect(await tell(province, '/admin/releases')).toMatchObject({ drafts: [], releases: [{ number: 1 }] })
    expect(await readdir(join(province.directory, 'incoming'))).toEqual([])
  }

  it.each([0, 2, 12, 40])('with %d MB left takes no file, says why, and goes on answering', async (left) => {
    disk.fill(left)
    const { error } = await refuseFile(province, manyRows(1000, 6), ALL)
    expect([error.code, error.message, error.fix]).toEqual([
      'DISK_FULL',
      'Đĩa của máy chủ không đủ chỗ.',
      'Giải phóng đĩa rồi gửi lại; không có gì được ghi.',
    ])
    await expectAsBefore()
    disk.empty()
  })

  it('that fills up while a file is written leaves nothing of it', async () => {
    let written = 0
    let last: WorkEvent<ImportResult> | undefined
    for await (last of importEvents(province, manyRows(1000, 12), ALL))
      if (last.event === 'progress' && last.rows > 0) {
        written = last.rows
        disk.fill(3)
      }
    expect(last).toMatchObject({ event: 'failed', error: { code: 'DISK_FULL' } })
    expect(written).toBeGreaterThan(0)
    await expectAsBefore()
    disk.empty()
  })

  it('keeps a draft until it can be published', async () => {
    expect((await importFile(province, OTHER)).added).toBe(1)
    disk.fill(1)
    const refusal = (path: string, body: object) => refusalOf(request(province, path, { body }))
    expect(await refusal('/admin/publish', {})).toEqual([507, 'DISK_FULL'])
    expect(await refusal('/admin/rollback', { draft: 2 })).toEqual([507, 'DISK_FULL'])
    disk.empty()
    expect(await tell(province, '/admin/rollback', { draft: 2 })).toEqual({ draft: 2 })
    await expectAsBefore()
  })

  it.each(['stop', 'kill'] as const)(
    'starts and answers after a %s, and imports when there is room',
    async (end) => {
      disk.fill(1)
      await province[end]()
      province = await startOwn({ home: disk.directory, env: disk.env })
      await expectAsBefore()
      expect((await refuseFile(province, OTHER)).error.code).toBe('DISK_FULL')
      disk.empty()
      expect((await importFile(province, OTHER)).added).toBe(1)
      await tell(province, '/admin/rollback', { draft: 2 })
    },
  )

  it('cannot be begun there, and leaves no half of a database behind', async () => {
    disk.fill(10)
    const other = join(disk.directory, 'khac')
    const own = { home: other, env: disk.env, through: disk.endingAt(10) }
    await expect(startOwn(own)).rejects.toMatchObject({ explanation: { code: 'DISK_FULL' } })
    expect(await readdir(join(other, 'an-giang'))).toEqual([])
    disk.empty()
  })
})

describe('a limit on the size of files', () => {
  it('is told as a full disk, and nothing of the file is kept', async () => {
    const province = await startOwn({ home, through: ['prlimit', `--fsize=${17 * 1024 * 1024}`] })
    try {
      await importFile(province, SHORT)
      await publish(province)
      const large = `${SHORT}\n${'#'.repeat(20 * 1024 * 1024)}`
      const answer = request(province, '/admin/imports?name=lon.csv', { body: large })
      expect(await refusalOf(answer)).toEqual([507, 'DISK_FULL'])
      expect(await readdir(join(province.directory, 'incoming'))).toEqual([])
      expect(await seen(province)).toEqual(['2024: 70.1'])
      expect(await importFile(province, SHORT)).toMatchObject({ unchanged: 1 })
    } finally {
      await province.kill()
    }
  })
})

/** To whom modes of files mean something, also when the tests are root's. */
const NOBODY = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []

describe('a person without the right', () => {
  it('to write to the data directory is told so', async () => {
    await mkdir(join(home, 'an-giang'), { mode: 0o555 })
    await chmod(home, 0o755)
    await expect(startOwn({ home, through: NOBODY })).rejects.toMatchObject({
      explanation: { code: 'DATA_NOT_WRITABLE', fix: expect.stringContaining('Cấp quyền ghi') },
    })
    expect(await readdir(join(home, 'an-giang'))).toEqual([])
  })

  it('to read the database of another is told so, and it is whole afterwards', async () => {
    const own = await startOwn({ home })
    await importFile(own, SHORT)
    await publish(own)
    await own.stop()
    await chmod(home, 0o755)
    await chmod(own.directory, 0o777)
    await chmod(join(own.directory, 'pg'), 0o500)
    await expect(startOwn({ home, through: NOBODY })).rejects.toMatchObject({
      explanation: { code: 'DATA_NOT_WRITABLE' },
    })
    await chmod(join(own.directory, 'pg'), 0o700)
    const again = await startOwn({ home })
    expect(await seen(again)).toEqual(['2024: 70.1'])
    await again.stop()
  })
})

describe('the command', () => {
  let place: Place
  beforeAll(async () => {
    place = await newPlace()
    await chmod(place.directory, 0o755)
    return () => place.remove()
  })
  const env = { LIENTINH_PROVINCE: 'an-giang', LIENTINH_SEED: 'none' }
  const ask = async (args: string[]) => {
    const { status, out } = await place.run([...args, '--json', '--no-input'], env)
    const { ok, error } = JSON.parse(out)
    return [status, ok, error?.code]
  }
  /** Under another command, e.g. one that limits it: its exit code, and the error that it tells. */
  const runThrough = (through: string[], command: string[], more = {}) => {
    const lientinh = [process.execPath, join(process.cwd(), 'services/cli/lientinh.mjs')]
    const [program = '', ...args] = [...through, ...lientinh, ...command, '--json', '--no-input']
    const { status, stdout } = spawnSync(program, args, {
      cwd: place.directory,
      encoding: 'utf8',
      env: { ...process.env, ...env, LIENTINH_HOME: '.data', ...more },
    })
    return [status, JSON.parse(stdout).error]
  }

  it('writes a backup whole or not at all', async () => {
    await writeFile(join(place.directory, 'so-lieu.csv'), SHORT)
    expect(await ask(['import', 'so-lieu.csv', '--publish'])).toEqual([0, true, undefined])
    expect(await ask(['backup', '-o', '/proc/sao-luu.gz'])).toEqual([2, false, 'FILE_NOT_WRITTEN'])
    expect(await ask(['backup', '-o', 'sao-luu.gz'])).toEqual([0, true, undefined])
  })

  it('leaves nothing of a backup for which there was no room', async () => {
    const PORT = String(await findBasePort())
    const serving = await startOwn({ home: join(place.directory, '.data'), mode: 'SERVE', env: { PORT } })
    try {
      const full = runThrough(['prlimit', '--fsize=0'], ['backup', '-o', 'het-cho.gz'], { PORT })
      expect(full).toMatchObject([2, { code: 'FILE_NOT_WRITTEN' }])
      expect((await readdir(place.directory)).filter((name) => name.includes('het-cho'))).toEqual([])
    } finally {
      await serving.stop()
    }
  })

  it('says which file it cannot read', async () => {
    expect(await ask(['import', 'khong-co.csv'])).toEqual([2, false, 'FILE_UNREADABLE'])
    expect(await ask(['import', '.'])).toEqual([2, false, 'FILE_UNREADABLE'])
    expect(await ask(['restore', 'khong-co.gz', '--yes'])).toEqual([2, false, 'FILE_UNREADABLE'])
    await writeFile(join(place.directory, 'kin.csv'), SHORT, { mode: 0o000 })
    expect(runThrough(NOBODY, ['validate', 'kin.csv'])).toMatchObject([
      2,
      { code: 'FILE_UNREADABLE', message: 'Không đọc được tệp kin.csv: EACCES.' },
    ])
  })
})
