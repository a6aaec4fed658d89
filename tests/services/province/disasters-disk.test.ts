// A disk that is full, or not ours to write to: the province says so, keeps what it has, goes on answering, and goes on when there is room.
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newPlace, type Place } from '#tests/services/cli/run-lientinh.ts'
import { askGraphql, importEnd, request, type Told, tell } from './administered.ts'
import { importEvents } from './import-events.ts'
import { manyRows } from './many-rows.ts'
import { type OwnProcess, startOwn } from './own-process.ts'
import { canMount, mountSmallDisk, type SmallDisk } from './small-disk.ts'

const ALL = { accept: ['ALL'] }
const SHORT = 'area,indicator,period,value\nAn Giang,TRAINED_LABOUR_RATE,2024,"70,1"'
const SEEN = '{ anGiang { series { nodes { observations { value } } } } }'
const PUBLISHED = { data: { anGiang: { series: { nodes: [{ observations: [{ value: '70.1' }] }] } } } }

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-rights-'))
  return () => rm(home, { recursive: true, force: true })
})

// where nothing may be mounted, a limit on the size of files (below) has to do
if (canMount())
  describe('a province on a full disk', () => {
    let disk: SmallDisk
    let province: OwnProcess
    beforeAll(async () => {
      disk = mountSmallDisk(170)
      province = await startOwn({ home: disk.directory })
      await importEnd(province, SHORT)
      await tell(province, '/admin/publish', {})
    })
    afterAll(async () => {
      await province.kill()
      disk.remove()
    })

    /** What is published is answered, nothing waits, no file is left. */
    async function expectAsBefore(): Promise<void> {
      expect(await askGraphql(province, SEEN)).toEqual(PUBLISHED)
      expect(await tell(province, '/admin/releases')).toMatchObject({ drafts: [], releases: [{ number: 1 }] })
      expect(await readdir(join(province.directory, 'incoming'))).toEqual([])
    }

    it.each([0, 2, 12, 40])(
      'with %d MB left takes no file, says why, and goes on answering',
      async (left) => {
        disk.fill(left)
        const { error } = await importEnd(province, manyRows(1000, 6), ALL)
        expect([error.code, error.message, error.fix]).toEqual([
          'DISK_FULL',
          'Đĩa của máy chủ không đủ chỗ.',
          'Giải phóng đĩa rồi gửi lại; không có gì được ghi.',
        ])
        await expectAsBefore()
        disk.empty()
      },
    )

    it('that fills up while a file is written leaves nothing of it', async () => {
      const events: Told[] = []
      for await (const event of importEvents(province, manyRows(1000, 12), ALL)) {
        events.push(event)
        if (event.rows > 0 && event.event === 'progress') disk.fill(3)
      }
      expect(events.at(-1).error.code).toBe('DISK_FULL')
      expect(events.at(-2).rows).toBeGreaterThan(0)
      await expectAsBefore()
      disk.empty()
    })

    it('keeps a draft until it can be published', async () => {
      expect((await importEnd(province, SHORT.replace('2024', '2023'))).result.added).toBe(1)
      disk.fill(1)
      expect((await tell(province, '/admin/publish', {})).error.code).toBe('DISK_FULL')
      expect((await tell(province, '/admin/rollback', { draft: 2 })).error.code).toBe('DISK_FULL')
      disk.empty()
      expect(await tell(province, '/admin/rollback', { draft: 2 })).toEqual({ draft: 2 })
      await expectAsBefore()
    })

    it.each(['stop', 'kill'] as const)(
      'starts and answers after a %s, and imports when there is room',
      async (end) => {
        disk.fill(1)
        await province[end]()
        province = await startOwn({ home: disk.directory })
        await expectAsBefore()
        expect((await importEnd(province, SHORT.replace('2024', '2023'))).error.code).toBe('DISK_FULL')
        disk.empty()
        expect((await importEnd(province, SHORT.replace('2024', '2023'))).result.added).toBe(1)
        await tell(province, '/admin/rollback', { draft: 2 })
      },
    )

    it('cannot be begun there, and leaves no half of a database behind', async () => {
      disk.fill(10)
      const other = join(disk.directory, 'khac')
      await expect(startOwn({ home: other })).rejects.toMatchObject({ explanation: { code: 'DISK_FULL' } })
      expect(await readdir(join(other, 'an-giang'))).toEqual([])
      disk.empty()
    })
  })

describe('a limit on the size of files', () => {
  it('is told as a full disk, and nothing of the file is kept', async () => {
    const province = await startOwn({ home, through: ['prlimit', `--fsize=${17 * 1024 * 1024}`] })
    try {
      await importEnd(province, SHORT)
      await tell(province, '/admin/publish', {})
      const large = `${SHORT}\n${'#'.repeat(20 * 1024 * 1024)}`
      const answer = await request(province, '/admin/imports?name=lon.csv', { body: large })
      expect([answer.status, await answer.json()]).toMatchObject([507, { error: { code: 'DISK_FULL' } }])
      expect(await readdir(join(province.directory, 'incoming'))).toEqual([])
      expect(await askGraphql(province, SEEN)).toEqual(PUBLISHED)
      expect((await importEnd(province, SHORT)).result).toMatchObject({ unchanged: 1 })
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
    await importEnd(own, SHORT)
    await tell(own, '/admin/publish', {})
    await own.stop()
    await chmod(home, 0o755)
    await chmod(own.directory, 0o777)
    await chmod(join(own.directory, 'pg'), 0o500)
    await expect(startOwn({ home, through: NOBODY })).rejects.toMatchObject({
      explanation: { code: 'DATA_NOT_WRITABLE' },
    })
    await chmod(join(own.directory, 'pg'), 0o700)
    const again = await startOwn({ home })
    expect(await askGraphql(again, SEEN)).toEqual(PUBLISHED)
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

  it('writes a backup whole or not at all', async () => {
    await writeFile(join(place.directory, 'so-lieu.csv'), SHORT)
    expect(await ask(['import', 'so-lieu.csv', '--publish'])).toEqual([0, true, undefined])
    expect(await ask(['backup', '-o', '/proc/sao-luu.gz'])).toEqual([2, false, 'FILE_NOT_WRITTEN'])
    const disk = canMount() ? mountSmallDisk(1) : null
    disk?.fill(0)
    const there = disk ? join(disk.directory, 'sao-luu.gz') : '/proc/khac/sao-luu.gz'
    expect(await ask(['backup', '-o', there])).toEqual([2, false, 'FILE_NOT_WRITTEN'])
    if (disk) expect(await readdir(disk.directory)).toEqual(['ballast'])
    disk?.empty()
    expect(await ask(['backup', '-o', disk ? there : join(place.directory, 'sao-luu.gz')])).toEqual([
      0,
      true,
      undefined,
    ])
    disk?.remove()
  })

  it('says which file it cannot read', async () => {
    expect(await ask(['import', 'khong-co.csv'])).toEqual([2, false, 'FILE_UNREADABLE'])
    expect(await ask(['import', '.'])).toEqual([2, false, 'FILE_UNREADABLE'])
    expect(await ask(['restore', 'khong-co.gz', '--yes'])).toEqual([2, false, 'FILE_UNREADABLE'])
    await writeFile(join(place.directory, 'kin.csv'), SHORT, { mode: 0o000 })
    const command = [...NOBODY, process.execPath, join(process.cwd(), 'services/cli/lientinh.mjs')]
    const [program = '', ...args] = [...command, 'validate', 'kin.csv', '--json', '--province', 'an-giang']
    const { status, stdout } = spawnSync(program, args, { cwd: place.directory, encoding: 'utf8' })
    expect([status, JSON.parse(stdout).error]).toMatchObject([
      2,
      { code: 'FILE_UNREADABLE', message: 'Không đọc được tệp kin.csv: EACCES.' },
    ])
  })
})
