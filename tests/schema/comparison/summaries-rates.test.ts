// The summary of a column of rates: ratios of sums, weighted means and the weights that are held beside a figure.
import { describe, expect, it } from 'vitest'
import { indexRelated, relatedTo } from '#schema/comparison/summaries.ts'
import { heldOf } from './held-of.ts'
import { COUNTS, count, POOR, RATES, summaryOf, WEIGHTS } from './summary-of.ts'
import type { LiteralFigure } from './table-of.ts'

describe('rates', () => {
  it('are the ratio of the sums where numerators and denominators are held', () => {
    expect(summaryOf({ ...POOR, related: COUNTS }, RATES)).toMatchObject({
      method: 'RATIO_OF_SUMS',
      total: '5.00',
      partialTotal: null,
      unit: 'PERCENT',
      coverage: { answered: 2, expected: 2, weightPercent: '100.00' },
    })
  })

  it('are weighted by the denominator where a numerator is missing, is of another standard, or names none', () => {
    // (2.9 × 100000 + 6.1 × 200000) / 300000 = 5.0333…
    const rates = { 'VN63-89': { value: '2.9' }, 'VN63-91': { value: '6.1' } }
    const expected = { method: 'WEIGHTED_MEAN', total: '5.03' }
    const withPoor = (more: Partial<LiteralFigure>) =>
      COUNTS.map((each) =>
        each.indicator === 'POOR_HH_COUNT'
          ? { ...count(each.area, each.indicator, each.value ?? ''), ...more }
          : each,
      )
    expect(summaryOf({ ...POOR, related: WEIGHTS }, rates)).toMatchObject(expected)
    expect(summaryOf({ ...POOR, related: withPoor({ standard: 'MDP_2016_2020' }) }, rates)).toMatchObject(
      expected,
    )
    expect(summaryOf({ ...POOR, related: withPoor({}) }, rates)).toMatchObject(expected)
    expect(summaryOf({ ...POOR, related: COUNTS }, rates)).toMatchObject({
      method: 'RATIO_OF_SUMS',
      total: '5.00',
    })
  })

  it('are printed as finely as the finest, two decimals at least', () => {
    // (2.901 × 100000 + 6.1 × 200000) / 300000 = 5.03366…
    const rates = { 'VN63-89': { value: '2.901' }, 'VN63-91': { value: '6.1' } }
    expect(summaryOf({ ...POOR, related: WEIGHTS }, rates).total).toBe('5.034')
  })

  it('are refused without weights, and with weights of another period, breakdown, doubtful area, or only bounds', () => {
    const instead = (more: Partial<LiteralFigure>) => [
      WEIGHTS[0] ?? count('', '', ''),
      { ...count('VN63-91', 'HH_TOTAL', '200000'), ...more },
    ]
    const refused = { refusal: 'WEIGHTS_MISSING', method: null, total: null, partialTotal: null }
    expect(summaryOf(POOR, RATES)).toMatchObject(refused)
    const wrong: Partial<LiteralFigure>[] = [
      { period: '2021' },
      { breakdown: { urbanisation: 'RURAL' } },
      { confidence: '0.80' },
      { qualifier: 'NEARLY', high: '200000' },
      { statistic: 'CHANGE' },
    ]
    for (const more of wrong)
      expect(summaryOf({ ...POOR, related: instead(more) }, RATES)).toMatchObject(refused)
    const zero = WEIGHTS.map((each) => ({ ...each, value: '0' }))
    expect(summaryOf({ ...POOR, related: zero }, RATES)).toMatchObject(refused)
  })

  it('of some areas are a partial figure, with their share of all households', () => {
    const rates = { ...RATES, 'VN63-25': null }
    const related = [...COUNTS, count('VN63-25', 'HH_TOTAL', '100000')]
    // 300000 of 400000 households.
    expect(summaryOf({ ...POOR, related }, rates)).toMatchObject({
      method: 'RATIO_OF_SUMS',
      total: null,
      partialTotal: '5.00',
      coverage: { answered: 2, expected: 3, weightPercent: '75.00' },
    })
    expect(summaryOf({ ...POOR, related: COUNTS }, rates).coverage.weightPercent).toBeNull()
  })

  it('of a breakdown are weighted by the same breakdown', () => {
    const rural = { breakdown: { urbanisation: 'RURAL' } }
    const related = [
      ...WEIGHTS,
      count('VN63-89', 'HH_TOTAL', '10000', rural),
      count('VN63-91', 'HH_TOTAL', '30000', rural),
    ]
    // (3 × 1 + 6 × 3) / 4 = 5.25
    expect(summaryOf({ ...POOR, ...rural, related }, RATES)).toMatchObject({
      method: 'WEIGHTED_MEAN',
      total: '5.25',
    })
  })

  it('of a sector among the employed are over all employed', () => {
    const inSector = { breakdown: { economic_sector: 'AGRICULTURE' } }
    const related = [
      count('VN63-89', 'EMPLOYED', '10', inSector),
      count('VN63-89', 'EMPLOYED', '100'),
      count('VN63-91', 'EMPLOYED', '60', inSector),
      count('VN63-91', 'EMPLOYED', '300'),
    ]
    const shares = { 'VN63-89': { value: '10' }, 'VN63-91': { value: '20' } }
    // 70 of 400.
    expect(summaryOf({ indicator: 'LABOUR_SECTOR_SHARE', ...inSector, related }, shares)).toMatchObject({
      method: 'RATIO_OF_SUMS',
      total: '17.50',
    })
  })

  it('that are averages are weighted, and never a ratio', () => {
    const related = [count('VN63-89', 'EMPLOYED', '1'), count('VN63-91', 'EMPLOYED', '2')]
    const incomes = { 'VN63-89': { value: '7000000' }, 'VN63-91': { value: '8000000' } }
    // 23000000 / 3 = 7666666.67, printed as the incomes are.
    expect(
      summaryOf({ indicator: 'AVG_EMPLOYED_INCOME', statistic: 'LEVEL', related }, incomes),
    ).toMatchObject({
      method: 'WEIGHTED_MEAN',
      total: '7666667',
      unit: 'VND',
    })
  })

  it('as changes or annual averages are not combined, and targets not weighted by outcomes', () => {
    expect(summaryOf({ ...POOR, statistic: 'CHANGE', related: COUNTS }, RATES).refusal).toBe('NOT_ADDITIVE')
    expect(summaryOf({ ...POOR, statistic: 'ANNUAL_AVERAGE', related: COUNTS }, RATES).refusal).toBe(
      'NOT_ADDITIVE',
    )
    expect(summaryOf({ ...POOR, kind: 'TARGET', related: COUNTS }, RATES).refusal).toBe('WEIGHTS_MISSING')
  })
})

describe('what is held beside a figure', () => {
  const rate = { area: 'VN63-89', indicator: 'LFPR', period: '2022', value: '70' }
  const held = (...figures: LiteralFigure[]) =>
    relatedTo(indexRelated(figures.map(heldOf)), heldOf({ ...rate, concept: 'ICLS_19' }), 'POP_15_PLUS')?.id

  it('is the one whose area is stated, then the one of the same concept; one of another concept is none', () => {
    const people = (id: string, more: Partial<LiteralFigure> = {}) =>
      count('VN63-89', 'POP_15_PLUS', '100', { id, ...more })
    expect(held(people('a'), people('b', { concept: 'ICLS_19' }))).toBe('b')
    expect(held(people('a'), people('b', { concept: 'ICLS_19', confidence: '0.80' }))).toBe('a')
    expect(held(people('a', { concept: 'ICLS_13' }))).toBeUndefined()
    expect(held(people('a', { period: null }))).toBeUndefined()
    expect(held(people('b'), people('a'))).toBe('a')
  })
})
