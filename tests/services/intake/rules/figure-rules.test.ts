import { describe, expect, it } from 'vitest'
import { explainFinding } from '#services/intake/format-finding.ts'
import { codesOf, findingsOf, poor, read } from './read-figures.ts'

describe('VALUE_OUT_OF_RANGE', () => {
  it('is a rate above 100 or below 0', () => {
    expect(codesOf([poor({ value: '100.01' })])).toEqual(['VALUE_OUT_OF_RANGE 2'])
    expect(codesOf([poor({ value: '-0.1' })])).toEqual(['VALUE_OUT_OF_RANGE 2'])
    expect(codesOf([poor({ value: '100' })])).toEqual([])
    expect(codesOf([poor({ value: '0.00' })])).toEqual([])
  })

  it('is an end of a range or a bound outside it', () => {
    expect(codesOf([poor({ low: '98', high: '101', qualifier: 'RANGE' })])).toEqual(['VALUE_OUT_OF_RANGE 2'])
    expect(codesOf([poor({ high: '101', qualifier: 'LESS_THAN' })])).toEqual(['VALUE_OUT_OF_RANGE 2'])
    expect(codesOf([poor({ low: '98', high: '100', qualifier: 'RANGE' })])).toEqual([])
  })

  it('is an income of nothing, which the catalogue leaves out of its range', () => {
    const income = { indicator: 'AVG_EMPLOYED_INCOME', timeBasis: 'DURING_PERIOD' } as const
    expect(codesOf([read({ ...income, value: '0' })])).toEqual(['VALUE_OUT_OF_RANGE 2'])
    expect(codesOf([read({ ...income, value: '1' })])).toEqual([])
  })

  it('lets a share of a plan pass 100 and a reduction fall below 0', () => {
    const claim = { indicator: 'TARGET_ACHIEVEMENT_PCT', breakdown: { of_indicator: 'WORKERS_SENT_ABROAD' } }
    expect(codesOf([read({ ...claim, value: '176' })])).toEqual([])
    const reduction = { indicator: 'POOR_HH_RATE_REDUCTION', statistic: 'CHANGE' } as const
    expect(codesOf([poor({ ...reduction, value: '-0.5' })])).toEqual([])
    expect(codesOf([poor({ ...reduction, value: '101' })])).toEqual(['VALUE_OUT_OF_RANGE 2'])
  })

  it('says what was read, what is allowed and what to do', () => {
    const [finding] = findingsOf([poor({ value: '281.5' })])
    expect(finding?.value).toBe('281,5')
    expect(finding && explainFinding(finding, 'VI').message).toBe(
      'Tỷ lệ hộ nghèo, An Giang, 2022: 281,5 nằm ngoài khoảng cho phép (từ 0 đến 100).',
    )
    expect(finding && explainFinding(finding, 'EN').message).toBe(
      'Poor household rate, An Giang, 2022: 281.5 is outside the range allowed (from 0 to 100).',
    )
  })
})

describe('counts', () => {
  it('COUNT_NOT_WHOLE: half a household is none, and 49,3 nghìn is whole', () => {
    expect(codesOf([read({ value: '49.3' })])).toEqual(['COUNT_NOT_WHOLE 2'])
    expect(codesOf([read({ value: '49300', decimals: 1, multiplier: 3 })])).toEqual([])
    expect(codesOf([read({ value: '49300.0' })])).toEqual([])
  })

  it('COUNT_NOT_WHOLE is not asked of a yearly mean', () => {
    const mean = {
      indicator: 'WORKERS_SENT_ABROAD',
      statistic: 'ANNUAL_AVERAGE',
      period: '2016-2020',
    } as const
    expect(codesOf([read({ ...mean, value: '3000.4' })])).toEqual([])
    expect(codesOf([read({ ...mean, statistic: 'CUMULATIVE', value: '3000.4' })])).toEqual([
      'COUNT_NOT_WHOLE 2',
    ])
  })

  it('COUNT_NEGATIVE: there are no minus five households, but five fewer there can be', () => {
    expect(codesOf([read({ value: '-5' })])).toEqual(['COUNT_NEGATIVE 2'])
    expect(codesOf([read({ value: '0' })])).toEqual([])
    expect(codesOf([read({ value: '-5', statistic: 'CHANGE' })])).toEqual([])
  })
})

describe('units', () => {
  it('UNIT_NOT_CATALOGUE: households are not persons', () => {
    expect(codesOf([read({ value: '70', unit: 'PERSONS' })])).toEqual(['UNIT_NOT_CATALOGUE 2'])
    expect(codesOf([read({ value: '70', unit: 'HOUSEHOLDS' })])).toEqual([])
  })

  it('CHANGE_IN_PERCENT: what lies between two rates is percentage points', () => {
    const reduction = { indicator: 'POOR_HH_RATE_REDUCTION', statistic: 'CHANGE', value: '1.28' } as const
    expect(codesOf([poor({ ...reduction, unit: 'PERCENT' })])).toEqual(['CHANGE_IN_PERCENT 2'])
    expect(codesOf([poor({ ...reduction, unit: 'PERCENTAGE_POINTS' })])).toEqual([])
    expect(codesOf([poor({ statistic: 'CHANGE', value: '-1.28', unit: 'PERCENT' })])).toEqual([
      'CHANGE_IN_PERCENT 2',
    ])
    expect(codesOf([poor({ statistic: 'CHANGE', value: '-1.28', unit: 'PERCENTAGE_POINTS' })])).toEqual([])
  })
})

describe('periods against today', () => {
  const today = '2022-09-30'

  it('FINAL_BEFORE_END: an outcome is final when its period has ended', () => {
    expect(codesOf([read({ value: '7', period: '2022' })], { today })).toEqual(['FINAL_BEFORE_END 2'])
    expect(codesOf([read({ value: '7', period: '2022', status: 'E' })], { today })).toEqual([])
    expect(codesOf([read({ value: '7', period: '2022', kind: 'TARGET' })], { today })).toEqual([])
    expect(codesOf([read({ value: '7', period: '2022-9M' })], { today })).toEqual([])
  })

  it('PERIOD_IN_FUTURE: nobody has counted next year', () => {
    expect(codesOf([read({ value: '7', period: '2023', status: 'E' })], { today })).toEqual([
      'PERIOD_IN_FUTURE 2',
    ])
    expect(codesOf([read({ value: '7', period: '2023', kind: 'FORECAST', status: 'F' })], { today })).toEqual(
      [],
    )
    expect(codesOf([read({ period: '2023', absence: 'NOT_REPORTED' })], { today })).toEqual([])
  })

  it('PERIOD_BACKWARD: a period ends after it starts', () => {
    const { observation, ...figure } = read({ value: '7' })
    const turned = { start: '2022-12-31', end: '2022-01-01', label: '2022' }
    expect(codesOf([{ ...figure, observation: { ...observation, period: turned } }])).toEqual([
      'PERIOD_BACKWARD 2',
    ])
    const day = { ...turned, end: '2022-12-31' }
    expect(codesOf([{ ...figure, observation: { ...observation, period: day } }])).toEqual([])
  })
})

describe('standards', () => {
  it('KEY_PART_MISSING: a poverty figure of years under one standard names it', () => {
    expect(codesOf([read({ indicator: 'POOR_HH_RATE', value: '2.81' })])).toEqual(['KEY_PART_MISSING 2'])
    expect(codesOf([read({ indicator: 'POOR_HH_RATE', value: '2.81', period: null })])).toEqual([
      'KEY_PART_MISSING 2',
    ])
    expect(codesOf([poor({ value: '2.81' })])).toEqual([])
  })

  it('KEY_PART_MISSING is not said of years that no one standard covers', () => {
    const mean = { indicator: 'POOR_HH_RATE_REDUCTION', statistic: 'ANNUAL_AVERAGE', value: '1' } as const
    expect(codesOf([read({ ...mean, period: '2020-2023' })])).toEqual([])
    expect(codesOf([read({ ...mean, period: '2016-2021' })])).toEqual(['KEY_PART_MISSING 2'])
    expect(codesOf([read({ indicator: 'POOR_HH_RATE', value: '9.9', period: '2012' })])).toEqual([])
  })

  it('STANDARD_NOT_OF_PERIOD: the standard of 2022 measures from the review at the end of 2021', () => {
    expect(codesOf([poor({ value: '2.81', period: '2020' })])).toEqual(['STANDARD_NOT_OF_PERIOD 2'])
    expect(codesOf([poor({ value: '2.81', period: '2021' })])).toEqual([])
    expect(
      codesOf([poor({ value: '2.81', period: '2026', area: 'VN34-91' })], { today: '2027-12-31' }),
    ).toEqual([])
    expect(
      codesOf([poor({ value: '2.81', period: '2027', area: 'VN34-91' })], { today: '2027-12-31' }),
    ).toEqual(['STANDARD_NOT_OF_PERIOD 2'])
  })
})

describe('numbers that are no figure', () => {
  it('BOUND_ORDER: the low end comes first', () => {
    expect(codesOf([poor({ low: '2', high: '1.5', qualifier: 'RANGE' })])).toEqual(['BOUND_ORDER 2'])
    expect(codesOf([poor({ low: '1.5', high: '1.5', qualifier: 'RANGE' })])).toEqual([])
  })

  it('FIGURE_CONTRADICTORY: "below" has a high end, and only that', () => {
    expect(codesOf([poor({ low: '4', qualifier: 'LESS_THAN' })])).toEqual(['FIGURE_CONTRADICTORY 2'])
    expect(codesOf([poor({ value: '4', high: '4', qualifier: 'EXACT' })])).toEqual(['FIGURE_CONTRADICTORY 2'])
    expect(codesOf([poor({ high: '4', qualifier: 'LESS_THAN' })])).toEqual([])
  })

  it('FIGURE_MALFORMED: what would be refused on its way', () => {
    expect(codesOf([poor({ value: '1e2' })])).toEqual(['FIGURE_MALFORMED 2'])
    expect(codesOf([poor({ value: '2.8', decimals: 21 })])).toEqual(['FIGURE_MALFORMED 2'])
    expect(codesOf([poor({ value: '2.8', decimals: 20 })])).toEqual([])
  })

  it('TEXT_TOO_LONG: a note of 2,001 characters', () => {
    expect(codesOf([poor({ value: '2.8', note: 'x'.repeat(2001) })])).toEqual(['TEXT_TOO_LONG 2'])
    expect(codesOf([poor({ value: '2.8', note: 'x'.repeat(2000) })])).toEqual([])
  })
})

describe('a figure that is taken back', () => {
  it('is not held to its value', () => {
    expect(codesOf([poor({ value: '281', withdraws: true })])).toEqual([])
    expect(codesOf([poor({ value: '281', withdraws: true, area: 'VN63-01' })])).toEqual(['AREA_NOT_HOSTED 2'])
  })
})
