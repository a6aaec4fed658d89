// Whatever a caller sends, the gateway lives, answers in JSON with a code that is in our catalogue and nothing of its inside, and answers
// the next good question as ever.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runs } from '#tests/property-runs.ts'
import { body, json, mutated, soup } from './any-hostile.ts'
import { type Caller, callerOf, faultsOf, leaksIn, type Sent } from './hostile-caller.ts'
import { anyRequest, BROKEN } from './odd-requests.ts'
import { playMinistry, type Stage, setStage } from './stage.ts'

const GOOD = { query: '{ anGiang { nameVi } }' }
const PATIENCE_MS = runs(60_000)

let pages: string
let stage: Stage
let caller: Caller
beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'lientinh-pages-'))
  await writeFile(join(pages, 'index.html'), '<title>Liên Tỉnh</title>')
  stage = await setStage({ explorerDirectory: pages })
  // a made-up document names made-up provinces
  stage.ministry.answer = (asked) => {
    try {
      return playMinistry(asked)
    } catch {
      return {
        data: null,
        errors: [{ message: 'Không có tỉnh này.', extensions: { code: 'UNKNOWN_PROVINCE' } }],
      }
    }
  }
  caller = callerOf(stage.url)
})
afterAll(async () => {
  caller.stop()
  await stage.stop()
  await rm(pages, { recursive: true, force: true })
})

async function expectAnswer(sent: Sent): Promise<void> {
  expect(faultsOf(await caller.send(sent))).toEqual([])
  await expectLife()
}

async function expectLife(): Promise<void> {
  const { body: told } = await caller.send({ body: JSON.stringify(GOOD) })
  expect(JSON.parse(Buffer.from(told).toString('utf8'))).toMatchObject({
    data: { anGiang: { nameVi: 'An Giang' } },
  })
}

/** A property of so many cases every day. */
const always = <T>(arbitrary: fc.Arbitrary<T>, hold: (value: T) => Promise<void>, everyday = 150) =>
  fc.assert(fc.asyncProperty(arbitrary, hold), { numRuns: runs(everyday) })

describe('is answered in JSON, with a code, and the next question as ever:', () => {
  it(
    'any bytes',
    () => always(fc.uint8Array({ maxLength: 500 }), (bytes) => expectAnswer({ body: bytes })),
    PATIENCE_MS,
  )

  it('any JSON', () => always(json, (text) => expectAnswer({ body: text })), PATIENCE_MS)

  it(
    'any JSON under the names of a question, some of them twice',
    () => always(body, (text) => expectAnswer({ body: text })),
    PATIENCE_MS,
  )

  it(
    'any words of GraphQL',
    () => always(soup, (query) => expectAnswer({ body: JSON.stringify({ query }) })),
    PATIENCE_MS,
  )

  it(
    'a good document gone wrong',
    () => always(mutated, (query) => expectAnswer({ body: JSON.stringify({ query }) })),
    PATIENCE_MS,
  )

  it(
    'the same in an address',
    () => {
      const asked = fc.oneof(soup, mutated).map((query) => query.toWellFormed())
      return always(asked, (query) =>
        expectAnswer({
          method: 'GET',
          path: `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(query)}`,
        }),
      )
    },
    PATIENCE_MS,
  )
})

const deep = (open: string, within: string, close: string, times: number) =>
  `${open.repeat(times)}${within}${close.repeat(times)}`

describe('is refused or answered, and nothing breaks:', () => {
  it.each([10, 1000, 10_000])('brackets %i times within one another', async (times) => {
    await expectAnswer({ body: `{"query":"${deep('{a', '', '}', times)}"}` })
    await expectAnswer({ body: `{"query":"{a(b:${deep('[', '1', ']', times)})}"}` })
    await expectAnswer({ body: `{"query":"{a(b:${deep('{c:', '1', '}', times)})}"}` })
    await expectAnswer({ body: `{"query":"query($a:${deep('[', 'Int', ']', times)}){a}"}` })
    await expectAnswer({ body: deep('[', '', ']', times) })
    for (const name of ['variables', 'extensions', 'operationName', 'more'])
      await expectAnswer({ body: `{"query":"{anGiang{id}}","${name}":{"a":${deep('[', '', ']', times)}}}` })
    await expectAnswer({
      body: `{"query":"query($a:[ID!]){provinces(ids:$a){id}}","variables":{"a":${deep('{"a":', '1', '}', times)}}}`,
    })
  })

  it.each([
    ['huge', '1e308'],
    ['beyond any', '1e999'],
    ['of ten thousand digits', '9'.repeat(10_000)],
    ['tiny', '1e-400'],
    ['negative', '-2147483649'],
  ])('a number that is %s', async (_what, number) => {
    const field = 'anGiang { releases(first: $n) { totalCount } }'
    await expectAnswer({ body: `{"query":"query($n: Int) { ${field} }","variables":{"n":${number}}}` })
    await expectAnswer({ body: `{"query":"{ ${field.replace('$n', number)} }"}` })
    await expectAnswer({ body: `{"query":"{ anGiang { nameVi } }","extensions":{"n":${number}}}` })
  })

  it.each([
    ['half a sign', '\\ud800'],
    ['a zero byte', '\\u0000'],
    ['what a terminal obeys', '\\u001b[2J'],
    ['writing turned round', '\\u202e'],
    ['a mark of byte order', '\\ufeff'],
    ['a line end of its own', '\\u2028'],
    ['a sign of four bytes', '\\ud83d\\ude00'],
    ['ten thousand marks on a letter', 'e\\u0301'.repeat(10_000)],
  ])('%s, anywhere', async (_what, sign) => {
    await expectAnswer({ body: `{"query":"{ anGiang { nameVi${sign} } }"}` })
    await expectAnswer({ body: `{"query":"{ provinces(ids: [\\"${sign}\\"]) { id } }"}` })
    await expectAnswer({
      body: `{"query":"query($a:[ID!]){provinces(ids:$a){id}}","variables":{"a":["${sign}"]}}`,
    })
    await expectAnswer({ body: `{"query":"{ anGiang { id } }","operationName":"${sign}"}` })
    await expectAnswer({ body: `{"query":"{ anGiang { id } }","documentId":"sha256:${sign}"}` })
    await expectAnswer({ body: `{"${sign}":"${sign}"}` })
  })

  it('keys that stand twice, or that an object has by itself', async () => {
    await expectAnswer({ body: '{"query":"{ nothing }","query":"{ anGiang { nameVi } }"}' })
    await expectAnswer({ body: '{"__proto__":{"query":"{ anGiang { nameVi } }"}}' })
    await expectAnswer({
      body: '{"query":"{ anGiang { id } }","variables":{"__proto__":{"a":1},"constructor":null}}',
    })
    await expectAnswer({
      body: '{"query":"{ anGiang { constructor: id toString: id hasOwnProperty: nameVi } }"}',
    })
    await expectAnswer({ body: '{"query":"query __proto__ { anGiang { id } }","operationName":"__proto__"}' })
    await expectAnswer({
      body: '{"query":"query($__proto__:Int){ anGiang { releases(first:$__proto__){totalCount} } }"}',
    })
    await expectAnswer({
      body: '{"query":"{ anGiang { ...__proto__ } } fragment __proto__ on AnGiang { id }"}',
    })
  })
})

/** What is said to a request of any form: nothing of our inside, and a refusal in JSON with its code. */
async function expectReply(sent: Sent): Promise<void> {
  const received = await caller.send(sent)
  const text = Buffer.from(received.body).toString('latin1')
  expect(leaksIn(`${JSON.stringify(received.headers)} ${text}`)).toEqual([])
  const isRefused = received.status >= 400
  if (isRefused && sent.method !== 'HEAD') expect(faultsOf(received)).toEqual([])
  expect(received.status).toBeLessThan(500)
  await expectLife()
}

describe('is told a status and no more than it may know:', () => {
  it('any method, at any path, under any headers', () => always(anyRequest, expectReply, 300), PATIENCE_MS)

  it('a body that is not as it is announced', async () => {
    const good = JSON.stringify(GOOD)
    await expectAnswer({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(good) })
    await expectAnswer({ body: Buffer.from(good, 'utf16le') })
    await expectAnswer({ body: `\ufeff${good}` })
    await expectAnswer({ body: ' '.repeat(300_000) })
    await expectAnswer({ body: `${good}${' '.repeat(300_000)}` })
  })

  it(
    'any bytes on a connection',
    () =>
      always(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.constantFrom(...BROKEN).map((text) => Buffer.from(text, 'latin1')),
        ),
        async (bytes) => {
          const told = await caller.sendBytes(bytes)
          expect(told).toMatch(/^$|^HTTP\/1\.1 [1-4]\d\d /)
          expect(leaksIn(told)).toEqual([])
          await expectLife()
        },
        30,
      ),
    PATIENCE_MS,
  )
})
