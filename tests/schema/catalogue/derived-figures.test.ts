// The rules of derived figures and of breakdowns, as data: complete, of indicators that exist, and each with its source.
import { describe, expect, it } from 'vitest'
import { BREAKDOWNS, findExhaustive, isSmallCount } from '#schema/catalogue/breakdowns.ts'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { derivedFigureOf, recipesOf, refusalSentences } from '#schema/catalogue/derived-figures.ts'
import { DERIVED_FIGURES } from '#schema/codes.ts'

const everything = catalogue.indicators.map(({ code }) => code)

describe('derived figures', () => {
  it('have a row each, with name, formula, rule and source', () => {
    for (const code of DERIVED_FIGURES) {
      const { recipes: _, ...texts } = derivedFigureOf(code)
      expect(Object.values(texts)).not.toContain('')
      expect(texts.code).toBe(code)
    }
  })

  it('are these sums and differences', () => {
    const recipes = recipesOf(['POOR_PLUS_NEAR_POOR', 'TRAINED_MINUS_CERTIFIED', 'PREVIOUS_RATE'], everything)
    expect(
      recipes.map(({ result, operation, inputs: [first, second], isOfYearBefore }) => {
        const sign = operation === 'MINUS' ? '−' : '+'
        const before = isOfYearBefore ? ' (t−1)' : ''
        return `${result.code}${before} = ${first.indicator.code} ${sign} ${second.indicator.code} ${second.statistic}`
      }),
    ).toEqual([
      'MD_POOR_HH_COUNT = POOR_HH_COUNT + NEAR_POOR_HH_COUNT LEVEL',
      'MD_POVERTY_RATE = POOR_HH_RATE + NEAR_POOR_HH_RATE SHARE',
      'TRAINED_LABOUR_UNCERTIFIED_RATE = TRAINED_LABOUR_RATE − TRAINED_LABOUR_CERT_RATE SHARE',
      'POOR_HH_RATE (t−1) = POOR_HH_RATE + POOR_HH_RATE_REDUCTION CHANGE',
      'NEAR_POOR_HH_RATE (t−1) = NEAR_POOR_HH_RATE + NEAR_POOR_HH_RATE_REDUCTION CHANGE',
    ])
  })

  it('of counts are the rates whose numerator and denominator the catalogue knows', () => {
    const ratios = catalogue.indicators.filter(({ aggregation }) => aggregation === 'RATIO')
    const recipes = recipesOf(['RATE_FROM_COUNTS'], everything)
    expect(recipes.map(({ result }) => result.code)).toEqual(ratios.map(({ code }) => code))
    expect(
      recipes.filter(({ firstOnly }) => firstOnly).map(({ result, firstOnly }) => [result.code, firstOnly]),
    ).toEqual([
      ['LABOUR_SECTOR_SHARE', 'economic_sector'],
      ['SI_COVERAGE_RATE', 'scheme'],
    ])
  })

  it('are nothing of what was not asked', () => {
    expect(recipesOf(DERIVED_FIGURES, ['JOBS_CREATED'])).toEqual([])
    expect(recipesOf([], everything)).toEqual([])
  })

  it('are refused in a sentence of both languages, without a gap left open', () => {
    const word = { VI: 'một', EN: 'one' }
    const words = { result: word, input: word, absence: word, period: word, figures: word, formula: word }
    const { VI, EN } = refusalSentences('TERM', words)
    expect(VI).toBe(
      'Không suy ra được “một”: số lũy kế là của một nhiệm kỳ (một) mà nguồn không nêu rõ ngày bắt đầu, nên không biết chia cho mấy năm.',
    )
    expect(EN).not.toMatch(/[{}]/)
  })

  it('have an indicator of their own where no office publishes one', () => {
    expect(catalogue.findIndicator('TRAINED_LABOUR_UNCERTIFIED_RATE')).toMatchObject({
      unit: 'PERCENT',
      valueType: 'RATE',
      aggregation: 'NONE',
      verified: false,
      comparable: true,
    })
  })
})

describe('breakdowns', () => {
  it('are of indicators and dimensions of the catalogue, each told once and with a source', () => {
    const told = BREAKDOWNS.flatMap(({ indicators, dimension }) =>
      indicators.map((code) => `${code} × ${dimension}`),
    )
    expect(new Set(told).size).toBe(told.length)
    for (const { indicators, dimension, source } of BREAKDOWNS) {
      expect(source).not.toBe('')
      for (const code of indicators) {
        const dimensions = catalogue.findIndicator(code)?.dimensions.map(({ id }) => id)
        expect(dimensions, `${code} × ${dimension}`).toContain(dimension)
      }
    }
  })

  it('that sum to a total are of indicators that add up', () => {
    for (const { indicators, sumsTo } of BREAKDOWNS)
      for (const code of indicators)
        expect([code, catalogue.findIndicator(code)?.aggregation]).toEqual([
          code,
          sumsTo === 'TOTAL' ? 'SUM' : 'RATIO',
        ])
  })

  it('divide workers abroad by country and trainees by level, and do not divide jobs by channel or the poor by people', () => {
    expect(findExhaustive('WORKERS_SENT_ABROAD', 'destination')?.verified).toBe(true)
    expect(findExhaustive('VOC_TRAINEES', 'education_level')?.overlapping).toHaveLength(2)
    expect(findExhaustive('LABOUR_SECTOR_SHARE', 'economic_sector')?.sumsTo).toBe('HUNDRED')
    expect(findExhaustive('JOBS_CREATED', 'channel')).toBeUndefined()
    expect(findExhaustive('POOR_HH_COUNT', 'ethnicity')).toBeUndefined()
    expect(findExhaustive('POPULATION', 'age_group')).toBeUndefined()
  })

  it('hide one or two persons, and neither nobody nor households', () => {
    expect(['0', '1', '2', '2.4', '3'].filter((value) => isSmallCount('PERSONS', value))).toEqual([
      '1',
      '2',
      '2.4',
    ])
    expect(isSmallCount('HOUSEHOLDS', '1')).toBe(false)
  })
})
