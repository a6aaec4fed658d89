// A province that is away is soon not waited for any more, and is found to be back at nobody's cost.
import { afterEach, expect, test } from 'vitest'
import { openSilent } from '../chaos-faults.ts'
import { addressOfNobody, playSubgraph } from '../play-subgraph.ts'
import { ANSWER, type Doorstep, hangs, openDoor, outcome, QUESTION, timeOf, well } from './open-door.ts'

let step: Doorstep
afterEach(() => step.stop())

const QUICK = { deadlineMs: 400, probeAfterMs: 100, probeAfterAtMostMs: 200 }
const ask = () => outcome(step.door.ask(QUESTION))
const askTimes = (times: number) => Promise.all(Array.from({ length: times }, ask))
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('after five failures in a row nobody waits, and nobody is asked', async () => {
  step = await openDoor({ deadlineMs: 1000, probeAfterMs: 60_000, probeAfterAtMostMs: 60_000 })
  step.province.answer = hangs
  expect(await askTimes(5)).toEqual(Array(5).fill('TIMED_OUT: deadline'))
  expect(step.door.report()).toMatchObject({ breaker: 'OPEN' })

  const took = await timeOf(askTimes(100))
  expect(took).toBeLessThan(500)
  expect(await ask()).toBe('TIMED_OUT: breaker open')
  expect(step.province.asked).toHaveLength(5)
})

test('four failures in a row do not open it, nor do five with an answer between them', async () => {
  step = await openDoor({ deadlineMs: 400 })
  step.province.answer = hangs
  await askTimes(4)
  step.province.answer = well
  expect(await ask()).toBe('LIVE')
  step.province.answer = hangs
  await askTimes(4)
  expect(step.door.report()).toMatchObject({ breaker: 'CLOSED', failures: 8 })
})

test('the first question after the pause finds out in the background, and is not waited for', async () => {
  step = await openDoor(QUICK)
  step.province.answer = hangs
  await askTimes(5)
  await wait(110)

  const other = { query: '{ anGiang { nameVi } }', variables: { a: 1 } }
  const started = performance.now()
  expect(await outcome(step.door.ask(other))).toBe('TIMED_OUT: breaker open')
  expect(performance.now() - started).toBeLessThan(300)
  expect(step.door.report()).toMatchObject({ breaker: 'PROBING' })
  expect(await askTimes(10)).toEqual(Array(10).fill('TIMED_OUT: breaker open'))
  await expect.poll(() => step.door.report()?.breaker).toBe('OPEN')
  expect(step.province.asked).toHaveLength(6)
  expect(step.province.asked.at(-1)).toEqual(other)
})

test('a province that is back is taken back by the questions that come', async () => {
  step = await openDoor(QUICK)
  step.province.answer = hangs
  await askTimes(5)
  await wait(400)
  step.province.answer = well
  const started = performance.now()
  await expect.poll(ask, { interval: 20 }).toBe('LIVE')
  expect(performance.now() - started).toBeLessThan(2000)
  expect(step.door.report()).toMatchObject({ breaker: 'CLOSED', lastFailure: { state: 'TIMED_OUT' } })
  expect(await askTimes(3)).toEqual(['LIVE', 'LIVE', 'LIVE'])
})

test('while it stays away it is tried ever less often', async () => {
  step = await openDoor({ ...QUICK, deadlineMs: 50, probeAfterAtMostMs: 10_000 })
  step.province.answer = hangs
  await askTimes(5)
  const until = performance.now() + 1500
  while (performance.now() < until) {
    await ask()
    await wait(5)
  }
  // pauses of at most 100, 200, 400 and 800 ms, and at least half of that, with 50 ms of waiting after each
  expect(step.province.asked.length - 5).toBeGreaterThanOrEqual(1)
  expect(step.province.asked.length - 5).toBeLessThanOrEqual(5)
})

test('an address where nobody listens opens it as DOWN', async () => {
  step = await openDoor()
  step.moveTo(await addressOfNobody())
  await askTimes(5)
  expect(await ask()).toBe('DOWN: breaker open')
})

test('a connection that is never made is given up at the deadline, and counts', async () => {
  step = await openDoor({ deadlineMs: 400 })
  const { url, close } = await openSilent()
  step.moveTo(url.replace('http:', 'https:'))
  expect(await askTimes(5)).toEqual(Array(5).fill('TIMED_OUT: deadline'))
  expect(step.door.report()).toMatchObject({ breaker: 'OPEN', inFlight: 0 })
  close()
})

test('answers that break the contract do not open it: somebody is there', async () => {
  step = await openDoor()
  step.province.answer = () => [1]
  expect(await askTimes(20)).toEqual(Array(20).fill('REFUSED: not a GraphQL answer'))
  expect(step.door.report()).toMatchObject({ breaker: 'CLOSED', failures: 20 })
})

test('callers who hang up do not open it, and nobody waits for them', async () => {
  step = await openDoor()
  step.province.answer = hangs
  const hangingUp = new AbortController()
  const asking = Array.from({ length: 20 }, () =>
    outcome(step.door.ask({ ...QUESTION, caller: hangingUp.signal })),
  )
  await expect.poll(() => step.province.asked.length).toBe(20)
  hangingUp.abort()
  expect(new Set(await Promise.all(asking))).toEqual(new Set(['TIMED_OUT: the caller hung up']))
  expect(step.door.report()).toMatchObject({ breaker: 'CLOSED', inFlight: 0 })
  await expect.poll(() => step.province.connections()).toBe(0)
})

test('a province at a new address begins anew, and so does one that left and came back', async () => {
  step = await openDoor({ deadlineMs: 400 })
  step.province.answer = hangs
  await askTimes(5)
  const moved = await playSubgraph(well)
  step.moveTo(moved.url)
  expect(await step.door.ask(QUESTION)).toEqual(ANSWER)

  step.moveTo(step.province.url)
  await askTimes(5)
  expect(await ask()).toBe('TIMED_OUT: breaker open')
  step.moveTo(null)
  expect(await ask()).toBe('NOT_JOINED: not in the table of members')
  expect(step.door.report()).toBeNull()
  step.moveTo(step.province.url)
  step.province.answer = well
  expect(await ask()).toBe('LIVE')
  await moved.stop()
})

test('a release that is said does not vouch for figures that hang', async () => {
  step = await openDoor({ deadlineMs: 400, openAfterFailures: 3 })
  step.province.answer = hangs
  step.province.release = (response) => response.writeHead(200, { etag: '"1"' }).end('{}')
  for (let times = 0; times < 3; times += 1) {
    await ask()
    expect(await outcome(step.door.askRelease({}))).toBe('LIVE')
  }
  expect(step.door.report()).toMatchObject({ breaker: 'OPEN', releaseBreaker: 'CLOSED' })
})

test('five failures of questions are enough not to wait for the release either', async () => {
  step = await openDoor(QUICK)
  step.province.answer = hangs
  step.province.release = () => {}
  await askTimes(5)
  expect(await timeOf(step.door.askRelease({}))).toBeLessThan(300)
  expect(await outcome(step.door.askRelease({}))).toBe('TIMED_OUT: breaker open')

  step.province.release = (response) => response.writeHead(200).end('{}')
  await expect.poll(() => outcome(step.door.askRelease({})), { interval: 20 }).toBe('LIVE')
  expect(step.door.report()).toMatchObject({ breaker: 'OPEN', releaseBreaker: 'CLOSED' })
})
