import { expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { findNationalFigure, NATIONAL_FIGURES } from '#schema/catalogue/national-figures.ts'
import { findStandard, hasStandards } from '#schema/catalogue/standards.ts'
import { compareDecimals, sumDecimals } from '#schema/decimal.ts'

const review2022 = {
  statistic: 'SHARE',
  start: '2022-01-01',
  end: '2022-12-31',
  standard: 'MDP_2022_2025',
} as const

it('knows what the labour ministry announced of the poverty review of 2022: 4.03% poor and 3.49% near-poor are 7.52%', () => {
  const published = (indicator: string) => findNationalFigure({ ...review2022, indicator })?.value ?? 'none'
  const [poor, nearPoor] = [published('POOR_HH_RATE'), published('NEAR_POOR_HH_RATE')]
  expect([poor, nearPoor, published('MD_POVERTY_RATE')]).toEqual(['4.03', '3.49', '7.52'])
  expect(sumDecimals([poor, nearPoor])).toBe('7.52')
})

it('says of them that the decision itself was not looked up', () => {
  expect(NATIONAL_FIGURES.filter(({ verified }) => verified)).toEqual([])
  expect(
    NATIONAL_FIGURES.filter(
      ({ note }) => !note?.includes('was not looked up') && !note?.includes('were not looked up'),
    ),
  ).toEqual([])
})

it('gives none for another period, another standard or no standard', () => {
  const poor = { ...review2022, indicator: 'POOR_HH_RATE' }
  expect(findNationalFigure({ ...poor, start: '2021-01-01', end: '2021-12-31' })).toBeUndefined()
  expect(findNationalFigure({ ...poor, standard: 'MDP_2016_2020' })).toBeUndefined()
  expect(findNationalFigure({ ...poor, standard: null })).toBeUndefined()
  expect(findNationalFigure({ ...poor, statistic: 'CHANGE' })).toBeUndefined()
})

it('holds together: indicators and standards of the catalogue, periods that end after they begin, one row per key', () => {
  for (const { indicator, standard, start, end } of NATIONAL_FIGURES) {
    expect(catalogue.findIndicator(indicator), indicator).toBeDefined()
    expect(hasStandards(indicator)).toBe(standard !== null && findStandard(standard) !== undefined)
    expect(start < end).toBe(true)
  }
  const keys = NATIONAL_FIGURES.map(({ indicator, statistic, start, end, standard }) =>
    [indicator, statistic, start, end, standard].join(),
  )
  expect(new Set(keys).size).toBe(keys.length)
  expect(NATIONAL_FIGURES.filter(({ value }) => compareDecimals(value, '0') <= 0)).toEqual([])
})
