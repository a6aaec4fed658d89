// What holds of every summary, whatever the figures of its column.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDecimals, divideDecimals, multiplyDecimals } from '#schema/decimal.ts'
import { count, type Figures, ofPoor, POOR, summaryOf } from './summary-of.ts'

describe('whatever the figures', () => {
  const areas = ['VN63-01', 'VN63-19', 'VN63-25', 'VN63-58', 'VN63-84', 'VN63-89']
  /** Poor households and all households. */
  const households = fc
    .tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))
    .map(([a, b]) => ({ poor: Math.min(a, b), all: Math.max(a, b, 1) }))
  const provinces = fc
    .tuple(fc.shuffledSubarray(areas, { minLength: 1 }), fc.array(households, { minLength: 6, maxLength: 6 }))
    .map(([chosen, held]) => chosen.map((area, index) => ({ area, ...(held[index] ?? { poor: 0, all: 1 }) })))
  type Provinces = readonly { readonly area: string; readonly poor: number; readonly all: number }[]

  const rateOf = ({ poor, all }: Provinces[number]) =>
    divideDecimals(multiplyDecimals(String(poor), '100'), String(all), 2)
  const ratesOf = (list: Provinces): Figures =>
    Object.fromEntries(list.map((each) => [each.area, { value: rateOf(each) }]))
  const countsOf = (list: Provinces) =>
    list.flatMap(({ area, poor, all }) => [
      count(area, 'POOR_HH_COUNT', String(poor), ofPoor),
      count(area, 'HH_TOTAL', String(all)),
    ])

  test('a ratio of sums lies between the rates it is made of, and so does a weighted mean', () => {
    fc.assert(
      fc.property(provinces, (list) => {
        const ways = {
          RATIO_OF_SUMS: countsOf(list),
          WEIGHTED_MEAN: countsOf(list).filter(({ indicator }) => indicator === 'HH_TOTAL'),
        }
        for (const [method, related] of Object.entries(ways)) {
          const summary = summaryOf({ ...POOR, related }, ratesOf(list))
          expect(summary.method).toBe(method)
          expect(compareDecimals(summary.total ?? '', summary.min ?? '')).toBeGreaterThanOrEqual(0)
          expect(compareDecimals(summary.total ?? '', summary.max ?? '')).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  test('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(provinces, fc.boolean(), (list, isWeighed) => {
        const related = isWeighed ? countsOf(list) : []
        const backwards = summaryOf({ ...POOR, related: related.toReversed() }, ratesOf(list.toReversed()))
        expect(backwards).toEqual(summaryOf({ ...POOR, related }, ratesOf(list)))
      }),
    )
  })

  test('a missing row never leaves a total, and the partial total is that of the others', () => {
    fc.assert(
      fc.property(provinces, (list) => {
        const related = countsOf(list)
        const without = summaryOf({ ...POOR, related }, { ...ratesOf(list), 'VN63-91': null })
        expect(without.total).toBeNull()
        expect(without.scope).toBe('TOTAL_OF_ASKED')
        expect(without.partialTotal).toBe(summaryOf({ ...POOR, related }, ratesOf(list)).total)
      }),
    )
  })
})
