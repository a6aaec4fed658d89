import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ministryPort, provincePort, readConfig } from '#runtime/config.ts'
import { LienTinhError } from '#schema/errors.ts'

const paramsOf = (env: NodeJS.ProcessEnv) => {
  try {
    readConfig(env)
    return null
  } catch (error) {
    return error instanceof LienTinhError && error.code === 'BAD_CONFIG' ? error.params : error
  }
}

describe('the configuration of a process', () => {
  it('needs nothing from the environment', () => {
    const home = resolve(import.meta.dirname, '../../../.data')
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      home,
      membersFile: `${home}/members.json`,
      citationsDirectory: `${home}/citations`,
      gatewayDirectory: `${home}/gateway`,
      databaseUrl: null,
      seed: 'demo',
      adminToken: null,
      adminTokenFile: null,
      adminHosts: [],
      federationToken: null,
      twoPersons: false,
      provinceDeadlineMs: 3000,
      gatewayWorkers: 1,
      redisUrl: null,
      slowQuestionMs: 2000,
      tracesUrl: null,
      mode: 'development',
      trustedDocumentsFile: null,
      trustedOnly: false,
      supergraphFile: resolve(import.meta.dirname, '../../../schema/contract/supergraph.graphql'),
      logLevel: 'warn',
    })
  })
  it('takes an empty variable as one that is not there', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: null })
  })
  it('makes the data directory absolute', () => {
    const { home, citationsDirectory } = readConfig({ LIENTINH_HOME: 'somewhere' })
    expect(home).toBe(resolve('somewhere'))
    expect(citationsDirectory).toBe(resolve('somewhere/citations'))
  })
  it('reads what a province of its own sets', () => {
    const env = {
      LIENTINH_SEED: 'none',
      ADMIN_TOKEN: 'mot-ma-quan-tri-du-dai',
      ADMIN_TOKEN_FILE: 'token',
      ADMIN_HOSTS: 'so-lieu.example.vn,Noi-Bo',
      TWO_PERSONS: '1',
    }
    expect(readConfig(env)).toMatchObject({
      seed: 'none',
      adminToken: 'mot-ma-quan-tri-du-dai',
      adminTokenFile: resolve('token'),
      adminHosts: ['so-lieu.example.vn', 'noi-bo'],
      twoPersons: true,
    })
  })
  it('reads how many processes the gateway runs in; 0 is one for each core', () => {
    const workers = (GATEWAY_WORKERS: string) => readConfig({ GATEWAY_WORKERS }).gatewayWorkers
    expect(['1', '4', '0', 'all'].map(workers)).toEqual([1, 4, 0, 0])
  })
  it('makes the supergraph’s file absolute', () => {
    expect(readConfig({ SUPERGRAPH: 'new.graphql' }).supergraphFile).toBe(resolve('new.graphql'))
  })
  it('puts the ministry at +100 and An Giang, position 32, at +232', () => {
    const config = readConfig({ PORT: '5000' })
    expect([ministryPort(config), provincePort(config, 32)]).toEqual([5100, 5232])
  })
  it.each(['0', '-1', '65535', '4e3', '0x10', ' 80', 'abc', '65273'])('refuses PORT=%s', (PORT) => {
    expect(paramsOf({ PORT })).toMatchObject({
      name: 'PORT',
      reasonEn: 'must be a whole number from 1 to 65272',
    })
  })
  it.each([
    { LOG_LEVEL: 'loud' },
    { PROVINCE_DEADLINE_MS: '1' },
    { HOST: 'a host' },
    { GATEWAY_WORKERS: '65' },
    { GATEWAY_WORKERS: 'many' },
    { DATABASE_URL: 'mysql://somewhere' },
    { LIENTINH_SEED: 'all' },
    { ADMIN_TOKEN: 'short' },
    { ADMIN_HOSTS: 'http://here' },
    { TWO_PERSONS: 'yes' },
    { FEDERATION_TOKEN: 'short' },
    { LISTEN_OPENLY: 'yes' },
  ])('refuses %o', (env) => {
    expect(paramsOf(env)).toMatchObject({ name: Object.keys(env)[0] })
  })
  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])(
    'listens at %s, where only this machine asks',
    (HOST) => {
      expect(readConfig({ HOST }).host).toBe(HOST)
    },
  )
  it.each(['0.0.0.0', '::', '10.0.0.5', 'so-lieu.example.vn', '128.0.0.1'])(
    'listens at %s only with a token, or when anybody shall ask',
    (HOST) => {
      expect(paramsOf({ HOST })).toMatchObject({ name: 'HOST' })
      expect(readConfig({ HOST, FEDERATION_TOKEN: 'ma-chung-cua-lien-tinh' }).host).toBe(HOST)
      expect(readConfig({ HOST, LISTEN_OPENLY: '1' }).host).toBe(HOST)
    },
  )
  it('names every wrong variable at once', () => {
    expect(paramsOf({ PORT: 'x', LOG_LEVEL: 'x' })).toMatchObject({ name: 'PORT, LOG_LEVEL' })
  })
  it('never repeats a value, which may be a password', () => {
    expect(JSON.stringify(paramsOf({ DATABASE_URL: 'mysql://me:s3cret@there' }))).not.toContain('s3cret')
  })
})
