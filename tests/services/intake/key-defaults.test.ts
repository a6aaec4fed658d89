import { expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { keyDefaults, requiredParts } from '#services/intake/key-defaults.ts'

const PERIODS = {
  year: { start: '2022-01-01', end: '2022-12-31', label: '2022' },
  years: { start: '2016-01-01', end: '2020-12-31', label: '2016-2020' },
  thirdQuarter: { start: '2022-07-01', end: '2022-09-30', label: 'Quý III/2022' },
  day: { start: '2022-12-31', end: '2022-12-31', label: '31/12/2022' },
}

it.each([
  ['POOR_HH_RATE', 'year', 'SHARE', 'END_OF_PERIOD'],
  ['POOR_HH_COUNT', 'year', 'LEVEL', 'END_OF_PERIOD'],
  ['POOR_HH_RATE_REDUCTION', 'year', 'CHANGE', 'DURING_PERIOD'],
  ['POOR_HH_RATE_REDUCTION', 'years', null, 'DURING_PERIOD'], // the whole change, or the mean of a year
  ['POPULATION', 'year', 'LEVEL', 'DURING_PERIOD'],
  ['UNEMPLOYMENT_RATE', 'thirdQuarter', 'SHARE', 'DURING_PERIOD'],
  ['WORKERS_SENT_ABROAD', 'year', 'LEVEL', 'DURING_PERIOD'],
  ['WORKERS_SENT_ABROAD', 'years', null, 'DURING_PERIOD'], // a sum, or the mean of a year
  ['WORKERS_SENT_ABROAD', 'thirdQuarter', null, 'DURING_PERIOD'], // of the quarter, or since January
  ['VOC_INSTITUTIONS', 'day', 'LEVEL', 'AS_OF'],
  ['AWARDS', 'year', 'LEVEL', null],
] as const)('%s of a %s leaves no choice but %s, %s', (code, period, statistic, timeBasis) => {
  const indicator = catalogue.findIndicator(code)
  if (!indicator) throw new TypeError(code)
  expect(keyDefaults(indicator, PERIODS[period])).toMatchObject({
    statistic,
    timeBasis,
    unit: indicator.unit,
  })
})

it('poverty needs its standard and jobs need their concept', () => {
  const required = ['POOR_HH_RATE', 'JOBS_CREATED', 'POPULATION'].map((code) => {
    const indicator = catalogue.findIndicator(code)
    return indicator && requiredParts(indicator, { start: '2022-01-01', end: '2022-12-31' })
  })
  expect(required).toEqual([['standard'], ['concept'], []])
})
