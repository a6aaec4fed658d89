// The spread of a column: median, extremes, range, ratio and weighted variation.
import { describe, expect, it } from 'vitest'
import { spreadOf } from '#schema/comparison/spread.ts'
import { POOR, RATES, summaryOf, WEIGHTS } from './summary-of.ts'

describe('the spread', () => {
  it('of an even number has the mean of the middle two, exactly', () => {
    // 2.81, 4, 5.57, 6.1: (4 + 5.57) / 2 = 4.785, one decimal more than printed.
    expect(spreadOf(['5.57', '2.81', '6.1', '4'], null)).toEqual({
      median: '4.785',
      min: '2.81',
      max: '6.1',
      range: '3.29',
      maxToMin: '2.1708',
      weightedVariation: null,
    })
    expect(spreadOf(['1.5', '2.5'], null).median).toBe('2.0')
    expect(spreadOf(['70'], null)).toMatchObject({
      median: '70',
      min: '70',
      max: '70',
      range: '0',
      maxToMin: '1.0000',
    })
  })

  it('has no ratio to a minimum that is not above zero', () => {
    expect(spreadOf(['0', '5'], null)).toMatchObject({ range: '5', maxToMin: null })
    expect(spreadOf(['-1', '5'], null)).toMatchObject({ range: '6', maxToMin: null })
  })

  it('has a weighted coefficient of variation, to the hundredth of a percent', () => {
    // 3 and 6, weights 1 and 2: mean 5, variance (4 + 2) / 3 = 2, √2 / 5 = 28.284…%.
    expect(spreadOf(['3', '6'], ['100000', '200000']).weightedVariation).toBe('28.28')
    // 1 and 3, equal weights: mean 2, deviation 1: exactly 50%.
    expect(spreadOf(['1', '3.0'], ['0.5', '0.50']).weightedVariation).toBe('50.00')
    // 1 and 5: mean 3, deviation 2: 66.666…%, rounded up.
    expect(spreadOf(['1', '5'], ['1', '1']).weightedVariation).toBe('66.67')
    expect(spreadOf(['4', '4'], ['1', '2']).weightedVariation).toBe('0.00')
    // A mean of zero divides nothing.
    expect(spreadOf(['-1', '1'], ['1', '1']).weightedVariation).toBeNull()
    expect(spreadOf(['1', '3'], ['0', '0']).weightedVariation).toBeNull()
  })

  it('stands in the summary, weighted by the denominator', () => {
    expect(summaryOf({ ...POOR, related: WEIGHTS }, RATES)).toMatchObject({
      median: '4.5',
      weightedVariation: '28.28',
    })
    expect(summaryOf(POOR, RATES)).toMatchObject({ median: '4.5', weightedVariation: null })
  })

  it('needs figures that may be compared; accepting the difference lifts it, and not the refusal of a total', () => {
    const unlike = { 'VN63-89': { value: '3' }, 'VN63-91': { value: '6', period: '2021' } }
    expect(summaryOf(POOR, unlike)).toMatchObject({ median: null, range: null, refusal: 'NOT_COMPARABLE' })
    expect(summaryOf({ ...POOR, accept: ['DIFFERENT_PERIODS'] }, unlike)).toMatchObject({
      median: '4.5',
      range: '3',
      refusal: 'NOT_COMPARABLE',
      total: null,
    })
  })

  it('does not mind that no direction is better', () => {
    const people = { 'VN63-89': { value: '10' }, 'VN63-91': { value: '20' } }
    expect(summaryOf({ indicator: 'POPULATION', statistic: 'LEVEL' }, people).maxToMin).toBe('2.0000')
  })
})
