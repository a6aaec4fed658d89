// The ministry's coded errors pass whole; its failure is one coded error, and provinces can still be asked.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { FAR_TEXT, FAULTS } from './faults.ts'
import { playMinistry, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.stop())
beforeEach(() => {
  stage.ministry.answer = playMinistry
})

const COMPARE = `compare(input: { indicators: ["X"], period: { at: "2022" }, provinces: ["VN34-25"] }) { answers { state } }`

test('a refusal of a question passes with its candidates and problems', async () => {
  const extensions = {
    code: 'AMBIGUOUS_AREA',
    messageEn: '…',
    fix: '…',
    fixEn: '…',
    candidates: ['VN63-91', 'VN34-91'],
  }
  stage.ministry.answer = () => ({
    data: { area: null },
    errors: [{ message: '“91” có thể là nhiều địa bàn.', path: ['area'], extensions }],
  })
  expect(await stage.ask('{ area(code: "91") { id } }')).toEqual({
    data: { area: null },
    errors: [{ message: '“91” có thể là nhiều địa bàn.', path: ['area'], extensions }],
  })
})

test('what GraphQL says of a value passes; what nobody coded becomes INTERNAL', async () => {
  for (const [code, message, expected] of [
    ['BAD_USER_INPUT', 'Not a word.', { message: 'Not a word.', extensions: { code: 'BAD_USER_INPUT' } }],
    ['WHATEVER', FAR_TEXT, { extensions: { code: 'INTERNAL' } }],
  ]) {
    stage.ministry.answer = () => ({
      data: { areas: null },
      errors: [{ message, extensions: { code }, path: ['areas'] }],
    })
    const text = await stage.askText('{ areas(search: "x") { id } }')
    expect(JSON.parse(text)).toMatchObject({
      data: { areas: null },
      errors: [{ path: ['areas'], ...(expected as object) }],
    })
    expect(text).not.toContain('FAR')
  }
})

/** Its deadline is 10 s; and it is our own process, so that only a province's answer is held against the contract. */
const QUICK = Object.entries(FAULTS).filter(
  ([name, { state }]) => state !== 'TIMED_OUT' && !/wrong shape/.test(name),
)
test.each(QUICK)(
  'a ministry that %s leaves the provinces that were asked directly',
  async (_name, { state, answer }) => {
    stage.ministry.answer = answer
    const text = await stage.askText(`{ ${COMPARE} anGiang { nameVi } }`)
    const code = state === 'DOWN' ? 'MINISTRY_UNREACHABLE' : 'INTERNAL'
    const { data, errors } = JSON.parse(text)
    expect(data).toEqual({ compare: null, anGiang: { nameVi: 'An Giang' } })
    expect(errors[0]).toMatchObject({ extensions: { code } })
    expect(text).not.toContain('FAR')
  },
)

test('a ministry that fails in the gather is blamed at the comparison, never at the hidden field', async () => {
  stage.ministry.answer = (asked) => {
    if (!asked.variables.representations) return playMinistry(asked)
    return {
      data: { _entities: [null] },
      errors: [{ message: FAR_TEXT, path: ['_entities', 0, 'slices', 3] }],
    }
  }
  expect(await stage.ask(`{ c: ${COMPARE} }`)).toMatchObject({
    data: { c: { answers: null } },
    errors: [{ path: ['c'], extensions: { code: 'INTERNAL' } }],
  })
})

test('provinces inside the rows of a comparison are blamed at every row that is theirs', async () => {
  const row = (typeName: string, id: string) => ({
    area: {},
    cells: [],
    province: { __typename: typeName, id },
  })
  stage.ministry.answer = (asked) => {
    if (!asked.variables.representations) return playMinistry(asked)
    const rows = [
      row('PhuTho', 'VN34-25'),
      row('HaNoi', 'VN34-01'),
      row('PhuTho', 'VN34-25'),
      row('HaNoi', 'VN34-01'),
    ]
    return { data: { _entities: [{ rows }] } }
  }
  const answered = await stage.ask(
    `{ c: ${COMPARE.replace('answers { state }', 'rows { province { releases { totalCount } } }')} }`,
  )
  expect(answered.data).toEqual({
    c: {
      rows: [
        { province: { releases: { totalCount: 1 } } },
        { province: { releases: null } },
        { province: { releases: { totalCount: 1 } } },
        { province: { releases: null } },
      ],
    },
  })
  expect(answered.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['c', 'rows', 1, 'province', 'releases'], 'PROVINCE_NOT_JOINED'],
    [['c', 'rows', 3, 'province', 'releases'], 'PROVINCE_NOT_JOINED'],
  ])
})

test('a contract that the ministry breaks is an error at its place, and no extension of the gateway', async () => {
  stage.ministry.answer = () => ({ data: { provinces: [{ __typename: 'AnGiang', id: 'VN34-91' }] } })
  const answered = await stage.ask('{ provinces { nameVi } }')
  expect(answered).toMatchObject({
    data: { provinces: [null] },
    errors: [{ path: ['provinces', 0, 'nameVi'], extensions: { code: 'INTERNAL' } }],
  })
  expect(answered.extensions).toBeUndefined()
})
