// How many questions are at one province at once, how many wait, and that nobody waits past the deadline, or for another province.
import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { type Doorstep, hangs, openDoor, outcome, QUESTION, timeOf, well } from './open-door.ts'

let step: Doorstep
afterEach(() => step.stop())

const ask = () => outcome(step.door.ask(QUESTION))

/** Answers when the test lets go. */
function holdAnswers(): { readonly held: (() => void)[] } {
  const held: (() => void)[] = []
  step.province.answer = () => (response: ServerResponse) => {
    held.push(() =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"anGiang":null}}'),
    )
  }
  return { held }
}

test('two at once, one waits for its turn, and the next is told at once', async () => {
  step = await openDoor({ atOnce: 2, waiting: 1 })
  const { held } = holdAnswers()
  const first = [ask(), ask(), ask()]
  expect(await ask()).toBe('DOWN: 2 questions under way, 1 waiting')
  await expect.poll(() => held.length).toBe(2)
  expect(step.door.report()).toMatchObject({ inFlight: 2, waiting: 1, breaker: 'CLOSED' })

  held.shift()?.()
  await expect.poll(() => step.province.asked.length).toBe(3)
  for (const answer of held) answer()
  expect(await Promise.all(first)).toEqual(['LIVE', 'LIVE', 'LIVE'])
  expect(step.door.report()).toMatchObject({ inFlight: 0, waiting: 0, requests: 4, failures: 1 })
})

test('a full queue does not open the breaker', async () => {
  step = await openDoor({ atOnce: 1, waiting: 0, deadlineMs: 200 })
  step.province.answer = hangs
  const first = ask()
  for (let times = 0; times < 20; times += 1)
    expect(await ask()).toBe('DOWN: 1 questions under way, 0 waiting')
  expect(await first).toBe('TIMED_OUT: deadline')
  expect(step.door.report()).toMatchObject({ breaker: 'CLOSED', failures: 21 })
})

test('the deadline runs while a question waits for its turn', async () => {
  step = await openDoor({ atOnce: 1, waiting: 10, deadlineMs: 200 })
  step.province.answer = hangs
  const took = await timeOf(Promise.all([ask(), ask(), ask()]))
  expect(took).toBeGreaterThan(150)
  expect(took).toBeLessThan(600)
  await expect.poll(() => step.door.report()).toMatchObject({ inFlight: 0, waiting: 0 })
})

test('whoever waits is sent away when the breaker opens', async () => {
  step = await openDoor({ atOnce: 1, waiting: 10, deadlineMs: 1000, openAfterFailures: 1 })
  step.province.answer = hangs
  const first = ask()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const three = Promise.all([ask(), ask(), ask()])
  const took = timeOf(three)
  expect(await first).toBe('TIMED_OUT: deadline')
  expect(await three).toEqual(Array(3).fill('TIMED_OUT: breaker open'))
  expect(await took).toBeLessThan(900) // their own deadline would have been after 1000 ms
  expect(step.province.asked).toHaveLength(1)
})

test('whoever hangs up while waiting is never asked for', async () => {
  step = await openDoor({ atOnce: 1, waiting: 10 })
  const { held } = holdAnswers()
  const first = ask()
  const hangingUp = new AbortController()
  const second = outcome(step.door.ask({ ...QUESTION, caller: hangingUp.signal }))
  await expect.poll(() => held.length).toBe(1)
  hangingUp.abort()
  expect(await second).toBe('TIMED_OUT: the caller hung up')
  held[0]?.()
  expect(await first).toBe('LIVE')
  step.province.answer = well
  expect(await ask()).toBe('LIVE')
  expect(step.province.asked).toHaveLength(2)
})

test('two provinces behind one address have connections of their own', async () => {
  step = await openDoor()
  for (const [door, connections] of [
    [step.door, 1],
    [step.neighbour, 2],
    [step.door, 2],
    [step.neighbour, 2],
  ] as const) {
    await door.ask(QUESTION)
    await new Promise((resolve) => setTimeout(resolve, 50)) // until the connection is free again
    expect(await step.province.connections()).toBe(connections)
  }
})

test('two provinces behind one address wait for each other in nothing', async () => {
  step = await openDoor({ atOnce: 2, waiting: 2, deadlineMs: 1500 })
  step.province.answer = hangs
  const hung = Promise.all([ask(), ask()])
  await expect.poll(() => step.province.asked.length).toBe(2)
  step.province.answer = well
  const times = []
  for (let each = 0; each < 20; each += 1) times.push(await timeOf(step.neighbour.ask(QUESTION)))
  expect(Math.max(...times)).toBeLessThan(1000)
  expect(new Set(await hung)).toEqual(new Set(['TIMED_OUT: deadline']))
  expect(await outcome(step.neighbour.ask(QUESTION))).toBe('LIVE')
})
