// Sums, differences and totals of figures, worked out by hand.
import { describe, expect, it } from 'vitest'
import { minus, plus, singleValueOf, totalOf } from '#schema/figure-arithmetic.ts'
import { figure, nearly } from './figures.ts'
import { about, atLeast, atMost, greaterThan, lessThan, range, value, written } from './written-figures.ts'

describe('the single value of a figure', () => {
  it('is there for values only', () => {
    expect([value('70'), about('3000')].map(singleValueOf)).toEqual(['70', '3000'])
    expect([nearly('70'), lessThan('4'), atLeast('80'), range('1', '2')].map(singleValueOf)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('the sum of two figures', () => {
  it.each([
    [value('2.81'), value('1.5'), '4.31'],
    [value('2.5'), value('-2.5'), '0.0'],
    [value('70'), about('3000'), '~3070'],
    [value('2'), lessThan('4'), '<6'],
    [atMost('2'), lessThan('4'), '<6'],
    [atMost('2'), value('4'), '≤6'],
    [value('2'), greaterThan('4'), '>6'],
    [atLeast('80'), atLeast('20'), '≥100'],
    [value('1'), range('1.5', '2.0'), '2.5–3.0'],
    [range('1', '2'), range('10', '20'), '11–22'],
    // "gần 70" lies between 69 and 70
    [nearly('70'), value('5'), '74–75'],
    [nearly('70'), atMost('5'), '<75'],
    [nearly('70'), atLeast('5'), '>74'],
    // one bounded only from above, one only from below: anything is possible
    [lessThan('4'), atLeast('80'), null],
    // a range of one point is that point
    [range('2', '2'), value('3'), '5'],
    [range('2', '2'), about('3'), '~5'],
  ])('%o and %o: %s', (a, b, sum) => {
    expect(written(plus(a, b))).toBe(sum)
    expect(written(plus(b, a))).toBe(sum)
  })

  it('is printed as finely as the finer', () => {
    expect(plus(value('2.81'), lessThan('4'))).toMatchObject({ high: '6.81', decimals: 2, multiplier: 0 })
  })

  it('keeps a multiplier that both have, and else counts in units', () => {
    const thousands = (text: string, decimals: number) => figure({ value: text, decimals, multiplier: 3 })
    // "16 ngàn" and "1,5 ngàn"
    expect(plus(thousands('16000', 0), thousands('1500', 1))).toEqual({
      form: 'VALUE',
      qualifier: 'EXACT',
      value: '17500',
      decimals: 1,
      multiplier: 3,
    })
    expect(plus(thousands('16000', 0), value('12.5'))).toMatchObject({
      value: '16012.5',
      decimals: 1,
      multiplier: 0,
    })
    // "1,5 ngàn" has one decimal of thousands and none of units
    expect(plus(thousands('1500', 1), value('12'))).toMatchObject({
      value: '1512',
      decimals: 0,
      multiplier: 0,
    })
    // "gần 20 ngàn" lies between 19 and 20 thousand
    expect(written(plus(nearly('20000', { multiplier: 3 }), value('1')))).toBe('19001–20001')
  })
})

describe('the difference of two figures', () => {
  it.each([
    [value('70'), value('58.1'), '11.9'],
    [value('58.1'), value('70'), '-11.9'],
    [about('70'), value('58.1'), '~11.9'],
    [value('70'), lessThan('4'), '>66'],
    [value('70'), atMost('4'), '≥66'],
    [value('70'), greaterThan('4'), '<66'],
    [value('70'), atLeast('4'), '≤66'],
    [atMost('70'), greaterThan('4'), '<66'],
    [atLeast('70'), atMost('4'), '≥66'],
    [range('10', '20'), range('1', '2'), '8–19'],
    // the interval (69, 70) moved down by 5
    [nearly('70'), value('5'), '64–65'],
    [value('5'), nearly('70'), '-65–-64'],
    // the same words twice are two unknown values
    [range('1', '2'), range('1', '2'), '-1–1'],
    [atLeast('80'), atLeast('70'), null],
    [lessThan('4'), lessThan('3'), null],
  ])('%o less %o: %s', (a, b, difference) => {
    expect(written(minus(a, b))).toBe(difference)
  })

  it('is printed as finely as the finer', () => {
    expect(minus(value('70.0'), value('58.12'))).toMatchObject({ value: '11.88', decimals: 2, multiplier: 0 })
  })
})

describe('the total of figures', () => {
  it('is nothing without figures, and of one figure that figure', () => {
    expect(totalOf([])).toBeNull()
    expect(totalOf([nearly('70')])).toEqual(nearly('70'))
  })

  it('adds all of them', () => {
    expect(written(totalOf(['233', '106', '2', '1', '1'].map(value)))).toBe('343')
    expect(written(totalOf([value('233'), range('1', '3'), about('2.5')]))).toBe('236.5–238.5')
    expect(written(totalOf([value('233'), lessThan('3'), range('1', '2')]))).toBe('<238')
    expect(totalOf([lessThan('3'), value('233'), greaterThan('3')])).toBeNull()
  })
})
