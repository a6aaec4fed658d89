// Which columns stand, in which order, and when nothing stands in them.
import { describe, expect, it } from 'vitest'
import { combinationsOf } from '#schema/comparison/comparison-question.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { ask, cellOf, idOf, issueCodes, type LiteralFigure, world } from './table-of.ts'

const provinces = ['VN34-91']
const at = { at: '2022' }

describe('columns', () => {
  it('have a total wherever one dimension is asked whole, although nobody holds anything', () => {
    const breakdown = [
      { dimension: 'sex', all: true },
      { dimension: 'urbanisation', codes: ['URBAN'] },
    ]
    const input = { indicators: ['UNEMPLOYMENT_RATE'], provinces, period: at, breakdown }
    expect(ask(input, { 'VN34-91': [] }).columns.map(({ breakdown: items }) => items)).toEqual([[]])
  })

  it('stand by statistic before they stand by breakdown', () => {
    const jobs = { area: 'VN63-89', indicator: 'JOBS_CREATED', period: '2022', value: '5', concept: 'NEW' }
    const women = { breakdown: { sex: 'F' } }
    const held: LiteralFigure[] = [
      { ...jobs, statistic: 'CUMULATIVE' },
      { ...jobs, statistic: 'CUMULATIVE', ...women },
      { ...jobs, statistic: 'LEVEL', ...women },
      { ...jobs, statistic: 'LEVEL' },
    ]
    const breakdown = [{ dimension: 'sex', all: true }]
    const result = ask(
      { indicators: ['JOBS_CREATED'], provinces, period: at, breakdown },
      { 'VN34-91': held },
    )
    expect(result.columns.map(idOf)).toEqual([
      'JOBS_CREATED.LEVEL.ACTUAL@2022',
      'JOBS_CREATED.LEVEL.ACTUAL[sex=F]@2022',
      'JOBS_CREATED.CUMULATIVE.ACTUAL@2022',
      'JOBS_CREATED.CUMULATIVE.ACTUAL[sex=F]@2022',
    ])
  })

  it('are counted as the product of the codes, and 200 of one indicator may be asked for', () => {
    const codes = (count: number) => Array.from({ length: count }, (_, index) => `C${index}`)
    expect(combinationsOf([{ codes: codes(2) }, { codes: codes(3) }, {}])).toBe(6)
    const resolve = (count: number) =>
      resolveQuestion(
        {
          indicators: ['UNEMPLOYMENT_RATE'],
          provinces,
          period: at,
          breakdown: [
            { dimension: 'sex', codes: ['F', 'M'] },
            { dimension: 'age_group', codes: codes(count) },
          ],
        },
        world,
      )
    expect(combinationsOf(resolve(100).breakdown ?? [])).toBe(200)
    expect(() => resolve(101)).toThrow()
  })

  it('one of which is empty leave the others comparable', () => {
    const held = [{ area: 'VN63-89', indicator: 'LFPR', period: '2022', value: '75' }]
    const input = { indicators: ['LFPR', 'UNEMPLOYMENT_RATE'], provinces, period: at }
    const result = ask(input, { 'VN34-91': held })
    expect(result.rows[0]?.cells.map(({ value }) => value)).toEqual(['75', null])
    expect(issueCodes(result)).toContain('MISSING_DATA')
    expect(result.comparability.comparable).toBe(true)
  })
})

it('a period common by two standards is shown by the newer: 2021 was measured by both', () => {
  const poor = (area: string, value: string, standard: string): LiteralFigure => {
    return { area, indicator: 'POOR_HH_RATE', period: '2021', value, standard }
  }
  const result = ask(
    { indicators: ['POOR_HH_RATE'], provinces: ['VN34-01', 'VN34-91'], period: { latest: 'COMMON' } },
    {
      'VN34-01': [poor('VN63-01', '0.1', 'MDP_2016_2020'), poor('VN63-01', '0.2', 'MDP_2022_2025')],
      'VN34-91': [poor('VN63-89', '2.9', 'MDP_2022_2025'), poor('VN63-89', '1.9', 'MDP_2016_2020')],
    },
  )
  expect(['VN63-01', 'VN63-89'].map((area) => cellOf(result, area).value)).toEqual(['0.2', '2.9'])
})
