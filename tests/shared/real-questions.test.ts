// Questions over the 63 real units, hosted by all 34 provinces. What is expected is summed up from the file by plain integers, or written
// out where a reader can check it by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import {
  areasOf,
  type Compared,
  cellOf,
  codesOf,
  compare,
  issueOf,
  written,
} from '#tests/federation/questions/compared.ts'
import { type Federation, startFederation } from '#tests/federation/start-federation.ts'
import { figuresOfYear, hostOf, loadReal, ranksOf, sumOf, thousandths, UNITS, URBAN } from './real-figures.ts'

const PROVINCES = registry.provinces.map(({ id }) => id)

let federation: Federation
beforeAll(async () => {
  federation = await startFederation({ provinces: PROVINCES, load: loadReal })
}, 300_000) // 34 databases with three releases each
afterAll(() => federation.stop())

const ask = (input: object) => compare(federation, input)
const at = (year: number) => ({ period: { at: String(year) } })
const valuesOf = ({ rows }: Compared, column = 0) =>
  Object.fromEntries(rows.map(({ area, cells }) => [area.id, cells[column]?.value ?? null]))

describe('population', () => {
  it('of 2015 is the sum of all 63, and national', async () => {
    const compared = await ask({ indicators: ['POPULATION'], ...at(2015) })
    const figures = figuresOfYear('POPULATION', 2015)
    expect(areasOf(compared).sort()).toEqual(UNITS)
    expect(valuesOf(compared)).toEqual(Object.fromEntries([...figures].map(([id, { value }]) => [id, value])))
    expect(sumOf(figures.values())).toBe('91709800')
    expect(compared.summary[0]).toMatchObject({
      scope: 'NATIONAL',
      method: 'SUM',
      total: '91709800',
      partialTotal: null,
      coverage: { answered: 63, expected: 63 },
    })
    expect(compared.columns[0]?.rankBlockedBy).toEqual(['NO_DIRECTION'])
  })

  it('of 2007 lacks the three units whose territory was another: a partial total, and no total', async () => {
    const compared = await ask({ indicators: ['POPULATION'], ...at(2007) })
    expect(compared.summary[0]).toMatchObject({
      scope: 'TOTAL_OF_ASKED',
      total: null,
      partialTotal: sumOf(figuresOfYear('POPULATION', 2007).values()), // 76,169,400
      coverage: { answered: 60, expected: 63 },
    })
    const missing = issueOf(compared, 'MISSING_DATA').cells.map(({ area }) => area)
    expect(missing.sort()).toEqual(['VN63-01', 'VN63-17', 'VN63-26'])
    expect(codesOf(compared)).toContain('INCOMPLETE_COVERAGE')
  })

  it('of the Mekong River Delta of 2025 is 12 old units, and not the nation', async () => {
    const compared = await ask({ indicators: ['POPULATION'], regions: ['VN34-MRD'], ...at(2015) })
    // Long An was of the delta and went into Tây Ninh, which is not
    expect(
      areasOf(compared)
        .map((id) => id.slice(5))
        .sort()
        .join(' '),
    ).toBe('82 83 84 86 87 89 91 92 93 94 95 96')
    expect(compared.summary[0]).toMatchObject({ scope: 'TOTAL_OF_ASKED', total: '16105200' })
  })

  it('of 2016 is provisional, all of it', async () => {
    const compared = await ask({ indicators: ['POPULATION'], ...at(2016) })
    expect(issueOf(compared, 'PROVISIONAL').cells).toHaveLength(63)
    expect(compared.summary[0]).toMatchObject({ total: '92695100', scope: 'NATIONAL' })
    expect(cellOf(compared, 'VN63-01')).toMatchObject({ status: 'P', note: 'Sơ bộ' })
  })
})

describe('labour force of 2016 on the boundaries of 2025', () => {
  it('is the sum of the members for each of the 34, and the same total', async () => {
    const compared = await ask({ indicators: ['LABOUR_FORCE'], boundaries: 'VN34', ...at(2016) })
    const figures = [...figuresOfYear('LABOUR_FORCE', 2016).values()]
    const sums = PROVINCES.map((id) => [id, sumOf(figures.filter(({ area }) => hostOf(area) === id))])
    expect(valuesOf(compared)).toEqual(Object.fromEntries(sums))
    expect(cellOf(compared, 'VN34-91')).toMatchObject({
      value: '2234500', // An Giang 1,228,300 + Kiên Giang 1,006,200
      derivation: 'RECAST_EXACT',
      boundaries: 'VN34',
    })
    expect(cellOf(compared, 'VN34-79')).toMatchObject({
      value: '6213800', // Hồ Chí Minh 4,335,700 + Bình Dương 1,280,100 + Bà Rịa - Vũng Tàu 598,000
      derivation: 'RECAST_EXACT',
    })
    expect(compared.summary[0]?.total).toBe('54445200')
    expect(codesOf(compared)).toContain('PROVISIONAL')
  })

  it('of a unit that did not change passes through', async () => {
    const compared = await ask({
      ...{ indicators: ['LABOUR_FORCE'], provinces: ['VN34-01'] },
      ...{ boundaries: 'VN34', ...at(2016) },
    })
    expect(areasOf(compared)).toEqual(['VN34-01'])
    expect(cellOf(compared, 'VN34-01')).toMatchObject({ value: '3822500', derivation: 'REPORTED' })
  })

  it('of 2005 cannot be said of Phú Thọ: Vĩnh Phúc and Hòa Bình are missing', async () => {
    const compared = await ask({
      ...{ indicators: ['LABOUR_FORCE'], provinces: ['VN34-25'] },
      ...{ boundaries: 'VN34', ...at(2005) },
    })
    const cell = cellOf(compared, 'VN34-25')
    expect(cell).toMatchObject({ value: null, low: null, derivation: 'IMPOSSIBLE' })
    expect(cell.missing.map(({ id }) => id).sort()).toEqual(['VN63-17', 'VN63-26'])
    expect(codesOf(compared)).toContain('MISSING_COMPONENT')
  })
})

describe('rates on the boundaries of 2025', () => {
  it('unemployment of 2022 is weighted by the labour force of another year, and says that it is an estimate', async () => {
    const compared = await ask({
      ...{ indicators: ['UNEMPLOYMENT_RATE'], provinces: ['VN34-91'] },
      ...{ boundaries: 'VN34', ...at(2022) },
    })
    const cell = cellOf(compared, 'VN34-91')
    // (3.32 × 1,228,300 + 2.82 × 1,006,200) ÷ 2,234,500 = 3.0948…; weights of 2016, the newest held
    expect(cell).toMatchObject({ value: '3.09', derivation: 'RECAST_ESTIMATED', missing: [] })
    for (const explained of [cell.explainVi, cell.explainEn]) {
      expect(explained).toMatch(written('2016'))
      expect(explained).toContain('LABOUR_FORCE')
    }
    expect(codesOf(compared)).toContain('DENOMINATOR_NOT_AVAILABLE')
  })

  it('the certified share of the employed cannot be recast: nobody holds the employed, and the labour force is not them', async () => {
    const compared = await ask({
      ...{ indicators: ['TRAINED_EMPLOYED_RATE'], provinces: ['VN34-91'] },
      ...{ boundaries: 'VN34', ...at(2016) },
    })
    expect(cellOf(compared, 'VN34-91')).toMatchObject({ value: null, derivation: 'IMPOSSIBLE' })
  })
})

describe('urban unemployment of 2022', () => {
  const input = {
    indicators: ['UNEMPLOYMENT_RATE'],
    breakdown: [{ dimension: 'urbanisation', codes: ['URBAN'] }],
    ...at(2022),
  }

  it('is ranked as printed: 1.1 is anything from 1.05 to 1.15, so nine are before it and fifty after', async () => {
    const compared = await ask(input)
    const expected = ranksOf([...figuresOfYear('UNEMPLOYMENT_RATE', 2022, { breakdown: URBAN }).values()])
    const found = compared.rows.map(({ area, cells }) => [area.id, cells[0]?.rankBest, cells[0]?.rankWorst])
    expect(found.sort()).toEqual(expected.sort())
    expect(cellOf(compared, 'VN63-35')).toMatchObject({ value: '0.42', rank: 1 }) // Hà Nam
    expect(cellOf(compared, 'VN63-87')).toMatchObject({ value: '6.52', rank: 63 }) // Đồng Tháp
    expect(cellOf(compared, 'VN63-37')).toMatchObject({
      value: '1.1',
      rank: null,
      rankBest: 10,
      rankWorst: 13,
    })
    for (const code of ['SAMPLING_ERROR_UNKNOWN', 'DIFFERENT_PRECISION', 'TIE'])
      expect(codesOf(compared)).toContain(code)
  })

  it('comes in pages of twenty with the ranks of all', async () => {
    const ordered = { ...input, orderBy: { by: 'RANK' } }
    const whole = await ask(ordered)
    const pages = [await ask({ ...ordered, first: 20 })]
    while (pages.at(-1)?.page.hasNextPage && pages.length < 10)
      pages.push(await ask({ ...ordered, first: 20, after: pages.at(-1)?.page.endCursor }))
    expect(pages.map(({ rows }) => rows.length)).toEqual([20, 20, 20, 3])
    expect(pages.flatMap(areasOf)).toEqual(areasOf(whole))
    const ranks = (compared: Compared) =>
      compared.rows.map(({ cells }) => [cells[0]?.rankBest, cells[0]?.rankWorst])
    expect(pages.flatMap(ranks)).toEqual(ranks(whole))
  })
})

describe('unemployment of 2022 in five units', () => {
  const areas = ['VN63-19', 'VN63-25', 'VN63-56', 'VN63-89', 'VN63-91']

  it('1.12, 1.47, 2.82, 3.32 and 3.37: the median is the third, and no mean is made of rates', async () => {
    const compared = await ask({ indicators: ['UNEMPLOYMENT_RATE'], areas, ...at(2022) })
    expect(compared.summary[0]).toMatchObject({
      ...{ median: '2.82', min: '1.12', max: '3.37', range: '2.25' },
      maxToMin: '3.0089', // 3.37 ÷ 1.12 = 3.00892…
      total: null,
      partialTotal: null,
      method: null,
      refusal: 'WEIGHTS_MISSING', // nobody holds a labour force of 2022
    })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({
      ...{ rank: 4, rankedOf: { ranked: 5, expected: 5 }, gapUnit: 'PERCENTAGE_POINTS' },
      gapToBest: '2.20', // 3.32 − 1.12
      ratioToBest: '2.9643', // 3.32 ÷ 1.12 = 2.96428…
      gapToMedian: '0.50', // 3.32 − 2.82
    })
  })
})

describe('rates without weights', () => {
  it.each([
    ['TRAINED_EMPLOYED_RATE', 2015, 'WEIGHTS_MISSING'],
    ['POVERTY_RATE_VHLSS', 2015, 'NOT_ADDITIVE'],
  ])('%s of %i has no national total: %s', async (indicator, year, refusal) => {
    const { summary } = await ask({ indicators: [indicator], ...at(year) })
    expect(summary[0]).toMatchObject({ total: null, partialTotal: null, method: null, refusal })
    expect(summary[0]?.refusalVi).not.toBe(summary[0]?.refusalEn)
  })
})

describe('as of an earlier compilation', () => {
  it.each([
    ['VN63-22', 2014, '697300', '697200'], // Quảng Ninh
    ['VN63-75', 2014, '1627400', '1627500'], // Đồng Nai
    ['VN63-80', 2013, '898200', '898100'], // Long An
  ])('the labour force of %s in %i was %s, and is %s', async (area, year, then, now) => {
    const input = { indicators: ['LABOUR_FORCE'], areas: [area], ...at(year) }
    expect(cellOf(await ask({ ...input, asOf: { release: 1 } }), area)).toMatchObject({ value: then })
    expect(cellOf(await ask({ ...input, asOf: { time: '2018-09-09T23:59:59Z' } }), area).value).toBe(then)
    expect(cellOf(await ask(input), area)).toMatchObject({ value: now, release: { number: 2 } })
  })

  it('the certified shares of 2015 were provisional, and are not', async () => {
    const input = { indicators: ['TRAINED_EMPLOYED_RATE'], ...at(2015) }
    const [then, now] = [await ask({ ...input, asOf: { release: 1 } }), await ask(input)]
    expect(valuesOf(then)).toEqual(valuesOf(now))
    expect(issueOf(then, 'PROVISIONAL').cells).toHaveLength(63)
    expect(codesOf(now)).not.toContain('PROVISIONAL')
  })

  it('unemployment had not been published before the third', async () => {
    const compared = await ask({ indicators: ['UNEMPLOYMENT_RATE'], ...at(2022), asOf: { release: 2 } })
    expect(compared.rows.every(({ cells }) => cells[0]?.value === null)).toBe(true)
  })
})

describe('changes', () => {
  it('of the survey poverty rate from 2014 to 2015 are in points, for all 63', async () => {
    const compared = await ask({ indicators: ['POVERTY_RATE_VHLSS'], period: { from: '2014', to: '2015' } })
    const [before, after] = [2014, 2015].map((year) => figuresOfYear('POVERTY_RATE_VHLSS', year))
    for (const area of UNITS) {
      const points = thousandths(after?.get(area)?.value ?? '') - thousandths(before?.get(area)?.value ?? '')
      const { change } = cellOf(compared, area, 1)
      expect([area, change?.points ? thousandths(change.points) : null]).toEqual([area, points])
    }
    expect(cellOf(compared, 'VN63-89', 1).change).toMatchObject({
      points: '-1.1', // 3.9 − 5
      unit: 'PERCENTAGE_POINTS',
      relativePercent: '-22.00', // −1.1 ÷ 5
      from: { start: '2014-01-01', end: '2014-12-31' },
    })
    expect(cellOf(compared, 'VN63-25', 1).change).toMatchObject({
      points: '-1.7', // 8 − 9.7
      relativePercent: '-17.53', // −1.7 ÷ 9.7 = −17.525…%
    })
    // Hồ Chí Minh had 0 before and after: a relative change of zero is nothing
    expect(cellOf(compared, 'VN63-79', 1).change).toMatchObject({ points: '0', relativePercent: null })
  })

  it('of unemployment from 2020 to 2021 cross the new definition of employment: none, unless accepted', async () => {
    const input = {
      ...{ indicators: ['UNEMPLOYMENT_RATE'], areas: ['VN63-89', 'VN63-19'] },
      period: { from: '2020', to: '2022' },
    }
    const compared = await ask(input)
    expect(cellOf(compared, 'VN63-89', 1)).toMatchObject({ value: '4.52', change: null })
    expect(cellOf(compared, 'VN63-89', 2).change).toMatchObject({ points: '-1.20' }) // 3.32 − 4.52
    expect(issueOf(compared, 'SERIES_BREAK')).toMatchObject({ accepted: false })

    const accepted = await ask({ ...input, accept: ['SERIES_BREAK'] })
    expect(cellOf(accepted, 'VN63-89', 1)).toMatchObject({ value: '4.52', change: { points: '1.99' } }) // 4.52 − 2.53
    expect(cellOf(accepted, 'VN63-19', 1)).toMatchObject({ value: '1.57', change: { points: '-0.13' } }) // 1.57 − 1.7
    expect(issueOf(accepted, 'SERIES_BREAK')).toMatchObject({ accepted: true })
  })
})

describe('the latest poverty rates', () => {
  const input = { indicators: ['POVERTY_RATE_VHLSS'], areas: ['VN63-01', 'VN63-79'] }

  it('Hà Nội has 2016 and Hồ Chí Minh 2015: each its own, and no rank', async () => {
    const compared = await ask({ ...input, period: { latest: 'EACH' } })
    expect(cellOf(compared, 'VN63-01')).toMatchObject({ period: { end: '2016-12-31' }, rank: null })
    expect(cellOf(compared, 'VN63-79')).toMatchObject({ period: { end: '2015-12-31' }, rank: null })
    expect(codesOf(compared)).toContain('DIFFERENT_PERIODS')
  })

  it('in common are of 2015, for the two and for all 63', async () => {
    for (const question of [input, { indicators: input.indicators }]) {
      const compared = await ask({ ...question, period: { latest: 'COMMON' } })
      expect(compared.columns[0]?.period).toMatchObject({ start: '2015-01-01', end: '2015-12-31' })
      expect(cellOf(compared, 'VN63-79')).toMatchObject({ value: '0', rankBest: 1 })
      expect(compared.rows.every(({ cells }) => cells[0]?.period?.end === '2015-12-31')).toBe(true)
    }
  })
})
