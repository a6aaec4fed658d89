import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { breakBetween, isParted, SERIES_BREAKS } from '#schema/catalogue/series-breaks.ts'
import { parsePeriod } from '#schema/period.ts'

/** The code of the break between two periods. */
function parting(indicator: string, earlier: string, later: string): string | undefined {
  return breakBetween(indicator, parsePeriod(earlier), parsePeriod(later))?.code
}

it('knows the survey, the decree and the resolution that broke a series, oldest first', () => {
  expect(SERIES_BREAKS.map(({ code, date, legalSource }) => [code, date, legalSource])).toEqual([
    ['ICLS_19', '2021-01-01', 'Điều tra lao động việc làm (ICLS-19 từ 2021)'],
    ['ONLINE_SERVICE_LEVELS', '2022-08-15', 'Nghị định 42/2022/NĐ-CP'],
    ['DISTRICTS_ABOLISHED', '2025-07-01', 'Nghị quyết 203/2025/QH15'],
  ])
})

it('names indicators of the catalogue, each once in a break', () => {
  const named = SERIES_BREAKS.flatMap(({ code, indicators }) => indicators.map((name) => `${code} ${name}`))
  expect(new Set(named).size).toBe(named.length)
  const all = SERIES_BREAKS.flatMap(({ indicators }) => indicators)
  expect(all.filter((name) => !catalogue.findIndicator(name))).toEqual([])
})

it('breaks at ICLS-19 what the catalogue takes from that survey, and survey rates over those who are employed', () => {
  const ofSurvey = catalogue.indicators
    .filter(({ sourceSystem, legalSource, denominator }) => {
      return sourceSystem === 'SURVEY' && (legalSource.includes('ICLS-19') || denominator === 'EMPLOYED')
    })
    .map(({ code }) => code)
    // A person is fifteen whatever counts as work.
    .filter((code) => code !== 'POP_15_PLUS')
  expect([...(SERIES_BREAKS[0]?.indicators ?? [])].sort()).toEqual(ofSurvey.sort())
})

describe('a break between two periods', () => {
  it.each([
    ['EMPLOYED', '2020', '2021', 'ICLS_19'],
    ['EMPLOYED', '2015', '2024', 'ICLS_19'],
    ['EMPLOYED', '2020-Q4', '2021-Q1', 'ICLS_19'],
    ['UNEMPLOYMENT_RATE', '2020-12-31', '2021-01-01', 'ICLS_19'],
    ['EMPLOYED', '2019', '2020', undefined],
    ['EMPLOYED', '2021', '2022', undefined],
    ['EMPLOYED', '2021-01-01', '2021-01-02', undefined],
    ['TRAINED_LABOUR_RATE', '2015', '2024', undefined],
    ['POOR_DISTRICT_COUNT', '2025-Q2', '2025-Q3', 'DISTRICTS_ABOLISHED'],
    ['POOR_DISTRICT_COUNT', '2025-Q1', '2025-Q2', undefined],
    ['NO_SUCH_INDICATOR', '2015', '2025', undefined],
  ])('%s, %s to %s: %s', (indicator, earlier, later, code) => {
    expect(parting(indicator, earlier, later)).toBe(code)
  })

  it('also stands inside one of them: half of 2025 had districts, so 2025 is like neither 2024 nor 2026', () => {
    expect(parting('POOR_DISTRICT_COUNT', '2024', '2025')).toBe('DISTRICTS_ABOLISHED')
    expect(parting('POOR_DISTRICT_COUNT', '2025', '2026')).toBe('DISTRICTS_ABOLISHED')
    expect(isParted('2025-07-01', parsePeriod('2023'), parsePeriod('2024'))).toBe(false)
  })
})
