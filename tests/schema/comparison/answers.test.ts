import { expect, test } from 'vitest'
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import type { Slice } from '#schema/slice.ts'
import { SEED } from './seed-figures.ts'
import { ask, cellOf, issueOf, type LiteralFigure, tableOf, world } from './table-of.ts'

const FIGURES: LiteralFigure[] = [
  { area: 'VN63-25', indicator: 'POOR_HH_RATE', period: '2022', value: '5.57' },
]
const RANGE: LiteralFigure = {
  area: 'VN63-25',
  indicator: 'POOR_HH_RATE',
  period: '2022',
  low: '10',
  high: '9.9',
  qualifier: 'RANGE',
}
const question = resolveQuestion(
  { indicators: ['POOR_HH_RATE'], provinces: ['VN34-25'], period: { at: '2022' } },
  world,
)
const [slice] = slicesOf(question, world) as [Slice]
const good = tableOf(slice, FIGURES)

function stateOf(received: unknown) {
  return readAnswers(question, [received], world)[0]?.state
}

test('a table of this province for this slice is its answer, with release, age and time', () => {
  expect(readAnswers(question, [good], world)).toMatchObject([
    {
      province: { id: 'VN34-25' },
      state: 'LIVE',
      ageSeconds: 0,
      release: { number: 1 },
      answeredAt: '2026-11-22T01:00:00Z',
      messages: {
        VI: 'Phú Thọ: vừa trả lời, lần công bố số 1.',
        EN: 'Phu Tho: has just answered, release 1.',
      },
    },
  ])
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty object, as another engine gives it', {}],
])('%s means DOWN', (_what, received) => {
  expect(stateOf(received)).toBe('DOWN')
})

test.each([
  ['garbage', 'hello'],
  ['a list', [1]],
  ['another version', { ...good, v: 2 }],
  ['the answer to another slice', { ...good, slice: `${good.slice}x` }],
  ["another province's table", { ...good, province: 'VN34-91' }],
  ['a table with a source it does not have', { ...good, sources: [] }],
  ['a number instead of an exact decimal', withValues([5.57])],
  ['columns of unequal length', withValues(['5.57', '5.58'])],
  ['a range that ends before it begins', tableOf(slice, [RANGE])],
])('%s is REFUSED', (_what, received) => {
  expect(stateOf(received)).toBe('REFUSED')
})

test.each(['TIMED_OUT', 'DOWN', 'REFUSED', 'NOT_JOINED'] as const)('%s stays what it is', (state) => {
  expect(stateOf({ v: 1, slice: good.slice, state })).toBe(state)
})

test('each answer is paired with its own slice: two tables exchanged are both refused', () => {
  const two = resolveQuestion(
    { indicators: ['POOR_HH_RATE'], provinces: ['VN34-25', 'VN34-91'], period: { at: '2022' } },
    world,
  )
  const tables = slicesOf(two, world).map((each) => tableOf(each, []))
  expect(readAnswers(two, tables, world).map(({ state }) => state)).toEqual(['LIVE', 'LIVE'])
  expect(readAnswers(two, tables.reverse(), world).map(({ state }) => state)).toEqual(['REFUSED', 'REFUSED'])
})

test.each(['INTERNAL', 'GOVERNMENT'] as const)(
  'what is %s never enters, though a province sends it',
  (access) => {
    const table = {
      ...good,
      series: tableWith(FIGURES).map((each) => ({ ...each, access: { all: access } })),
    }
    const { rows } = compare(question, readAnswers(question, [table], world), world)
    expect(rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([[null]])
  },
)

test('figures that were not asked for, or lie in another territory never enter', () => {
  const poor = { indicator: 'POOR_HH_RATE', period: '2022' }
  const series = tableWith([
    { ...poor, area: 'VN63-89', value: '1' },
    { ...poor, area: 'VN63-25', period: '2021', value: '2' },
    { ...poor, area: 'VN63-26', value: '5.57' },
  ])
  const target = tableWith([{ ...poor, area: 'VN63-25', value: '4' }]).map((each) => ({
    ...each,
    key: { ...each.key, kind: 'TARGET' },
  }))
  const table = { ...good, areasMatched: ['VN63-25', 'VN63-89'], series: [...series, ...target] }
  const { rows } = compare(question, readAnswers(question, [table], world), world)
  expect(rows.map(({ area, cells }) => [area.id, cells.map(({ value }) => value)])).toEqual([
    ['VN63-25', [null]],
    ['VN63-26', ['5.57']],
  ])
})

test('what each state means in a cell', () => {
  const result = ask(
    {
      indicators: ['TRAINED_LABOUR_RATE'],
      provinces: ['VN34-19', 'VN34-25', 'VN34-56', 'VN34-86', 'VN34-91', 'VN34-01'],
      period: { at: '2020' },
    },
    {
      'VN34-19': SEED['VN34-19'] ?? [],
      'VN34-25': 'TIMED_OUT',
      'VN34-56': 'NOTHING_PUBLISHED',
      'VN34-86': 'NOT_JOINED',
      'VN34-91': 'REFUSED',
    },
  )
  const absences = Object.fromEntries(result.rows.map(({ area, cells }) => [area.id, cells[0]?.absence]))
  expect(absences).toEqual({
    'VN34-01': 'UNREACHABLE',
    'VN63-19': null,
    'VN34-25': 'UNREACHABLE',
    'VN34-56': 'NOT_PUBLISHED',
    'VN34-86': 'NOT_JOINED',
    'VN34-91': 'UNREACHABLE',
  })
  expect(cellOf(result, 'VN63-19')).toMatchObject({ rank: 1, rankedOf: { ranked: 1, expected: 6 } })
  expect(issueOf(result, 'PROVINCE_UNREACHABLE')?.messages.VI).toBe(
    'Không có câu trả lời dùng được (Hà Nội: không kết nối được; Phú Thọ: không trả lời kịp; ' +
      'An Giang: câu trả lời không đúng hợp đồng nên không được dùng); các tỉnh khác vẫn đầy đủ.',
  )
  expect(issueOf(result, 'MISSING_DATA')?.cells.map(({ area }) => area)).toEqual(['VN34-56', 'VN34-86'])
})

test('a stale answer is used, with its age', () => {
  const stale = { ...good, state: 'STALE', ageSeconds: 90 }
  expect(readAnswers(question, [stale], world)[0]?.messages.VI).toBe(
    'Phú Thọ: hiện không liên lạc được, đây là câu trả lời gần nhất, lần công bố số 1, cũ 90 giây.',
  )
})

function tableWith(figures: readonly LiteralFigure[]) {
  const table = tableOf(slice, figures)
  return 'series' in table ? table.series : []
}

function withValues(values: unknown[]) {
  return { ...good, series: tableWith(FIGURES).map((series) => ({ ...series, values })) }
}
