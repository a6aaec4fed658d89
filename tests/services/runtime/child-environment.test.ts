import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Changes, childEnvironment, toolEnvironment } from '#runtime/child-environment.ts'
import { readConfig } from '#runtime/config.ts'
import { readSettings } from '#runtime/settings.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lientinh-child-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

async function environmentOf(env: NodeJS.ProcessEnv, changes: Changes = {}, flags = {}) {
  return childEnvironment(await readSettings({ flags, env, directory }), changes, env)
}

describe('the environment of a child', () => {
  it('holds the settings, wherever they were given, and what is no setting as it is here', async () => {
    await writeFile(
      join(directory, 'lientinh.json'),
      '{"v":1,"province":"phu-tho","seed":"none","home":"data"}',
    )
    await writeFile(join(directory, '.env'), 'PORT=5002\nLOG_LEVEL=info\n')
    const env = await environmentOf(
      { PATH: '/bin', PORT: '5003', HTTPS_PROXY: '', https_proxy: 'http://proxy:8080' },
      {},
      { lang: 'en' },
    )
    expect(env).toMatchObject({
      PATH: '/bin',
      https_proxy: 'http://proxy:8080',
      LIENTINH_PROVINCE: 'phu-tho',
      LIENTINH_HOME: join(directory, 'data'),
      PORT: '5003',
      HOST: '127.0.0.1',
      LIENTINH_SEED: 'none',
      LOG_LEVEL: 'info',
      LIENTINH_LANG: 'en',
      HTTPS_PROXY: 'http://proxy:8080',
    })
    expect(env).not.toHaveProperty('ADMIN_TOKEN')
  })
  it('holds a secret by value, and not also the file it stood in', async () => {
    await writeFile(join(directory, 'secret'), 'postgres://tinh:x@may-chu/tinh\n')
    const env = await environmentOf({ DATABASE_URL_FILE: 'secret' })
    expect(env.DATABASE_URL).toBe('postgres://tinh:x@may-chu/tinh')
    expect(env).not.toHaveProperty('DATABASE_URL_FILE')
  })
  it('leaves out the database of one province where it is none of the child’s', async () => {
    const env = { DATABASE_URL: 'postgres://may-chu/tinh' }
    expect(await environmentOf(env, { databaseUrl: null })).not.toHaveProperty('DATABASE_URL')
    expect(await environmentOf(env, { databaseUrl: 'memory:', home: '/tmp/x' })).toMatchObject({
      DATABASE_URL: 'memory:',
      LIENTINH_HOME: '/tmp/x',
    })
  })
  it('is read by the child as it was meant here', async () => {
    const env = await environmentOf({ PORT: '5000', ADMIN_HOSTS: 'noi-bo', LIENTINH_HOME: '/data' })
    expect(readConfig(env)).toMatchObject({ port: 5000, adminHosts: ['noi-bo'], home: '/data' })
  })
  it('is not made of settings that no child could read', async () => {
    await expect(environmentOf({ PORT: 'x' })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      params: { name: 'PORT' },
    })
  })
})

it('a tool is started with everything, and asks nobody for news', () => {
  expect(toolEnvironment({ PATH: '/bin', PORT: '5000' })).toEqual({
    PATH: '/bin',
    PORT: '5000',
    CHECKPOINT_DISABLE: '1',
  })
})
