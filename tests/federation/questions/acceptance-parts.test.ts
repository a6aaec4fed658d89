// The acceptance questions about parts, ties, changes, bounds and boundaries; the first eight stand in acceptance.test.ts.
import { describe, expect, it } from 'vitest'
import { federationOfFile } from '../federation-of-file.ts'
import { ASKS } from './acceptance-asks.ts'
import { absentOf, areasOf, cellOf, codesOf, compare, figuresOf, raised } from './compared.ts'

const federation = federationOfFile()

const ask = (input: object) => compare(federation, input)

describe('Q12: to which countries An Giang sent workers, and in what shares', () => {
  it('the five countries are 343 of 357: 14 are UNALLOCATED, and shares are of 357', async () => {
    const compared = await ask(ASKS.Q12[0])
    expect(areasOf(compared)).toEqual(['VN63-89'])
    const parts = compared.columns.map(({ breakdown }, column) => {
      const { value, share } = cellOf(compared, 'VN63-89', column)
      return [breakdown[0]?.code ?? 'TOTAL', value, share]
    })
    expect(Object.fromEntries(parts.map(([code, ...figures]) => [code, figures]))).toEqual({
      TOTAL: ['357', null],
      JP: ['233', '65.27'], // 65.266
      TW: ['106', '29.69'], // 29.692
      KR: ['2', '0.56'], // 0.560
      RU: ['1', '0.28'], // 0.280
      ID: ['1', '0.28'],
      UNALLOCATED: ['14', '3.92'], // 357 − (233 + 106 + 2 + 1 + 1); 3.922
    })
    const unallocated = parts.findIndex(([code]) => code === 'UNALLOCATED')
    expect(cellOf(compared, 'VN63-89', unallocated)).toMatchObject({ derivation: 'DERIVED' })
    expect(codesOf(compared)).toEqual(raised('PARTS_DO_NOT_SUM', 'SMALL_CELLS', 'PERIOD_NOT_STATED'))
    // must not: replace 357 by 343; compute shares over 343, where Japan had 67.93 and Taiwan 30.90
    expect(figuresOf(compared)).not.toContain('343')
    for (const share of ['67.93', '30.90', '0.58', '0.29']) expect(parts.flat()).not.toContain(share)
  })
})

describe('Q14: which province had the higher trained-labour rate in 2020', () => {
  it('neither: 70 and 70, both estimates, share rank 1 of two among five asked', async () => {
    const compared = await ask(ASKS.Q14[0])
    for (const area of ['VN63-25', 'VN63-19'])
      expect(cellOf(compared, area)).toMatchObject({
        value: '70',
        status: 'E',
        rank: 1,
        rankBest: 1,
        rankWorst: 1,
        rankedOf: { ranked: 2, expected: 5 },
        ties: 1,
      })
    expect(absentOf(compared)).toEqual(['VN63-58', 'VN63-84', 'VN63-89'])
    expect(codesOf(compared)).toEqual(raised('TIE', 'ESTIMATE', 'MISSING_DATA'))
    // must not: place An Giang's 69.5 of 2023 third; count the target 67
    expect(figuresOf(compared)).toEqual(['70', '70'])
    expect(cellOf(compared, 'VN63-89')).toMatchObject({ rankBest: null, rankWorst: null })
  })
})

describe("Q16: by how much Thái Nguyên's trained-labour rate rose from 2015 to 2020", () => {
  it('from 58.1 to 70: 11.9 percentage points, which is 20.48% of 58.1', async () => {
    const compared = await ask(ASKS.Q16[0])
    const [before, after] = [cellOf(compared, 'VN63-19', 0), cellOf(compared, 'VN63-19', 1)]
    expect(compared.columns).toHaveLength(2)
    expect(before).toMatchObject({
      period: { start: '2015-01-01', end: '2015-12-31' },
      value: '58.1',
      change: null,
    })
    expect(after).toMatchObject({
      period: { start: '2020-01-01', end: '2020-12-31' },
      value: '70',
      change: {
        points: '11.9', // 70 − 58.1
        unit: 'PERCENTAGE_POINTS',
        relativePercent: '20.48', // 11.9 ÷ 58.1 = 20.4819…%
        from: { start: '2015-01-01', end: '2015-12-31' },
      },
    })
    expect(codesOf(compared)).toEqual(raised('DIFFERENT_PRECISION', 'ESTIMATE'))
    // must not: say "up 11.9%" without points
    expect(after.explainVi).not.toMatch(/11,9\s?%/)
    expect(after.explainEn).not.toMatch(/11\.9\s?(%|percent(?!age))/)
  })
})

describe('Q18: which province has the lowest urban unemployment', () => {
  it('nobody knows: "below 4%" is a bound, and four hold nothing', async () => {
    const compared = await ask(ASKS.Q18[0])
    const anGiang = cellOf(compared, 'VN63-89')
    expect(anGiang).toMatchObject({ value: null, low: null, high: '4', qualifier: 'LESS_THAN', rank: null })
    expect(absentOf(compared)).toEqual(['VN63-19', 'VN63-25', 'VN63-58', 'VN63-84'])
    expect(codesOf(compared)).toEqual(raised('BOUND_ONLY', 'MISSING_DATA'))
    expect(compared.comparability.comparable).toBe(false)
    // must not: answer "VN63-84, 2.5%" (a target and a bound); print 4.0
    expect(figuresOf(compared)).toEqual(['4'])
    expect(compared.rows.map(({ cells }) => cells[0]?.rankBest)).toEqual([null, null, null, null, null])
    const { issues } = compared.comparability
    const said = [anGiang.explainVi, anGiang.explainEn, ...issues.flatMap(({ vi, en }) => [vi, en])]
    for (const sentence of said) expect(sentence).not.toMatch(/(?<!\d)4[.,]0/)
  })
})

describe("Q20: An Giang's poor-household rate in 2022 on the boundaries of July 2025", () => {
  it('cannot be said: the figures of Kiên Giang, its other half, are missing', async () => {
    const compared = await ask(ASKS.Q20[0])
    expect(compared.rows.map(({ area }) => area)).toEqual([{ id: 'VN34-91', nameVi: 'An Giang' }])
    const cell = cellOf(compared, 'VN34-91')
    expect(cell).toMatchObject({
      value: null,
      low: null,
      high: null,
      rank: null,
      derivation: 'IMPOSSIBLE',
      boundaries: 'VN34',
    })
    expect(cell.missing).toEqual([{ id: 'VN63-91', nameVi: 'Kiên Giang' }])
    expect(codesOf(compared)).toEqual(raised('MISSING_COMPONENT', 'DIFFERENT_BOUNDARIES'))
    // must not: return 2.81; take VN63-91 (Kiên Giang) for An Giang because the code is 91
    expect(figuresOf(compared)).toEqual([])
    expect(cell.explainVi).toContain('Kiên Giang')
    expect(cell.explainEn).toContain('Kien Giang')
  })
})
