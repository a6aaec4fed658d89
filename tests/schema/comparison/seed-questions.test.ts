// The acceptance questions over the seed, as far as this engine answers them: values, ranks, issues and what must never be shown.
import { describe, expect, test } from 'vitest'
import { SEED } from './seed-figures.ts'
import { absentAreas, ask, cellOf, idOf, issueCodes, issueOf } from './table-of.ts'

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
      'MISSING_DATA',
      'INFERRED_KEY',
    ])
  })

  test('accepted, they are ranked, two of five', () => {
    const result = ask({ ...input, accept: ['DIFFERENT_PERIODS', 'DIFFERENT_CONCEPT'] }, SEED)
    expect(cellOf(result, 'VN63-19')).toMatchObject({ rank: 1, rankedOf: { ranked: 2, expected: 5 } })
    expect(cellOf(result, 'VN63-25')).toMatchObject({
      rank: 2,
      issues: expect.arrayContaining(['SIZE_DEPENDENT']),
    })
  })
})

describe('workers sent abroad', () => {
  const result = ask(
    { indicators: ['WORKERS_SENT_ABROAD'], period: { latest: 'EACH', includeNotStated: true } },
    SEED,
  )

  test('three statistics are three columns', () => {
    expect(result.columns.map(idOf)).toEqual([
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL',
      'WORKERS_SENT_ABROAD.CUMULATIVE.ACTUAL',
      'WORKERS_SENT_ABROAD.ANNUAL_AVERAGE.ACTUAL',
    ])
    expect(cellOf(result, 'VN63-89', 'WORKERS_SENT_ABROAD.LEVEL.ACTUAL')).toMatchObject({
      value: '357',
      period: { start: null, end: null, label: 'trong năm', stated: false },
      issues: ['DIFFERENT_STATISTIC', 'PERIOD_NOT_STATED', 'NO_DIRECTION'],
    })
    expect(cellOf(result, 'VN63-58', 'WORKERS_SENT_ABROAD.CUMULATIVE.ACTUAL')).toMatchObject({ value: '812' })
    expect(cellOf(result, 'VN63-25', 'WORKERS_SENT_ABROAD.ANNUAL_AVERAGE.ACTUAL')).toMatchObject({
      value: '3000',
      qualifier: 'APPROX',
    })
  })

  test('nothing is ranked across them, and every reason is named', () => {
    expect(result.rows.flatMap(({ cells }) => cells.map(({ rankBest }) => rankBest))).toEqual(
      Array(15).fill(null),
    )
    expect(issueCodes(result)).toEqual([
      'INFERRED_ATTRIBUTION',
      'DIFFERENT_STATISTIC',
      'PERIOD_NOT_STATED',
      'APPROXIMATE',
      'MISSING_DATA',
      'NO_DIRECTION',
      'INFERRED_KEY',
    ])
    for (const area of ['VN63-19', 'VN63-84']) {
      expect(result.rows.find((row) => row.area.id === area)?.cells.map(({ value }) => value)).toEqual([
        null,
        null,
        null,
      ])
    }
  })

  test('a dimension asked whole gives every code and the total', () => {
    const parts = ask(
      {
        indicators: ['WORKERS_SENT_ABROAD'],
        provinces: ['VN34-91'],
        period: { latest: 'EACH', includeNotStated: true },
        breakdown: [{ dimension: 'destination', all: true }],
      },
      SEED,
    )
    expect(parts.columns.map(idOf)).toEqual([
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL',
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=JP]',
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=TW]',
    ])
    expect(parts.rows[0]?.cells.map(({ value }) => value)).toEqual(['357', '233', '106'])
  })
})

test('trained labour 2020: Phú Thọ and Thái Nguyên share rank 1 of 5 asked, and the target of 67 is not in it', () => {
  const result = ask({ indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } }, SEED)
  for (const area of ['VN63-25', 'VN63-19']) {
    expect(cellOf(result, area)).toMatchObject({
      value: '70',
      status: 'E',
      rank: 1,
      rankBest: 1,
      rankWorst: 1,
      ties: 1,
      rankedOf: { ranked: 2, expected: 5 },
    })
  }
  expect(absentAreas(result)).toEqual(['VN63-58', 'VN63-84', 'VN63-89'])
  expect(issueCodes(result)).toEqual(['ESTIMATE', 'MISSING_DATA', 'TIE', 'INFERRED_KEY'])
  expect(result.comparability.comparable).toBe(true)
  expect(issueOf(result, 'TIE')?.messages.VI).toBe(
    'Tỷ lệ lao động qua đào tạo: có địa bàn bằng nhau nên cùng hạng (Thái Nguyên: 70; Phú Thọ: 70).',
  )
})

test('urban unemployment "dưới 4%" is a bound without value or rank, and nobody has the lowest', () => {
  const result = ask(
    {
      indicators: ['UNEMPLOYMENT_RATE'],
      breakdown: [{ dimension: 'urbanisation', codes: ['URBAN'] }],
      period: { latest: 'EACH' },
    },
    SEED,
  )
  expect(cellOf(result, 'VN63-89')).toMatchObject({
    value: null,
    high: '4',
    qualifier: 'LESS_THAN',
    rank: null,
    rankBest: null,
  })
  expect(absentAreas(result)).toEqual(['VN63-19', 'VN63-25', 'VN63-58', 'VN63-84'])
  expect(issueCodes(result)).toEqual(['BOUND_ONLY', 'MISSING_DATA', 'SAMPLING_ERROR_UNKNOWN', 'INFERRED_KEY'])
  expect(issueOf(result, 'BOUND_ONLY')?.messages.VI).toContain('An Giang: dưới 4')
  expect(result.columns[0]?.rankBlockedBy).toEqual(['BOUND_ONLY'])
  expect(result.comparability.comparable).toBe(false)
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
