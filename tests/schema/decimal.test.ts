import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  ceilingQuotient,
  compareDecimals,
  divideDecimals,
  floorQuotient,
  halfUnit,
  isZero,
  multiplyDecimals,
  placesOf,
  printedDecimals,
  printedUnit,
  roundDecimal,
  signOf,
  subtractDecimals,
  sumDecimals,
} from '#schema/decimal.ts'
import { runs } from '#tests/property-runs.ts'

/** Any decimal an office could print, from its digits. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, decimals]) => {
    const text = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0')
    const whole = text.slice(0, text.length - decimals)
    return `${digits < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${text.slice(-decimals)}`}`
  })

/** A divisor: small ones too, where quotients fall on halves. */
const divisor = fc
  .oneof(
    decimal,
    fc.integer({ min: -20, max: 20 }).map(String),
    fc.constantFrom('0.8', '1.6', '-0.25', '12.5'),
  )
  .filter((text) => !isZero(text))

describe('decimals', () => {
  it('add and subtract exactly', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3')
    expect(addDecimals('14000000000', '0.01')).toBe('14000000000.01')
    expect(addDecimals('99999999999999999999', '1')).toBe('100000000000000000000')
    expect(subtractDecimals('15700', '21521')).toBe('-5821')
  })

  it('keep the decimals of the finer printed, trailing zeros too', () => {
    expect(addDecimals('1.50', '2')).toBe('3.50')
    expect(subtractDecimals('2.50', '2.5')).toBe('0.00')
  })

  it('compare by value, whatever was printed', () => {
    expect(compareDecimals('2.81', '5.57')).toBeLessThan(0)
    expect(compareDecimals('10', '9')).toBeGreaterThan(0)
    expect(compareDecimals('-1', '-2')).toBeGreaterThan(0)
    expect(compareDecimals('70', '70.00')).toBe(0)
  })

  it('are never a negative zero and never have an exponent', () => {
    expect(addDecimals('-0', '-0.00')).toBe('0.00')
    expect(subtractDecimals('-1', '-1')).toBe('0')
    expect(addDecimals('1000000000000000000000000', '0')).toBe('1000000000000000000000000')
    expect(addDecimals('0.0000000001', '0')).toBe('0.0000000001')
  })

  it('are printed to a unit: 1,5 to tenths, "16 ngàn" to thousands', () => {
    expect(printedUnit(0, 0)).toBe('1')
    expect(printedUnit(2, 0)).toBe('0.01')
    expect(printedUnit(0, 3)).toBe('1000')
    expect(printedUnit(1, 3)).toBe('100')
  })

  it('may be off by half of the last printed digit', () => {
    expect(halfUnit(0, 0)).toBe('0.5')
    expect(halfUnit(2, 0)).toBe('0.005')
    expect(halfUnit(0, 3)).toBe('500')
    expect(halfUnit(1, 3)).toBe('50')
    expect(halfUnit(0, 9)).toBe('500000000')
  })

  it('come back when what was added is subtracted', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const back = subtractDecimals(addDecimals(a, b), b)
        expect(compareDecimals(back, a)).toBe(0)
        expect(back).toMatch(/^-?\d+(\.\d+)?$/)
        expect(back).not.toMatch(/^-0(\.0+)?$/)
      }),
    )
  })

  it('have places in the order in which they compare', () => {
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1 }), (texts) => {
        const places = placesOf(texts)
        for (const a of texts) {
          for (const b of texts) {
            const order = (places.get(a) ?? Number.NaN) - (places.get(b) ?? Number.NaN)
            expect(Math.sign(order)).toBe(compareDecimals(a, b))
          }
        }
      }),
      { numRuns: runs(30) },
    )
  })
})

describe('decimals are summed, multiplied, divided and rounded', () => {
  it('sum to the finest printed of them, and to zero when there are none', () => {
    expect(sumDecimals([])).toBe('0')
    expect(sumDecimals(['70'])).toBe('70')
    expect(sumDecimals(['233', '106', '2', '1', '1'])).toBe('343')
    expect(sumDecimals(['1', '0.50', '0.1'])).toBe('1.60')
    expect(sumDecimals(['0.1', '0.2', '-0.3'])).toBe('0.0')
  })

  it('multiply exactly, and their decimals add up', () => {
    expect(multiplyDecimals('1.5', '0.20')).toBe('0.300')
    expect(multiplyDecimals('14000000000.01', '100')).toBe('1400000000001.00')
    expect(multiplyDecimals('0.0000001', '0.0000001')).toBe('0.00000000000001')
    expect(multiplyDecimals('-2.5', '0.0')).toBe('0.00')
  })

  it('divide with one rounding, half away from zero', () => {
    expect(divideDecimals('1', '8', 2)).toBe('0.13') // 0.125
    expect(divideDecimals('-1', '8', 2)).toBe('-0.13')
    expect(divideDecimals('1', '-8', 2)).toBe('-0.13')
    expect(divideDecimals('2', '3', 0)).toBe('1')
    expect(divideDecimals('6', '3', 2)).toBe('2.00')
    expect(divideDecimals('-1', '1000', 2)).toBe('0.00')
    // 0.4449…9 is below a half in the last place: rounding to 0.45 first would make it 0.5
    expect(divideDecimals('44499999999999999999', '100000000000000000000', 1)).toBe('0.4')
    expect(divideDecimals('1', '3', 25)).toBe('0.3333333333333333333333333')
  })

  it('divide downward and upward where the quotient must not be passed', () => {
    expect([floorQuotient('2', '3', 1), ceilingQuotient('2', '3', 1)]).toEqual(['0.6', '0.7'])
    expect([floorQuotient('-2', '3', 1), ceilingQuotient('-2', '3', 1)]).toEqual(['-0.7', '-0.6'])
    expect([floorQuotient('-2', '-3', 1), ceilingQuotient('-2', '-3', 1)]).toEqual(['0.6', '0.7'])
    expect([floorQuotient('1', '1000', 1), ceilingQuotient('1', '1000', 1)]).toEqual(['0.0', '0.1'])
    expect([floorQuotient('-1', '1000', 1), ceilingQuotient('-1', '1000', 1)]).toEqual(['-0.1', '0.0'])
    expect([floorQuotient('3', '2', 1), ceilingQuotient('3', '2', 1)]).toEqual(['1.5', '1.5'])
    expect([floorQuotient('0.0', '7', 1), ceilingQuotient('0.0', '7', 1)]).toEqual(['0.0', '0.0'])
  })

  it('are never divided by zero', () => {
    for (const divide of [divideDecimals, floorQuotient, ceilingQuotient]) {
      expect(() => divide('1', '0.00', 1)).toThrow(RangeError)
      expect(() => divide('0', '0', 1)).toThrow('Cannot divide 0 by 0')
    }
  })

  it('round half away from zero, and are filled up with zeros', () => {
    expect(roundDecimal('2.5', 0)).toBe('3')
    expect(roundDecimal('-2.5', 0)).toBe('-3')
    expect(roundDecimal('2.4999', 0)).toBe('2')
    expect(roundDecimal('43.4725', 3)).toBe('43.473')
    expect(roundDecimal('70', 2)).toBe('70.00')
    expect(roundDecimal('-0.04', 1)).toBe('0.0')
    expect(roundDecimal('9.96', 1)).toBe('10.0')
  })

  it('have a sign, decimals, and one zero however it is printed', () => {
    expect(['-0.01', '-0', '0.00', '0.01'].map(signOf)).toEqual([-1, 0, 0, 1])
    expect(['-0.01', '-0', '0.00', '0.01'].map(isZero)).toEqual([false, true, true, false])
    expect(['70', '70.0', '-0.125'].map(printedDecimals)).toEqual([0, 1, 3])
  })

  it('sum to the same in any order', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 8 }), (texts) => {
        expect(sumDecimals(texts.toReversed())).toBe(sumDecimals(texts))
        expect(sumDecimals(texts.toSorted())).toBe(sumDecimals(texts))
      }),
    )
  })

  it('multiply as whole numbers do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const product = multiplyDecimals(a, b)
        expect(digits(product)).toBe(digits(a) * digits(b))
        expect(printedDecimals(product)).toBe(printedDecimals(a) + printedDecimals(b))
      }),
    )
  })

  it('divide as fractions of whole numbers do', () => {
    fc.assert(
      fc.property(decimal, divisor, fc.integer({ min: 0, max: 8 }), (a, b, places) => {
        const { numerator, denominator } = fraction(a, b, places)
        const floor = floorOf(numerator, denominator)
        const ceiling = -floorOf(-numerator, denominator)
        expect(digits(floorQuotient(a, b, places))).toBe(floor)
        expect(digits(ceilingQuotient(a, b, places))).toBe(ceiling)
        // Half away from zero: half is added to the size, and the sign put back.
        const size = numerator < 0n ? -numerator : numerator
        const rounded = floorOf(2n * size + denominator, 2n * denominator)
        const quotient = divideDecimals(a, b, places)
        expect(digits(quotient)).toBe(numerator < 0n ? -rounded : rounded)
        expect(quotient).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`))
        expect(quotient).not.toMatch(/^-0(\.0+)?$/)
      }),
      { numRuns: runs(300) },
    )
  })

  it('round as a division by one does', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 8 }), (a, places) => {
        expect(roundDecimal(a, places)).toBe(divideDecimals(a, '1', places))
      }),
    )
  })
})

/** The printed digits as a whole number: 150 for "1.50". */
function digits(text: string): bigint {
  return BigInt(text.replace('.', ''))
}

/** a / b * 10^places as a fraction with a denominator above zero. */
function fraction(a: string, b: string, places: number): { numerator: bigint; denominator: bigint } {
  const numerator = digits(a) * 10n ** BigInt(printedDecimals(b) + places)
  const denominator = digits(b) * 10n ** BigInt(printedDecimals(a))
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator }
}

function floorOf(numerator: bigint, denominator: bigint): bigint {
  const towardsZero = numerator / denominator
  return numerator < 0n && towardsZero * denominator !== numerator ? towardsZero - 1n : towardsZero
}
