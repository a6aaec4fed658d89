// The acceptance questions over the seed: workers sent abroad, trained labour and unemployment.
import { describe, expect, test } from 'vitest'
import { SEED } from './seed-figures.ts'
import { absentAreas, ask, cellOf, idOf, issueCodes, issueOf } from './table-of.ts'

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
      // The 3000 a year of Phú Thọ is the only figure that counts of five.
      'INCOMPLETE_COVERAGE',
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
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=ID]',
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=JP]',
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=KR]',
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=RU]',
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=TW]',
      'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=UNALLOCATED]',
    ])
    // 233 + 106 + 2 + 1 + 1 = 343 of 357: 14 remain, and shares are of 357.
    expect(parts.rows[0]?.cells.map(({ value, share }) => [value, share])).toEqual([
      ['357', null],
      ['1', '0.28'],
      ['233', '65.27'],
      ['2', '0.56'],
      ['1', '0.28'],
      ['106', '29.69'],
      ['14', '3.92'],
    ])
    expect(parts.rows[0]?.cells.at(-1)).toMatchObject({
      derivation: 'DERIVED',
      observationId: null,
      issues: expect.arrayContaining(['DERIVED', 'PARTS_DO_NOT_SUM']),
    })
    expect(issueCodes(parts)).toEqual([
      'PERIOD_NOT_STATED',
      'PARTS_DO_NOT_SUM',
      'NO_DIRECTION',
      'DERIVED',
      'SMALL_CELLS',
    ])
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
  // Thái Nguyên's 70 stands after the 58.1 of 2015, printed finer: DIFFERENT_PRECISION is about that change.
  expect(issueCodes(result)).toEqual([
    'DIFFERENT_PRECISION',
    'ESTIMATE',
    'MISSING_DATA',
    'TIE',
    'INFERRED_KEY',
  ])
  expect(issueOf(result, 'DIFFERENT_PRECISION')?.cells.map(({ area }) => area)).toEqual(['VN63-19'])
  expect(cellOf(result, 'VN63-19').change).toMatchObject({ points: '11.9', from: { label: '2015' } })
  expect(cellOf(result, 'VN63-25').change).toBeNull()
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

test('trained labour rose by 11.9 points from 2015 to 2020, which is 20.48 %', () => {
  const result = ask(
    { indicators: ['TRAINED_LABOUR_RATE'], provinces: ['VN34-19'], period: { from: '2015', to: '2020' } },
    SEED,
  )
  expect(result.rows[0]?.cells.map(({ value, change }) => [value, change])).toEqual([
    ['58.1', null],
    [
      '70',
      {
        points: '11.9',
        low: null,
        high: null,
        unit: 'PERCENTAGE_POINTS',
        relativePercent: '20.48',
        from: { start: '2015-01-01', end: '2015-12-31', label: '2015', stated: true },
      },
    ],
  ])
  expect(issueCodes(result)).toEqual(['DIFFERENT_PRECISION', 'ESTIMATE', 'INFERRED_KEY'])
})
