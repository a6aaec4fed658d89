// Issues that block the rank of a column, or keep a cell out of it: one small comparison each.
import { describe, expect, test } from 'vitest'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { cellOf, issueCodes, issueOf, type LiteralFigure } from './table-of.ts'
import { AN_GIANG, compared, HANOI, PHU_THO, ranksOf, rate } from './three-provinces.ts'

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
    expect(issueCodes(result)).toEqual(['DIFFERENT_CONCEPT', 'INFERRED_ATTRIBUTION', 'INCOMPLETE_COVERAGE'])
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
