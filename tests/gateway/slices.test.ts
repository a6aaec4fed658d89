// A slice is answered in band whatever happens to its province, so that the ministry always computes.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { FAR_TEXT, FAULTS } from './faults.ts'
import { addressOfNobody, playSubgraph } from './play-subgraph.ts'
import { AN_GIANG, type Answered, healthy, PHU_THO, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  // one fault after the other: without a breaker, each is met as if it were the first (chaos.test.ts has the breaker)
  stage = await setStage({ deadlineMs: 1000, leash: { openAfterFailures: Number.POSITIVE_INFINITY } })
})
afterAll(() => stage.stop())
beforeEach(() => {
  stage.anGiang.answer = healthy(AN_GIANG)
  stage.setMembers(stage.everybody)
})

const compare = (...provinces: string[]) =>
  `compare(input: { indicators: ["X"], period: { at: "2022" }, provinces: ${JSON.stringify(provinces)} }) { answers { state message } }`
const BOTH = `{ ${compare('VN34-25', 'VN34-91')} }`
const PHU_THO_WHOLE = { state: 'LIVE', message: '{"slice":"VN34-25~compare","figures":"of phu-tho"}' }
const stateOnly = (state: string) => ({
  state,
  message: `{"v":1,"slice":"VN34-91~compare","state":"${state}"}`,
})
const answersOf = ({ data }: Answered) =>
  (data as { compare: { answers: { state: string }[] } }).compare.answers

test('two provinces that are well give their tables whole, and no error', async () => {
  expect(await stage.ask(BOTH)).toEqual({
    data: {
      compare: {
        answers: [
          PHU_THO_WHOLE,
          { state: 'LIVE', message: '{"slice":"VN34-91~compare","figures":"of an-giang"}' },
        ],
      },
    },
  })
})

test.each(Object.entries(FAULTS))(
  'An Giang %s: its state is said, Phú Thọ is whole',
  async (_name, { state, answer }) => {
    stage.anGiang.answer = answer
    const started = performance.now()
    const text = await stage.askText(BOTH)
    const answered = JSON.parse(text) as Answered

    expect(answersOf(answered)).toEqual([PHU_THO_WHOLE, stateOnly(state)])
    expect(answered.errors).toMatchObject([
      {
        path: ['compare'],
        extensions: { code: `PROVINCE_${state}`, province: 'VN34-91', fix: expect.any(String) },
      },
    ])
    expect(performance.now() - started).toBeLessThan(5 * 1000)
    expectNothingFar(text)
  },
)

test('An Giang at an address where nobody listens is DOWN', async () => {
  stage.setMembers({ ...stage.everybody, 'VN34-91': { url: await addressOfNobody() } })
  const text = await stage.askText(BOTH)
  expect(answersOf(JSON.parse(text))).toEqual([PHU_THO_WHOLE, stateOnly('DOWN')])
  expectNothingFar(text)
})

test('a redirect is refused, and its target never contacted', async () => {
  const target = await playSubgraph(() => ({ data: {} }))
  stage.anGiang.answer = () => (response: import('node:http').ServerResponse) =>
    response.writeHead(307, { location: target.url }).end()
  const text = await stage.askText(BOTH)
  expect(answersOf(JSON.parse(text))).toEqual([PHU_THO_WHOLE, stateOnly('REFUSED')])
  expect(target.asked).toEqual([])
  expectNothingFar(text)
  await target.stop()
})

test("somebody else's table is refused, by its slice and by its province", async () => {
  for (const table of [
    { slice: 'VN34-25~compare', figures: 'of phu-tho' },
    { slice: 'VN34-91~other', figures: 'of another question' },
    { slice: 'VN34-91~compare', province: 'VN34-25' },
  ]) {
    stage.anGiang.answer = () => ({ data: { _entities: [{ data: table }] } })
    expect(answersOf(await stage.ask(BOTH))).toEqual([PHU_THO_WHOLE, stateOnly('REFUSED')])
  }
})

test('a null table, no entity and no list of entities are refused', async () => {
  for (const data of [{ _entities: [{ data: null }] }, { _entities: [null] }, { _entities: [] }, {}]) {
    stage.anGiang.answer = () => ({ data })
    expect(answersOf(await stage.ask(BOTH))).toEqual([PHU_THO_WHOLE, stateOnly('REFUSED')])
  }
})

test('a province that has not joined is asked nothing, and that is no error', async () => {
  stage.anGiang.asked.length = 0
  stage.setMembers({ 'VN34-25': { url: stage.phuTho.url } })
  const answered = await stage.ask(BOTH)
  expect(answersOf(answered)).toEqual([PHU_THO_WHOLE, stateOnly('NOT_JOINED')])
  expect(answered.errors).toBeUndefined()
  expect(stage.anGiang.asked).toEqual([])
})

test('leaving and joining again take effect at the next question', async () => {
  const states = async () => answersOf(await stage.ask(BOTH)).map(({ state }) => state)
  expect(await states()).toEqual(['LIVE', 'LIVE'])
  stage.setMembers({ 'VN34-25': { url: stage.phuTho.url } })
  expect(await states()).toEqual(['LIVE', 'NOT_JOINED'])
  const moved = await playSubgraph(healthy(AN_GIANG))
  stage.setMembers({ ...stage.everybody, 'VN34-91': { url: moved.url } })
  expect(await states()).toEqual(['LIVE', 'LIVE'])
  expect(moved.asked).toHaveLength(1)
  expect(await stage.anGiang.connections()).toBe(0)
  await moved.stop()
})

test('a province that was killed is back as soon as it runs again', async () => {
  const killed = await playSubgraph(healthy(AN_GIANG))
  stage.setMembers({ ...stage.everybody, 'VN34-91': { url: killed.url } })
  const states = async () => answersOf(await stage.ask(BOTH)).map(({ state }) => state)
  expect(await states()).toEqual(['LIVE', 'LIVE'])
  await killed.stop()
  expect(await states()).toEqual(['LIVE', 'DOWN'])
  const again = await playSubgraph(healthy(AN_GIANG), Number(new URL(killed.url).port))
  expect(await states()).toEqual(['LIVE', 'LIVE'])
  await again.stop()
})

test('two comparisons in one document keep their errors apart', async () => {
  stage.anGiang.answer = (asked) =>
    asked.variables.representations?.[0]?.id === 'VN34-91~b' ? { data: null } : healthy(AN_GIANG)(asked)
  const answered = await stage.ask(`{ a: ${compare('VN34-91')} b: ${compare('VN34-91', 'VN34-25')} }`)
  expect(answered.data).toEqual({
    a: { answers: [{ state: 'LIVE', message: '{"slice":"VN34-91~a","figures":"of an-giang"}' }] },
    b: {
      answers: [
        { state: 'REFUSED', message: '{"v":1,"slice":"VN34-91~b","state":"REFUSED"}' },
        { state: 'LIVE', message: '{"slice":"VN34-25~b","figures":"of phu-tho"}' },
      ],
    },
  })
  expect(answered.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['b'], 'PROVINCE_REFUSED'],
  ])
})

test('three provinces that fail are three errors, said once each', async () => {
  stage.anGiang.answer = () => ({ data: null })
  stage.setMembers({ 'VN34-91': { url: stage.anGiang.url }, 'VN34-25': { url: await addressOfNobody() } })
  const answered = await stage.ask(`{ ${compare('VN34-25', 'VN34-91', 'VN34-01')} }`)
  expect(answered.errors?.map(({ extensions }) => [extensions.province, extensions.code]).sort()).toEqual([
    ['VN34-25', 'PROVINCE_DOWN'],
    ['VN34-91', 'PROVINCE_REFUSED'],
  ])
})

test('what is asked of a province is its slice and nothing else', async () => {
  stage.phuTho.asked.length = 0
  await stage.ask(BOTH)
  expect(stage.phuTho.asked.map(({ variables }) => variables)).toEqual([
    { representations: [{ __typename: `${PHU_THO.typeName}Slice`, id: 'VN34-25~compare' }] },
  ])
})

function expectNothingFar(text: string): void {
  expect(text).not.toContain(FAR_TEXT.slice(0, 15))
  expect(text).not.toMatch(/127\.0\.0\.1|localhost|https?:|ECONN|UND_ERR|stack|slices/)
}
