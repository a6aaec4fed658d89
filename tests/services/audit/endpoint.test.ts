// What the audit does not trust: sizes, redirects, texts for a terminal; and whom it shows its token.
import type { RequestListener } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { audit } from '#services/audit/audit.ts'
import { type Relay, startListener } from '#tests/federation/relay.ts'

const running: Relay[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

async function listen(listener: RequestListener): Promise<string> {
  const relay = await startListener(listener)
  running.push(relay)
  return `${relay.url}/graphql`
}

const json =
  (body: unknown): RequestListener =>
  (request, response) => {
    request.resume()
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  }

it('reads no more than 20 MB', async () => {
  const url = await listen((request, response) => {
    request.resume()
    response.setHeader('content-type', 'application/json').end('1'.repeat(21 * 1024 * 1024))
  })
  const { results } = await audit(url, { province: 'VN34-91', only: ['SDL-01'] })
  expect(results[0]?.found?.EN).toBe('the answer is larger than 20 MB')
})

it('goes nowhere else, and takes its token nowhere else', async () => {
  const tokens: (string | undefined)[] = []
  let visits = 0
  const elsewhere = await listen((_request, response) => {
    visits += 1
    response.end()
  })
  const url = await listen((request, response) => {
    request.resume()
    tokens.push(request.headers.authorization)
    response.writeHead(307, { location: elsewhere }).end()
  })
  const { conforms } = await audit(url, {
    province: 'VN34-91',
    token: 'mat-khau',
    only: ['HDR-06', 'ENT-01'],
  })
  expect(conforms).toBe(false)
  expect(visits).toBe(0)
  expect(new Set(tokens)).toEqual(new Set(['Bearer mat-khau']))
})

it('shows nothing that a terminal would obey', async () => {
  const url = await listen(
    json({ data: { province: { id: '\u001b[2J\u202eVN34', nameVi: '', nameEn: '', slug: '' } } }),
  )
  const { results } = await audit(url, { province: 'VN34-91', only: ['REG-01'] })
  expect(results[0]?.found?.EN).toBe('says it is  [2J VN34')
})

it('waits no longer than its deadline', async () => {
  const url = await listen((request, response) => {
    if (request.method === 'HEAD') response.end()
  })
  const { results } = await audit(url, { province: 'VN34-91', deadlineMs: 200, only: ['SDL-01'] })
  expect(results).toMatchObject([{ outcome: 'BREACH', found: { EN: 'no answer within the deadline' } }])
})

it('says of an endpoint that is no province that it is none', async () => {
  const url = await listen(json({ data: { hello: 'world' } }))
  const report = await audit(url)
  expect(report.province).toBeNull()
  expect(report.results[0]).toMatchObject({ id: 'REG-01', outcome: 'BREACH' })
  expect(report.must).toEqual({ ok: 0, breach: 1 })
  expect(report.conforms).toBe(false)
})

it('ends in its time, however slowly an endpoint answers', async () => {
  const url = await listen((request, response) => {
    request.resume()
    response.setHeader('content-type', 'application/json')
    if (request.method === 'HEAD') return response.end()
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
  })
  const started = performance.now()
  const { conforms, results } = await audit(url, { province: 'VN34-91', deadlineMs: 150, wholeMs: 500 })
  expect(performance.now() - started).toBeLessThan(2000)
  expect(conforms).toBe(false)
  expect(
    results.filter(({ found }) => found?.EN === 'the time for the whole audit is over').length,
  ).toBeGreaterThan(50)
})

it('reads no answer that is nested as no answer is', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  const url = await listen((request, response) => {
    request.resume()
    response
      .setHeader('content-type', 'application/json')
      .end(`{"data":{"province":${deep},"_entities":[{"id":"[{\\"[","data":${deep}}]}}`)
  })
  const { results } = await audit(url, { province: 'VN34-91', only: ['ENT-01', 'SER-01'] })
  expect(results.map(({ outcome }) => outcome)).toEqual(['BREACH', 'BREACH'])
})
