// The acceptance questions over the seed, as far as this engine answers them: values, ranks, issues and what must never be shown. Here poverty; jobs and labour in files of their own.
import { describe, expect, test } from 'vitest'
import { SEED } from './seed-figures.ts'
import { absentAreas, ask, cellOf, issueCodes, issueOf } from './table-of.ts'

describe('the latest poor-household rate of each province', () => {
  const each = ask({ indicators: ['POOR_HH_RATE'], period: { latest: 'EACH' } }, SEED)

  test('shows each area its own latest, with period and standard, and ranks nobody', () => {
    expect(cellOf(each, 'VN63-89')).toMatchObject({
      value: '2.81',
      period: { start: '2022-01-01', end: '2022-12-31', label: '2022', stated: true },
      standard: 'MDP_2022_2025',
      rank: null,
      rankedOf: null,
    })
    expect(cellOf(each, 'VN63-25')).toMatchObject({ value: '5.57', standard: 'MDP_2016_2020', rank: null })
    expect(each.columns[0]?.rankBlockedBy).toEqual(['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD'])
  })

  test('keeps the three absent areas, without a zero', () => {
    expect(absentAreas(each)).toEqual(['VN63-19', 'VN63-58', 'VN63-84'])
    expect(cellOf(each, 'VN63-19')).toMatchObject({ value: null, absence: 'NOT_REPORTED', rank: null })
  })

  test('says that periods and standards differ, in a sentence that names them', () => {
    expect(issueCodes(each)).toEqual([
      'DIFFERENT_PERIODS',
      'DIFFERENT_STANDARD',
      'INCOMPLETE_COVERAGE',
      'MISSING_DATA',
      'INFERRED_KEY',
    ])
    expect(each.comparability.comparable).toBe(false)
    expect(issueOf(each, 'DIFFERENT_PERIODS')?.messages).toEqual({
      VI: 'Tỷ lệ hộ nghèo: các con số thuộc các kỳ khác nhau (Phú Thọ: 2019; An Giang: 2022); chênh lệch có thể chỉ vì khác thời gian.',
      EN: 'Poor household rate: the figures are of different periods (Phu Tho: 2019; An Giang: 2022); they may differ only because time passed.',
    })
  })

  test('has no common period, and says who holds what instead of falling back', () => {
    const common = ask({ indicators: ['POOR_HH_RATE'], period: { latest: 'COMMON' } }, SEED)
    expect(common.rows.map(({ cells }) => cells[0]?.value)).toEqual([null, null, null, null, null])
    expect(common.columns[0]).toMatchObject({ period: null, rankBlockedBy: ['NO_COMMON_PERIOD'] })
    expect(issueOf(common, 'NO_COMMON_PERIOD')?.messages.VI).toBe(
      'Tỷ lệ hộ nghèo: không có kỳ nào mà mọi địa bàn có số liệu đều có theo cùng một chuẩn ' +
        '(Phú Thọ: 2019; An Giang: 2022).',
    )
    expect(issueCodes(common)).toEqual(['NO_COMMON_PERIOD', 'MISSING_DATA'])
    expect(issueOf(common, 'MISSING_DATA')?.cells.map(({ area }) => area)).toEqual([
      'VN63-19',
      'VN63-58',
      'VN63-84',
    ])
    expect(common.comparability.comparable).toBe(false)
  })
})

describe('percentage points a year by which the rate was cut', () => {
  const input = {
    indicators: ['POOR_HH_RATE_REDUCTION'],
    statistic: 'ANNUAL_AVERAGE',
    period: { latest: 'EACH' },
  } as const

  test('a range stays a range; targets are not among the outcomes', () => {
    const result = ask(input, SEED)
    expect(cellOf(result, 'VN63-58')).toMatchObject({ value: null, low: '1.5', high: '2', rank: null })
    expect(cellOf(result, 'VN63-25')).toMatchObject({ value: '1.5', rank: null })
    expect(cellOf(result, 'VN63-89')).toMatchObject({ value: '1', rank: null })
    expect(absentAreas(result)).toEqual(['VN63-19', 'VN63-84'])
    expect(issueCodes(result)).toEqual([
      'DIFFERENT_PERIODS',
      'STANDARD_NOT_STATED',
      'INFERRED_ATTRIBUTION',
      'DIFFERENT_PRECISION',
      'RANGE_VALUE',
      // An Giang's 2020–2023 lies in the term of its target, 1 to 1.2 a year.
      'TARGET_IS_RANGE',
      'MISSING_DATA',
      'INFERRED_KEY',
    ])
    expect(result.comparability.comparable).toBe(false)
  })

  test('accepted, the ranks are as certain as the figures allow', () => {
    const result = ask(
      {
        ...input,
        accept: ['DIFFERENT_PERIODS', 'STANDARD_NOT_STATED', 'DIFFERENT_STANDARD', 'INFERRED_ATTRIBUTION'],
      },
      SEED,
    )
    expect(result.comparability.comparable).toBe(true)
    expect(cellOf(result, 'VN63-58')).toMatchObject({ rank: null, rankBest: 1, rankWorst: 2 })
    expect(cellOf(result, 'VN63-25')).toMatchObject({ rank: null, rankBest: 1, rankWorst: 3 })
    expect(cellOf(result, 'VN63-89')).toMatchObject({
      rank: null,
      rankBest: 2,
      rankWorst: 3,
      rankedOf: { ranked: 3, expected: 5 },
    })
    expect(issueOf(result, 'DIFFERENT_PERIODS')).toMatchObject({ accepted: true, acceptable: true })
  })
})

test('An Giang cut poverty by 1 point in 2022: the least end of its target of 1 to 1.2 a year, not below its middle', () => {
  const result = ask(
    {
      indicators: ['POOR_HH_RATE_REDUCTION'],
      provinces: ['VN34-91'],
      statistic: 'CHANGE',
      period: { at: '2022' },
    },
    SEED,
  )
  expect(cellOf(result, 'VN63-89')).toMatchObject({
    value: '1',
    target: { value: null, low: '1', high: '1.2', qualifier: 'RANGE', observationId: 'S001-10' },
    attainment: 'MET_AT_LOWER_BOUND',
    distanceToLow: '0',
    distanceToHigh: '-0.2',
    attainmentPercent: null,
  })
  expect(issueCodes(result)).toEqual([
    'STANDARD_NOT_STATED',
    'DIFFERENT_STATISTIC',
    'DIFFERENT_PRECISION',
    'TARGET_IS_RANGE',
    'INFERRED_KEY',
  ])
})

test('An Giang 2022 on the boundaries of July 2025 is not 2.81: the figures of Kiên Giang are missing', () => {
  const result = ask(
    { indicators: ['POOR_HH_RATE'], provinces: ['VN34-91'], boundaries: 'VN34', period: { at: '2022' } },
    SEED,
  )
  expect(result.rows.map(({ area }) => area.id)).toEqual(['VN34-91'])
  expect(cellOf(result, 'VN34-91')).toMatchObject({
    value: null,
    low: null,
    high: null,
    derivation: 'IMPOSSIBLE',
    missing: ['VN63-91'],
    inputs: [{ area: 'VN63-89', value: '2.81', observationId: 'S001-08' }],
  })
  expect(issueCodes(result)).toEqual(['DIFFERENT_BOUNDARIES', 'MISSING_COMPONENT', 'MISSING_DATA'])
  expect(result.comparability.comparable).toBe(false)
})

test('poor and near-poor households of An Giang 2022: 14872 + 24370, only on request', () => {
  const input = { indicators: ['MD_POOR_HH_COUNT'], provinces: ['VN34-91'], period: { at: '2022' } }
  expect(cellOf(ask(input, SEED), 'VN63-89')).toMatchObject({ value: null, derivation: null })
  expect(cellOf(ask({ ...input, derive: ['POOR_PLUS_NEAR_POOR'] }, SEED), 'VN63-89')).toMatchObject({
    value: '39242',
    derivation: 'DERIVED',
    formula: { VI: '14872 + 24370 = 39242', EN: '14872 + 24370 = 39242' },
    inputs: [{ observationId: 'S001-07' }, { observationId: 'S001-11' }],
    issues: ['DERIVED', 'INFERRED_KEY'],
  })
})
