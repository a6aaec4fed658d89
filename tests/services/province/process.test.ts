// A province as a process of its own: where it says it is served, what it starts with, and a backup that comes to life in another one.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Child, startChild } from '#services/cli/child.ts'
import { askGraphql, importFile, request, restoreBackup, tell } from './administered.ts'
import { rates } from './rates.ts'
import { failureOf, resultOf } from './told.ts'

let home: string
const children: Child[] = []
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-process-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()))
  await rm(home, { recursive: true, force: true })
})

const { DATABASE_URL: _, ...environment } = process.env

async function start(name: string, mode: string[], env: NodeJS.ProcessEnv = {}) {
  const child = startChild({
    name: 'an-giang',
    args: ['services/province/main.ts', 'an-giang', ...mode],
    env: { ...environment, LOG_LEVEL: 'silent', LIENTINH_HOME: join(home, name), ...env },
    command: 'npm run province -- an-giang',
  })
  children.push(child)
  const { url } = await child.ready
  const directory = join(home, name, 'an-giang')
  const token = (await readFile(join(directory, 'admin-token'), 'utf8')).trim()
  return { url, token, directory, child }
}

/** A PORT with which An Giang gets a free one: its own is 232 above. */
async function freeBasePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port - 232
}

const FIGURES = rates([2023, '68,5'], [2024, '70,10'])
const ALL_SERIES =
  '{ anGiang { series { nodes { observations { value period { label } release { number } } } } } }'

describe('a province that serves', () => {
  it('says where, to its owner only, for as long as it does; and starts without the demo when told so', async () => {
    const PORT = String(await freeBasePort())
    const { url, token, directory, child } = await start('one', [], { PORT, LIENTINH_SEED: 'none' })
    const file = join(directory, 'server.json')
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      url,
      pid: expect.any(Number),
      startedAt: expect.stringMatching(/^20\d\d-/),
    })
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
    expect(await tell({ url, token }, '/admin/status')).toMatchObject({ release: null, database: 'embedded' })
    await child.stop()
    expect(existsSync(file)).toBe(false)
  })
})

describe('a province for a moment', () => {
  it('takes a backup of another one whole: figures, releases, dates; once', async () => {
    const one = await start('one', ['--admin'])
    expect(existsSync(join(one.directory, 'server.json'))).toBe(false)
    expect(await importFile(one, FIGURES)).toMatchObject({ added: 2 })
    await tell(one, '/admin/publish', { note: 'Niên giám 2024' })
    const backup = Buffer.from(await (await request(one, '/admin/backup')).arrayBuffer())
    const lines = gunzipSync(backup).toString().trim().split('\n')
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: { observations: 2 } })

    const two = await start('two', ['--admin'])
    expect(resultOf(await restoreBackup(two, backup))).toMatchObject({
      releases: 1,
      observations: 2,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await askGraphql(two, ALL_SERIES)).toEqual(await askGraphql(one, ALL_SERIES))
    const releases = async (place: typeof one) => (await tell(place, '/admin/releases')).releases
    expect(await releases(two)).toEqual(await releases(one))
    expect(failureOf(await restoreBackup(two, backup)).error.code).toBe('DATABASE_NOT_EMPTY')
    expect(await importFile(two, FIGURES)).toMatchObject({ draft: null, unchanged: 2 })
  })
})
