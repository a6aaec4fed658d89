// The summary of a column of counts: totals, partial totals and refusals, from literal figures.
import { describe, expect, it } from 'vitest'
import { type Figures, JOBS, summaryOf } from './summary-of.ts'

describe('counts', () => {
  const figures = {
    'VN63-19': { value: '233', concept: 'NEW' },
    'VN63-25': { value: '106.5', concept: 'NEW' },
  }

  it('are summed when every area has one', () => {
    expect(summaryOf(JOBS, figures)).toMatchObject({
      scope: 'TOTAL_OF_ASKED',
      method: 'SUM',
      total: '339.5',
      partialTotal: null,
      unit: 'PERSONS',
      coverage: { answered: 2, expected: 2, weightPercent: null },
      refusal: null,
      refusalMessages: null,
    })
  })

  it('of some areas are a partial total, never the whole', () => {
    expect(summaryOf(JOBS, { ...figures, 'VN63-58': null })).toMatchObject({
      method: 'SUM',
      total: null,
      partialTotal: '339.5',
      coverage: { answered: 2, expected: 3 },
    })
  })

  it('whose area is only inferred stay out until that is accepted', () => {
    const inferred = { ...figures, 'VN63-58': { value: '100', concept: 'NEW', confidence: '0.80' } }
    expect(summaryOf(JOBS, inferred)).toMatchObject({
      total: null,
      partialTotal: '339.5',
      coverage: { answered: 3, expected: 3 },
    })
    expect(summaryOf({ ...JOBS, accept: ['INFERRED_ATTRIBUTION'] }, inferred).total).toBe('439.5')
  })

  it('of a period that is not stated stay out', () => {
    const silent = { ...figures, 'VN63-58': { value: '100', concept: 'NEW', period: null } }
    expect(summaryOf(JOBS, silent)).toMatchObject({ total: null, partialTotal: '339.5' })
    expect(summaryOf(JOBS, { 'VN63-58': { value: '100', period: null } })).toMatchObject({
      partialTotal: null,
      refusal: 'NO_FIGURES',
      coverage: { answered: 1, expected: 1 },
    })
  })

  it("of unlike periods have no total and no partial total, though one of them does not count: 190518 is nobody's", () => {
    const cumulative = { indicator: 'JOBS_CREATED', statistic: 'CUMULATIVE' } as const
    const provinces = {
      'VN63-19': { value: '107605', period: '2016-2020', concept: 'SUPPORTED' },
      'VN63-25': null,
      'VN63-58': {
        value: '82913',
        period: '2015-01-01/2020-06-13',
        concept: 'SUPPORTED',
        confidence: '0.80',
      },
      'VN63-84': null,
      'VN63-89': null,
    }
    const refused = {
      scope: 'TOTAL_OF_ASKED',
      method: null,
      total: null,
      partialTotal: null,
      refusal: 'NOT_COMPARABLE',
      coverage: { answered: 2, expected: 5, weightPercent: null },
    }
    expect(summaryOf(cumulative, provinces)).toMatchObject(refused)
    const accept = ['DIFFERENT_PERIODS', 'INFERRED_ATTRIBUTION'] as const
    expect(summaryOf({ ...cumulative, accept }, provinces)).toMatchObject(refused)
  })

  it('of unlike concepts, standards or boundaries are not added, accepted or not', () => {
    const accept = ['DIFFERENT_CONCEPT', 'DIFFERENT_STANDARD', 'STANDARD_NOT_STATED'] as const
    const concepts = {
      'VN63-19': { value: '1', concept: 'NEW' },
      'VN63-25': { value: '2', concept: 'SUPPORTED' },
    }
    expect(summaryOf({ ...JOBS, accept }, concepts).refusal).toBe('NOT_COMPARABLE')
    const boundaries = {
      'VN63-19': { value: '1', concept: 'NEW' },
      'VN34-25': { value: '2', concept: 'NEW' },
    }
    expect(summaryOf({ ...JOBS, accept }, boundaries).refusal).toBe('NOT_COMPARABLE')
    const standards = {
      'VN63-19': { value: '1', standard: 'MDP_2016_2020' },
      'VN63-25': { value: '2', standard: 'MDP_2022_2025' },
    }
    const poor = { indicator: 'POOR_HH_COUNT', statistic: 'LEVEL', accept } as const
    expect(summaryOf(poor, standards)).toMatchObject({ refusal: 'NOT_COMPARABLE', partialTotal: null })
    expect(summaryOf(poor, { ...standards, 'VN63-25': { value: '2' } }).refusal).toBe('NOT_COMPARABLE')
  })

  it('of Hà Nội before and after 2025-07-01 are the same people, and are not added', () => {
    const twice = { 'VN63-01': { value: '1' }, 'VN34-01': { value: '2' } }
    expect(summaryOf({ indicator: 'POPULATION', statistic: 'LEVEL' }, twice).refusal).toBe('NOT_COMPARABLE')
  })

  it('that are bounds, ranges or nearly something are refused, and so is their spread', () => {
    const bounds: Figures[string][] = [
      { high: '4', qualifier: 'LESS_THAN' },
      { low: '1', high: '2', qualifier: 'RANGE' },
      { value: '5', high: '5', qualifier: 'NEARLY' },
    ]
    for (const bound of bounds) {
      const summary = summaryOf(JOBS, { ...figures, 'VN63-58': { concept: 'NEW', ...bound } })
      expect(summary).toMatchObject({
        refusal: 'NOT_SINGLE_VALUES',
        partialTotal: null,
        median: null,
        max: null,
      })
    }
  })

  it('in turns, shares of counts, and what the catalogue does not combine are refused', () => {
    const one = { 'VN63-19': { value: '1' } }
    expect(summaryOf({ indicator: 'STAFF_TRAINED_TURNS', statistic: 'LEVEL' }, one).refusal).toBe(
      'NOT_ADDITIVE',
    )
    expect(summaryOf({ indicator: 'JOBS_CREATED', statistic: 'SHARE' }, one).refusal).toBe('NOT_ADDITIVE')
    expect(summaryOf({ indicator: 'POVERTY_RATE_VHLSS' }, one).refusal).toBe('NOT_ADDITIVE')
  })

  it('of nobody are no figures, and the sentence says so in both languages', () => {
    expect(summaryOf(JOBS, { 'VN63-19': null })).toEqual({
      column: 'JOBS_CREATED.LEVEL.ACTUAL',
      scope: 'TOTAL_OF_ASKED',
      method: null,
      total: null,
      partialTotal: null,
      unit: 'PERSONS',
      coverage: { answered: 0, expected: 1, weightPercent: null },
      refusal: 'NO_FIGURES',
      refusalMessages: {
        VI: 'Không có số liệu nào tính được: không địa bàn nào có số, hoặc số có được không nêu rõ địa bàn hay kỳ.',
        EN: 'There is no figure to count: no area has one, or what there is does not state its area or its period.',
      },
      median: null,
      min: null,
      max: null,
      range: null,
      maxToMin: null,
      weightedVariation: null,
      published: null,
    })
  })
})
