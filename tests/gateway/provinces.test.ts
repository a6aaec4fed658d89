// A province asked directly, or as one of many: its failure is null at its place, and everybody else's data stay.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { KEY } from '#gateway/subgraphs/subgraph-question.ts'
import { FAR_TEXT, FAULTS } from './faults.ts'
import { AN_GIANG, healthy, type Stage, setStage } from './stage.ts'

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

const DIRECTLY = '{ anGiang { nameVi releases { totalCount } } phuTho { nameVi } }'
const ONE_OF_MANY = '{ provinces { id releases { totalCount } } }'

/** Places in the registry's order, which is that of the list. */
const PHU_THO_INDEX = 11
const AN_GIANG_INDEX = 31

test('provinces that are well answer directly, and what was not asked is left out', async () => {
  expect(await stage.ask(DIRECTLY)).toEqual({
    data: { anGiang: { nameVi: 'An Giang', releases: { totalCount: 1 } }, phuTho: { nameVi: 'Phú Thọ' } },
  })
})

test.each(Object.entries(FAULTS))(
  'An Giang, asked directly, %s: null, and why',
  async (_name, { state, answer }) => {
    stage.anGiang.answer = answer
    const text = await stage.askText(DIRECTLY)
    expect(JSON.parse(text)).toMatchObject({
      data: { anGiang: null, phuTho: { nameVi: 'Phú Thọ' } },
      errors: [{ path: ['anGiang'], extensions: { code: `PROVINCE_${state}`, province: 'VN34-91' } }],
    })
    expectNothingFar(text)
  },
)

test('the one that fails among 34 is blamed at its own index, and those that have not joined at theirs', async () => {
  stage.anGiang.answer = () => ({ data: null })
  const answered = await stage.ask(ONE_OF_MANY)
  const provinces = answered.data?.provinces as object[]
  expect(provinces[PHU_THO_INDEX]).toEqual({ id: 'VN34-25', releases: { totalCount: 1 } })
  expect(provinces[AN_GIANG_INDEX]).toEqual({ id: 'VN34-91', releases: null })
  const blame = answered.errors?.map(({ path, extensions }) => [path, extensions.code, extensions.province])
  expect(blame).toContainEqual([['provinces', AN_GIANG_INDEX, 'releases'], 'PROVINCE_REFUSED', 'VN34-91'])
  expect(blame).toContainEqual([['provinces', 0, 'releases'], 'PROVINCE_NOT_JOINED', 'VN34-01'])
  expect(blame).toHaveLength(33)
})

test.each([
  ['its own key', { [KEY]: 'VN34-25' }],
  ['no key', { [KEY]: undefined }],
])('an entity that answers with anything but %s is dropped', async (_name, wrong) => {
  stage.anGiang.answer = () => ({ data: { _entities: [{ ...wrong, releases: { totalCount: 666 } }] } })
  const text = await stage.askText(ONE_OF_MANY)
  expect(text).not.toContain('666')
  expect(JSON.parse(text).errors).toContainEqual(
    expect.objectContaining({
      message: 'Câu trả lời của An Giang không đúng hợp đồng nên không được dùng.',
      path: ['provinces', AN_GIANG_INDEX, 'releases'],
    }),
  )
})

test('a root field that answers about another province is dropped', async () => {
  stage.anGiang.answer = () => ({
    data: { anGiang: { id: 'VN34-25', [KEY]: 'VN34-25', nameVi: 'Phú Thọ' } },
  })
  expect(await stage.ask('{ anGiang { id nameVi } }')).toMatchObject({
    data: { anGiang: null },
    errors: [{ path: ['anGiang'], extensions: { code: 'PROVINCE_REFUSED' } }],
  })
})

test('an alias is kept, the key asked along is not, and a type cannot be claimed', async () => {
  stage.anGiang.answer = () => ({
    data: { x: { __typename: 'PhuTho', [KEY]: 'VN34-91', a: { totalCount: 2 } } },
  })
  expect(await stage.ask('{ x: anGiang { __typename a: releases { totalCount } } }')).toEqual({
    data: { x: { __typename: 'AnGiang', a: { totalCount: 2 } } },
  })
  expect(stage.anGiang.asked.at(-1)?.query.replace(/\s+/g, ' ')).toContain(`${KEY}: id`)
})

test.each([
  ['a text for a list', { coverage: FAR_TEXT }],
  ['an object for a number', { releases: { totalCount: { secret: FAR_TEXT } } }],
  ['null for what is never null', { releases: { totalCount: null } }],
  ['a part missing', { releases: {} }],
])('%s costs that province its answer, and nobody else', async (_name, wrong) => {
  const well = { [KEY]: 'VN34-91', coverage: [], releases: { totalCount: 1 } }
  stage.anGiang.answer = () => ({ data: { anGiang: { ...well, ...wrong } } })
  const text = await stage.askText(
    '{ anGiang { coverage { observations } releases { totalCount } } phuTho { nameVi } }',
  )
  expect(JSON.parse(text)).toMatchObject({
    data: { anGiang: null, phuTho: { nameVi: 'Phú Thọ' } },
    errors: [{ path: ['anGiang'], extensions: { code: 'PROVINCE_REFUSED' } }],
  })
  expectNothingFar(text)
})

test('the problems that a province finds in a question pass in our words', async () => {
  stage.anGiang.answer = () => ({
    data: { anGiang: { [KEY]: 'VN34-91', releases: null } },
    errors: [
      {
        message: FAR_TEXT,
        path: ['anGiang', 'releases'],
        extensions: {
          code: 'BAD_INPUT',
          problems: [
            {
              path: 'asOf',
              code: 'BAD_AS_OF',
              message: 'asOf cần đúng một trong hai: release (từ 1) hoặc time.',
              fix: FAR_TEXT,
            },
          ],
        },
      },
    ],
  })
  const text = await stage.askText('{ anGiang { releases { totalCount } } }')
  expect(JSON.parse(text).errors).toMatchObject([
    {
      path: ['anGiang', 'releases'],
      extensions: { code: 'BAD_INPUT', problems: [{ path: 'asOf', code: 'BAD_AS_OF' }] },
    },
  ])
  expectNothingFar(text)
})

test("a province's objection to the question passes in our words, at its field", async () => {
  stage.anGiang.answer = () => ({
    data: { anGiang: { [KEY]: 'VN34-91', releases: null } },
    errors: [
      {
        message: 'Số phần tử mỗi trang là 9999; phải từ 1 đến 500.',
        path: ['anGiang', 'releases'],
        extensions: { code: 'BAD_PAGE', messageEn: FAR_TEXT, fix: FAR_TEXT, stacktrace: [FAR_TEXT] },
      },
    ],
  })
  const text = await stage.askText('{ anGiang { releases(first: 9999) { totalCount } } }')
  expect(JSON.parse(text)).toMatchObject({
    data: { anGiang: { releases: null } },
    errors: [
      {
        message: 'Số phần tử mỗi trang là 9999; phải từ 1 đến 500.',
        path: ['anGiang', 'releases'],
        extensions: {
          code: 'BAD_PAGE',
          messageEn: 'The page size is 9999; it must be 1 to 500.',
          fix: 'Hỏi nhiều trang nhỏ với after.',
          fixEn: 'Ask for several pages with after.',
          province: 'VN34-91',
        },
      },
    ],
  })
})

test.each([
  ['an error of no code of ours', { message: FAR_TEXT, extensions: { code: 'ECONNREFUSED' } }],
  ['a code of ours with a text of its own', { message: FAR_TEXT, extensions: { code: 'BAD_PAGE' } }],
  [
    'a sentence of ours with an address in it',
    {
      message: 'Con trỏ “http://10.1.2.3/” không phải của danh sách này.',
      extensions: { code: 'BAD_CURSOR' },
    },
  ],
  ['an internal error', { message: FAR_TEXT, extensions: { code: 'INTERNAL' } }],
])('%s becomes PROVINCE_REFUSED at its field, and the rest of the answer stays', async (_name, error) => {
  stage.anGiang.answer = () => ({
    data: { anGiang: { [KEY]: 'VN34-91', nameVi: 'An Giang', releases: null } },
    errors: [{ ...error, path: ['anGiang', 'releases', FAR_TEXT] }],
  })
  const text = await stage.askText('{ anGiang { nameVi releases { totalCount } } }')
  expect(JSON.parse(text)).toMatchObject({
    data: { anGiang: { nameVi: 'An Giang', releases: null } },
    errors: [{ path: ['anGiang', 'releases'], extensions: { code: 'PROVINCE_REFUSED' } }],
  })
  expectNothingFar(text)
})

test('a date that is none is refused by the gateway itself, and no province is blamed', async () => {
  stage.anGiang.asked.length = 0
  const answered = await stage.ask('{ anGiang { series(periods: { from: "hôm qua" }) { totalCount } } }')
  expect(answered.errors).toMatchObject([
    {
      message: 'Không đọc được Date; ví dụ "2022-12-31". Cannot read Date: write it as "2022-12-31".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ])
  expect(stage.anGiang.asked).toEqual([])
})

test('a field that the caller skipped is not missed', async () => {
  stage.anGiang.answer = () => ({ data: { anGiang: { [KEY]: 'VN34-91', nameVi: 'An Giang' } } })
  expect(
    await stage.ask(
      '{ anGiang { nameVi slug @include(if: false) releases @skip(if: true) { totalCount } } }',
    ),
  ).toEqual({
    data: { anGiang: { nameVi: 'An Giang' } },
  })
})

function expectNothingFar(text: string): void {
  expect(text).not.toContain(FAR_TEXT.slice(0, 15))
  expect(text).not.toMatch(
    /127\.0\.0\.1|10\.1\.2\.3|localhost|https?:|ECONN|UND_ERR|stack|_entities|serviceName/,
  )
}
