import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings } from '#runtime/settings.ts'
import type { SettingName } from '#runtime/settings-table.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lientinh-settings-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFile(join(directory, name), text)
const read = (env: NodeJS.ProcessEnv = {}, flags: Readonly<Record<string, string>> = {}) =>
  readSettings({ flags, env, directory })

async function settingOf(name: SettingName, env: NodeJS.ProcessEnv = {}, flags = {}) {
  const { value, origin, place } = (await read(env, flags)).get(name) ?? {}
  return [value, origin, place]
}

describe('a setting', () => {
  it('is taken from the flag, else the environment, else .env, else lientinh.json, else its default', async () => {
    expect(await settingOf('port')).toEqual(['4000', 'DEFAULT', ''])
    await write('lientinh.json', '{"v":1,"port":5001}')
    expect(await settingOf('port')).toEqual(['5001', 'FILE', join(directory, 'lientinh.json')])
    await write('.env', 'PORT=5002\n')
    expect(await settingOf('port')).toEqual(['5002', 'DOTENV', join(directory, '.env')])
    expect(await settingOf('port', { PORT: '5003' })).toEqual(['5003', 'ENVIRONMENT', 'PORT'])
    expect(await settingOf('port', { PORT: '5003' }, { port: '5004' })).toEqual(['5004', 'FLAG', '--port'])
  })
  it('that is empty in the environment is not set', async () => {
    await write('.env', 'PORT=5002\n')
    expect(await settingOf('port', { PORT: '' })).toEqual(['5002', 'DOTENV', join(directory, '.env')])
  })
  it('that is a path is relative to where it is written, so that a directory can be moved as a whole', async () => {
    await write('lientinh.json', '{"v":1,"home":".data"}')
    expect((await read()).get('home')?.value).toBe(join(directory, '.data'))
  })
  it('is also looked for in the data directory that a flag names', async () => {
    await mkdir(join(directory, 'there'))
    await write('there/lientinh.json', '{"v":1,"province":"thai-nguyen"}')
    expect((await settingOf('province', {}, { home: 'there' }))[0]).toBe('thai-nguyen')
    expect((await settingOf('province'))[0]).toBeNull()
  })
  it('may be a proxy by its name in small letters', async () => {
    expect(await settingOf('httpsProxy', { https_proxy: 'http://proxy:8080' })).toEqual([
      'http://proxy:8080',
      'ENVIRONMENT',
      'HTTPS_PROXY',
    ])
  })
})

describe('a secret', () => {
  it('may stand in a file, whose last line end is none of it', async () => {
    await write('secret', 'postgres://tinh:x@may-chu/tinh\n')
    const settings = await read({ DATABASE_URL_FILE: 'secret' })
    expect(settings.get('databaseUrl')).toEqual({
      name: 'databaseUrl',
      value: 'postgres://tinh:x@may-chu/tinh',
      origin: 'ENVIRONMENT',
      place: join(directory, 'secret'),
      secret: true,
    })
  })
  it('is named by its file in lientinh.json, and never stands there itself', async () => {
    await write('token', 'mot-ma-quan-tri-du-dai')
    await write('lientinh.json', '{"v":1,"adminTokenFile":"token"}')
    expect((await settingOf('adminToken'))[0]).toBe('mot-ma-quan-tri-du-dai')
    await write('lientinh.json', '{"v":1,"adminToken":"mot-ma-quan-tri-du-dai"}')
    await expect(read()).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      params: { reasonEn: 'there is no key "adminToken"' },
    })
  })
  it('whose file is not there is told, and not taken for none', async () => {
    await expect(read({ ADMIN_TOKEN_FILE: 'nowhere' })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { file: join(directory, 'nowhere') },
    })
  })
})

describe('lientinh.json', () => {
  it.each([
    ['{', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['{"port":1}', 'wants "v": 1'],
    ['{"v":2}', 'wants "v": 1'],
    ['{"v":1,"prot":1}', 'there is no key "prot"'],
    ['{"v":1,"port":true}', '"port" must be a text or a number'],
  ])('that reads %s is refused: %s', async (text, reasonEn) => {
    await write('lientinh.json', text)
    await expect(read()).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      params: { name: join(directory, 'lientinh.json'), reasonEn },
    })
  })
})
