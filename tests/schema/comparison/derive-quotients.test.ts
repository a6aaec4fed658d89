// Derived figures that are quotients: annual averages of cumulative figures, and rates of counts; and when there is none.
import { describe, expect, it } from 'vitest'
import { deriveFigures } from '#schema/comparison/derive.ts'
import { type HeldObservation, isPresent } from '#schema/comparison/observations.ts'
import { derive, only, PHU_THO, POOR, poverty, refusal, valueAndFormula } from './deriving.ts'
import { heldOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

describe('an annual average', () => {
  const jobs = (more: Partial<LiteralFigure>): LiteralFigure => ({
    area: 'VN63-19',
    indicator: 'JOBS_CREATED',
    statistic: 'CUMULATIVE',
    concept: 'SUPPORTED',
    period: '2016-2020',
    value: '107605',
    status: 'E',
    ...more,
  })
  const average = (more: Partial<LiteralFigure>) => derive('ANNUAL_AVERAGE', 'JOBS_CREATED', jobs(more))

  it('Thái Nguyên 2016–2020: 107605 ÷ 5 = 21521 a year', () => {
    const added = only(average({}))
    expect(valueAndFormula(added)).toEqual(['21521', '107605 ÷ 5 = 21521'])
    expect(added).toMatchObject({
      series: { statistic: 'ANNUAL_AVERAGE', concept: 'SUPPORTED' },
      period: { form: 'YEARS', label: '2016-2020' },
      status: 'E',
    })
  })

  it('of persons is whole: 82913 ÷ 5 ≈ 16583, rounded half away from zero', () => {
    // 82913 ÷ 5 = 16582.6
    expect(valueAndFormula(only(average({ value: '82913' })))).toEqual(['16583', '82913 ÷ 5 ≈ 16583'])
  })

  it('stays as coarse as it is printed: 16 thousand in 5 years', () => {
    const added = only(average({ value: '16000', multiplier: 3 }))
    expect(added.figure).toMatchObject({ value: '3200', decimals: 0, multiplier: 3 })
  })

  it('of a rate gets one decimal more only where it needs it', () => {
    const reduction = (value: string) =>
      valueAndFormula(
        only(
          derive('ANNUAL_AVERAGE', 'POOR_HH_RATE_REDUCTION', {
            ...jobs({ value, indicator: 'POOR_HH_RATE_REDUCTION' }),
          }),
        ),
      )
    expect(reduction('7.5')).toEqual(['1.5', '7,5 ÷ 5 = 1,5'])
    expect(reduction('7.2')).toEqual(['1.44', '7,2 ÷ 5 = 1,44'])
  })

  it('rounds bounds outward: at least 82913 in 5 years is at least 16582 a year', () => {
    const { value: _, ...bound } = jobs({ low: '82913', qualifier: 'AT_LEAST' })
    expect(only(derive('ANNUAL_AVERAGE', 'JOBS_CREATED', bound)).figure).toMatchObject({
      qualifier: 'AT_LEAST',
      low: '16582',
    })
  })

  it('stays where a province states its own', () => {
    const own = jobs({ statistic: 'ANNUAL_AVERAGE', value: '21521', id: 'S004-03' })
    expect(derive('ANNUAL_AVERAGE', 'JOBS_CREATED', jobs({}), own)).toEqual([])
  })

  it('is impossible where both ends of the period are not stated, or are no ends of years', () => {
    const term = jobs({ area: 'VN63-58', period: '2015-01-01/2020-06-13', value: '82913' })
    const held = heldOf(term)
    const ofTerm = {
      ...held,
      period: { ...held.period, form: 'TERM', label: '2015-2020 (term)' },
    } as HeldObservation
    const refused = deriveFigures(['ANNUAL_AVERAGE'], ['JOBS_CREATED'], [], [ofTerm])
    expect(refusal(refused)).toContain('of a term (2015-01-01 to 2020-06-13) of unstated start')
    expect(refusal(average({ period: '2015-01-01/2020-06-13' }))).toContain(
      'not made of whole calendar years',
    )
    expect(refusal(average({ inferred: ['period'] }))).toContain('was inferred by a compiler')
    expect(refusal(average({ period: null }))).toContain('does not state the period')
  })

  it('of one or two persons in a breakdown is suppressed, because no source has published it', () => {
    const sent = { indicator: 'WORKERS_SENT_ABROAD', value: '10' }
    const ask = (more: Partial<LiteralFigure>) =>
      only(derive('ANNUAL_AVERAGE', 'WORKERS_SENT_ABROAD', jobs({ ...sent, ...more })))
    const breakdown = { destination: 'KR' }
    expect(ask({ breakdown })).toMatchObject({ figure: { absence: 'SUPPRESSED' }, derivation: null })
    expect(ask({}).figure).toMatchObject({ value: '2' })
    expect(ask({ breakdown, value: '15' }).figure).toMatchObject({ value: '3' })
  })
})

describe('a rate from counts', () => {
  const procedures = (indicator: string, value: string): LiteralFigure => ({
    area: PHU_THO,
    indicator,
    statistic: 'LEVEL',
    timeBasis: 'AS_OF',
    period: '2020-05-26',
    value,
    id: indicator,
  })
  const LEVEL_3 = procedures('ADMIN_PROCEDURES_LEVEL3', '81')
  const ALL = procedures('ADMIN_PROCEDURES_PROVINCIAL_TOTAL', '114')

  it('Phú Thọ on 2020-05-26: 81 of 114 procedures are 71.05 percent', () => {
    const added = only(derive('RATE_FROM_COUNTS', 'ADMIN_PROCEDURES_LEVEL3_RATE', LEVEL_3, ALL))
    // 8100 ÷ 114 = 71.0526…
    expect(valueAndFormula(added)).toEqual(['71.05', '100 × 81 ÷ 114 ≈ 71,05'])
    expect(added.series).toMatchObject({ statistic: 'SHARE', timeBasis: 'AS_OF', standard: null })
  })

  it('has the standard of its numerator: all households are of every standard', () => {
    const households = poverty('HH_TOTAL', '529253', { statistic: 'LEVEL' })
    const { standard: _, ...unnamed } = households
    const added = only(derive('RATE_FROM_COUNTS', 'POOR_HH_RATE', POOR, unnamed))
    // 1487200 ÷ 529253 = 2.80999…
    expect(valueAndFormula(added)).toEqual(['2.81', '100 × 14872 ÷ 529253 ≈ 2,81'])
    expect(added.series.standard).toBe('MDP_2022_2025')
    const otherRound = { ...households, standard: 'MDP_2016_2020' }
    expect(derive('RATE_FROM_COUNTS', 'POOR_HH_RATE', POOR, otherRound).filter(isPresent)).toEqual([])
  })

  it('is exact where nothing is rounded: 1 of 4', () => {
    const counts = [
      { ...LEVEL_3, value: '1' },
      { ...ALL, value: '4' },
    ]
    expect(
      valueAndFormula(only(derive('RATE_FROM_COUNTS', 'ADMIN_PROCEDURES_LEVEL3_RATE', ...counts))),
    ).toEqual(['25.00', '100 × 1 ÷ 4 = 25,00'])
  })

  it('is impossible without a denominator, which it names, and over none', () => {
    const ask = (...figures: LiteralFigure[]) =>
      refusal(derive('RATE_FROM_COUNTS', 'ADMIN_PROCEDURES_LEVEL3_RATE', ...figures))
    expect(ask(LEVEL_3)).toContain('there is no “Administrative procedures under provincial authority”')
    expect(ask(LEVEL_3, { ...ALL, value: '0' })).toContain(
      'neither a figure nor a bound follows from the inputs (100 × 81 ÷ 0)',
    )
    expect(ask(LEVEL_3, { ...ALL, value: '80' })).toContain('contradict each other')
  })

  it('of a sector is its part of all employed', () => {
    const employed = (value: string, breakdown: LiteralFigure['breakdown'] = {}): LiteralFigure => ({
      area: PHU_THO,
      indicator: 'EMPLOYED',
      statistic: 'LEVEL',
      period: '2020',
      value,
      id: value,
      breakdown,
    })
    const sector = { economic_sector: 'TRADE_SERVICES' }
    const added = derive('RATE_FROM_COUNTS', 'LABOUR_SECTOR_SHARE', employed('1000'), employed('232', sector))
    expect(only(added)).toMatchObject({
      figure: { value: '23.20' },
      series: { breakdown: [{ code: 'TRADE_SERVICES' }] },
    })
  })
})
