// What those who run a gateway see of it: its status, its figures for Prometheus, its log.
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Status } from '#gateway/life/status.ts'
import { AN_GIANG, PHU_THO, type Stage, setStage } from '../stage.ts'

const COMPARE = `query Ask { compare(input: { indicators: ["POOR_HH_RATE"], provinces: ["VN34-91", "VN34-25"], period: { at: "2020" } }) { answers { state } } }`

let stage: Stage
let lines: Record<string, unknown>[]
beforeEach(async () => {
  lines = []
  const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) })
  stage = await setStage({ log, slowQuestionMs: 1 })
})
afterEach(() => stage.stop())

const get = (path: string, accept = '*/*') => fetch(`${stage.url}${path}`, { headers: { accept } })
const breakAnGiang = () => {
  stage.anGiang.answer = () => (response: { destroy(): void }) => response.destroy()
}

it('the status tells how each province fares, and no address', async () => {
  breakAnGiang()
  await stage.ask(COMPARE)
  const text = await (await get('/status')).text()
  const { provinces } = JSON.parse(text) as Status
  const stateOf = (id: string) => provinces.find((province) => province.id === id)?.state
  expect(provinces).toHaveLength(34)
  expect([stateOf(AN_GIANG.id), stateOf(PHU_THO.id), stateOf('VN34-01')]).toEqual([
    'FAILING',
    'UP',
    'NOT_JOINED',
  ])
  expect(provinces.find(({ id }) => id === AN_GIANG.id)?.leash).toMatchObject({
    requests: 1,
    failures: 1,
    lastFailure: { state: 'DOWN' },
  })
  expect(text).not.toContain('127.0.0.1')
  expect(text).not.toContain(new URL(stage.anGiang.url).port)
})

it('a browser gets the status as a page, in Vietnamese with English beside it', async () => {
  await stage.ask(COMPARE)
  const page = await get('/status', 'text/html')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const text = await page.text()
  expect(text).toContain('2 / 34 tỉnh tham gia')
  expect(text).toContain('trả lời tốt')
  expect(text).not.toContain('<script')
})

it('Prometheus gets figures by province, and never the text of a question', async () => {
  breakAnGiang()
  await stage.ask(COMPARE)
  const text = await (await get('/metrics')).text()
  expect(text).toContain('lientinh_province_up{province="VN34-25"} 1')
  expect(text).toContain('lientinh_province_up{province="VN34-91"} 0')
  expect(text).toContain('lientinh_province_failures_total{province="VN34-91"} 1')
  expect(text).toContain('lientinh_question_seconds_count{status="200",remembered="false"} 1')
  expect(text).not.toContain('POOR_HH_RATE')
})

it('the log has one line for a request, under the id that the caller gave and the provinces are told', async () => {
  const response = await fetch(`${stage.url}/graphql?secret=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'my-own.id-1' },
    body: JSON.stringify({ query: COMPARE, operationName: 'Ask' }),
  })
  await response.text()
  expect(response.headers.get('x-request-id')).toBe('my-own.id-1')
  expect(lines.filter(({ msg }) => msg === 'request')).toEqual([
    expect.objectContaining({
      ...{ requestId: 'my-own.id-1', method: 'POST', path: '/graphql', status: 200 },
      ...{ operation: 'Ask', remembered: false },
    }),
  ])
  expect(JSON.stringify(lines)).not.toContain('secret')
  expect(stage.phuTho.headers.at(-1)?.['x-request-id']).toBe('my-own.id-1')
})

it('an id that is no plain word is not repeated', async () => {
  const response = await fetch(`${stage.url}/livez`, { headers: { 'x-request-id': 'a b"c' } })
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

it('a slow question is logged with its text and without its variables', async () => {
  await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query Slow($id: ID!) { phuTho { nameVi } province(id: $id) { nameVi } }',
      variables: { id: 'VN34-25' },
    }),
  })
  const slow = lines.filter(({ msg }) => msg === 'a slow question')
  expect(slow).toEqual([expect.objectContaining({ status: 200, remembered: false })])
  expect(JSON.stringify(slow)).toContain('query Slow')
  expect(JSON.stringify(slow)).not.toContain('VN34-25')
})
