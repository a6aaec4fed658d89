// What goes through a door: the question, our headers, the token, and the release beside the GraphQL address.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ANSWER, type Doorstep, openDoor, outcome, QUESTION, well } from './open-door.ts'

let step: Doorstep
afterEach(() => step.stop())

test('the token and our headers go along, and what a header says of us cannot be replaced', async () => {
  step = await openDoor({}, 'federation-token-of-20')
  const seen: [string | undefined, string | undefined, IncomingHttpHeaders][] = []
  const server = createServer((request, response) => {
    seen.push([request.method, request.url, request.headers])
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"anGiang":null}}')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  step.moveTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tinh/an-giang/graphql?v=1`)

  await step.door.ask({ ...QUESTION, headers: { 'x-request-id': 'abc', 'content-type': 'text/plain' } })
  await step.door.askRelease({ 'if-none-match': '"1"' })
  expect(seen).toMatchObject([
    [
      'POST',
      '/tinh/an-giang/graphql?v=1',
      {
        'x-request-id': 'abc',
        'content-type': 'application/json',
        authorization: 'Bearer federation-token-of-20',
      },
    ],
    [
      'GET',
      '/tinh/an-giang/release',
      { 'if-none-match': '"1"', authorization: 'Bearer federation-token-of-20' },
    ],
  ])
  server.closeAllConnections()
  server.close()
})

test('a release comes with its status and headers, 304 too', async () => {
  step = await openDoor()
  step.province.release = (response) =>
    response.writeHead(200, { etag: '"VN34-91.1"' }).end('{"release":null}')
  expect(await step.door.askRelease({})).toMatchObject({
    status: 200,
    headers: { etag: '"VN34-91.1"' },
    text: '{"release":null}',
  })
  step.province.release = (response) => response.writeHead(304, { etag: '"VN34-91.1"' }).end()
  expect(await step.door.askRelease({})).toMatchObject({ status: 304, text: '' })
})

test('a release is guarded like every answer', async () => {
  step = await openDoor({ deadlineMs: 800 })
  step.province.release = (response) => response.writeHead(302, { location: 'http://10.1.2.3/' }).end()
  expect(await outcome(step.door.askRelease({}))).toBe('REFUSED: redirect, status 302')
  step.province.release = (response) => response.writeHead(200).end('1'.repeat(70_000))
  expect(await outcome(step.door.askRelease({}))).toBe('REFUSED: more than 65536 bytes')
  step.province.release = (response) => response.writeHead(500).end()
  expect(await outcome(step.door.askRelease({}))).toBe('DOWN: status 500')
  step.province.release = () => {}
  expect(await outcome(step.door.askRelease({}))).toBe('TIMED_OUT: deadline')
})

test('who has left is NOT_JOINED, and nobody is contacted', async () => {
  step = await openDoor()
  step.moveTo(null)
  expect(await outcome(step.door.ask(QUESTION))).toBe('NOT_JOINED: not in the table of members')
  expect(await outcome(step.door.askRelease({}))).toBe('NOT_JOINED: not in the table of members')
  expect(step.province.asked).toEqual([])
  expect(step.province.releasesAsked).toBe(0)
})

test('a report says how it goes', async () => {
  step = await openDoor()
  expect(step.door.report()).toMatchObject({ requests: 0, latencyMs: null, lastFailure: null })
  step.province.answer = well
  expect(await step.door.ask(QUESTION)).toEqual(ANSWER)
  step.province.answer = () => [1]
  await outcome(step.door.ask(QUESTION))
  expect(step.door.report()).toEqual({
    breaker: 'CLOSED',
    breakerSince: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    releaseBreaker: 'CLOSED',
    requests: 2,
    failures: 1,
    retries: 0,
    inFlight: 0,
    waiting: 0,
    failedLast: true,
    lastFailure: { state: 'REFUSED', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    latencyMs: { p50: expect.any(Number), p95: expect.any(Number) },
  })
})
