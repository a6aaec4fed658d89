import { expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { formatSliceId, parseSliceId } from '#schema/slice.ts'
import { world } from './table-of.ts'

function slices(input: Omit<CompareInput, 'indicators'> & { indicators?: string[] }) {
  return slicesOf(resolveQuestion({ indicators: ['POOR_HH_RATE'], ...input }, world), world)
}

test('every province asked gets one slice, in the order of codes', () => {
  const asked = slices({ provinces: ['VN34-91', 'VN34-19', 'VN34-25'], period: { at: '2022' } })
  expect(asked.map(({ province }) => province)).toEqual(['VN34-19', 'VN34-25', 'VN34-91'])
})

test('areas ask their hosts only, and each for its own areas', () => {
  const asked = slices({ areas: ['VN63-25', 'VN63-91', 'VN63-89'], period: { at: '2022' } })
  expect(asked.map(({ province, question }) => [province, question.areas])).toEqual([
    ['VN34-25', ['VN63-25']],
    ['VN34-91', ['VN63-89', 'VN63-91']],
  ])
})

test.each<[CompareInput['period'], object]>([
  [{ at: '2022-Q2' }, { pick: 'EQUAL', from: '2022-04-01', to: '2022-06-30' }],
  [
    { from: '2015', to: '2020-06' },
    { pick: 'WITHIN', from: '2015-01-01', to: '2020-06-30' },
  ],
  [{ overlapping: '2022' }, { pick: 'OVERLAPPING', from: '2022-01-01', to: '2022-12-31' }],
  [{ latest: 'EACH' }, { pick: 'LATEST' }],
  [
    { latest: 'EACH', to: '2020' },
    { pick: 'LATEST', to: '2020-12-31' },
  ],
  [
    { latest: 'COMMON', from: '2016' },
    { pick: 'ALL', from: '2016-01-01' },
  ],
])('the periods %j are asked as %j', (period, asked) => {
  expect(slices({ period })[0]?.question.period).toEqual(asked)
})

test('what is asked travels, what is the default is left out', () => {
  const [plain] = slices({ provinces: ['VN34-91'], period: { latest: 'EACH' }, kind: 'ACTUAL' })
  expect(plain?.question).toEqual({ indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } })
  const [full] = slices({
    indicators: ['UNEMPLOYMENT_RATE', 'JOBS_CREATED'],
    provinces: ['VN34-91'],
    period: { latest: 'EACH', includeNotStated: true },
    kind: 'TARGET',
    statistic: 'LEVEL',
    breakdown: [
      { dimension: 'urbanisation', all: true },
      { dimension: 'sex', codes: ['MALE', 'FEMALE'] },
    ],
    standard: 'MDP_2022_2025',
    concept: 'NEW',
    asOf: { release: 3 },
    accept: ['DIFFERENT_PERIODS'],
  })
  expect(full?.question).toEqual({
    indicators: ['JOBS_CREATED', 'UNEMPLOYMENT_RATE'],
    period: { pick: 'LATEST' },
    notStated: true,
    kinds: ['TARGET'],
    statistics: ['LEVEL'],
    breakdown: [{ dimension: 'sex', codes: ['FEMALE', 'MALE'] }, { dimension: 'urbanisation' }],
    standard: 'MDP_2022_2025',
    concept: 'NEW',
    asOf: { release: 3 },
  })
  expect(full && parseSliceId(formatSliceId(full))).toEqual(full)
})
