// Derived figures that must not be made, and which of them answer the question.
import { describe, expect, it } from 'vitest'
import { isPresent } from '#schema/comparison/observations.ts'
import { derive, only, POOR, poverty, valueAndFormula } from './deriving.ts'
import { ask, cellOf, idOf, type LiteralFigure } from './table-of.ts'

const provinces = ['VN34-91']

it('poor households of a stated line are not added to near-poor ones of an unstated line', () => {
  const { standard: _, ...unstated } = poverty('NEAR_POOR_HH_COUNT', '24370', { statistic: 'LEVEL' })
  expect(derive('POOR_PLUS_NEAR_POOR', 'MD_POOR_HH_COUNT', POOR, unstated).filter(isPresent)).toEqual([])
  const stated = { ...unstated, standard: 'MDP_2022_2025' }
  expect(derive('POOR_PLUS_NEAR_POOR', 'MD_POOR_HH_COUNT', POOR, stated).filter(isPresent)).toHaveLength(1)
})

describe('where the latest is asked for', () => {
  it('the newest derived figure stands: 6 + 2 = 8 of 2022, not 5 + 1 of 2021', () => {
    const pair = (period: string, poor: string, near: string): LiteralFigure[] => [
      poverty('POOR_HH_COUNT', poor, { statistic: 'LEVEL', period, id: `poor-${period}` }),
      poverty('NEAR_POOR_HH_COUNT', near, { statistic: 'LEVEL', period, id: `near-${period}` }),
    ]
    const result = ask(
      {
        indicators: ['MD_POOR_HH_COUNT'],
        provinces,
        period: { latest: 'EACH' },
        derive: ['POOR_PLUS_NEAR_POOR'],
      },
      { 'VN34-91': [...pair('2021', '5', '1'), ...pair('2022', '6', '2')] },
    )
    const { value, period } = cellOf(result, 'VN63-89')
    expect([value, period?.label]).toEqual(['8', '2022'])
  })

  it('a newer figure of another statistic does not outdate an annual average: 50 ÷ 5 = 10', () => {
    const jobs = { area: 'VN63-89', indicator: 'JOBS_CREATED', concept: 'NEW' }
    const result = ask(
      { indicators: ['JOBS_CREATED'], provinces, period: { latest: 'EACH' }, derive: ['ANNUAL_AVERAGE'] },
      {
        'VN34-91': [
          { ...jobs, statistic: 'CUMULATIVE', period: '2016-2020', value: '50' },
          { ...jobs, statistic: 'LEVEL', period: '2022', value: '7' },
        ],
      },
    )
    expect(cellOf(result, 'VN63-89', 'JOBS_CREATED.ANNUAL_AVERAGE.ACTUAL').value).toBe('10')
  })
})

it('the rate of the year before is no answer to a question about the year', () => {
  const result = ask(
    { indicators: ['POOR_HH_RATE'], provinces, period: { at: '2022' }, derive: ['PREVIOUS_RATE'] },
    {
      'VN34-91': [
        poverty('POOR_HH_RATE', '2.81'),
        poverty('POOR_HH_RATE_REDUCTION', '1.00', { statistic: 'CHANGE' }),
      ],
    },
  )
  expect(result.columns.map(idOf)).toEqual(['POOR_HH_RATE.SHARE.ACTUAL@2022'])
})

it('nothing is left where all who are trained are certified: 70 − 70 = 0 can be', () => {
  const added = derive(
    'TRAINED_MINUS_CERTIFIED',
    'TRAINED_LABOUR_UNCERTIFIED_RATE',
    poverty('TRAINED_LABOUR_RATE', '70'),
    poverty('TRAINED_LABOUR_CERT_RATE', '70'),
  )
  expect(valueAndFormula(only(added))).toEqual(['0', '70 − 70 = 0'])
})

it('a quotient of thousands by units says nothing of last digits, which only sums mix', () => {
  const thousands = { statistic: 'LEVEL', multiplier: 3 } as const
  const added = derive(
    'RATE_FROM_COUNTS',
    'POOR_HH_RATE',
    poverty('POOR_HH_COUNT', '15000', thousands),
    poverty('HH_TOTAL', '500001', { statistic: 'LEVEL' }),
  )
  expect(valueAndFormula(only(added))).toEqual(['3.00', '100 × 15000 ÷ 500001 ≈ 3,00'])
  expect(only(added).derivation?.rule.EN).not.toContain('printed to')
})
