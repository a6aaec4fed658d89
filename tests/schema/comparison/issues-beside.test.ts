// Issues between a figure and what stands beside it: the earlier figure, the target, the age of the answer.
import { describe, expect, test } from 'vitest'
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { cellOf, type Held, issueCodes, issueOf, type LiteralFigure, tableOf, world } from './table-of.ts'
import { compared, PHU_THO, rate, trained } from './three-provinces.ts'

describe('between a figure and what stands beside it', () => {
  const alone = { provinces: ['VN34-25'] }
  const poor = { indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025' }

  test('DIFFERENT_PRECISION: 70 after 58.1 is a change that may be rounding; 70 after 58 is not', () => {
    const after = (earlier: string) =>
      compared([rate(PHU_THO, '70'), rate(PHU_THO, earlier, { period: '2019' })], alone)
    expect(issueCodes(after('58.1'))).toEqual(['DIFFERENT_PRECISION'])
    expect(cellOf(after('58.1'), PHU_THO)).toMatchObject({
      change: { points: '11.9' },
      issues: ['DIFFERENT_PRECISION'],
    })
    expect(issueCodes(after('58'))).toEqual([])
    expect(cellOf(after('58'), PHU_THO).change).toMatchObject({ points: '12' })
  })

  test('SERIES_BREAK is said where the earlier figure is shown, and the change is withheld in any case', () => {
    const figures = [
      rate(PHU_THO, '5.57', { indicator: 'POOR_HH_RATE', standard: 'MDP_2016_2020', period: '2021' }),
      rate(PHU_THO, '3.07', { ...poor, period: '2022' }),
    ]
    const asked = { ...alone, indicators: ['POOR_HH_RATE'] }
    const shown = compared(figures, { ...asked, period: { from: '2021', to: '2022' } })
    expect(issueOf(shown, 'SERIES_BREAK')).toMatchObject({ severity: 'BLOCKS', accepted: false })
    expect(shown.rows[0]?.cells.map(({ change }) => change)).toEqual([null, null])
    expect(shown.comparability.comparable).toBe(false)

    const hidden = compared(figures, { ...asked, period: { at: '2022' } })
    expect(issueCodes(hidden)).toEqual([])
    expect(cellOf(hidden, PHU_THO).change).toBeNull()
  })

  test('SERIES_BREAK accepted gives the change, and the figures stay as they are', () => {
    const figures = [
      rate(PHU_THO, '5.57', { indicator: 'POOR_HH_RATE', standard: 'MDP_2016_2020', period: '2021' }),
      rate(PHU_THO, '3.07', { ...poor, period: '2022' }),
    ]
    const result = compared(figures, {
      ...alone,
      indicators: ['POOR_HH_RATE'],
      period: { from: '2021', to: '2022' },
      accept: ['SERIES_BREAK'],
    })
    expect(result.rows[0]?.cells.map(({ value, change }) => [value, change?.points])).toEqual([
      ['5.57', undefined],
      ['3.07', '-2.50'],
    ])
    expect(issueOf(result, 'SERIES_BREAK')).toMatchObject({ accepted: true })
    expect(result.comparability.comparable).toBe(true)
  })

  test('TARGET_IS_RANGE and DIFFERENT_STATISTIC: a year held against "1 to 1.2 a year"', () => {
    const cut = { indicator: 'POOR_HH_RATE_REDUCTION', statistic: 'CHANGE' } as const
    const result = compared(
      [
        rate(PHU_THO, '1.1', cut),
        rate(PHU_THO, undefined, {
          ...cut,
          kind: 'TARGET',
          statistic: 'ANNUAL_AVERAGE',
          period: '2016-2020',
          low: '1.0',
          high: '1.2',
          decimals: 1,
          qualifier: 'RANGE',
        }),
      ],
      { ...alone, indicators: ['POOR_HH_RATE_REDUCTION'], statistic: 'CHANGE' },
    )
    expect(issueCodes(result)).toEqual(expect.arrayContaining(['TARGET_IS_RANGE', 'DIFFERENT_STATISTIC']))
    expect(issueOf(result, 'TARGET_IS_RANGE')?.messages.VI).toContain('Phú Thọ: từ 1,0 đến 1,2')
    expect(issueOf(result, 'DIFFERENT_STATISTIC')?.messages.VI).toContain(
      'Phú Thọ: mức thay đổi, mục tiêu: bình quân năm',
    )
    // What differs between a figure and its target blocks no rank of the figures.
    expect(result.columns[0]?.rankBlockedBy).toEqual([])
  })

  test('STALE_ANSWER names the province once, whatever it was asked', () => {
    const held: Held = { 'VN34-25': [rate(PHU_THO, '70'), rate(PHU_THO, '5.5', poor)] }
    const question = resolveQuestion(
      { ...trained, ...alone, indicators: ['TRAINED_LABOUR_RATE', 'POOR_HH_RATE'] },
      world,
    )
    const stale = slicesOf(question, world).map((slice) => ({
      ...tableOf(slice, held['VN34-25'] as LiteralFigure[]),
      state: 'STALE',
      ageSeconds: 90,
    }))
    const result = compare(question, readAnswers(question, stale, world), world)
    expect(result.comparability.issues).toMatchObject([
      {
        code: 'STALE_ANSWER',
        severity: 'WARNS',
        messages: { VI: expect.stringContaining('Phú Thọ: cũ 90 giây') },
      },
    ])
    expect(result.rows[0]?.cells.map(({ value }) => value)).toEqual(['70', '5.5'])
  })
})
