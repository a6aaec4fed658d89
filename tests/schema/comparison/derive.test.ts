// Derived figures that are sums and differences: what they add to what provinces report, with formula and inputs, and what they refuse.
// Quotients are derive-quotients.test.ts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputsOf } from '#schema/catalogue/derived-figures.ts'
import { deriveFigures } from '#schema/comparison/derive.ts'
import { isPresent } from '#schema/comparison/observations.ts'
import type { Figure } from '#schema/figure.ts'
import { intervalOf } from '#schema/interval.ts'
import { AN_GIANG, derive, only, PHU_THO, POOR, poverty, refusal, valueAndFormula } from './deriving.ts'
import { heldOf, presentOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

const NEAR_POOR = poverty('NEAR_POOR_HH_COUNT', '24370', { statistic: 'LEVEL', id: 'S001-11' })
const POOR_RATE = poverty('POOR_HH_RATE', '2.81', { id: 'S001-08' })
const NEAR_POOR_RATE = poverty('NEAR_POOR_HH_RATE', '4.61', { id: 'S001-12' })
const REDUCTION = poverty('POOR_HH_RATE_REDUCTION', '1', {
  statistic: 'CHANGE',
  timeBasis: 'DURING_PERIOD',
  id: 'S001-09',
})

const trained = (area: string, period: string, value: string, certified: string): LiteralFigure[] => [
  { area, indicator: 'TRAINED_LABOUR_RATE', period, value, status: 'E', timeBasis: 'END_OF_PERIOD' },
  { area, indicator: 'TRAINED_LABOUR_CERT_RATE', period, value: certified, timeBasis: 'END_OF_PERIOD' },
]

describe('poor plus near-poor', () => {
  it('An Giang 2022: 14872 + 24370 = 39242 households', () => {
    const [added] = derive('POOR_PLUS_NEAR_POOR', 'MD_POOR_HH_COUNT', POOR, NEAR_POOR)
    expect(added).toMatchObject({
      id: 'derived:POOR_PLUS_NEAR_POOR:S001-07+S001-11',
      series: {
        area: AN_GIANG,
        indicator: 'MD_POOR_HH_COUNT',
        statistic: 'LEVEL',
        standard: 'MDP_2022_2025',
        timeBasis: 'END_OF_PERIOD',
        breakdown: [],
      },
      period: { start: '2022-01-01', end: '2022-12-31' },
      figure: { form: 'VALUE', value: '39242', decimals: 0 },
      derivation: {
        how: 'DERIVED',
        formula: { VI: '14872 + 24370 = 39242', EN: '14872 + 24370 = 39242' },
        inputs: [{ id: 'S001-07' }, { id: 'S001-11' }],
      },
      status: 'A',
      inferred: ['standard'],
      note: null,
      source: { id: '001' },
      release: { number: 1 },
    })
  })

  it('2.81 + 4.61 = 7.42 percent over one denominator', () => {
    const added = only(derive('POOR_PLUS_NEAR_POOR', 'MD_POVERTY_RATE', POOR_RATE, NEAR_POOR_RATE))
    expect(valueAndFormula(added)).toEqual(['7.42', '2,81 + 4,61 = 7,42'])
    expect(added.series).toMatchObject({ statistic: 'SHARE', standard: 'MDP_2022_2025' })
  })

  it('carries bounds through: 2.81 and below 4 is below 6.81', () => {
    const below: LiteralFigure = {
      ...poverty('NEAR_POOR_HH_RATE', '4'),
      ...{ high: '4', qualifier: 'LESS_THAN', decimals: 0 },
    }
    const { value: _, ...bound } = below
    const added = only(derive('POOR_PLUS_NEAR_POOR', 'MD_POVERTY_RATE', POOR_RATE, bound))
    expect(added.figure).toMatchObject({ form: 'BOUNDS', qualifier: 'LESS_THAN', high: '6.81' })
    expect(added.derivation).toMatchObject({ formula: { VI: '2,81 + dưới 4 = dưới 6,81' } })
  })

  it('adds nothing over different areas, periods, standards or breakdowns', () => {
    const others: Partial<LiteralFigure>[] = [
      { area: PHU_THO },
      { period: '2021' },
      { standard: 'MDP_2016_2020' },
      { breakdown: { urbanisation: 'URBAN' } },
    ]
    for (const other of others) {
      const added = derive('POOR_PLUS_NEAR_POOR', 'MD_POVERTY_RATE', POOR_RATE, {
        ...NEAR_POOR_RATE,
        ...other,
      })
      expect(added.filter(isPresent)).toEqual([])
      expect(added.map(({ derivation }) => derivation?.how)).toContain('IMPOSSIBLE')
    }
  })

  it('is impossible without the near-poor, and says so', () => {
    const added = derive('POOR_PLUS_NEAR_POOR', 'MD_POVERTY_RATE', POOR_RATE)
    expect(refusal(added)).toContain('no “Near-poor household rate” of the same area, period, breakdown')
    expect(only(added)).toMatchObject({
      figure: { form: 'ABSENT', absence: 'NOT_REPORTED' },
      derivation: { inputs: [{ id: 'S001-08' }] },
      status: 'O',
    })
  })

  it('keeps back what a province keeps back, and says nothing where neither is known', () => {
    const { value: _, ...kept } = { ...NEAR_POOR, absence: 'SUPPRESSED' as const }
    const added = derive('POOR_PLUS_NEAR_POOR', 'MD_POOR_HH_COUNT', POOR, kept)
    expect(refusal(added)).toContain('“Near-poor households” has no figure (suppressed)')
    expect(only(added).figure).toEqual({ form: 'ABSENT', absence: 'SUPPRESSED' })
    expect(derive('POOR_PLUS_NEAR_POOR', 'MD_POOR_HH_COUNT', kept)).toEqual([])
  })

  it('does not add figures whose periods are not stated', () => {
    const unstated = [POOR, NEAR_POOR].map((figure) => ({ ...figure, period: null }))
    expect(refusal(derive('POOR_PLUS_NEAR_POOR', 'MD_POOR_HH_COUNT', ...unstated))).toContain(
      'does not state the period',
    )
  })

  it('never stands beside a reported figure of the same standard, nor in the place of one kept back', () => {
    const reported = poverty('MD_POOR_HH_COUNT', '39000', { statistic: 'LEVEL' })
    const ask = (held: LiteralFigure) =>
      deriveFigures(['POOR_PLUS_NEAR_POOR'], ['MD_POOR_HH_COUNT'], [heldOf(held)], presentOf(POOR, NEAR_POOR))
    expect(ask(reported)).toEqual([])
    const { value: _, ...kept } = { ...reported, absence: 'FORBIDDEN' as const }
    expect(ask(kept)).toEqual([])
    // "Not reported" keeps nothing back, and a figure by another standard is another figure.
    expect(ask({ ...kept, absence: 'NOT_REPORTED' })).toHaveLength(1)
    expect(ask({ ...reported, standard: 'MDP_2016_2020' })).toHaveLength(1)
  })

  it('is as doubtful as its worst input', () => {
    const [added] = derive(
      'POOR_PLUS_NEAR_POOR',
      'MD_POOR_HH_COUNT',
      { ...POOR, status: 'P' },
      { ...NEAR_POOR, status: 'E', confidence: '0.80', inferred: ['period'] },
    )
    expect(added).toMatchObject({ status: 'E', inferred: ['standard', 'period', 'area'], source: null })
  })

  it('shares the series object of the series it continues', () => {
    const years = ['2022', '2023'].flatMap((period) => [
      { ...POOR, period },
      { ...NEAR_POOR, period },
    ])
    const added = derive('POOR_PLUS_NEAR_POOR', 'MD_POOR_HH_COUNT', ...years)
    expect(added).toHaveLength(2)
    expect(added[0]?.series).toBe(added[1]?.series)
  })
})

describe('trained minus certified', () => {
  it('An Giang 2023: 69.5 − 28.5 = 41.0; Phú Thọ 2020: 70 − 28 = 42', () => {
    const ask = (...figures: LiteralFigure[]) =>
      valueAndFormula(only(derive('TRAINED_MINUS_CERTIFIED', 'TRAINED_LABOUR_UNCERTIFIED_RATE', ...figures)))
    expect(ask(...trained(AN_GIANG, '2023', '69.5', '28.5'))).toEqual(['41.0', '69,5 − 28,5 = 41,0'])
    expect(ask(...trained(PHU_THO, '2020', '70', '28'))).toEqual(['42', '70 − 28 = 42'])
  })

  it('is impossible where more are certified than trained', () => {
    const figures = trained(PHU_THO, '2020', '28', '70')
    expect(
      refusal(derive('TRAINED_MINUS_CERTIFIED', 'TRAINED_LABOUR_UNCERTIFIED_RATE', ...figures)),
    ).toContain('contradict each other (28 − 70 = -42)')
  })

  it('is not added when something else is asked', () => {
    expect(
      derive('TRAINED_MINUS_CERTIFIED', 'MD_POVERTY_RATE', ...trained(PHU_THO, '2020', '70', '28')),
    ).toEqual([])
  })
})

describe('the rate of the year before', () => {
  it('An Giang 2021: 2.81 + 1 = 3.81, which says that the reduction is printed to whole points', () => {
    const added = only(
      deriveFigures(['PREVIOUS_RATE'], ['POOR_HH_RATE'], presentOf(POOR_RATE), presentOf(REDUCTION)),
    )
    expect(valueAndFormula(added)).toEqual(['3.81', '2,81 + 1 = 3,81'])
    expect(added).toMatchObject({
      id: 'derived:PREVIOUS_RATE:S001-08+S001-09',
      series: { indicator: 'POOR_HH_RATE', statistic: 'SHARE', timeBasis: 'END_OF_PERIOD' },
      period: { form: 'YEAR', start: '2021-01-01', end: '2021-12-31', label: '2021' },
    })
    expect(added.derivation?.rule.VI).toContain('(2,81 in đến 0,01; 1 in đến 1)')
  })

  it('says nothing of precision where both are printed alike: 4.61 + 1.28 = 5.89', () => {
    const reduction = { ...REDUCTION, indicator: 'NEAR_POOR_HH_RATE_REDUCTION', value: '1.28' }
    const added = only(derive('PREVIOUS_RATE', 'NEAR_POOR_HH_RATE', NEAR_POOR_RATE, reduction))
    expect(valueAndFormula(added)).toEqual(['5.89', '4,61 + 1,28 = 5,89'])
    expect(added.derivation?.rule.EN).not.toContain('precision')
  })

  it('was lower where the "reduction" was a rise', () => {
    const added = only(derive('PREVIOUS_RATE', 'POOR_HH_RATE', POOR_RATE, { ...REDUCTION, value: '-0.5' }))
    expect(valueAndFormula(added)).toEqual(['2.31', '2,81 + (-0,5) = 2,31'])
  })

  it('is left alone where it is reported, crosses no standard, and is of whole years only', () => {
    const reported = { ...POOR_RATE, period: '2021', value: '3.9', id: 'S-2021' }
    expect(derive('PREVIOUS_RATE', 'POOR_HH_RATE', POOR_RATE, REDUCTION, reported).filter(isPresent)).toEqual(
      [],
    )
    const older = { ...REDUCTION, standard: 'MDP_2016_2020' }
    expect(derive('PREVIOUS_RATE', 'POOR_HH_RATE', POOR_RATE, older).filter(isPresent)).toEqual([])
    const halves = [POOR_RATE, REDUCTION].map((figure) => ({ ...figure, period: '2022-S1' }))
    expect(derive('PREVIOUS_RATE', 'POOR_HH_RATE', ...halves)).toEqual([])
  })
})

describe('several rules', () => {
  it('say one figure once: the sum comes before the quotient', () => {
    const figures = presentOf(
      POOR_RATE,
      NEAR_POOR_RATE,
      poverty('MD_POOR_HH_COUNT', '39242', { statistic: 'LEVEL' }),
      poverty('HH_TOTAL', '529000', { statistic: 'LEVEL' }),
    )
    const added = deriveFigures(['RATE_FROM_COUNTS', 'POOR_PLUS_NEAR_POOR'], ['MD_POVERTY_RATE'], [], figures)
    expect(only(added).id).toBe('derived:POOR_PLUS_NEAR_POOR:S001-08+S001-12')
  })

  it('need the figures that they are made of', () => {
    expect(inputsOf(['PREVIOUS_RATE', 'RATE_FROM_COUNTS'], ['POOR_HH_RATE'])).toEqual([
      'POOR_HH_RATE',
      'POOR_HH_RATE_REDUCTION',
      'POOR_HH_COUNT',
      'HH_TOTAL',
    ])
    expect(inputsOf(['ANNUAL_AVERAGE'], ['JOBS_CREATED'])).toEqual(['JOBS_CREATED'])
    expect(inputsOf(['POOR_PLUS_NEAR_POOR'], ['JOBS_CREATED'])).toEqual([])
  })
})

describe('whatever the inputs are printed as', () => {
  /** A figure in tenths of a percent, and a value that it may stand for. */
  const printed = fc
    .record({
      tenths: fc.nat(400),
      width: fc.nat(20),
      form: fc.constantFrom('VALUE', 'LESS_THAN', 'AT_LEAST', 'RANGE'),
    })
    .map(({ tenths, width, form }) => {
      const [low, high] = [(tenths / 10).toFixed(1), ((tenths + width + 1) / 10).toFixed(1)]
      const figures: Record<string, Partial<LiteralFigure>> = {
        VALUE: { value: low },
        LESS_THAN: { high, qualifier: 'LESS_THAN' },
        AT_LEAST: { low, qualifier: 'AT_LEAST' },
        RANGE: { low, high, qualifier: 'RANGE' },
      }
      return { figure: figures[form] ?? {}, truth: tenths }
    })

  it('the derived figure contains the sum of any values that they may stand for', () => {
    let bounded = 0
    fc.assert(
      fc.property(printed, printed, (a, b) => {
        const [first, second] = [POOR_RATE, NEAR_POOR_RATE].map(({ value: _, ...rest }) => rest)
        if (!first || !second) return
        const figures = [
          { ...first, ...a.figure, decimals: 1 },
          { ...second, ...b.figure, decimals: 1 },
        ]
        const { figure } = only(derive('POOR_PLUS_NEAR_POOR', 'MD_POVERTY_RATE', ...figures))
        if (figure.form === 'ABSENT') return
        bounded += 1
        expect(contains(figure, a.truth + b.truth)).toBe(true)
      }),
    )
    expect(bounded).toBeGreaterThan(20)
  })

  function contains(figure: Figure, tenths: number): boolean {
    const { low, high } = intervalOf(figure, true)
    const inTenths = (text: string) => Math.round(Number(text) * 10)
    return (low === null || inTenths(low.at) <= tenths) && (high === null || tenths <= inTenths(high.at))
  }
})
