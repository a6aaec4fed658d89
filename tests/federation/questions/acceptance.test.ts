// Twelve questions an analyst asks across the five provinces of the seed, with answers worked out by hand. What must not be said is said
// too. Areas: VN63-89 An Giang, VN63-25 Phú Thọ, VN63-19 Thái Nguyên, VN63-58 Ninh Thuận and VN63-84 Trà Vinh (both inferred).
import { describe, expect, it } from 'vitest'
import { federationOfFile } from '../federation-of-file.ts'
import { ASKS } from './acceptance-asks.ts'
import { absentOf, areasOf, cellOf, codesOf, compare, figuresOf, issueOf, raised } from './compared.ts'

const federation = federationOfFile()

const ask = (input: object) => compare(federation, input)
const days = (start: string, end: string) => ({ start, end, stated: true })
const year = (number: number) => days(`${number}-01-01`, `${number}-12-31`)
const ALL_FIVE = ['VN63-19', 'VN63-25', 'VN63-58', 'VN63-84', 'VN63-89']

describe('Q01: the latest poor-household rate of each province, and which is highest', () => {
  it('2.81 of 2022 and 5.57 of 2019 stand on two standards: shown, unranked, and three are named as absent', async () => {
    const compared = await ask(ASKS.Q01[0])
    const [anGiang, phuTho] = [cellOf(compared, 'VN63-89'), cellOf(compared, 'VN63-25')]
    expect(anGiang).toMatchObject({ value: '2.81', standard: 'MDP_2022_2025', period: year(2022) })
    expect(phuTho).toMatchObject({ value: '5.57', standard: 'MDP_2016_2020', period: year(2019) })
    expect(absentOf(compared)).toEqual(['VN63-19', 'VN63-58', 'VN63-84'])
    expect(codesOf(compared)).toEqual(raised('DIFFERENT_PERIODS', 'DIFFERENT_STANDARD', 'MISSING_DATA'))
    expect(compared.comparability.comparable).toBe(false)
    // must not: rank 5.57 above 2.81; show an absent province as 0
    for (const cell of [anGiang, phuTho])
      expect(cell).toMatchObject({ rank: null, rankBest: null, rankWorst: null, rankedOf: null })
    expect(figuresOf(compared).sort()).toEqual(['2.81', '5.57'])
  })

  it('the latest common period: there is none, so no value, and who holds what is said', async () => {
    const compared = await ask(ASKS.Q01[1])
    expect(figuresOf(compared)).toEqual([])
    expect(areasOf(compared).sort()).toEqual(ALL_FIVE)
    expect(compared.comparability.comparable).toBe(false)
    const { vi, en } = issueOf(compared, 'NO_COMMON_PERIOD')
    expect(vi).toMatch(/An Giang[^;]*2022/)
    expect(vi).toMatch(/Phú Thọ[^;]*2019/)
    expect(en).toMatch(/An Giang[^;]*2022/)
    expect(en).toMatch(/Phu Tho[^;]*2019/)
  })
})

describe('Q03: did An Giang meet its poverty-reduction target in 2022', () => {
  it('1 point is met, at the lower end of 1–1.2 a year, a target of the term that covers each of its years', async () => {
    const compared = await ask(ASKS.Q03[0])
    const cell = cellOf(compared, 'VN63-89')
    expect(cell).toMatchObject({
      value: '1',
      period: year(2022),
      target: { value: null, low: '1', high: '1.2', observationId: 'S001-10' },
      attainment: 'MET_AT_LOWER_BOUND',
      distanceToLow: '0', // 1 − 1
      distanceToHigh: '-0.2', // 1 − 1.2
      gapUnit: 'PERCENTAGE_POINTS',
      attainmentPercent: null, // a range is no single value
    })
    expect(codesOf(compared)).toEqual(
      raised('TARGET_IS_RANGE', 'DIFFERENT_STATISTIC', 'STANDARD_NOT_STATED', 'DIFFERENT_PRECISION'),
    )
    // must not: compare with the midpoint 1.1 and say not met
    expect(cell).not.toMatchObject({ attainment: 'NOT_MET' })
    expect(JSON.stringify(compared)).not.toMatch(/(?<![\d.,])1[.,]1(?!\d)/)
  })
})

describe('Q05: by how many percentage points a year provinces cut the poor-household rate', () => {
  it('three averages, one of them a range, of three periods: shown and not ranked', async () => {
    const compared = await ask(ASKS.Q05[0])
    const unranked = { rank: null, rankBest: null, rankWorst: null }
    expect(cellOf(compared, 'VN63-58')).toMatchObject({
      ...{ value: null, low: '1.5', high: '2', qualifier: 'RANGE' },
      ...{ period: days('2015-01-01', '2020-06-13'), ...unranked },
    })
    expect(cellOf(compared, 'VN63-25')).toMatchObject({
      ...{ value: '1.5', period: days('2015-01-01', '2019-12-31'), ...unranked },
    })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({
      ...{ value: '1', period: days('2020-01-01', '2023-07-31'), ...unranked },
    })
    expect(absentOf(compared)).toEqual(['VN63-19', 'VN63-84'])
    expect(codesOf(compared)).toEqual(
      raised('RANGE_VALUE', 'DIFFERENT_PERIODS', 'STANDARD_NOT_STATED', 'INFERRED_ATTRIBUTION'),
    )
    expect(codesOf(compared)).toContain('MISSING_DATA')
    expect(compared.comparability.comparable).toBe(false)
    // must not: mix the target 1–1.5 of VN63-84 with outcomes; use the midpoint 1.75
    expect(figuresOf(compared).sort()).toEqual(['1', '1.5', '1.5', '2'])
    expect(JSON.stringify(compared)).not.toMatch(/1[.,]75(?!\d)/)
  })

  it('accepted: [1.5, 2] is certainly before [0.5, 1.5); 1.5, which is [1.45, 1.55), may be anywhere', async () => {
    const compared = await ask(ASKS.Q05[1])
    const three = { rank: null, rankedOf: { ranked: 3, expected: 5 } }
    expect(cellOf(compared, 'VN63-58')).toMatchObject({ ...three, rankBest: 1, rankWorst: 2 })
    expect(cellOf(compared, 'VN63-25')).toMatchObject({ ...three, rankBest: 1, rankWorst: 3 })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({ ...three, rankBest: 2, rankWorst: 3 })
    expect(figuresOf(compared).sort()).toEqual(['1', '1.5', '1.5', '2'])
  })
})

describe('Q07: how many jobs a year provinces created on average', () => {
  it('21,521 supported and 15,700 additional jobs of two periods are shown and not ranked', async () => {
    const compared = await ask(ASKS.Q07[0])
    expect(cellOf(compared, 'VN63-19')).toMatchObject({ value: '21521', concept: 'SUPPORTED', rank: null })
    expect(cellOf(compared, 'VN63-25')).toMatchObject({ value: '15700', concept: 'ADDITIONAL', rank: null })
    expect(absentOf(compared)).toEqual(['VN63-58', 'VN63-84', 'VN63-89'])
    expect(codesOf(compared)).toEqual(raised('DIFFERENT_PERIODS', 'DIFFERENT_CONCEPT', 'ESTIMATE'))
    expect(codesOf(compared)).toContain('MISSING_DATA')
    expect(compared.comparability.comparable).toBe(false)
    // must not: rank the cumulative 107605 or 82913 against the annual 15700; include the target 23000 or 16000
    expect(compared.columns.map(({ statistic }) => statistic)).toEqual(['ANNUAL_AVERAGE'])
    expect(figuresOf(compared).sort()).toEqual(['15700', '21521'])
  })

  it('accepted: first and second of five, 5,821 apart; no average is made up for a term of unstated start', async () => {
    const compared = await ask(ASKS.Q07[1])
    const rankedOf = { ranked: 2, expected: 5 }
    expect(cellOf(compared, 'VN63-19')).toMatchObject({ value: '21521', rank: 1, rankedOf })
    expect(cellOf(compared, 'VN63-25')).toMatchObject({
      value: '15700',
      rank: 2,
      rankedOf,
      gapToBest: '-5821', // 15700 − 21521
      ratioToBest: '0.7295', // 15700 ÷ 21521 = 0.72952…
    })
    expect(cellOf(compared, 'VN63-58')).toMatchObject({ value: null, low: null, high: null, rank: null })
    expect(figuresOf(compared).sort()).toEqual(['15700', '21521'])
  })
})

describe('Q08: by how much Thái Nguyên exceeded its job target in 2016–2020', () => {
  it('143.473% of 15,000; the 43.4 that the source prints stays beside 43.473', async () => {
    const compared = await ask(ASKS.Q08[0])
    const cell = cellOf(compared, 'VN63-19')
    expect(cell).toMatchObject({
      value: '21521',
      target: { value: '15000', observationId: 'S004-01' },
      attainment: 'MET',
      attainmentPercent: '143.473', // 21521 ÷ 15000 = 1.434733…
      exceededPercent: '43.473',
    })
    // must not: overwrite the printed 43.4, or print 43.473 as the source's
    expect(cell.claims).toEqual([
      { kind: 'EXCEEDANCE', value: '43.4', recomputed: '43.473', agrees: false, observationId: 'S004-04' },
    ])
    expect(codesOf(compared)).toEqual(raised('SOURCE_DISAGREES', 'DIFFERENT_CONCEPT', 'ESTIMATE'))
  })
})

describe('Q09: how many jobs the provinces created in total over the last term', () => {
  it('107,605 and 82,913 are of different periods: no total, not even a partial one, and it says why', async () => {
    const compared = await ask(ASKS.Q09[0])
    expect(cellOf(compared, 'VN63-19')).toMatchObject({ value: '107605' })
    expect(cellOf(compared, 'VN63-58')).toMatchObject({ value: '82913' })
    const [summary] = compared.summary
    expect(summary).toMatchObject({
      total: null,
      partialTotal: null,
      coverage: { answered: 2, expected: 5 },
      refusal: 'NOT_COMPARABLE',
    })
    expect(summary?.refusalVi).toMatch(/kỳ/i)
    expect(summary?.refusalEn).toMatch(/period/i)
    expect(codesOf(compared)).toEqual(raised('INCOMPLETE_COVERAGE', 'DIFFERENT_PERIODS', 'ESTIMATE'))
    expect(codesOf(compared)).toEqual(raised('INFERRED_ATTRIBUTION', 'MISSING_DATA'))
    // must not: publish 190518 as the total; add 15700, 23000 or the workers sent abroad
    expect(JSON.stringify(compared)).not.toMatch(/190[.,\s]?518/)
    expect(figuresOf(compared).sort()).toEqual(['107605', '82913'])
  })
})

describe('Q11: how many workers each province sent abroad', () => {
  it('three statistics are three columns, and nothing is ranked across or inside them', async () => {
    const compared = await ask(ASKS.Q11[0])
    const column = (statistic: string) => compared.columns.findIndex((each) => each.statistic === statistic)
    expect(compared.columns.map(({ statistic }) => statistic).sort()).toEqual([
      'ANNUAL_AVERAGE',
      'CUMULATIVE',
      'LEVEL',
    ])
    expect(cellOf(compared, 'VN63-89', column('LEVEL'))).toMatchObject({
      ...{ value: '357', statistic: 'LEVEL', period: { start: null, end: null, stated: false } },
    })
    expect(cellOf(compared, 'VN63-25', column('ANNUAL_AVERAGE'))).toMatchObject({
      ...{ value: '3000', statistic: 'ANNUAL_AVERAGE', qualifier: 'APPROX' },
    })
    expect(cellOf(compared, 'VN63-58', column('CUMULATIVE'))).toMatchObject({
      ...{ value: '812', statistic: 'CUMULATIVE' },
    })
    expect(absentOf(compared)).toEqual(['VN63-19', 'VN63-84'])
    expect(codesOf(compared)).toEqual(raised('PERIOD_NOT_STATED', 'DIFFERENT_STATISTIC', 'APPROXIMATE'))
    expect(codesOf(compared)).toEqual(raised('INFERRED_ATTRIBUTION', 'MISSING_DATA'))
    // must not: sort 3000 a year against 812 over a term; include the target 900 of VN63-84
    expect(figuresOf(compared).sort()).toEqual(['3000', '357', '812'])
    expect(compared.rows.flatMap(({ cells }) => cells.filter(({ rankBest }) => rankBest !== null))).toEqual(
      [],
    )
  })
})
