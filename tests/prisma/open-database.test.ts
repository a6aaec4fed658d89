// Opening: two processes on one directory, a killed one, damaged files, places that cannot be written, a server that is not there.
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#prisma/open-database.ts'
import { readCurrentRelease } from '#prisma/read-releases.ts'
import { startHolder } from './start-holder.ts'

let home: string
/** A whole database with one release, never opened again: tests damage copies of it. */
let whole: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-open-'))
  whole = join(home, 'whole', 'pg')
  const holder = await startHolder('hold-database.ts', urlOf(whole))
  expect(holder.said).toBe('HELD')
  await holder.stop()
})
afterAll(() => rm(home, { recursive: true }))

it('makes the folders it needs, and gives up its lock when it is closed, twice or once', async () => {
  const directory = join(home, 'a', 'b', 'pg')
  const database = await openDatabase(urlOf(directory))
  expect(readdirSync(join(home, 'a', 'b')).sort()).toEqual(['pg', 'pg.lock'])
  expect(statSync(directory).mode & 0o077).toBe(0) // internal figures: for nobody else on the machine
  await Promise.all([database.close(), database.close()])
  expect(readdirSync(join(home, 'a', 'b'))).toEqual(['pg'])
})

it('refuses a directory that another process has open, and opens it when that one was killed', async () => {
  const directory = join(home, 'held', 'pg')
  const holder = await startHolder('hold-database.ts', urlOf(directory))
  expect(holder.said).toBe('HELD')
  await expect(openDatabase(urlOf(directory))).rejects.toMatchObject({
    code: 'DATA_LOCKED',
    params: { directory, pid: holder.pid },
  })
  await holder.kill()
  const database = await openDatabase(urlOf(directory))
  expect((await readCurrentRelease(database))?.number).toBe(1) // what was acknowledged is there
  await database.close()
})

it('knows a directory by whichever path it is opened', async () => {
  const directory = join(home, 'linked', 'pg')
  cpSync(whole, directory, { recursive: true })
  await symlink(directory, join(home, 'link'))
  const database = await openDatabase(`${urlOf(directory)}/`)
  await expect(openDatabase(urlOf(join(home, 'link')))).rejects.toMatchObject({ code: 'DATA_LOCKED' })
  await database.close()
})

it('starts anew where a first start was cut off', async () => {
  const directory = join(home, 'half', 'pg')
  await mkdir(`${directory}.half/base`, { recursive: true })
  const database = await openDatabase(urlOf(directory))
  expect(await readCurrentRelease(database)).toBeNull()
  await database.close()
  expect(readdirSync(join(home, 'half'))).toEqual(['pg'])
})

const garbage = (file: string) => writeFileSync(file, Buffer.alloc(statSync(file).size, 'garbage '))
const largestIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size)[0] ?? ''
const DAMAGE: Record<string, (directory: string) => Promise<void> | void> = {
  'is full of something else': async (directory) => {
    await rm(directory, { recursive: true })
    await mkdir(directory)
    await writeFile(join(directory, 'báo cáo.xlsx'), 'x')
  },
  'has lost its version file': (directory) => rm(join(directory, 'PG_VERSION')),
  'has every file cut to nothing': async (directory) => {
    for (const file of filesOf(directory)) await truncate(file, 0)
  },
  'has a cut control file': (directory) => truncate(join(directory, 'global/pg_control'), 100),
  'has garbage for a control file': (directory) => garbage(join(directory, 'global/pg_control')),
  'has a cut log': (directory) => truncate(join(directory, 'pg_wal/000000010000000000000001'), 5000),
  'has garbage for a log': (directory) => garbage(join(directory, 'pg_wal/000000010000000000000001')),
  'has lost its tables': (directory) => rm(join(directory, 'base'), { recursive: true }),
  'has a table cut inside a page': (directory) => truncate(largestIn(join(directory, 'base/5')), 12345),
  'has a table cut between pages': (directory) => truncate(largestIn(join(directory, 'base/5')), 8192),
  'has garbage for a catalog': (directory) => garbage(join(directory, 'base/5/1259')),
}
for (const [state, damage] of Object.entries(DAMAGE))
  it(`says so, quickly, and changes nothing when the directory ${state}`, async () => {
    const directory = join(home, state, 'pg')
    cpSync(whole, directory, { recursive: true })
    await damage(directory)
    const before = fingerprint(directory)
    const start = Date.now()
    await expect(openDatabase(urlOf(directory))).rejects.toMatchObject({
      code: 'DATA_BROKEN',
      params: { directory },
    })
    expect(Date.now() - start).toBeLessThan(5000)
    expect(fingerprint(directory)).toEqual(before)
    expect(readdirSync(join(home, state))).toEqual(['pg'])
    await rm(join(home, state), { recursive: true })
  })

it('says that a place cannot be written: a file in the way of the directory, or of a folder above it', async () => {
  await writeFile(join(home, 'file'), '')
  for (const directory of [join(home, 'file', 'pg'), join(home, 'file')])
    await expect(openDatabase(urlOf(directory))).rejects.toMatchObject({
      code: 'DATA_NOT_WRITABLE',
      params: { directory },
    })
})

it('opens a directory that was moved', async () => {
  await mkdir(join(home, 'moved'))
  cpSync(whole, join(home, 'moving'), { recursive: true })
  await rename(join(home, 'moving'), join(home, 'moved', 'pg'))
  const database = await openDatabase(urlOf(join(home, 'moved', 'pg')))
  expect((await readCurrentRelease(database))?.number).toBe(1)
  await database.close()
})

it('says that a server cannot be reached, without its address', async () => {
  const unreachable = openDatabase('postgres://someone:secret@127.0.0.1:1/db')
  await expect(unreachable).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE', params: {} })
})

it('opens a database in memory', async () => {
  const database = await openDatabase('memory:')
  expect(await readCurrentRelease(database)).toBeNull()
  await database.close()
})

function urlOf(directory: string): string {
  return pathToFileURL(directory).href
}

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function fingerprint(directory: string): string[] {
  return filesOf(directory).map(
    (file) => `${createHash('md5').update(readFileSync(file)).digest('hex')} ${file}`,
  )
}
