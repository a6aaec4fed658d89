import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { type IndicatorSearch, searchIndicators } from '#schema/catalogue/search-indicators.ts'

const codes = (search: IndicatorSearch) => searchIndicators(catalogue, search).map(({ code }) => code)

describe('searching indicators', () => {
  it('“ho ngheo” finds “Tỷ lệ hộ nghèo”', () => {
    expect(codes({ search: 'ho ngheo' })).toEqual([
      'POOR_HH_COUNT',
      'POOR_HH_RATE',
      'POOR_HH_RATE_REDUCTION',
      'NEAR_POOR_HH_COUNT',
      'NEAR_POOR_HH_RATE',
      'NEAR_POOR_HH_RATE_REDUCTION',
      'MD_POOR_HH_COUNT',
      'POOR_HH_ESCAPED',
      'POOR_HH_RELAPSED',
      'POOR_HH_NEW',
      'POVERTY_RATE_VHLSS',
    ])
  })

  it('what begins with the search stands first', () => {
    expect(codes({ search: 'Tỷ lệ hộ nghèo' }).slice(0, 2)).toEqual(['POOR_HH_RATE', 'POVERTY_RATE_VHLSS'])
    expect(codes({ search: 'POOR_HH' })).toEqual([
      'POOR_HH_COUNT',
      'POOR_HH_RATE',
      'POOR_HH_RATE_REDUCTION',
      'POOR_HH_ESCAPED',
      'POOR_HH_RELAPSED',
      'POOR_HH_NEW',
      'NEAR_POOR_HH_COUNT',
      'NEAR_POOR_HH_RATE',
      'NEAR_POOR_HH_RATE_REDUCTION',
      'MD_POOR_HH_COUNT',
    ])
  })

  it('in English too, and with words of name and code together', () => {
    expect(codes({ search: 'sent abroad' })).toEqual(['WORKERS_SENT_ABROAD'])
    expect(codes({ search: 'unemployment rate' })).toEqual(['UNEMPLOYMENT_RATE', 'UI_COVERAGE_RATE'])
  })

  it('within a domain', () => {
    expect(codes({ domain: 'LABOUR_EXPORT' })).toEqual(['WORKERS_SENT_ABROAD'])
    expect(codes({ search: 'ho ngheo', domain: 'TRAINING' })).toEqual([])
  })

  it('everything when nothing is asked, nothing when none fits', () => {
    expect(codes({})).toHaveLength(91 + 1)
    expect(codes({ search: null, domain: null })).toHaveLength(91 + 1)
    expect(codes({ search: 'GDP' })).toEqual([])
  })
})
