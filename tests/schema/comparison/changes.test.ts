// The change of a figure since an earlier period: points, relative change and bounds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, compareDecimals } from '#schema/decimal.ts'
import { changeIn, changeOf, jobs, poor, sinceWhen, trained } from './change-of.ts'
import { heldOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

describe('a change', () => {
  it('of a percentage is in points, and its relative change stands apart: Thái Nguyên, 58.1 (2015) to 70 (2020)', () => {
    const found = changeOf({ ...trained, value: '70' }, [{ ...trained, period: '2015', value: '58.1' }])
    // 70 − 58.1 = 11.9 points; 11.9 / 58.1 = 20.48%. 70 is printed without decimals.
    expect(found).toMatchObject({
      breaks: [],
      differentPrecision: true,
      earlier: { period: { label: '2015' } },
    })
    expect(found?.change).toEqual({
      points: '11.9',
      low: null,
      high: null,
      unit: 'PERCENTAGE_POINTS',
      relativePercent: '20.48',
      from: { start: '2015-01-01', end: '2015-12-31', label: '2015', stated: true },
    })
  })

  it('of a count keeps its unit: 15700 jobs after 16000 are 300 less, 1.875% rounded away from zero', () => {
    const concept = 'SUPPORTED'
    const found = changeOf({ ...jobs, concept, period: '2023', value: '15700' }, [
      { ...jobs, concept, period: '2022', value: '16000', multiplier: 3 },
    ])
    expect(found?.change).toMatchObject({ points: '-300', unit: 'PERSONS', relativePercent: '-1.88' })
    expect(found?.differentPrecision).toBe(true)
  })

  it('of nothing and of less than nothing has no percentage', () => {
    const from = (value: string) =>
      changeOf({ ...trained, value: '2.0' }, [{ ...trained, period: '2019', value }])
    expect(from('0.0')?.change).toMatchObject({ points: '2.0', relativePercent: null })
    expect(from('-1.0')?.change).toMatchObject({ points: '3.0', relativePercent: null })
    expect(from('2.0')?.change).toMatchObject({ points: '0.0', relativePercent: '0.00' })
    expect(from('2.0')?.differentPrecision).toBe(false)
  })

  it('of an approximate figure is computed from what is printed', () => {
    const found = changeOf({ ...trained, value: '70', qualifier: 'APPROX' }, [
      { ...trained, period: '2019', value: '68' },
    ])
    expect(found?.change).toMatchObject({ points: '2', relativePercent: '2.94' })
  })

  it.each([
    // 3.5 after "below 4": it fell by less than 0.5, or rose.
    [{ value: '3.5' }, { high: '4', qualifier: 'LESS_THAN' }, '-0.5', null],
    // 1.2 after 1.5–2: it fell by 0.3 to 0.8.
    [{ value: '1.2' }, { low: '1.5', high: '2', qualifier: 'RANGE' }, '-0.8', '-0.3'],
    [{ low: '80', qualifier: 'AT_LEAST' }, { value: '70' }, '10', null],
    // "Nearly 70" is above 69 and below 70.
    [{ value: '70', high: '70', qualifier: 'NEARLY' }, { value: '60' }, '9', '10'],
    // Below 3 after below 4: nobody knows.
    [{ high: '3', qualifier: 'LESS_THAN' }, { high: '4', qualifier: 'LESS_THAN' }, null, null],
  ] as const)(
    'of figures that are no single value has bounds and no points: %o after %o',
    (later, earlier, low, high) => {
      const found = changeOf({ ...trained, ...later }, [{ ...trained, period: '2019', ...earlier }])
      expect(found?.change).toMatchObject({ points: null, low, high, relativePercent: null })
    },
  )

  it('does not exist for what is no level and no share of a stated period, nor for targets', () => {
    for (const statistic of ['CHANGE', 'CUMULATIVE', 'ANNUAL_AVERAGE'] as const) {
      expect(sinceWhen('2020', ['2019'], { statistic })).toBeUndefined()
    }
    const before = [{ ...trained, period: '2019', value: '68' }]
    expect(changeOf({ ...trained, value: '70' }, before, { kind: 'TARGET' })).toBeNull()
    expect(changeOf({ ...trained, period: null, value: '70' }, before)).toBeNull()
    expect(changeOf({ ...trained, value: '70' }, [{ ...trained, period: null, value: '68' }])).toBeNull()
    const reduction = { ...poor, indicator: 'POOR_HH_RATE_REDUCTION', value: '1' }
    expect(changeOf(reduction, [{ ...reduction, period: '2021' }])).toBeNull()
  })
})

describe('whatever is held', () => {
  const printed = fc
    .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 0, max: 2 }))
    .map(([hundredths, decimals]) => (hundredths / 100).toFixed(decimals))

  it('changes add up: from a to b and from b to c is from a to c', () => {
    const at = (period: string, value: string): LiteralFigure => ({ ...trained, period, value })
    fc.assert(
      fc.property(printed, printed, printed, (a, b, c) => {
        const [first, second, third] = [at('2018', a), at('2019', b), at('2020', c)]
        const points = (later: LiteralFigure, history: LiteralFigure[]) =>
          changeOf(later, history)?.change?.points ?? 'none'
        const both = addDecimals(points(second, [first]), points(third, [first, second]))
        expect(compareDecimals(both, points(third, [first]))).toBe(0)
      }),
    )
  })

  it('its order changes nothing', () => {
    const held = fc.record({
      area: fc.constant(poor.area),
      indicator: fc.constantFrom('POOR_HH_RATE', 'POOR_HH_RATE', 'EMPLOYED'),
      period: fc.constantFrom('2019', '2020', '2021', '2020-Q4', '2021-Q1', '2022-Q1', null),
      timeBasis: fc.constantFrom('DURING_PERIOD', 'DURING_PERIOD', 'END_OF_PERIOD'),
      standard: fc.constantFrom('MDP_2016_2020', 'MDP_2022_2025', 'LOCAL_LINE'),
      status: fc.constantFrom('A', 'B'),
      value: printed,
    })
    const order = fc.array(held, { maxLength: 12 }).chain((figures) => {
      const observations = figures.map((figure, id) => heldOf({ ...figure, id: `${id}` } as LiteralFigure))
      return fc.tuple(
        fc.constant(observations),
        fc.shuffledSubarray(observations, { minLength: observations.length }),
      )
    })
    const later: LiteralFigure = { ...poor, standard: 'MDP_2022_2025', value: '4.03' }
    fc.assert(
      fc.property(order, ([observations, shuffled]) => {
        expect(changeIn(later, shuffled)).toEqual(changeIn(later, observations))
      }),
    )
  })
})
