import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ApolloServer } from '@apollo/server'
import { afterEach, describe, expect, it } from 'vitest'
import { formatError } from '#runtime/format-error.ts'
import { apolloService, BODY_LIMIT } from '#runtime/graphql-over-http.ts'
import { createLog } from '#runtime/log.ts'
import { type Served, type ServeOptions, serve } from '#runtime/serve.ts'
import { fail } from '#schema/errors.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const running: Served[] = []
afterEach(async () => {
  for (const served of running.splice(0)) await served.stop()
})

async function start(options: Partial<ServeOptions> = {}, bodyLimit = BODY_LIMIT): Promise<Served> {
  const resolvers = {
    Query: {
      hello: () => 'xin chào',
      slow: () => sleep(400, 'done'),
      ours: () => {
        throw fail('UNKNOWN_PROVINCE', { id: 'an-gian', candidates: ['VN34-91'] })
      },
      bug: () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7:5432')
      },
    },
  }
  const served = await serve({
    graphql: apolloService({
      apollo: new ApolloServer({
        typeDefs: 'type Query { hello: String slow: String ours: String bug: String }',
        resolvers,
        formatError,
        stopOnTerminationSignals: false,
      }),
      context: async () => ({}),
      bodyLimit,
      log: createLog('test', 'silent'),
    }),
    host: '127.0.0.1',
    port: 0,
    log: createLog('test', 'silent'),
    ...options,
  })
  running.push(served)
  return served
}

const post = (served: Served, body: string, headers: Record<string, string> = JSON_TYPE) =>
  fetch(`${served.url}/graphql`, { method: 'POST', headers, body })
const ask = async (served: Served, query: string) => (await post(served, JSON.stringify({ query }))).json()
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
  return [response.status, errors[0]?.extensions.code]
}

describe('GraphQL over HTTP', () => {
  it('answers POST and GET', async () => {
    const served = await start()
    expect(await ask(served, '{ hello }')).toEqual({ data: { hello: 'xin chào' } })
    const got = await fetch(`${served.url}/graphql?query=${encodeURIComponent('{ hello }')}`, {
      headers: JSON_TYPE,
    })
    expect(await got.json()).toEqual({ data: { hello: 'xin chào' } })
  })
  it('refuses a GET that another site could make a browser send', async () => {
    const served = await start()
    expect(await codeOf(await fetch(`${served.url}/graphql?query={hello}`))).toEqual([400, 'BAD_REQUEST'])
  })
  it('refuses what is not JSON, and what is not UTF-8', async () => {
    const served = await start()
    expect(await codeOf(await post(served, '{"query": '))).toEqual([400, 'BAD_REQUEST'])
    const latin = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: Buffer.from([0x22, 0xe0, 0x22]),
    })
    expect(await codeOf(latin)).toEqual([400, 'BAD_REQUEST'])
  })
  it('refuses a body over the limit, and the sender sees why', async () => {
    const served = await start({}, 1000)
    expect(await codeOf(await post(served, 'x'.repeat(8000)))).toEqual([413, 'BODY_TOO_LARGE'])
    expect(await ask(served, '{ hello }')).toEqual({ data: { hello: 'xin chào' } })
  })
  it('says which methods there are', async () => {
    const served = await start()
    const response = await fetch(`${served.url}/graphql`, { method: 'DELETE' })
    expect(response.headers.get('allow')).toBe('GET, POST')
    expect(await codeOf(response)).toEqual([405, 'METHOD_NOT_ALLOWED'])
  })
  it('tells an error of ours in both languages, with candidates and place', async () => {
    const { errors } = (await ask(await start(), '{ ours }')) as { errors: unknown[] }
    expect(errors).toEqual([
      {
        message: 'Không có tỉnh “an-gian”.',
        path: ['ours'],
        locations: [{ line: 1, column: 3 }],
        extensions: {
          code: 'UNKNOWN_PROVINCE',
          messageEn: 'There is no province "an-gian".',
          fix: 'Dùng mã tỉnh như VN34-91 hoặc tên viết tắt như an-giang; gần đúng: VN34-91.',
          fixEn: 'Use a province id such as VN34-91 or a slug such as an-giang; close: VN34-91.',
          candidates: ['VN34-91'],
        },
      },
    ])
  })
  it('lets nothing out of an error that is not ours', async () => {
    const { errors } = (await ask(await start(), '{ bug }')) as { errors: unknown[] }
    expect(errors).toMatchObject([{ path: ['bug'], extensions: { code: 'INTERNAL' } }])
    expect(JSON.stringify(errors)).not.toMatch(/10\.0\.0\.7|ECONNREFUSED|stack|\.ts/)
  })
  it("keeps GraphQL's own codes", async () => {
    const served = await start()
    expect(await ask(served, '{ nothing }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
    expect(await ask(served, '{')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    })
  })
})

describe('routes and pages', () => {
  const routes = {
    'GET /livez': () => ({ status: 200, body: 'live' }),
    'GET /broken': () => {
      throw new Error('password 1234')
    },
  }
  it('answers a route, and HEAD without a body', async () => {
    const served = await start({ routes })
    expect(await (await fetch(`${served.url}/livez?x=1`)).text()).toBe('live')
    const head = await fetch(`${served.url}/livez`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', ''])
  })
  it('refuses another method, an unknown address, and hides a bug', async () => {
    const served = await start({ routes })
    expect(await codeOf(await fetch(`${served.url}/livez`, { method: 'POST' }))).toEqual([
      405,
      'METHOD_NOT_ALLOWED',
    ])
    expect(await codeOf(await fetch(`${served.url}/nowhere`))).toEqual([404, 'NOT_FOUND'])
    expect(await codeOf(await fetch(`${served.url}/broken`))).toEqual([500, 'INTERNAL'])
  })
  it('gives any other GET to the pages, and a person at /graphql the page', async () => {
    const served = await start({ pages: ({ url }) => (url === '/' ? { status: 200, body: 'page' } : null) })
    const visit = await fetch(`${served.url}/graphql`, { headers: { accept: 'text/html' } })
    expect([visit.url, await visit.text()]).toEqual([`${served.url}/`, 'page'])
    expect(await codeOf(await fetch(`${served.url}/other`))).toEqual([404, 'NOT_FOUND'])
  })
  it('puts the security headers on everything, and names no software', async () => {
    const served = await start({ routes })
    for (const path of ['/livez', '/broken', '/nowhere', '/graphql']) {
      const { headers } = await fetch(`${served.url}${path}`)
      expect([
        headers.get('x-content-type-options'),
        headers.get('referrer-policy'),
        headers.get('x-powered-by'),
      ]).toEqual(['nosniff', 'no-referrer', null])
    }
  })
})

describe('starting and stopping', () => {
  it('says that a port is taken', async () => {
    const { port } = await start()
    await expect(start({ port })).rejects.toMatchObject({ code: 'PORT_TAKEN', params: { port } })
  })
  it('answers what is under way before it stops, and nothing after', async () => {
    const served = await start()
    const answer = ask(served, '{ slow }')
    await sleep(100)
    await served.stop()
    expect(await answer).toEqual({ data: { slow: 'done' } })
    await expect(ask(served, '{ hello }')).rejects.toThrow()
  })
  it('does not wait for ever for somebody who never finishes asking', async () => {
    const served = await start()
    const dawdler = request(`${served.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, 'content-length': '100' },
    })
    dawdler.on('error', () => {}).write('{')
    await sleep(100)
    const before = Date.now()
    await served.stop()
    expect(Date.now() - before).toBeLessThan(4000)
  })
})
