// Quotients and multiples of figures, worked out by hand.
import { describe, expect, it } from 'vitest'
import { dividedBy, scaled } from '#schema/figure-arithmetic.ts'
import { figure, nearly } from './figures.ts'
import { about, atLeast, atMost, greaterThan, lessThan, range, value, written } from './written-figures.ts'

const percent = (decimals: number) => ({ factor: '100', decimals })

describe('the quotient of two figures', () => {
  it.each([
    // 14 of 357 are 3.9215… %
    [value('14'), value('357'), '3.92'],
    [value('1'), value('800'), '0.13'], // 0.125 %
    [value('-1'), value('800'), '-0.13'],
    [about('14'), value('357'), '~3.92'],
    [value('14'), about('357'), '~3.92'],
    [value('0'), value('357'), '0.00'],
    [lessThan('4'), value('3'), '<133.34'], // 133.333…, outward
    [atMost('3'), value('4'), '≤75.00'],
    [greaterThan('4'), value('3'), '>133.33'],
    [atLeast('4'), value('3'), '≥133.33'],
    [range('1', '2'), value('3'), '33.33–66.67'],
    [range('3', '3'), value('4'), '75.00'], // one point, exactly
    [range('1', '1'), value('3'), '33.33–33.34'], // one point that no two decimals write
    [value('5'), range('10', '20'), '25.00–50.00'],
    [value('5'), atLeast('80'), '≤6.25'],
    [value('5'), greaterThan('80'), '<6.25'],
    // (69, 70) of 80: 86.25 to 87.5
    [nearly('70'), value('80'), '86.25–87.50'],
    // 60 of (69, 70): 85.714… to 86.956…
    [value('60'), nearly('70'), '85.71–86.96'],
    // "gần 1" lies between 0 and 1: five of it are above 500 %, without limit
    [value('5'), nearly('1'), '>500.00'],
    [value('0'), atLeast('80'), '0.00'],
  ])('%o of %o: %s per cent', (a, b, quotient) => {
    expect(written(dividedBy(a, b, percent(2)))).toBe(quotient)
  })

  it.each([
    // a fall by 5 of something between 10 and 20 is at most a half and at least a quarter
    [value('-5'), range('10', '20'), '-50.00–-25.00'],
    [range('-5', '5'), range('10', '20'), '-50.00–50.00'],
    [range('-2', '-1'), value('3'), '-66.67–-33.33'],
    [lessThan('-5'), range('10', '20'), '<-25.00'],
    [atLeast('-5'), range('10', '20'), '≥-50.00'],
    [value('-5'), atLeast('80'), '≥-6.25'],
    [value('-5'), nearly('1'), '<-500.00'],
    [range('-5', '0'), nearly('1'), '≤0.00'],
    [range('0', '5'), nearly('1'), '≥0.00'],
  ])('follows the sign of the dividend: %o of %o: %s per cent', (a, b, quotient) => {
    expect(written(dividedBy(a, b, percent(2)))).toBe(quotient)
  })

  it.each([
    ['zero', value('1'), value('0')],
    ['negative', value('1'), value('-2')],
    ['perhaps zero', value('1'), range('0', '2')],
    ['perhaps negative', value('1'), range('-1', '2')],
    ['perhaps negative', value('1'), lessThan('4')],
    ['perhaps zero', value('0'), atLeast('0')],
    ['surely negative', value('1'), nearly('0')],
  ])('is none by a divisor that is %s: %o of %o', (_, a, b) => {
    expect(dividedBy(a, b, percent(2))).toBeNull()
  })

  it.each([
    ['two lower bounds', atLeast('80'), atLeast('100')],
    ['two lower bounds, one at zero', greaterThan('0'), atLeast('100')],
    ['an upper bound that may be negative, and a lower one', lessThan('-4'), atLeast('100')],
    ['a lower bound below zero by what may be next to nothing', atLeast('-4'), nearly('1')],
  ])('has no bound: %s', (_, a, b) => {
    expect(dividedBy(a, b, percent(2))).toBeNull()
  })

  it('is printed as asked, in units, whatever the two were printed in', () => {
    const thousands = (text: string) => figure({ value: text, decimals: 0, multiplier: 3 })
    expect(dividedBy(thousands('16000'), thousands('20000'), percent(1))).toEqual({
      form: 'VALUE',
      qualifier: 'EXACT',
      value: '80.0',
      decimals: 1,
      multiplier: 0,
    })
  })

  it('needs a factor above zero', () => {
    expect(() => dividedBy(value('1'), value('2'), { factor: '0', decimals: 1 })).toThrow(RangeError)
    expect(() => scaled(value('1'), '-1')).toThrow('Cannot multiply a figure by "-1"')
  })
})

describe('a scaled figure', () => {
  it.each([
    [value('1.5'), '0.2', '0.30'],
    [about('3000'), '2', '~6000'],
    [lessThan('4'), '0.125', '<0.500'],
    [atLeast('80'), '10', '≥800'],
    [range('1.5', '2.0'), '3', '4.5–6.0'],
    [nearly('70'), '2', '138–140'],
  ])('is exact unless decimals are asked for: %o by %s: %s', (given, factor, product) => {
    expect(written(scaled(given, factor))).toBe(product)
  })

  it.each([
    [value('2.5'), '3', '8'],
    [value('-2.5'), '3', '-8'],
    [atMost('2.5'), '3', '≤8'],
    [greaterThan('2.5'), '3', '>7'],
    [range('-2.5', '2.5'), '3', '-8–8'],
    [range('2.5', '2.5'), '3', '7–8'],
  ])('rounds values half away from zero and bounds outward: %o by %s: %s', (given, factor, product) => {
    expect(written(scaled(given, factor, 0))).toBe(product)
  })

  it('knows how finely it is printed', () => {
    const thousands = figure({ value: '16000', decimals: 0, multiplier: 3 })
    expect(scaled(thousands, '1.5')).toMatchObject({ value: '24000.0', decimals: 1, multiplier: 3 })
    expect(scaled(thousands, '0.001', 1)).toMatchObject({ value: '16.0', decimals: 1, multiplier: 0 })
    expect(scaled(nearly('70.5'), '0.5')).toMatchObject({ low: '35.20', high: '35.25', decimals: 2 })
  })
})
