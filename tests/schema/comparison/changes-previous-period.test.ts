// Which earlier period a figure is compared with.
import { describe, expect, it } from 'vitest'
import { changeOf, jobs, sinceWhen, trained } from './change-of.ts'
import type { LiteralFigure } from './table-of.ts'

describe('the previous period', () => {
  it('is the newest that ends before this one starts', () => {
    expect(sinceWhen('2020', ['2016', '2018', '2017', '2020', '2021'])).toBe('2018')
    expect(sinceWhen('2020', ['2020', '2021'])).toBeUndefined()
    expect(sinceWhen('2020', [])).toBeUndefined()
  })

  it.each([
    ['2020', ['2019-Q4', '2019-S2', '2019-12', '2019-12-31', '2018'], '2018'],
    ['2020-Q1', ['2019-Q4', '2019-Q1', '2019'], '2019-Q4'],
    ['2020-S2', ['2020-S1', '2019-S2'], '2020-S1'],
    ['2020-9M', ['2019-9M', '2019-S2'], '2019-9M'],
    ['2020-03', ['2020-02', '2019-03', '2020-01-31'], '2020-02'],
    ['2020-06-13', ['2020-06-12', '2020-05'], '2020-06-12'],
    ['2016-2020', ['2011-2015', '2015', '2014-2015'], '2011-2015'],
    ['2016-2020', ['2012-2015'], undefined],
    // The first eleven months, one with the leap day; and of another length.
    ['2021-01-01/2021-11-30', ['2020-01-01/2020-11-30'], '2020-01-01/2020-11-30'],
    ['2021-01-01/2021-02-10', ['2020-12-01/2021-01-10', '2020-12-01/2020-12-30'], undefined],
    ['2021-02-01/2021-02-10', ['2021-01-01/2021-01-10', '2021-01-11/2021-01-31'], '2021-01-01/2021-01-10'],
    ['2021-02-01/2021-02-10', ['2021-01-01/2021-01-11'], undefined],
  ] as const)('has the same form and length: %s after %j is since %s', (later, held, expected) => {
    expect(sinceWhen(later, held)).toBe(expected)
  })

  it('is of the same area, indicator, statistic, breakdown, time basis and concept', () => {
    const later: LiteralFigure = {
      ...jobs,
      concept: 'NEW',
      breakdown: { sex: 'F', age: '15-24' },
      period: '2020',
      value: '2',
    }
    const others: Partial<LiteralFigure>[] = [
      { area: 'VN63-25' },
      { indicator: 'JOBS_CREATED_OTHER' },
      { statistic: 'SHARE' },
      { breakdown: { sex: 'M', age: '15-24' } },
      { breakdown: { sex: 'F' } },
      { breakdown: {} },
      { timeBasis: 'END_OF_PERIOD' },
      { concept: 'SUPPORTED' },
    ]
    const unlike = others.map((part) => ({ ...later, period: '2019', value: '1', ...part }))
    expect(changeOf(later, unlike)).toBeNull()
    const alike = { ...later, breakdown: { age: '15-24', sex: 'F' }, period: '2018', value: '1' }
    expect(changeOf(later, [...unlike, alike])?.change?.from.label).toBe('2018')
  })

  it('is not known where the catalogue tells concepts apart and nobody states one', () => {
    const history = [{ ...jobs, period: '2019', value: '1' }]
    expect(changeOf({ ...jobs, period: '2020', value: '2' }, history)).toBeNull()
  })

  it('is passed over where the office gave no figure', () => {
    const found = changeOf({ ...trained, value: '70' }, [
      { ...trained, period: '2019', absence: 'NOT_REPORTED' },
      { ...trained, period: '2018', value: '66' },
    ])
    expect(found?.change?.from.label).toBe('2018')
  })
})
