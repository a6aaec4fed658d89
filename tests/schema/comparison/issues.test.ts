// When issues arise and what they do to a rank: one small comparison each.
import { describe, expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { ask, cellOf, type Held, issueCodes, issueOf, type LiteralFigure } from './table-of.ts'

const HANOI = 'VN63-01'
const PHU_THO = 'VN63-25'
const AN_GIANG = 'VN63-89'
const trained: CompareInput = { indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } }

function rate(area: string, value: string | undefined, more: Partial<LiteralFigure> = {}): LiteralFigure {
  return { area, indicator: 'TRAINED_LABOUR_RATE', period: '2020', ...(value ? { value } : {}), ...more }
}

/** Asks three provinces that hold these figures, in any order. */
function compared(figures: readonly LiteralFigure[], input: Partial<CompareInput> = {}) {
  const of = (...areas: string[]) => figures.filter(({ area }) => areas.includes(area))
  const held: Held = {
    'VN34-01': of(HANOI, 'VN34-01'),
    'VN34-25': of(PHU_THO, 'VN34-25'),
    'VN34-91': of(AN_GIANG, 'VN34-91'),
  }
  return ask({ ...trained, provinces: Object.keys(held), ...input }, held)
}

function ranksOf(result: ReturnType<typeof compared>) {
  return result.rows.map(({ cells }) => cells[0]?.rank)
}

test('figures alike in everything are ranked, and there is nothing to say', () => {
  const result = compared([rate(HANOI, '68'), rate(PHU_THO, '70'), rate(AN_GIANG, '69')])
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

describe('blocks the column', () => {
  test.each<[IssueCode, Partial<LiteralFigure>, boolean]>([
    ['DIFFERENT_STANDARD', { standard: 'MDP_2016_2020' }, true],
    ['STANDARD_NOT_STATED', { indicator: 'POOR_HH_RATE' }, true],
    ['DIFFERENT_CONCEPT', { concept: 'NEW', standard: 'MDP_2022_2025' }, true],
  ])('%s', (code, more, acceptable) => {
    const poor = { indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025' }
    const figures = [rate(HANOI, '1', poor), rate(PHU_THO, '2', { indicator: 'POOR_HH_RATE', ...more })]
    const result = compared(figures, { indicators: ['POOR_HH_RATE'] })
    expect(result.columns[0]?.rankBlockedBy).toEqual([code])
    expect(issueOf(result, code)).toMatchObject({ severity: 'BLOCKS', acceptable, accepted: false })
    expect(ranksOf(result)).toEqual([null, null, null])

    const accepted = compared(figures, { indicators: ['POOR_HH_RATE'], accept: [code] })
    expect(accepted.columns[0]?.rankBlockedBy).toEqual([])
    expect(issueOf(accepted, code)).toMatchObject({ accepted: true })
    expect(ranksOf(accepted)).toEqual([1, 2, null])
    expect(accepted.comparability.comparable).toBe(true)
  })

  test('DIFFERENT_BOUNDARIES: An Giang before and after is not one place', () => {
    const result = compared([rate(AN_GIANG, '60'), rate('VN34-91', '61'), rate(PHU_THO, '62')])
    expect(result.columns[0]?.rankBlockedBy).toEqual(['DIFFERENT_BOUNDARIES'])
    expect(issueOf(result, 'DIFFERENT_BOUNDARIES')?.messages.VI).toContain(
      'Phú Thọ: địa giới 63 tỉnh; An Giang (VN34-91): địa giới 34 tỉnh; An Giang (VN63-89): địa giới 63 tỉnh',
    )
  })

  test('a unit that did not change fits both boundaries', () => {
    // Hà Nội kept its territory on 2025-07-01.
    expect(ranksOf(compared([rate('VN34-01', '60'), rate(PHU_THO, '62')]))).toEqual([2, 1, null])
    expect(ranksOf(compared([rate(HANOI, '60'), rate('VN34-91', '62')]))).toEqual([2, null, 1])
  })

  test('STANDARD_NOT_STATED where none names one, for an indicator that needs one; not for others', () => {
    const poor = { indicator: 'POOR_HH_RATE' }
    const result = compared([rate(HANOI, '1', poor), rate(PHU_THO, '2', poor)], {
      indicators: ['POOR_HH_RATE'],
    })
    expect(result.columns[0]?.rankBlockedBy).toEqual(['STANDARD_NOT_STATED'])
    expect(issueCodes(compared([rate(HANOI, '1'), rate(PHU_THO, '2')]))).toEqual(['MISSING_DATA'])
  })

  test('DIFFERENT_CONCEPT where none names one, for an indicator that needs one: an unstated concept is unlike anything', () => {
    const jobs = { indicator: 'JOBS_CREATED', statistic: 'LEVEL' } as const
    const asked = { indicators: ['JOBS_CREATED'] }
    const result = compared([rate(HANOI, '9000', jobs), rate(PHU_THO, '5000', jobs)], asked)
    expect(result.columns[0]?.rankBlockedBy).toEqual(['DIFFERENT_CONCEPT'])
    expect(issueOf(result, 'DIFFERENT_CONCEPT')?.messages.VI).toContain(
      '(Hà Nội: không nêu; Phú Thọ: không nêu)',
    )
    expect(ranksOf(compared([rate(HANOI, '9000', jobs)], asked))).toEqual([1, null, null])
  })

  test('a concept asked for as a breakdown is stated', () => {
    const jobs = { indicator: 'JOBS_CREATED', statistic: 'LEVEL', breakdown: { job_concept: 'NEW' } } as const
    const result = compared([rate(HANOI, '9000', jobs), rate(PHU_THO, '5000', jobs)], {
      indicators: ['JOBS_CREATED'],
      breakdown: [{ dimension: 'job_concept', codes: ['NEW'] }],
    })
    expect(result.columns[0]?.rankBlockedBy).toEqual([])
  })

  test('NO_DIRECTION: a neutral indicator has no rank', () => {
    const population = { indicator: 'POPULATION', statistic: 'LEVEL' } as const
    const result = compared([rate(HANOI, '8000000', population), rate(PHU_THO, '1400000', population)], {
      indicators: ['POPULATION'],
    })
    expect(result.columns[0]?.rankBlockedBy).toEqual(['NO_DIRECTION'])
    expect(issueOf(result, 'NO_DIRECTION')?.severity).toBe('INFORMS')
    expect(result.comparability.comparable).toBe(true)
  })
})

describe('keeps a cell out of the rank', () => {
  const others = [rate(HANOI, '68'), rate(PHU_THO, '70')]

  test('a bound: "trên 69" is not 69, and the others are ranked without it', () => {
    const result = compared([...others, rate(AN_GIANG, undefined, { low: '69', qualifier: 'GREATER_THAN' })])
    expect(ranksOf(result)).toEqual([2, 1, null])
    expect(cellOf(result, HANOI).rankedOf).toEqual({ ranked: 2, expected: 3 })
    expect(issueOf(result, 'BOUND_ONLY')?.messages.VI).toContain('An Giang: trên 69')
    expect(result.comparability.comparable).toBe(false)
  })

  test('its difference does not block the others, and is still told', () => {
    const result = compared([
      ...others,
      rate(AN_GIANG, '69', { concept: 'WITH_CERTIFICATE', confidence: '0.80', inferred: ['area'] }),
    ])
    expect(ranksOf(result)).toEqual([2, 1, null])
    expect(issueCodes(result)).toEqual(['DIFFERENT_CONCEPT', 'INFERRED_ATTRIBUTION'])
    expect(issueOf(result, 'INFERRED_ATTRIBUTION')?.messages.VI).toContain('An Giang: độ tin cậy 0,80')
  })

  test('an absence keeps its own reason', () => {
    const result = compared([...others, rate(AN_GIANG, undefined, { absence: 'SUPPRESSED' })])
    expect(cellOf(result, AN_GIANG)).toMatchObject({ value: null, absence: 'SUPPRESSED', qualifier: null })
    expect(issueOf(result, 'MISSING_DATA')?.messages.VI).toContain('An Giang: ẩn để bảo mật')
  })

  test('zero is a value', () => {
    expect(ranksOf(compared([...others, rate(AN_GIANG, '0')]))).toEqual([2, 1, 3])
  })
})

describe('warns or informs, and ranks', () => {
  test.each<[IssueCode, Partial<LiteralFigure>]>([
    ['PROVISIONAL', { status: 'P' }],
    ['ESTIMATE', { status: 'E' }],
    ['APPROXIMATE', { qualifier: 'APPROX' }],
    ['DIFFERENT_TIME_BASIS', { timeBasis: 'END_OF_PERIOD' }],
    ['INFERRED_KEY', { inferred: ['period'] }],
  ])('%s', (code, more) => {
    const result = compared([rate(HANOI, '68'), rate(PHU_THO, '70', more), rate(AN_GIANG, '69')])
    expect(issueCodes(result)).toEqual([code])
    expect(ranksOf(result)).toEqual([3, 1, 2])
    expect(cellOf(result, PHU_THO).issues).toEqual([code])
  })

  test('DIFFERENT_PRECISION: 70 may be 69.5, so that beside 69.6 its rank is uncertain', () => {
    const result = compared([rate(HANOI, '69.6'), rate(PHU_THO, '70'), rate(AN_GIANG, '65.0')])
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
    expect(issueCodes(counts)).toEqual(['MISSING_DATA', 'SIZE_DEPENDENT'])
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
  const result = compared(years, { provinces: ['VN34-01', 'VN34-25'], period: { from: '2018', to: '2020' } })
  expect(issueCodes(result)).toEqual(['ESTIMATE'])
  expect(issueOf(result, 'ESTIMATE')?.cells.map(({ column }) => column)).toEqual([
    'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2018',
    'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2019',
    'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020',
  ])
})
