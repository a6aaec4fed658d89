import { describe, expect, test } from 'vitest'
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
/** The figure with an earlier one and a target. */
const SURROUNDED: LiteralFigure[] = [
  ...FIGURES.map((figure) => ({ ...figure, standard: 'MDP_2022_2025' })),
  { area: 'VN63-25', indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025', period: '2021', value: '6.00' },
  { area: 'VN63-25', indicator: 'POOR_HH_RATE', kind: 'TARGET', period: '2022', value: '5' },
]
const question = resolveQuestion(
  { indicators: ['POOR_HH_RATE'], provinces: ['VN34-25'], period: { at: '2022' } },
  world,
)
const slices = slicesOf(question, world)
const slice = slices[0] as Slice
const tables = slices.map((each) => tableOf(each, FIGURES))
const good = tables[0] as ReturnType<typeof tableOf>

/** Every slice is answered well, but the one at `position`. */
function withOne(received: unknown, position = 0): unknown[] {
  return tables.map((table, index) => (index === position ? received : table))
}

/** The province cannot be reached: every slice is answered from memory. */
const STALE = tables.map((table) => ({ ...table, state: 'STALE', ageSeconds: 90 }))

function stateOf(received: unknown, position = 0) {
  return readAnswers(question, withOne(received, position), world)[0]?.state
}

test('a table of this province for this slice is its answer, with release, age and time', () => {
  expect(readAnswers(question, tables, world)).toMatchObject([
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

describe('a province is taken at its word whole or not at all: whichever of its slices is odd, so is the province', () => {
  const positions = slices.map(({ role }, position) => [role, position] as const)

  test.each(positions)('%s', (_role, position) => {
    const own = tables[position]
    expect(stateOf(null, position)).toBe('DOWN')
    expect(stateOf({ ...own, v: 2 }, position)).toBe('REFUSED')
    expect(stateOf({ ...own, province: 'VN34-91' }, position)).toBe('REFUSED')
    expect(stateOf({ v: 1, slice: own?.slice, state: 'TIMED_OUT' }, position)).toBe('TIMED_OUT')
    const [answer] = readAnswers(question, withOne({}, position), world)
    expect(answer).toMatchObject({ state: 'DOWN', table: null, read: [], release: null, answeredAt: null })
  })

  test('those of its slices exchanged are no answers', () => {
    const [first, second, ...rest] = tables
    expect(readAnswers(question, [second, first, ...rest], world)[0]?.state).toBe('REFUSED')
  })

  test('one slice too few', () => {
    expect(readAnswers(question, tables.slice(0, -1), world)[0]?.state).toBe('DOWN')
  })
})

test('each slice is read with its role, and the table of the cells is that of FIGURES', () => {
  const [answer] = readAnswers(question, tables, world)
  expect(answer?.read.map(({ role }) => role)).toEqual(['FIGURES', 'RELATED', 'HISTORY', 'TARGETS', 'CLAIMS'])
  expect(answer?.table).toBe(answer?.read[0]?.table)
  expect(answer?.table).toMatchObject({ slice: good.slice })
})

test('what is asked for beside the cells is never taken for a figure of theirs', () => {
  const poor = { area: 'VN63-25', indicator: 'POOR_HH_RATE' }
  const target: LiteralFigure = { ...poor, period: '2022', kind: 'TARGET', value: '4' }
  const earlier: LiteralFigure = { ...poor, period: '2021', value: '6.1' }
  const result = ask(
    { indicators: ['POOR_HH_RATE'], provinces: ['VN34-25'], period: { at: '2022' } },
    { 'VN34-25': [target, earlier] },
  )
  expect(result.columns.map(({ id }) => id)).toEqual(['POOR_HH_RATE.ANY.ACTUAL@2022'])
  expect(result.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([[null]])
})

test('each answer is paired with its own slice: tables exchanged are all refused', () => {
  const two = resolveQuestion(
    { indicators: ['POOR_HH_RATE'], provinces: ['VN34-25', 'VN34-91'], period: { at: '2022' } },
    world,
  )
  const both = slicesOf(two, world).map((each) => tableOf(each, []))
  expect(readAnswers(two, both, world).map(({ state }) => state)).toEqual(['LIVE', 'LIVE'])
  expect(readAnswers(two, [...both].reverse(), world).map(({ state }) => state)).toEqual([
    'REFUSED',
    'REFUSED',
  ])
  const ofTheOther = [...both.slice(both.length / 2), ...both.slice(0, both.length / 2)]
  expect(readAnswers(two, ofTheOther, world).map(({ state }) => state)).toEqual(['REFUSED', 'REFUSED'])
})

test.each(['INTERNAL', 'GOVERNMENT'] as const)(
  'what is %s never enters, though a province sends it',
  (access) => {
    const hidden = slices.map((each) => {
      const table = tableOf(each, SURROUNDED)
      const series = 'series' in table ? table.series : []
      return { ...table, series: series.map((own) => ({ ...own, access: { all: access } })) }
    })
    const { rows } = compare(question, readAnswers(question, hidden, world), world)
    expect(rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([[null]])
    // Seen, the same figures give a value, a change and a target.
    const seen = compare(
      question,
      readAnswers(
        question,
        slices.map((each) => tableOf(each, SURROUNDED)),
        world,
      ),
      world,
    )
    expect(cellOf(seen, 'VN63-25')).toMatchObject({
      value: '5.57',
      change: { points: '-0.43' },
      target: { value: '5' },
    })
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
  const { rows } = compare(question, readAnswers(question, withOne(table), world), world)
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
  expect(readAnswers(question, STALE, world)[0]?.messages.VI).toBe(
    'Phú Thọ: hiện không liên lạc được, đây là câu trả lời gần nhất, lần công bố số 1, cũ 90 giây.',
  )
})

test.each([
  [89, 'DOWN'],
  [90, 'STALE'],
  [91, 'STALE'],
])('with maxAge %i, an answer 90 seconds old is %s', (maxAge, state) => {
  const [answer] = readAnswers({ ...question, maxAge }, STALE, world)
  expect(answer?.state).toBe(state)
  expect(answer?.read).toHaveLength(state === 'DOWN' ? 0 : STALE.length)
})

test('one old slice makes the answer old: its age is that of the oldest', () => {
  const mixed = tables.map((table, index) =>
    index === 1 ? { ...table, state: 'STALE', ageSeconds: 90 } : table,
  )
  expect(readAnswers(question, mixed, world)[0]).toMatchObject({ state: 'STALE', ageSeconds: 90 })
  expect(readAnswers({ ...question, maxAge: 89 }, mixed, world)[0]?.state).toBe('DOWN')
})

test('slices of two releases are no answer: they were never published together', () => {
  const release = { number: 2, publishedAt: '2026-11-02T00:00:00Z', note: null }
  expect(stateOf({ ...tables[1], release }, 1)).toBe('REFUSED')
})

test('maxAge says nothing of an answer just given', () => {
  expect(readAnswers({ ...question, maxAge: 0 }, tables, world)[0]?.state).toBe('LIVE')
})

function tableWith(figures: readonly LiteralFigure[]) {
  const table = tableOf(slice, figures)
  return 'series' in table ? table.series : []
}

function withValues(values: unknown[]) {
  return { ...good, series: tableWith(FIGURES).map((series) => ({ ...series, values })) }
}
