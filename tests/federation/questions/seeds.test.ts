// Questions over the seed beyond the twelve of acceptance: parts, claims, bounds, gaps, totals and boundaries. Answers are worked out from
// prisma/seed/observations.csv, whose record ids stand beside the figures.
import { describe, expect, it } from 'vitest'
import { federationOfFile } from '../federation-of-file.ts'
import {
  absentOf,
  areasOf,
  cellOf,
  codesOf,
  compare,
  figuresOf,
  issueOf,
  raised,
  written,
} from './compared.ts'

const federation = federationOfFile()

const ask = (input: object) => compare(federation, input)

describe('vocational trainees of An Giang by level', () => {
  it('3,379 + 7,290 + 64,240 are all of 74,909: shares of it, and nothing is left over', async () => {
    const compared = await ask({
      indicators: ['VOC_TRAINEES'],
      provinces: ['VN34-91'],
      period: { latest: 'EACH' },
      breakdown: [{ dimension: 'education_level', all: true }],
    })
    const parts = compared.columns.map(({ breakdown }, column) => {
      const { value, share } = cellOf(compared, 'VN63-89', column)
      return [breakdown[0]?.code ?? 'TOTAL', [value, share]]
    })
    expect(Object.fromEntries(parts)).toEqual({
      TOTAL: ['74909', null], // S001-15
      COLLEGE: ['3379', '4.51'], // 3379 ÷ 74909 = 4.5108%
      INTERMEDIATE: ['7290', '9.73'], // 9.7318%
      ELEMENTARY_AND_UNDER_3_MONTHS: ['64240', '85.76'], // 85.7574%
    })
    expect(codesOf(compared)).not.toContain('PARTS_DO_NOT_SUM')
    expect(codesOf(compared)).not.toContain('SMALL_CELLS')
  })
})

describe('parts of a whole that nobody holds', () => {
  it('Phú Thọ states two sectors of employment, 25.6 and 23.2: the third, 51.2, is not made up', async () => {
    const compared = await ask({
      indicators: ['LABOUR_SECTOR_SHARE'],
      provinces: ['VN34-25'],
      period: { latest: 'EACH' },
      breakdown: [{ dimension: 'economic_sector', all: true }],
    })
    expect(figuresOf(compared).sort()).toEqual(['23.2', '25.6']) // S003-08, S003-07
    expect(compared.columns.flatMap(({ breakdown }) => breakdown.map(({ code }) => code))).not.toContain(
      'UNALLOCATED',
    )
    expect(codesOf(compared)).not.toContain('PARTS_DO_NOT_SUM')
  })

  it('15 documents by type have no stated total, so they have no shares', async () => {
    const compared = await ask({
      indicators: ['POLICY_DOCS_ADVISED'],
      provinces: ['VN34-25'],
      period: { latest: 'EACH' },
      breakdown: [{ dimension: 'document_type', all: true }],
    })
    expect(figuresOf(compared).sort()).toEqual(['1', '4', '4', '6']) // S003-01 … S003-04
    expect(compared.rows.flatMap(({ cells }) => cells.map(({ share }) => share))).toEqual(
      compared.columns.map(() => null),
    )
    expect(codesOf(compared)).not.toContain('PARTS_DO_NOT_SUM')
  })
})

describe('a claim about a plan that nobody states', () => {
  it('"176% of the target" stays as printed, and is neither recomputed nor doubted', async () => {
    const compared = await ask({
      indicators: ['WORKERS_SENT_ABROAD'],
      provinces: ['VN34-91'],
      period: { latest: 'EACH', includeNotStated: true },
    })
    const cell = cellOf(compared, 'VN63-89')
    expect(cell.claims).toEqual([
      { kind: 'ACHIEVEMENT', value: '176', recomputed: null, agrees: null, observationId: 'S001-05' },
    ])
    expect(cell).toMatchObject({ value: '357', target: null, attainment: null, attainmentPercent: null })
    expect(codesOf(compared)).not.toContain('SOURCE_DISAGREES')
  })
})

describe('more than 14 billion đồng', () => {
  it('is a lower bound: no value, no rank, no total, and larger than an Int', async () => {
    const compared = await ask({ indicators: ['GRATITUDE_FUND_RAISED'], period: { latest: 'EACH' } })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({
      value: null,
      low: '14000000000', // S001-06
      high: null,
      qualifier: 'GREATER_THAN',
      unit: 'VND',
      rank: null,
      rankBest: null,
    })
    expect(compared.summary[0]).toMatchObject({ total: null, partialTotal: null, median: null })
    expect(codesOf(compared)).toContain('BOUND_ONLY')
  })
})

describe('households of people of merit at the living standard of their place', () => {
  const input = { indicators: ['MERIT_HH_LIVING_STANDARD_RATE'], period: { latest: 'EACH' } }

  it('a figure whose province is inferred is shown beside the rank, and not in it', async () => {
    const compared = await ask(input)
    expect(cellOf(compared, 'VN63-58')).toMatchObject({ value: '99', rank: null, rankBest: null }) // S000-05
    expect(cellOf(compared, 'VN63-58').issues).toContain('INFERRED_ATTRIBUTION')
    expect(cellOf(compared, 'VN63-19')).toMatchObject({ value: '99.9', status: 'E' }) // S004-09
    expect(absentOf(compared)).toEqual(['VN63-25', 'VN63-84', 'VN63-89'])
  })

  it('accepted: 99, which is [98.5, 99.5), comes after 99.9, which is [99.85, 99.95)', async () => {
    const compared = await ask({ ...input, accept: ['INFERRED_ATTRIBUTION', 'DIFFERENT_PERIODS'] })
    const rankedOf = { ranked: 2, expected: 5 }
    expect(cellOf(compared, 'VN63-19')).toMatchObject({ rank: 1, rankedOf, gapToBest: '0.0' })
    expect(cellOf(compared, 'VN63-58')).toMatchObject({
      value: '99',
      rank: 2,
      rankedOf,
      gapToBest: '-0.9', // 99 − 99.9
      ratioToBest: '0.9910', // 99 ÷ 99.9 = 0.990990…
      gapUnit: 'PERCENTAGE_POINTS',
    })
    expect(codesOf(compared)).toEqual(
      raised('INFERRED_ATTRIBUTION', 'DIFFERENT_PERIODS', 'DIFFERENT_PRECISION', 'DIFFERENT_TIME_BASIS'),
    )
    expect(issueOf(compared, 'INFERRED_ATTRIBUTION').accepted).toBe(true)
  })
})

describe('poor-household rates whose differences are accepted', () => {
  it('have gaps in percentage points to the best and to the median, and a spread', async () => {
    const compared = await ask({
      indicators: ['POOR_HH_RATE'],
      period: { latest: 'EACH' },
      accept: ['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD'],
    })
    expect(cellOf(compared, 'VN63-25')).toMatchObject({
      rank: 2,
      gapToBest: '2.76', // 5.57 − 2.81: the lowest is the best
      ratioToBest: '1.9822', // 5.57 ÷ 2.81 = 1.98220…
      gapToMedian: '1.38', // 5.57 − 4.19
      gapToNational: null,
      gapUnit: 'PERCENTAGE_POINTS',
    })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({ rank: 1, gapToBest: '0.00', gapToMedian: '-1.38' })
    expect(compared.summary[0]).toMatchObject({
      median: '4.19', // (2.81 + 5.57) ÷ 2
      min: '2.81',
      max: '5.57',
      range: '2.76',
      maxToMin: '1.9822',
      total: null, // no household totals are held, and a plain mean is none
      partialTotal: null,
    })
  })
})

describe('jobs created in 2016–2020', () => {
  const input = { indicators: ['JOBS_CREATED'], statistic: 'CUMULATIVE', period: { at: '2016-2020' } }

  it('of five asked one has them: a partial total that is not offered as the whole', async () => {
    const compared = await ask(input)
    expect(compared.summary[0]).toMatchObject({
      scope: 'TOTAL_OF_ASKED',
      method: 'SUM',
      total: null,
      partialTotal: '107605', // S004-02
      coverage: { answered: 1, expected: 5 },
    })
    expect(codesOf(compared)).toContain('INCOMPLETE_COVERAGE')
  })

  it('of Thái Nguyên alone are its total, and not the nation’s', async () => {
    const compared = await ask({ ...input, provinces: ['VN34-19'] })
    expect(compared.summary[0]).toMatchObject({
      scope: 'TOTAL_OF_ASKED',
      total: '107605',
      partialTotal: null,
      coverage: { answered: 1, expected: 1 },
    })
    expect(codesOf(compared)).not.toContain('INCOMPLETE_COVERAGE')
  })

  it('on the new boundaries miss Bắc Kạn, which went into Thái Nguyên', async () => {
    const compared = await ask({ ...input, provinces: ['VN34-19'], boundaries: 'VN34' })
    expect(areasOf(compared)).toEqual(['VN34-19'])
    expect(cellOf(compared, 'VN34-19')).toMatchObject({
      value: null,
      derivation: 'IMPOSSIBLE',
      missing: [{ id: 'VN63-06', nameVi: 'Bắc Kạn' }],
    })
  })
})

describe('figures of the old boundaries, asked for on the old boundaries', () => {
  it('pass through as they are', async () => {
    const compared = await ask({
      indicators: ['POOR_HH_RATE'],
      provinces: ['VN34-91'],
      boundaries: 'VN63',
      period: { at: '2022' },
    })
    expect(cellOf(compared, 'VN63-89')).toMatchObject({
      value: '2.81',
      derivation: 'REPORTED',
      boundaries: 'VN63',
      missing: [],
      observationId: 'S001-08',
    })
    expect(figuresOf(compared)).toEqual(['2.81'])
  })
})

describe('"nearly 20,000" certified persons', () => {
  it('are below 20,000: said to be approximate, in no total and no median', async () => {
    const compared = await ask({ indicators: ['DISABILITY_CERTIFIED_PERSONS'], period: { latest: 'EACH' } })
    expect(cellOf(compared, 'VN63-19')).toMatchObject({
      value: '20000', // S004-10
      high: '20000',
      qualifier: 'NEARLY',
    })
    expect(codesOf(compared)).toContain('APPROXIMATE')
    expect(compared.summary[0]).toMatchObject({ total: null, median: null })
  })
})

describe('how a cell came about, in both languages', () => {
  it('a reported, ranked figure: the figure, its rank and how many were asked', async () => {
    const compared = await ask({ indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } })
    const { explainVi, explainEn } = cellOf(compared, 'VN63-25')
    for (const explained of [explainVi, explainEn])
      for (const number of ['70', '1', '2', '5', '2020']) expect(explained).toMatch(written(number))
    expect(explainVi).toMatch(/hạng/i)
    expect(explainEn).toMatch(/rank/i)
  })

  it('a figure with a target: both, the attainment, and the claim beside its recomputation', async () => {
    const compared = await ask({
      indicators: ['JOBS_CREATED'],
      provinces: ['VN34-19'],
      statistic: 'ANNUAL_AVERAGE',
      period: { at: '2016-2020' },
    })
    const { explainVi, explainEn } = cellOf(compared, 'VN63-19')
    for (const explained of [explainVi, explainEn])
      for (const number of ['21521', '15000', '143.473', '43.4']) expect(explained).toMatch(written(number))
  })

  it('an absent figure: that there is none, and never a zero', async () => {
    const compared = await ask({ indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } })
    const { explainVi, explainEn } = cellOf(compared, 'VN63-89')
    expect(explainVi).toMatch(/không|chưa/i)
    expect(explainEn).toMatch(/\b(no|not|none|nobody)\b/i)
    for (const explained of [explainVi, explainEn]) {
      expect(explained).not.toMatch(written('0'))
      expect(explained).not.toMatch(written('69.5'))
    }
  })
})
