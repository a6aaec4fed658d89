// One more try, only when a connection failed before any answer, and only for some of the questions.
import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { Answer } from '../play-subgraph.ts'
import { breaksOff, type Doorstep, hangs, openDoor, outcome, QUESTION, timeOf, well } from './open-door.ts'

let step: Doorstep
afterEach(() => step.stop())

const ask = () => outcome(step.door.ask(QUESTION))

test('a connection that breaks before the answer is tried once more, a little later', async () => {
  step = await openDoor()
  let times = 0
  step.province.answer = (asked) => (++times === 1 ? breaksOff(asked) : well(asked))
  expect(await ask()).toBe('LIVE')
  expect(step.province.asked).toHaveLength(2)
  expect(step.door.report()).toMatchObject({ requests: 1, retries: 1, failures: 0, breaker: 'CLOSED' })
})

test('once, and no more', async () => {
  step = await openDoor()
  step.province.answer = breaksOff
  expect(await ask()).toMatch(/^DOWN: /)
  expect(step.province.asked).toHaveLength(2)
  expect(step.door.report()).toMatchObject({ requests: 1, retries: 1, failures: 1 })
})

test('five tries are saved up, and ten questions earn another', async () => {
  step = await openDoor({ openAfterFailures: Number.POSITIVE_INFINITY })
  step.province.answer = breaksOff
  for (let times = 0; times < 30; times += 1) await ask()
  // 50 saved and never more, one for each question, ten for each try: the first five, then at the 10th, 20th and 30th
  expect(step.door.report()).toMatchObject({ requests: 30, retries: 7 })
})

const answeredBadly: [string, Answer, string][] = [
  [
    'is not tried again after a status of 5xx',
    () => (r: ServerResponse) => r.writeHead(503).end(),
    'DOWN: status 503',
  ],
  ['is not tried again after the deadline', hangs, 'TIMED_OUT: deadline'],
  ['is not tried again when it breaks off in the middle', cutsOff, 'DOWN: UND_ERR_SOCKET'],
  ['is not tried again after nonsense', () => [1], 'REFUSED: not a GraphQL answer'],
]
test.each(answeredBadly)('a question %s', async (_what, answer, expected) => {
  step = await openDoor({ deadlineMs: 800 })
  step.province.answer = answer
  expect(await ask()).toBe(expected)
  expect(step.province.asked).toHaveLength(1)
})

test('the deadline holds for both tries together', async () => {
  step = await openDoor({ deadlineMs: 1000 })
  let times = 0
  step.province.answer = (asked) => (++times === 1 ? breaksOff(asked) : hangs(asked))
  const took = await timeOf(step.door.ask(QUESTION))
  expect(step.province.asked).toHaveLength(2)
  expect(took).toBeGreaterThan(900)
  expect(took).toBeLessThan(1500)
})

function cutsOff() {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{', () => setTimeout(() => response.destroy(), 20))
  }
}
