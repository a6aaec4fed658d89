// What blocks no rank, and what a column is still the whole of: forecasts among their like, nothing held, the last day of the 63.
import { expect, it } from 'vitest'
import { spreadOf } from '#schema/comparison/spread.ts'
import { registry } from '#schema/registry/registry.ts'
import { pair } from './paired.ts'
import { summaryOf } from './summary-of.ts'
import { ask, cellOf, type LiteralFigure } from './table-of.ts'

const provinces = ['VN34-01', 'VN34-91']

it('targets are ranked among themselves, also where their offices call them forecasts', () => {
  const target = (area: string, value: string): LiteralFigure => {
    return { area, indicator: 'TRAINED_LABOUR_RATE', kind: 'TARGET', status: 'F', period: '2025', value }
  }
  const result = ask(
    { indicators: ['TRAINED_LABOUR_RATE'], provinces, period: { at: '2025' }, kind: 'TARGET' },
    { 'VN34-01': [target('VN63-01', '80')], 'VN34-91': [target('VN63-89', '70')] },
  )
  expect(['VN63-01', 'VN63-89'].map((area) => cellOf(result, area).rank)).toEqual([1, 2])
})

it('where nobody holds any period, none is missing in common', () => {
  const result = ask(
    { indicators: ['TRAINED_LABOUR_RATE'], provinces, period: { latest: 'COMMON' } },
    { 'VN34-01': [], 'VN34-91': [] },
  )
  expect(result.columns[0]?.rankBlockedBy).toEqual([])
})

it('around a mean below zero there is no coefficient of variation', () => {
  expect(spreadOf(['-2', '-4'], ['1', '1']).weightedVariation).toBeNull()
  // The mean of 2 and 4 is 3, and each lies 1 from it: 1 / 3.
  expect(spreadOf(['2', '4'], ['1', '1']).weightedVariation).toBe('33.33')
})

it('the 63 units are the country up to the last day on which they were in force', () => {
  const units = registry.areas.filter(({ scheme, host }) => scheme === 'VN63' && host !== null)
  const figures = Object.fromEntries(units.map(({ id }) => [id, { value: '1' }]))
  const scopeIn = (period: string) =>
    summaryOf({ indicator: 'POPULATION', statistic: 'LEVEL', period }, figures).scope
  expect([scopeIn('2025-S1'), scopeIn('2025-07')]).toEqual(['NATIONAL', 'TOTAL_OF_ASKED'])
})

it('a target that has one end is no range', () => {
  const outcome = { area: 'VN63-19', indicator: 'POOR_HH_RATE', period: '2022', value: '3' }
  const isRange = (target: Partial<LiteralFigure>) => {
    const { value: _, ...rest } = outcome
    return pair(outcome, [{ ...rest, kind: 'TARGET', ...target }])?.isRange
  }
  expect(isRange({ high: '4', qualifier: 'LESS_THAN' })).toBe(false)
  expect(isRange({ low: '3', high: '4', qualifier: 'RANGE' })).toBe(true)
})
