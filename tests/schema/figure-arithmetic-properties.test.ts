// What holds of every computed figure: it contains what could be true, in whatever order it was added.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  printedUnit,
  signOf,
  subtractDecimals,
} from '#schema/decimal.ts'
import type { Figure } from '#schema/figure.ts'
import { dividedBy, minus, plus, scaled, singleValueOf, totalOf } from '#schema/figure-arithmetic.ts'
import { type Interval, intervalOf } from '#schema/interval.ts'
import { runs } from '#tests/property-runs.ts'
import { anyFigure } from './figures.ts'
import { written } from './written-figures.ts'

/** Points that a figure allows, by tenths of the way from one end to the other, or from the only end outwards. */
function pointIn({ low, high }: Interval, tenths: number): string {
  const way = tenths === 10 ? '1' : `0.${tenths}`
  if (low !== null && high !== null) {
    const isOutside = (tenths === 0 && low.open) || (tenths === 10 && high.open)
    const width = subtractDecimals(high.at, low.at)
    return addDecimals(low.at, multiplyDecimals(width, isOutside ? '0.001' : way))
  }
  const step = tenths === 0 ? '0.001' : multiplyDecimals(way, '7')
  if (low !== null) return tenths === 0 && !low.open ? low.at : addDecimals(low.at, step)
  if (high !== null) return tenths === 0 && !high.open ? high.at : subtractDecimals(high.at, step)
  throw new TypeError('a figure has an end')
}

/** Figures as an office could print them, in ones or in thousands. */
const printedFigure = fc
  .tuple(anyFigure, fc.constantFrom(0, 3))
  .map(([each, multiplier]): Figure => ({ ...each, multiplier }))

/** A figure, and a value that could be the true one behind it. */
const figureAndPoint = fc
  .tuple(printedFigure, fc.integer({ min: 0, max: 10 }))
  .map(([each, tenths]) => [each, pointIn(intervalOf(each, true), tenths)] as const)

const format = fc.record({
  factor: fc.constantFrom('1', '100', '0.7'),
  decimals: fc.integer({ min: 0, max: 3 }),
})

/** The point lies within the figure, whose ends are times `by`. A figure that says nothing contains everything. */
function expectWithin(point: string, result: Figure | null, by = '1'): void {
  if (result === null) return
  const { low, high } = intervalOf(result, true)
  if (low !== null) {
    expect(compareDecimals(multiplyDecimals(low.at, by), point)).toBeLessThanOrEqual(low.open ? -1 : 0)
  }
  if (high !== null) {
    expect(compareDecimals(multiplyDecimals(high.at, by), point)).toBeGreaterThanOrEqual(high.open ? 1 : 0)
  }
}

/** The figure is a value no further than half of its last place from dividend / divisor. */
function expectRounded(dividend: string, divisor: string, result: Figure, decimals: number): void {
  const rounded = singleValueOf(result)
  if (rounded === null) throw new TypeError(`no value: ${JSON.stringify(result)}`)
  const error = subtractDecimals(dividend, multiplyDecimals(rounded, divisor)).replace('-', '')
  const unit = multiplyDecimals(printedUnit(decimals, 0), divisor)
  expect(compareDecimals(multiplyDecimals(error, '2'), unit)).toBeLessThanOrEqual(0)
}

function withoutOpenness(result: Figure | null): string | null {
  return written(result)?.replace('<', '≤').replace('>', '≥') ?? null
}

describe('what is computed contains what could be true', () => {
  it('for sums and differences, which are null only when no end is known', () => {
    fc.assert(
      fc.property(figureAndPoint, figureAndPoint, ([a, x], [b, y]) => {
        expectWithin(addDecimals(x, y), plus(a, b))
        expectWithin(subtractDecimals(x, y), minus(a, b))
        const [first, second] = [intervalOf(a, true), intervalOf(b, true)]
        const endsOfSum = [
          [first.low, second.low],
          [first.high, second.high],
        ]
        const endsOfDifference = [
          [first.low, second.high],
          [first.high, second.low],
        ]
        expect(plus(a, b) === null).toBe(endsOfSum.every((pair) => pair.includes(null)))
        expect(minus(a, b) === null).toBe(endsOfDifference.every((pair) => pair.includes(null)))
      }),
      { numRuns: runs(1000) },
    )
  })

  it('for totals of many', () => {
    fc.assert(
      fc.property(fc.array(figureAndPoint, { minLength: 2, maxLength: 6 }), (pairs) => {
        const sum = pairs.map(([, point]) => point).reduce(addDecimals, '0')
        expectWithin(sum, totalOf(pairs.map(([each]) => each)))
      }),
      { numRuns: runs(300) },
    )
  })

  it('for quotients, which are never told when the divisor could be zero or less', () => {
    fc.assert(
      fc.property(figureAndPoint, figureAndPoint, format, ([a, x], [b, y], { factor, decimals }) => {
        const quotient = dividedBy(a, b, { factor, decimals })
        if (signOf(y) <= 0) expect(quotient).toBeNull()
        if (quotient === null) return
        // x * factor / y lies within the ends when x * factor lies within the ends times y.
        const dividend = multiplyDecimals(x, factor)
        if (a.form === 'VALUE' && b.form === 'VALUE') expectRounded(dividend, y, quotient, decimals)
        else expectWithin(dividend, quotient, y)
      }),
      { numRuns: runs(2000) },
    )
  })

  it('for multiples', () => {
    const places = fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined })
    fc.assert(
      fc.property(figureAndPoint, fc.constantFrom('0.3', '1', '2.5', '100'), places, ([a, x], factor, to) => {
        const product = scaled(a, factor, to)
        const exact = multiplyDecimals(x, factor)
        if (a.form === 'VALUE' && to !== undefined) expectRounded(exact, '1', product, to)
        else expectWithin(exact, product)
      }),
      { numRuns: runs(500) },
    )
  })
})

describe('the order of figures', () => {
  it('makes no difference to a sum of two', () => {
    fc.assert(
      fc.property(printedFigure, printedFigure, (a, b) => {
        expect(plus(a, b)).toEqual(plus(b, a))
      }),
      { numRuns: runs(300) },
    )
  })

  it('makes no difference to a total', () => {
    const shuffled = fc
      .array(printedFigure, { maxLength: 6 })
      .chain((figures) =>
        fc.tuple(
          fc.constant(figures),
          fc.shuffledSubarray(figures, { minLength: figures.length, maxLength: figures.length }),
        ),
      )
    fc.assert(
      fc.property(shuffled, ([figures, others]) => {
        expect(totalOf(others)).toEqual(totalOf(figures))
      }),
      { numRuns: runs(300) },
    )
  })

  it('makes no difference to what is added first', () => {
    fc.assert(
      fc.property(anyFigure, anyFigure, anyFigure, (a, b, c) => {
        const ab = plus(a, b)
        const stepwise = ab && plus(ab, c)
        // A range forgets whether its ends are open, so steps may know less of an end, but never another number.
        expect(withoutOpenness(stepwise)).toBe(withoutOpenness(totalOf([a, b, c])))
      }),
      { numRuns: runs(300) },
    )
  })
})
