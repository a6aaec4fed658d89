import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Interval, intervalOf, isBefore } from '#schema/interval.ts'
import { runs } from '#tests/property-runs.ts'
import { anyFigure, figure, nearly } from './figures.ts'

/** An interval as mathematicians write it: [69.5, 70.5) */
function written({ low, high }: Interval): string {
  const start = low ? `${low.open ? '(' : '['}${low.at}` : '(-∞'
  const end = high ? `${high.at}${high.open ? ')' : ']'}` : '∞)'
  return `${start}, ${end}`
}

describe('the interval of a figure', () => {
  it('is a point for a value among values printed alike', () => {
    expect(written(intervalOf(figure({ value: '70' }), true))).toBe('[70, 70]')
  })

  it.each([
    [figure({ value: '70' }), '[69.5, 70.5)'],
    [figure({ value: '69.6' }), '[69.55, 69.65)'],
    [figure({ value: '16000', multiplier: 3 }), '[15500, 16500)'],
    [figure({ value: '16500', decimals: 1, multiplier: 3 }), '[16450, 16550)'],
    [figure({ value: '-70' }), '(-70.5, -69.5]'],
    [figure({ value: '0' }), '(-0.5, 0.5)'],
  ])('is else everything that rounds to the value, half away from zero: %o', (value, interval) => {
    expect(written(intervalOf(value, false))).toBe(interval)
  })

  it.each([
    [figure({ high: '4', qualifier: 'LESS_THAN' }), '(-∞, 4)'],
    [figure({ high: '4', qualifier: 'AT_MOST' }), '(-∞, 4]'],
    [figure({ low: '130000', qualifier: 'GREATER_THAN' }), '(130000, ∞)'],
    [figure({ low: '80', qualifier: 'AT_LEAST' }), '[80, ∞)'],
    [figure({ low: '1.5', high: '2', qualifier: 'RANGE' }), '[1.5, 2]'],
    [figure({ value: '3000', qualifier: 'APPROX' }), '[3000, 3000]'],
    [nearly('70'), '(69, 70)'],
    [nearly('69.5'), '(69.4, 69.5)'],
    [nearly('20000', { multiplier: 3 }), '(19000, 20000)'],
  ])(
    'follows the words for bounds, ranges and approximations, however values are printed: %o',
    (bound, interval) => {
      expect(written(intervalOf(bound, true))).toBe(interval)
      expect(written(intervalOf(bound, false))).toBe(interval)
    },
  )
})

describe('one interval before another', () => {
  const before = (a: string, b: string) => isBefore(read(a), read(b))
  /** Reads `[1.5, 2)`. */
  function read(text: string): Interval {
    const [low = '', high = ''] = text.slice(1, -1).split(', ')
    return {
      low: low === '-∞' ? null : { at: low, open: text.startsWith('(') },
      high: high === '∞' ? null : { at: high, open: text.endsWith(')') },
    }
  }

  it('ends before the other begins', () => {
    expect(before('[1, 2]', '[3, 4]')).toBe(true)
    expect(before('[3, 4]', '[1, 2]')).toBe(false)
    expect(before('[1, 3]', '[2, 4]')).toBe(false)
  })

  it('may meet it where at least one of the two ends is open', () => {
    expect(before('[0.5, 1.5)', '[1.5, 2]')).toBe(true)
    expect(before('[1, 1.5]', '(1.5, 2]')).toBe(true)
    expect(before('[1, 1.5)', '(1.5, 2]')).toBe(true)
    expect(before('[1, 1.5]', '[1.5, 2]')).toBe(false)
  })

  it('is bounded on the side that matters', () => {
    expect(before('(-∞, 4)', '[4, 4]')).toBe(true)
    expect(before('[3, ∞)', '[4, 4]')).toBe(false)
    expect(before('[1, 1]', '(-∞, 4)')).toBe(false)
  })

  it('is never before itself, and the order carries over', () => {
    const interval = fc.tuple(anyFigure, fc.boolean()).map(([each, asPoint]) => intervalOf(each, asPoint))
    fc.assert(
      fc.property(interval, interval, interval, (a, b, c) => {
        expect(isBefore(a, a)).toBe(false)
        expect(isBefore(a, b) && isBefore(b, a)).toBe(false)
        if (isBefore(a, b) && isBefore(b, c)) expect(isBefore(a, c)).toBe(true)
      }),
      { numRuns: runs(200) },
    )
  })
})
