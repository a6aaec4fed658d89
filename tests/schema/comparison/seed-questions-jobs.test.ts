// The acceptance questions over the seed: jobs, yearly and of a term.
import { describe, expect, test } from 'vitest'
import { SEED } from './seed-figures.ts'
import { absentAreas, ask, cellOf, issueCodes, issueOf } from './table-of.ts'

describe('jobs a year', () => {
  const input = {
    indicators: ['JOBS_CREATED'],
    statistic: 'ANNUAL_AVERAGE',
    period: { latest: 'EACH' },
  } as const

  test('different periods and concepts are not ranked; no average is made of the cumulative figure', () => {
    const result = ask(input, SEED)
    expect(cellOf(result, 'VN63-19')).toMatchObject({ value: '21521', concept: 'SUPPORTED', rank: null })
    expect(cellOf(result, 'VN63-25')).toMatchObject({ value: '15700', concept: 'ADDITIONAL', rank: null })
    expect(absentAreas(result)).toEqual(['VN63-58', 'VN63-84', 'VN63-89'])
    expect(issueCodes(result)).toEqual([
      'DIFFERENT_PERIODS',
      'DIFFERENT_CONCEPT',
      'ESTIMATE',
      // Thái Nguyên's source says 43.4 % above its target.
      'SOURCE_DISAGREES',
      'INCOMPLETE_COVERAGE',
      'MISSING_DATA',
      'INFERRED_KEY',
    ])
  })

  test('accepted, they are ranked, two of five', () => {
    const result = ask({ ...input, accept: ['DIFFERENT_PERIODS', 'DIFFERENT_CONCEPT'] }, SEED)
    expect(cellOf(result, 'VN63-19')).toMatchObject({ rank: 1, rankedOf: { ranked: 2, expected: 5 } })
    expect(cellOf(result, 'VN63-25')).toMatchObject({
      rank: 2,
      // 15700 − 21521, and 15700 / 21521.
      gapToBest: '-5821',
      ratioToBest: '0.7295',
      issues: expect.arrayContaining(['SIZE_DEPENDENT']),
    })
  })
})

test('a figure of inferred attribution is shown with its confidence and is out of the rank unless accepted', () => {
  const input = { indicators: ['JOBS_CREATED'], statistic: 'CUMULATIVE', period: { latest: 'EACH' } } as const
  const result = ask(input, SEED)
  expect(cellOf(result, 'VN63-58')).toMatchObject({
    value: '82913',
    rank: null,
    source: { attribution: 'INFERRED', confidence: '0.80' },
  })
  expect(cellOf(result, 'VN63-19')).toMatchObject({
    value: '107605',
    rank: 1,
    rankedOf: { ranked: 1, expected: 5 },
  })
  expect(issueOf(result, 'INFERRED_ATTRIBUTION')).toMatchObject({
    accepted: false,
    cells: [{ area: 'VN63-58', column: 'JOBS_CREATED.CUMULATIVE.ACTUAL' }],
  })
  const accepted = ask({ ...input, accept: ['INFERRED_ATTRIBUTION', 'DIFFERENT_PERIODS'] }, SEED)
  expect(cellOf(accepted, 'VN63-58')).toMatchObject({ value: '82913', rank: 2 })
})

test('Thái Nguyên exceeded its job target by 43.473 %, and the printed 43.4 stays beside it', () => {
  const result = ask(
    {
      indicators: ['JOBS_CREATED'],
      provinces: ['VN34-19'],
      statistic: 'ANNUAL_AVERAGE',
      period: { at: '2016-2020' },
    },
    SEED,
  )
  expect(cellOf(result, 'VN63-19')).toMatchObject({
    value: '21521',
    target: { value: '15000', concept: 'NEW', observationId: 'S004-01' },
    attainment: 'MET',
    attainmentPercent: '143.473',
    exceededPercent: '43.473',
    claims: [
      { kind: 'EXCEEDANCE', value: '43.4', recomputed: '43.473', agrees: false, observationId: 'S004-04' },
    ],
  })
  expect(issueCodes(result)).toEqual(['DIFFERENT_CONCEPT', 'ESTIMATE', 'SOURCE_DISAGREES', 'INFERRED_KEY'])
})

test('jobs of a term: 107605 + 82913 are of different periods, and no sum is made of them, not even a partial one', () => {
  const input = { indicators: ['JOBS_CREATED'], statistic: 'CUMULATIVE', period: { latest: 'EACH' } } as const
  const result = ask(input, SEED)
  expect(result.summary).toMatchObject([
    {
      total: null,
      partialTotal: null,
      method: null,
      refusal: 'NOT_COMPARABLE',
      coverage: { answered: 2, expected: 5 },
    },
  ])
  expect(issueCodes(result)).toEqual([
    'DIFFERENT_PERIODS',
    'INFERRED_ATTRIBUTION',
    'ESTIMATE',
    'INCOMPLETE_COVERAGE',
    'MISSING_DATA',
    'INFERRED_KEY',
  ])
  const accepted = ask({ ...input, accept: ['DIFFERENT_PERIODS', 'INFERRED_ATTRIBUTION'] }, SEED)
  expect(accepted.summary).toMatchObject([{ total: null, partialTotal: null, refusal: 'NOT_COMPARABLE' }])
})

test('no annual average is derived of a term whose start nobody states; of 2016–2020 the reported one stays', () => {
  const result = ask(
    {
      indicators: ['JOBS_CREATED'],
      derive: ['ANNUAL_AVERAGE'],
      statistic: 'ANNUAL_AVERAGE',
      period: { latest: 'EACH' },
    },
    SEED,
  )
  expect(cellOf(result, 'VN63-58')).toMatchObject({ value: null, derivation: 'IMPOSSIBLE' })
  expect(cellOf(result, 'VN63-19')).toMatchObject({
    value: '21521',
    derivation: 'REPORTED',
    observationId: 'S004-03',
  })
})
