// When issues arise and what they do to a rank: one small comparison each.
import { describe, expect, test } from 'vitest'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { cellOf, issueCodes, issueOf, type LiteralFigure } from './table-of.ts'
import { AN_GIANG, compared, HANOI, PHU_THO, ranksOf, rate, weighed } from './three-provinces.ts'

test('figures alike in everything are ranked, and there is nothing to say', () => {
  const result = compared(weighed([rate(HANOI, '68'), rate(PHU_THO, '70'), rate(AN_GIANG, '69')]))
  expect(ranksOf(result)).toEqual([3, 1, 2])
  expect(result.comparability).toEqual({ comparable: true, issues: [] })
})

test('where higher is worse, the lowest is first', () => {
  const poor = { indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025' }
  const result = compared(
    [rate(HANOI, '1.1', poor), rate(PHU_THO, '5.5', poor), rate(AN_GIANG, '2.8', poor)],
    { indicators: ['POOR_HH_RATE'] },
  )
  expect(ranksOf(result)).toEqual([1, 3, 2])
})

describe('warns or informs, and ranks', () => {
  test.each<[IssueCode, Partial<LiteralFigure>]>([
    ['PROVISIONAL', { status: 'P' }],
    ['ESTIMATE', { status: 'E' }],
    ['APPROXIMATE', { qualifier: 'APPROX' }],
    ['DIFFERENT_TIME_BASIS', { timeBasis: 'END_OF_PERIOD' }],
    ['INFERRED_KEY', { inferred: ['period'] }],
  ])('%s', (code, more) => {
    const result = compared(weighed([rate(HANOI, '68'), rate(PHU_THO, '70', more), rate(AN_GIANG, '69')]))
    expect(issueCodes(result)).toEqual([code])
    expect(ranksOf(result)).toEqual([3, 1, 2])
    expect(cellOf(result, PHU_THO).issues).toEqual([code])
  })

  test('DIFFERENT_PRECISION: 70 may be 69.5, so that beside 69.6 its rank is uncertain', () => {
    const result = compared(weighed([rate(HANOI, '69.6'), rate(PHU_THO, '70'), rate(AN_GIANG, '65.0')]))
    expect(issueCodes(result)).toEqual(['DIFFERENT_PRECISION'])
    expect(ranksOf(result)).toEqual([null, null, 3])
    expect(cellOf(result, PHU_THO)).toMatchObject({ rankBest: 1, rankWorst: 2 })
  })

  test('RANGE_VALUE: no midpoint', () => {
    const range = rate(AN_GIANG, undefined, { low: '67', high: '69', qualifier: 'RANGE' })
    const result = compared([rate(HANOI, '68'), rate(PHU_THO, '70'), range])
    expect(issueCodes(result)).toEqual(['RANGE_VALUE'])
    expect(cellOf(result, AN_GIANG)).toMatchObject({ value: null, rank: null, rankBest: 2, rankWorst: 3 })
  })

  test('about 70 beside 70 is a tie; nearly 70 comes before it and after 10', () => {
    const about = rate(PHU_THO, '70', { qualifier: 'APPROX' })
    const tied = compared([rate(HANOI, '70'), about, rate(AN_GIANG, '69')])
    expect(ranksOf(tied)).toEqual([1, 1, 3])
    expect(issueOf(tied, 'TIE')?.messages.VI).toContain('(Hà Nội: 70; Phú Thọ: khoảng 70)')
    const nearly = rate(PHU_THO, '70', { high: '70', qualifier: 'NEARLY' })
    expect(ranksOf(compared([rate(HANOI, '70'), nearly, rate(AN_GIANG, '10')]))).toEqual([1, 2, 3])
  })

  test('SIZE_DEPENDENT for counts, SAMPLING_ERROR_UNKNOWN for surveys', () => {
    const jobs = { indicator: 'JOBS_CREATED', statistic: 'LEVEL', concept: 'NEW' } as const
    const counts = compared([rate(HANOI, '9000', jobs), rate(PHU_THO, '5000', jobs)], {
      indicators: ['JOBS_CREATED'],
    })
    expect(issueCodes(counts)).toEqual(['INCOMPLETE_COVERAGE', 'MISSING_DATA', 'SIZE_DEPENDENT'])
    const urban = { indicator: 'UNEMPLOYMENT_RATE' }
    const survey = compared([rate(HANOI, '2.1', urban), rate(PHU_THO, '2.2', urban)], {
      indicators: ['UNEMPLOYMENT_RATE'],
    })
    expect(issueCodes(survey)).toEqual(['MISSING_DATA', 'SAMPLING_ERROR_UNKNOWN'])
    expect(ranksOf(survey)).toEqual([1, 2, null])
  })
})

test('statistics stand in columns of their own, each ranked by itself, and are not to be compared', () => {
  const jobs = { indicator: 'JOBS_CREATED' }
  const result = compared(
    [
      rate(HANOI, '9000', { ...jobs, statistic: 'LEVEL' }),
      rate(PHU_THO, '40000', { ...jobs, statistic: 'CUMULATIVE' }),
    ],
    { indicators: ['JOBS_CREATED'] },
  )
  expect(result.columns.map(({ statistic, rankBlockedBy }) => [statistic, rankBlockedBy])).toEqual([
    ['LEVEL', []],
    ['CUMULATIVE', []],
  ])
  expect(issueOf(result, 'DIFFERENT_STATISTIC')).toMatchObject({ severity: 'BLOCKS', acceptable: false })
  expect(result.comparability.comparable).toBe(false)
})

test('where there is no figure at all, nothing is comparable', () => {
  const result = compared([])
  expect(issueCodes(result)).toEqual(['MISSING_DATA'])
  expect(result.comparability.comparable).toBe(false)
})

test('codes asked for are columns even when nobody holds them', () => {
  const result = compared([rate(HANOI, '60', { breakdown: { urbanisation: 'URBAN' } })], {
    breakdown: [{ dimension: 'urbanisation', codes: ['URBAN', 'RURAL'] }],
  })
  expect(result.columns.map(({ breakdown }) => breakdown)).toEqual([
    [{ dimension: 'urbanisation', code: 'RURAL' }],
    [{ dimension: 'urbanisation', code: 'URBAN' }],
  ])
  expect(result.rows[0]?.cells.map(({ value }) => value)).toEqual([null, '60'])
})

test('the change of a percentage is in percentage points', () => {
  const result = compared([rate(HANOI, '1.2', { statistic: 'CHANGE' })], { statistic: 'CHANGE' })
  expect([result.columns[0]?.unit, cellOf(result, HANOI).unit]).toEqual([
    'PERCENTAGE_POINTS',
    'PERCENTAGE_POINTS',
  ])
})

test('an indicator is told of once, however many columns it has', () => {
  const years = ['2018', '2019', '2020'].flatMap((period) => [
    rate(HANOI, '68', { period, status: 'E' }),
    rate(PHU_THO, '70', { period }),
  ])
  const result = compared(weighed(years), {
    provinces: ['VN34-01', 'VN34-25'],
    period: { from: '2018', to: '2020' },
  })
  expect(issueCodes(result)).toEqual(['ESTIMATE'])
  expect(issueOf(result, 'ESTIMATE')?.cells.map(({ column }) => column)).toEqual([
    'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2018',
    'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2019',
    'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020',
  ])
})
