// Rates and means on other boundaries: rebuilt, weighted, or refused. An Giang (VN63-89) and Kiên Giang (VN63-91) became VN34-91.
import { describe, expect, it } from 'vitest'
import type { HeldObservation } from '#schema/comparison/observations.ts'
import { heldOf } from './held-of.ts'
import {
  brief,
  households,
  type More,
  oneOf,
  people,
  poor,
  poorRate,
  STANDARD,
  toNew,
} from './recast-figures.ts'

describe('rates', () => {
  const rates = [poorRate('VN63-89', '3.0'), poorRate('VN63-91', '1.00')]
  const counts = [poor('VN63-89', '302'), poor('VN63-91', '299')]
  const all = [households('VN63-89', '10000'), households('VN63-91', '30000')]

  it('are rebuilt from counts, at the finest place printed: 100 × 601 / 40000 = 1.5025 → 1.50', () => {
    const result = oneOf(toNew(rates, [...all, ...counts]))
    expect(brief(result)).toEqual(['VN34-91', '1.50', 'RECAST_EXACT'])
    expect(result.derivation).toMatchObject({
      formula: {
        VI: '100 × (302 + 299) / (10000 + 30000) = 1,50',
        EN: '100 × (302 + 299) / (10000 + 30000) = 1.50',
      },
      rule: {
        EN: 'Rebuilt from the sums of numerator (Poor households) and denominator (Total households) of every former unit: An Giang (VN63-89), Kien Giang (VN63-91); same period.',
      },
      inputs: [counts[0], all[0], counts[1], all[1]],
    })
  })

  it('are rebuilt from counts that were asked for themselves, and where a member has no rate', () => {
    const [first] = rates
    const results = toNew([...(first ? [first] : []), ...counts], all)
    expect(results.map(brief)).toEqual([
      ['VN34-91', '1.5', 'RECAST_EXACT'],
      ['VN34-91', '601', 'RECAST_EXACT'],
    ])
  })

  it('are rebuilt with two decimals where no member has any, if another area has one of the same key', () => {
    const elsewhere = poorRate('VN63-25', '2.5')
    expect(toNew([elsewhere], [...counts, ...all]).map(brief)).toEqual([
      ['VN34-25', 'ABSENT', 'IMPOSSIBLE', 'VN63-17', 'VN63-26'],
      ['VN34-91', '1.50', 'RECAST_EXACT'],
    ])
    const ofAnotherYear = poorRate('VN63-25', '2.5', { period: '2023' })
    expect(toNew([ofAnotherYear], [...counts, ...all])).toHaveLength(1)
    expect(toNew([elsewhere], [...counts.slice(0, 1), ...all])).toHaveLength(1)
  })

  it('are weighted where a numerator is missing: (3.0 × 10000 + 1.00 × 30000) / 40000 = 1.50', () => {
    const result = oneOf(toNew(rates, [...all, ...counts.slice(0, 1)]))
    expect(brief(result)).toEqual(['VN34-91', '1.50', 'RECAST_ESTIMATED'])
    expect(result.derivation).toMatchObject({
      formula: { VI: '(3,0 × 10000 + 1,00 × 30000) / (10000 + 30000) = 1,50' },
      rule: {
        EN: 'Mean over An Giang (VN63-89), Kien Giang (VN63-91), weighted by Total households (HH_TOTAL) of 2022. An estimate, because the figures combined had been rounded.',
      },
      inputs: [rates[0], all[0], rates[1], all[1]],
    })
  })

  it.each([
    ['of another year', { period: '2021' }],
    ['of another standard', { standard: 'MDP_2016_2020' }],
    ['on another time basis', { timeBasis: 'END_OF_PERIOD' }],
    ['of a breakdown', { breakdown: { urbanisation: 'URBAN' } }],
    ['that are changes', { statistic: 'CHANGE' }],
  ] as const)('are not rebuilt from numerators %s', (_, more) => {
    const others = [poor('VN63-89', '302', more), poor('VN63-91', '299', more)]
    expect(toNew(rates, [...all, ...others]).map(brief)).toEqual([['VN34-91', '1.50', 'RECAST_ESTIMATED']])
  })

  it('prefer the denominator that names the standard, and refuse one that names another as exact', () => {
    const named = ['20000', '20000'].map((value, at) =>
      households(at === 0 ? 'VN63-89' : 'VN63-91', value, { standard: STANDARD, id: `n${at}` }),
    )
    const [preferred] = toNew(rates, [...all, ...named, ...counts])
    expect(preferred?.derivation?.inputs.map(({ id }) => id)).toEqual([
      counts[0]?.id,
      'n0',
      counts[1]?.id,
      'n1',
    ])
    const foreign = ['VN63-89', 'VN63-91'].map((area) =>
      households(area, '20000', { standard: 'MDP_2016_2020' }),
    )
    expect(toNew(rates, [...foreign, ...counts]).map(brief)).toEqual([
      ['VN34-91', '2.00', 'RECAST_ESTIMATED'],
    ])
  })

  it('take the weight of the nearest period that every member has, and name it', () => {
    const weights = (period: string, anGiang: string, kienGiang: string) => [
      households('VN63-89', anGiang, { period }),
      households('VN63-91', kienGiang, { period }),
    ]
    // 2022 has only An Giang; 2021 and 2023 are equally near: the earlier. 3.0 × 1 + 1.00 × 1 → 2.00.
    const related = [
      ...weights('2019', '1', '9'),
      ...weights('2023', '9', '1'),
      ...weights('2021', '100', '100'),
      ...all.slice(0, 1),
    ]
    const result = oneOf(toNew(rates, related))
    expect(brief(result)).toEqual(['VN34-91', '2.00', 'RECAST_ESTIMATED'])
    expect(result.derivation?.rule).toEqual({
      VI: 'Bình quân gia quyền của An Giang (VN63-89), Kiên Giang (VN63-91); quyền số là Tổng số hộ dân cư (HH_TOTAL), kỳ 2021. Là ước tính vì quyền số không cùng kỳ 2022.',
      EN: 'Mean over An Giang (VN63-89), Kien Giang (VN63-91), weighted by Total households (HH_TOTAL) of 2021. An estimate, because the weight is not of 2022.',
    })
    // Of 2019 and 2023, 2023 is nearer: (3.0 × 9 + 1.00 × 1) / 10 = 2.80.
    const later = related.filter(({ period }) => period.label !== '2021')
    expect(toNew(rates, later).map(brief)).toEqual([['VN34-91', '2.80', 'RECAST_ESTIMATED']])
  })

  it('of two weights of one period take the same, in whatever order they come: (3.0 × 3 + 1.00 × 1) / 4 = 2.50', () => {
    const during = [households('VN63-89', '3'), households('VN63-91', '1')]
    const atEnd = [households('VN63-89', '1', { timeBasis: 'END_OF_PERIOD' })]
    atEnd.push(households('VN63-91', '3', { timeBasis: 'END_OF_PERIOD' }))
    const both = [toNew(rates, [...during, ...atEnd]), toNew(rates, [...atEnd, ...during])]
    expect(both.map((results) => results.map(brief))).toEqual([
      [['VN34-91', '2.50', 'RECAST_ESTIMATED']],
      [['VN34-91', '2.50', 'RECAST_ESTIMATED']],
    ])
  })

  it('say when the weight is of another source', () => {
    const foreign = all.map((held) => ({ ...held, source: held.source && { ...held.source, id: '007' } }))
    const result = oneOf(toNew(rates, foreign as HeldObservation[]))
    expect(result.derivation?.rule.EN).toMatch(/because the weight is from another source\.$/)
    expect(result.source).toBeNull()
    expect(result.release).toEqual(rates[0]?.release)
  })

  it('are never averaged without a weight, nor by one that is no number', () => {
    expect(toNew(rates).map(brief)).toEqual([['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-89', 'VN63-91']])
    const one = oneOf(toNew(rates, all.slice(0, 1)))
    expect(brief(one)).toEqual(['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-91'])
    expect(one.derivation?.inputs).toEqual(rates)
    expect(one.derivation?.rule.EN).toBe(
      'Cannot be combined for An Giang (VN34-91) in 2022: no Total households of Kien Giang (VN63-91); a plain mean would be wrong.',
    )
    const bound = heldOf({
      area: 'VN63-91',
      indicator: 'HH_TOTAL',
      statistic: 'LEVEL',
      period: '2022',
      low: '30000',
      qualifier: 'AT_LEAST',
    })
    expect(toNew(rates, [...all.slice(0, 1), bound]).map(brief)).toEqual([
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE'],
    ])
    const zero = ['VN63-89', 'VN63-91'].map((area) => households(area, '0'))
    expect(toNew(rates, zero).map(brief)).toEqual([['VN34-91', 'ABSENT', 'IMPOSSIBLE']])
  })

  it('known as bounds stay bounds: (below 4 × 10000 + 1 × 30000) / 40000 = below 1.75 → below 2', () => {
    const asked = [
      heldOf({
        area: 'VN63-89',
        indicator: 'UNEMPLOYMENT_RATE',
        period: '2022',
        high: '4',
        qualifier: 'LESS_THAN',
      }),
      heldOf({ area: 'VN63-91', indicator: 'UNEMPLOYMENT_RATE', period: '2022', value: '1' }),
    ]
    const force = [people('VN63-89', { value: '10000' }), people('VN63-91', { value: '30000' })].map(
      (held) => ({
        ...held,
        series: { ...held.series, indicator: 'LABOUR_FORCE' },
      }),
    )
    expect(oneOf(toNew(asked, force as HeldObservation[])).figure).toEqual({
      form: 'BOUNDS',
      qualifier: 'LESS_THAN',
      high: '2',
      decimals: 0,
      multiplier: 0,
    })
  })

  it('of a member of weight zero have no say: (3.0 × 0 + 1.00 × 30000) / 30000 = 1.00', () => {
    const weights = [households('VN63-89', '0'), households('VN63-91', '30000')]
    expect(toNew(rates, weights).map(brief)).toEqual([['VN34-91', '1.00', 'RECAST_ESTIMATED']])
  })

  it.each(['CHANGE', 'ANNUAL_AVERAGE', 'CUMULATIVE'] as const)('as a %s are never averaged', (statistic) => {
    const asked = rates.map((held) => ({ ...held, series: { ...held.series, statistic } }) as HeldObservation)
    expect(toNew(asked, [...all, ...counts]).map(brief)).toEqual([['VN34-91', 'ABSENT', 'IMPOSSIBLE']])
  })

  it('whose catalogue row says NONE are refused: a reduction is recomputed, never averaged', () => {
    const asked = ['VN63-89', 'VN63-91'].map((area) =>
      heldOf({
        area,
        indicator: 'POOR_HH_RATE_REDUCTION',
        statistic: 'CHANGE',
        period: '2022',
        standard: STANDARD,
        value: '0.5',
      }),
    )
    const result = oneOf(toNew(asked, all))
    expect(brief(result)).toEqual(['VN34-91', 'ABSENT', 'IMPOSSIBLE'])
    expect(result.derivation?.inputs).toEqual(asked)
  })

  it('of a sector are over all employed, not over the sector: 100 × (30 + 10) / (100 + 60) = 25.00', () => {
    const sector = { breakdown: { economic_sector: 'AGRICULTURE' } }
    const share = (area: string, value: string) =>
      heldOf({ area, indicator: 'LABOUR_SECTOR_SHARE', period: '2022', value, ...sector })
    const employed = (area: string, value: string, more: More = {}) =>
      heldOf({ area, indicator: 'EMPLOYED', statistic: 'LEVEL', period: '2022', value, ...more })
    const totals = [employed('VN63-89', '100'), employed('VN63-91', '60')]
    const parts = [employed('VN63-89', '30', sector), employed('VN63-91', '10', sector)]
    const asked = [share('VN63-89', '30.00'), share('VN63-91', '16.67')]
    expect(toNew(asked, [...totals, ...parts]).map(brief)).toEqual([['VN34-91', '25.00', 'RECAST_EXACT']])
    expect(toNew(asked, parts).map(brief)).toEqual([
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-89', 'VN63-91'],
    ])
  })

  it('of flows are rebuilt from cumulative counts: 100 × (80 + 10) / (100 + 20) = 75.0', () => {
    const flow = (indicator: string, area: string, value: string) =>
      heldOf({ area, indicator, statistic: 'CUMULATIVE', period: '2022', value })
    const asked = [
      heldOf({ area: 'VN63-89', indicator: 'VOC_GRADUATE_EMPLOYMENT_RATE', period: '2022', value: '80.0' }),
    ]
    const related = [
      flow('VOC_GRADUATES_EMPLOYED', 'VN63-89', '80'),
      flow('VOC_GRADUATES_EMPLOYED', 'VN63-91', '10'),
      flow('VOC_GRADUATES', 'VN63-89', '100'),
      flow('VOC_GRADUATES', 'VN63-91', '20'),
    ]
    expect(toNew(asked, related).map(brief)).toEqual([['VN34-91', '75.0', 'RECAST_EXACT']])
  })
})

describe('means', () => {
  it('of incomes are weighted and stay in thousands: (4500000 × 1 + 5000000 × 2) / 3 → 4833000', () => {
    const income = (area: string, value: string) =>
      heldOf({
        area,
        indicator: 'AVG_EMPLOYED_INCOME',
        statistic: 'LEVEL',
        period: '2022',
        value,
        multiplier: 3,
      })
    const employed = (area: string, value: string) =>
      heldOf({ area, indicator: 'EMPLOYED', statistic: 'LEVEL', period: '2022', value })
    const result = oneOf(
      toNew(
        [income('VN63-89', '4500000'), income('VN63-91', '5000000')],
        [employed('VN63-89', '100'), employed('VN63-91', '200')],
      ),
    )
    expect(result.derivation?.how).toBe('RECAST_ESTIMATED')
    expect(result.figure).toEqual({
      form: 'VALUE',
      qualifier: 'EXACT',
      value: '4833000',
      decimals: 0,
      multiplier: 3,
    })
  })
})
