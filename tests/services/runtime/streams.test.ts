// Answers that come in pieces and bodies that go to a file: how they flow, break off and end.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { get } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { ApolloServer } from '@apollo/server'
import { afterEach, describe, expect, it } from 'vitest'
import { apolloService } from '#runtime/graphql-over-http.ts'
import { createLog } from '#runtime/log.ts'
import { type Served, type ServeOptions, serve } from '#runtime/serve.ts'

const running: Served[] = []
afterEach(async () => {
  for (const served of running.splice(0)) await served.stop()
})

async function start(options: Partial<ServeOptions>): Promise<Served> {
  const served = await serve({
    graphql: apolloService({
      apollo: new ApolloServer({ typeDefs: 'type Query { hello: String }', stopOnTerminationSignals: false }),
      context: async () => ({}),
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

const route = (path: string, body: AsyncIterable<string | Uint8Array>) => ({
  [`GET ${path}`]: () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body }),
})

describe('an answer in pieces', () => {
  it('that nobody will read is ended: HEAD leaves nothing open', async () => {
    let ended = false
    const source = new Readable({
      read() {},
      destroy(_error, done) {
        ended = true
        done(null)
      },
    })
    const served = await start({ routes: route('/pieces', source) })
    expect((await fetch(`${served.url}/pieces`, { method: 'HEAD' })).status).toBe(200)
    await expect.poll(() => ended).toBe(true)
  })

  it('arrives piece by piece, text and bytes, with the headers of every answer', async () => {
    const pieces = (async function* () {
      yield 'một '
      await sleep(200)
      yield Buffer.from('hai')
    })()
    const served = await start({ routes: route('/pieces', pieces) })
    const answer = await fetch(`${served.url}/pieces`)
    expect([answer.headers.get('content-length'), answer.headers.get('x-content-type-options')]).toEqual([
      null,
      'nosniff',
    ])
    const heard: string[] = []
    for await (const piece of answer.body ?? []) heard.push(Buffer.from(piece).toString())
    expect(heard).toEqual(['một ', 'hai'])
  })

  it('is made no faster than it is taken', async () => {
    let made = 0
    const pieces = (async function* () {
      for (; made < 1000; made += 1) yield Buffer.alloc(64 * 1024)
    })()
    const served = await start({ routes: route('/much', pieces) })
    const [answer] = await once(get(`${served.url}/much`), 'response')
    answer.pause()
    await sleep(300)
    expect(made).toBeLessThan(500)
    let bytes = 0
    for await (const piece of answer) bytes += piece.length
    expect([made, bytes]).toEqual([1000, 65_536_000])
  })

  it('ends its making when the caller hangs up', async () => {
    const ended = Promise.withResolvers<boolean>()
    const served = await start({
      routes: {
        'GET /endless': (_request, gone) => ({
          status: 200,
          body: (async function* () {
            try {
              for (;;) {
                yield 'một dòng\n'
                await sleep(10)
              }
            } finally {
              await sleep(20) // the signal and the end of the making come in either order
              ended.resolve(gone.aborted)
            }
          })(),
        }),
      },
    })
    const question = get(`${served.url}/endless`)
    const [answer] = await once(question, 'response')
    await once(answer, 'data')
    question.destroy()
    expect(await ended.promise).toBe(true)
  })

  it('breaks off when a piece cannot be made: half an answer must not look whole', async () => {
    const pieces = (async function* () {
      yield 'một'
      await sleep(50)
      throw new Error('password 1234')
    })()
    const served = await start({ routes: route('/broken', pieces) })
    await expect(fetch(`${served.url}/broken`).then((answer) => answer.text())).rejects.toThrow()
  })

  it('is not made for HEAD', async () => {
    let made = 0
    const pieces = (async function* () {
      made += 1
      yield 'một'
    })()
    const served = await start({ routes: route('/pieces', pieces) })
    const head = await fetch(`${served.url}/pieces`, { method: 'HEAD' })
    expect([head.status, await head.text(), made]).toEqual([200, '', 0])
  })
})

describe('an upload', () => {
  const uploads: ServeOptions['uploads'] = {
    'POST /files': async (request) => {
      const hash = createHash('sha256')
      for await (const piece of request) hash.update(piece)
      return { status: 200, body: hash.digest('hex') }
    },
    'POST /refused': () => ({ status: 413, body: 'too large' }),
  }

  it('is not held to the limit of a question', async () => {
    const served = await start({ uploads })
    const file = Buffer.alloc(5_000_000, 'số')
    const answer = await fetch(`${served.url}/files`, { method: 'POST', body: file })
    expect(await answer.text()).toBe(createHash('sha256').update(file).digest('hex'))
  })

  it('that is refused unread is told so', async () => {
    const served = await start({ uploads })
    const answer = await fetch(`${served.url}/refused`, { method: 'POST', body: Buffer.alloc(5_000_000) })
    expect([answer.status, await answer.text()]).toEqual([413, 'too large'])
  })

  it('takes an address of 100 kB, because a mapping stands in it', async () => {
    const served = await start({ uploads })
    const answer = await fetch(`${served.url}/files?options=${'a'.repeat(100_000)}`, {
      method: 'POST',
      body: 'a',
    })
    expect(answer.status).toBe(200)
  })

  it('says 405 and 404 as every route does', async () => {
    const served = await start({ uploads })
    expect((await fetch(`${served.url}/files`)).status).toBe(405)
    expect((await fetch(`${served.url}/other`, { method: 'POST', body: 'a' })).status).toBe(404)
  })
})
