// The door of the administration, on a real server: tokens, names, hosts, attempts, and files on their way in.
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApolloServer } from '@apollo/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apolloService } from '#runtime/graphql-over-http.ts'
import { createLog } from '#runtime/log.ts'
import { jsonReply } from '#runtime/reply.ts'
import { type Served, serve } from '#runtime/serve.ts'
import { openAdministrators } from '#services/province/admin/admin-token.ts'
import { createFileWork } from '#services/province/admin/file-work.ts'
import { createGuard } from '#services/province/admin/guard.ts'
import { openIncoming } from '#services/province/admin/incoming.ts'
import { refusalOf } from './told.ts'

const log = createLog('test', 'silent')
let directory: string
let served: Served | undefined

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lientinh-door-'))
})
afterEach(async () => {
  await served?.stop()
  served = undefined
  await rm(directory, { recursive: true, force: true })
})

/** A server with one guarded question, and one guarded upload of at most a megabyte. */
async function open({ token = null as string | null, hosts = [] as string[] } = {}): Promise<string> {
  const administrators = await openAdministrators({ directory, token, tokenFile: null })
  const guard = createGuard({ administrators, hosts, log })
  const files = createFileWork(await openIncoming(join(directory, 'incoming')))
  served = await serve({
    graphql: apolloService({
      apollo: new ApolloServer({ typeDefs: 'type Query { hello: String }', stopOnTerminationSignals: false }),
      context: async () => ({}),
      log,
    }),
    routes: { 'GET /who': guard.admit(({ who }) => jsonReply(200, { who })) },
    uploads: {
      'POST /file': guard.admit(async (call) => {
        const upload = await files.receive(call, 1)
        return upload.run(async () => {
          const { mode } = await stat(upload.path)
          const { bytes, sha256 } = upload
          return jsonReply(200, { bytes, sha256, mode: (mode & 0o777).toString(8) })
        })
      }),
    },
    host: '127.0.0.1',
    port: 0,
    log,
  })
  return served.url
}

const ownToken = async () => (await readFile(join(directory, 'admin-token'), 'utf8')).trim()
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** With headers that fetch would not let us write. */
function ask(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/who`, { headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

describe('the token', () => {
  it('is made at the first start, for its owner only, and kept', async () => {
    await open()
    const token = await ownToken()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(((await stat(join(directory, 'admin-token'))).mode & 0o777).toString(8)).toBe('600')
    expect((await readdir(directory)).sort()).toEqual(['admin-token', 'incoming'])
    await chmod(join(directory, 'admin-token'), 0o644)
    await openAdministrators({ directory, token: null, tokenFile: null })
    expect(await ownToken()).toBe(token)
    expect(((await stat(join(directory, 'admin-token'))).mode & 0o777).toString(8)).toBe('600')
  })

  it('lets its holder in, and nobody without one', async () => {
    const url = await open()
    const answer = await fetch(`${url}/who`, { headers: bearer(await ownToken()) })
    expect(await answer.json()).toEqual({ who: 'admin' })
    const without = await fetch(`${url}/who`)
    expect(without.headers.get('www-authenticate')).toBe('Bearer')
    expect(await refusalOf(without)).toEqual([401, 'ADMIN_TOKEN_NEEDED'])
    expect(await refusalOf(fetch(`${url}/who`, { headers: bearer('x'.repeat(43)) }))).toEqual([
      401,
      'ADMIN_TOKEN_NEEDED',
    ])
    expect(await refusalOf(fetch(`${url}/who`, { headers: { authorization: 'Basic eDp5' } }))).toEqual([
      401,
      'ADMIN_TOKEN_NEEDED',
    ])
  })

  it('is the one of the environment when there is one, and then none is made', async () => {
    const url = await open({ token: 'mot-ma-quan-tri-du-dai' })
    expect((await fetch(`${url}/who`, { headers: bearer('mot-ma-quan-tri-du-dai') })).status).toBe(200)
    expect(await readdir(directory)).toEqual(['incoming'])
  })

  it('may be in a file, which must hold one', async () => {
    const tokenFile = join(directory, 'secret')
    await writeFile(tokenFile, 'mot-ma-quan-tri-trong-tep\n')
    const { findHolder } = await openAdministrators({ directory, token: null, tokenFile })
    expect([await findHolder('mot-ma-quan-tri-trong-tep'), await findHolder('')]).toEqual(['admin', null])
    await writeFile(tokenFile, 'ngan\n')
    await expect(openAdministrators({ directory, token: null, tokenFile })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      params: { name: 'ADMIN_TOKEN_FILE' },
    })
  })

  it('of each of several people has a name, from the moment it is written down to the moment it is struck off', async () => {
    const url = await open()
    const sha256 = createHash('sha256').update('ma-rieng-cua-chi-lan').digest('hex')
    const who = async () =>
      (await fetch(`${url}/who`, { headers: bearer('ma-rieng-cua-chi-lan') })).json() as Promise<{
        who?: string
      }>
    await writeFile(join(directory, 'admins.json'), JSON.stringify([{ name: 'lan', sha256 }]))
    expect(await who()).toEqual({ who: 'lan' })
    await writeFile(join(directory, 'admins.json'), '[]')
    expect((await who()).who).toBeUndefined()
    await writeFile(join(directory, 'admins.json'), '{"lan": 1}')
    expect(await refusalOf(fetch(`${url}/who`, { headers: bearer(await ownToken()) }))).toEqual([
      500,
      'BAD_CONFIG',
    ])
  })

  it('cannot be guessed at leisure: after twenty wrong ones the right one has to wait as well', async () => {
    const url = await open()
    const token = await ownToken()
    for (let attempt = 0; attempt < 20; attempt += 1)
      expect((await fetch(`${url}/who`, { headers: bearer(`sai-${attempt}`) })).status).toBe(401)
    const refused = await fetch(`${url}/who`, { headers: bearer(token) })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(await refusalOf(refused)).toEqual([429, 'ADMIN_TOO_MANY_ATTEMPTS'])
  })
})

describe('where a request comes from', () => {
  it.each([
    ['its own address', {}, 200],
    ['this machine by name', { host: 'localhost:4232' }, 200],
    ['this machine in IPv6', { host: '[::1]:4232' }, 200],
    ['a name that was given', { host: 'so-lieu.example.vn' }, 200],
    ['its own page', { host: 'localhost:4232', origin: 'http://localhost:4232' }, 200],
    ['a page behind a proxy', { host: 'so-lieu.example.vn', origin: 'https://so-lieu.example.vn' }, 200],
    ['a name somebody pointed at us', { host: 'evil.example:4232' }, 403],
    ['another page', { host: 'localhost:4232', origin: 'https://evil.example' }, 403],
    ['another port of this machine', { host: 'localhost:4232', origin: 'http://localhost:3000' }, 403],
    ['a page without an address', { host: 'localhost:4232', origin: 'null' }, 403],
  ])('%s', async (_name, headers, status) => {
    const url = await open({ hosts: ['so-lieu.example.vn'] })
    expect(await ask(url, { ...bearer(await ownToken()), ...headers })).toBe(status)
  })
})

describe('a file on its way in', () => {
  const send = async (url: string, body: string | Uint8Array | ReadableStream) =>
    fetch(`${url}/file`, {
      method: 'POST',
      headers: bearer(await ownToken()),
      body: body as string,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    })
  const left = () => readdir(join(directory, 'incoming'))

  it('stands on disk for its owner only, and not longer than it is needed', async () => {
    const url = await open()
    expect(await (await send(url, 'một tệp')).json()).toEqual({
      bytes: 11,
      sha256: createHash('sha256').update('một tệp').digest('hex'),
      mode: '600',
    })
    expect(await left()).toEqual([])
  })

  it('that says it is too large is refused before it comes, one that does not say it on its way', async () => {
    const url = await open()
    const large = Buffer.alloc(1_500_000)
    expect(await refusalOf(send(url, large))).toEqual([413, 'UPLOAD_TOO_LARGE'])
    expect(await refusalOf(send(url, new Blob([large]).stream()))).toEqual([413, 'UPLOAD_TOO_LARGE'])
    expect(await left()).toEqual([])
  })

  it('must not be empty', async () => {
    const url = await open()
    expect(await refusalOf(send(url, ''))).toEqual([400, 'UPLOAD_EMPTY'])
    expect(await left()).toEqual([])
  })

  it('is not read from somebody without a token', async () => {
    const url = await open()
    const answer = await fetch(`${url}/file`, { method: 'POST', body: 'một tệp' })
    expect(await refusalOf(answer)).toEqual([401, 'ADMIN_TOKEN_NEEDED'])
    expect(await left()).toEqual([])
  })

  it('that broke off leaves nothing', async () => {
    const url = await open()
    const sending = request(`${url}/file`, {
      method: 'POST',
      headers: { ...bearer(await ownToken()), 'content-length': '1000' },
    })
    sending.on('error', () => {}).write('nửa tệp')
    await expect.poll(left).toHaveLength(1)
    sending.destroy()
    await expect.poll(left).toEqual([])
  })

  it('that an ended process has left is removed at the start, one of a living process is not', async () => {
    await mkdir(join(directory, 'incoming'))
    for (const name of ['2147483647.abc', 'abc', `${process.ppid}.abc`])
      await writeFile(join(directory, 'incoming', name), 'nửa tệp')
    await openIncoming(join(directory, 'incoming'))
    expect(await left()).toEqual([`${process.ppid}.abc`])
  })
})
