import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  halfUnit,
  placesOf,
  printedUnit,
  subtractDecimals,
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
