// Figures that are derived on request, over the seed: what stands in empty cells, with formula and inputs, and what is refused with its
// reason. Record ids are those of prisma/seed/observations.csv.
import { describe, expect, it } from 'vitest'
import { federationOfFile } from '../federation-of-file.ts'
import { type Compared, cellOf, codesOf, compare, figuresOf, written } from './compared.ts'

const federation = federationOfFile()

const ask = (input: object) => compare(federation, input)
const inputsOf = (compared: Compared, area: string, column = 0) =>
  cellOf(compared, area, column)
    .inputs.map(({ observationId }) => observationId)
    .sort()

describe('multidimensional poverty = poor + near-poor', () => {
  const input = {
    indicators: ['MD_POVERTY_RATE', 'MD_POOR_HH_COUNT'],
    provinces: ['VN34-91'],
    period: { at: '2022' },
  }

  it('of An Giang 2022: 2.81 + 4.61 = 7.42%, and 14,872 + 24,370 = 39,242 households', async () => {
    const compared = await ask({ ...input, derive: ['POOR_PLUS_NEAR_POOR'] })
    const [rate, count] = [cellOf(compared, 'VN63-89', 0), cellOf(compared, 'VN63-89', 1)]
    const derived = { derivation: 'DERIVED', standard: 'MDP_2022_2025', absence: null }
    expect(rate).toMatchObject({ value: '7.42', unit: 'PERCENT', ...derived })
    expect(count).toMatchObject({ value: '39242', unit: 'HOUSEHOLDS', ...derived })
    expect(inputsOf(compared, 'VN63-89', 0)).toEqual(['S001-08', 'S001-12'])
    expect(inputsOf(compared, 'VN63-89', 1)).toEqual(['S001-07', 'S001-11'])
    expect(codesOf(compared)).toContain('DERIVED')
    for (const explained of [rate.formulaEn, rate.explainVi, rate.explainEn])
      for (const number of ['2.81', '4.61', '7.42']) expect(explained).toMatch(written(number))
    for (const number of ['14872', '24370', '39242']) expect(count.formulaEn).toMatch(written(number))
  })

  it('is not derived unless it is asked for', async () => {
    const compared = await ask(input)
    expect(figuresOf(compared)).toEqual([])
    expect(cellOf(compared, 'VN63-89')).toMatchObject({ absence: 'NOT_REPORTED', derivation: null })
    expect(codesOf(compared)).not.toContain('DERIVED')
  })

  it('of Phú Thọ 2019 cannot be said: it states 5.57 poor and nothing of the near-poor', async () => {
    const compared = await ask({
      ...input,
      provinces: ['VN34-25'],
      period: { at: '2019' },
      derive: ['POOR_PLUS_NEAR_POOR'],
    })
    expect(cellOf(compared, 'VN63-25')).toMatchObject({ value: null, low: null, derivation: 'IMPOSSIBLE' })
    expect(codesOf(compared)).toContain('MISSING_COMPONENT')
  })
})

describe('trained without a certificate = trained − certified', () => {
  it.each([
    ['An Giang', 'VN34-91', 'VN63-89', '2023', '41.0', ['S001-01', 'S001-02']], // 69.5 − 28.5
    ['Phú Thọ', 'VN34-25', 'VN63-25', '2020', '42', ['S003-09', 'S003-10']], // 70 − 28
  ])('of %s', async (_name, province, area, at, value, inputs) => {
    const compared = await ask({
      indicators: ['TRAINED_LABOUR_UNCERTIFIED_RATE'],
      provinces: [province],
      period: { at },
      derive: ['TRAINED_MINUS_CERTIFIED'],
    })
    expect(cellOf(compared, area)).toMatchObject({ value, unit: 'PERCENT', derivation: 'DERIVED' })
    expect(inputsOf(compared, area)).toEqual(inputs)
  })

  it('of Thái Nguyên 2020 cannot be said: it states 70 trained and nothing of certificates', async () => {
    const compared = await ask({
      indicators: ['TRAINED_LABOUR_UNCERTIFIED_RATE'],
      provinces: ['VN34-19'],
      period: { at: '2020' },
      derive: ['TRAINED_MINUS_CERTIFIED'],
    })
    expect(cellOf(compared, 'VN63-19')).toMatchObject({ value: null, derivation: 'IMPOSSIBLE' })
  })
})

describe("last year's rate = this year's rate + its reduction", () => {
  it.each([
    ['POOR_HH_RATE', '3.81', ['S001-08', 'S001-09']], // 2.81 + 1
    ['NEAR_POOR_HH_RATE', '5.89', ['S001-12', 'S001-13']], // 4.61 + 1.28
  ])('%s of An Giang 2021', async (indicator, value, inputs) => {
    const compared = await ask({
      indicators: [indicator],
      provinces: ['VN34-91'],
      period: { at: '2021' },
      derive: ['PREVIOUS_RATE'],
    })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({
      value,
      derivation: 'DERIVED',
      standard: 'MDP_2022_2025',
      period: { start: '2021-01-01', end: '2021-12-31' },
    })
    expect(inputsOf(compared, 'VN63-89')).toEqual(inputs)
  })

  it('of 2022 leaves the reported 2.81 alone', async () => {
    const compared = await ask({
      indicators: ['POOR_HH_RATE'],
      provinces: ['VN34-91'],
      period: { at: '2022' },
      derive: ['PREVIOUS_RATE'],
    })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({ value: '2.81', derivation: 'REPORTED', inputs: [] })
  })
})

describe('an annual average = a cumulative figure ÷ its years', () => {
  it('is refused where the start of the term is not stated, and a reported one is not replaced', async () => {
    const compared = await ask({
      indicators: ['JOBS_CREATED'],
      provinces: ['VN34-19', 'VN34-56'],
      statistic: 'ANNUAL_AVERAGE',
      period: { latest: 'EACH' },
      derive: ['ANNUAL_AVERAGE'],
    })
    const [thaiNguyen, ninhThuan] = [cellOf(compared, 'VN63-19'), cellOf(compared, 'VN63-58')]
    expect(thaiNguyen).toMatchObject({ value: '21521', derivation: 'REPORTED', observationId: 'S004-03' })
    expect(ninhThuan).toMatchObject({ value: null, low: null, high: null, derivation: 'IMPOSSIBLE' })
    expect(ninhThuan.explainEn).toMatch(/start|both ends|does not state|not stated/i)
    // 82913 ÷ 5.45 years = 15,210 or ÷ 4.96 = 16,731, depending on a start that nobody states
    expect(figuresOf(compared)).toEqual(['21521'])
  })
})

describe('a rate = numerator ÷ denominator', () => {
  it('81 of 114 procedures on 26 May 2020 are 71.05%, 28.95 points from the 100 that the year is to end with', async () => {
    const compared = await ask({
      indicators: ['ADMIN_PROCEDURES_LEVEL3_RATE'],
      provinces: ['VN34-25'],
      period: { at: '2020-05-26' },
      derive: ['RATE_FROM_COUNTS'],
    })
    const cell = cellOf(compared, 'VN63-25')
    expect(cell).toMatchObject({
      value: '71.05', // 81 ÷ 114 = 71.0526…%
      unit: 'PERCENT',
      derivation: 'DERIVED',
      period: { start: '2020-05-26', end: '2020-05-26' },
      target: { value: '100', observationId: 'S003-21', period: { start: '2020-01-01', end: '2020-12-31' } },
      attainment: 'UNDETERMINED', // the year is not over: nobody has failed yet
      distanceToLow: '-28.95', // 71.05 − 100
      gapUnit: 'PERCENTAGE_POINTS',
    })
    expect(inputsOf(compared, 'VN63-25')).toEqual(['S003-19', 'S003-20'])
    for (const number of ['81', '114', '71.05']) expect(cell.explainVi).toMatch(written(number))
  })

  it('is refused for the poor of An Giang 2022: no total of households is held, and none is implied from 2.81', async () => {
    const compared = await ask({
      indicators: ['MD_POVERTY_RATE'],
      provinces: ['VN34-91'],
      period: { at: '2022' },
      derive: ['RATE_FROM_COUNTS'],
    })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({ value: null, low: null, high: null })
    expect(figuresOf(compared)).toEqual([])
  })
})
