// What holds of every recast, whatever units hold.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { type HeldObservation, isPresent } from '#schema/comparison/observations.ts'
import { recast } from '#schema/comparison/recast/recast.ts'
import { addDecimals, compareDecimals, sumDecimals } from '#schema/decimal.ts'
import { registry } from '#schema/registry/registry.ts'
import { runs } from '#tests/property-runs.ts'
import { households, oneOf, people, poor, poorRate, toNew, valueOfHeld } from './recast-figures.ts'
import { world } from './table-of.ts'

describe('whatever is held', () => {
  const merged = registry.provinces.filter(({ areas }) => areas.length > 2)
  const MEMBERS = merged.flatMap(({ areas }) => areas.slice(1))

  test('the total over the 34 is the total over the 63, when every unit has a count', () => {
    const old = registry.areas.filter(({ scheme, host }) => scheme === 'VN63' && host)
    const value = fc
      .integer({ min: -1000, max: 9_000_000 })
      .map((hundredths) => (hundredths / 100).toFixed(2))
    fc.assert(
      fc.property(fc.array(value, { minLength: 63, maxLength: 63 }), (values) => {
        const asked = old.map(({ id }, at) => people(id, { value: values[at] ?? '0' }))
        const results = toNew(asked)
        expect(results).toHaveLength(34)
        expect(sumDecimals(results.map(valueOfHeld))).toBe(sumDecimals(values))
      }),
      { numRuns: runs(20) },
    )
  })

  test('a rebuilt rate lies between the rates of the members', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1000))
      .map(([whole, mille]) => ({ whole, part: Math.floor((whole * mille) / 1000) }))
    fc.assert(
      fc.property(
        fc.constantFrom(...merged),
        fc.array(counts, { minLength: 3, maxLength: 3 }),
        (unit, drawn) => {
          const held = unit.areas
            .slice(1)
            .map((area, at) => ({ area, ...(drawn[at] ?? { whole: 1, part: 0 }) }))
          const rates = held.map(({ area, part, whole }) => poorRate(area, ((100 * part) / whole).toFixed(6)))
          const related = held.flatMap(({ area, part, whole }) => [
            poor(area, String(part)),
            households(area, String(whole)),
          ])
          const result = oneOf(toNew(rates, related))
          const sorted = rates.map(valueOfHeld).sort(compareDecimals)
          expect(result.derivation?.how).toBe('RECAST_EXACT')
          // The printed rates are rounded to the sixth decimal, as the result is.
          expect(compareDecimals(valueOfHeld(result), addDecimals(sorted[0] ?? '', '-0.000001'))).toBe(1)
          expect(compareDecimals(valueOfHeld(result), addDecimals(sorted.at(-1) ?? '', '0.000001'))).toBe(-1)
        },
      ),
      { numRuns: runs(50) },
    )
  })

  test('the order of observations does not matter', () => {
    const drawn = fc.record({
      area: fc.constantFrom(
        'VN34-25',
        'VN34-91',
        'VN34-01',
        'VN63-01',
        ...MEMBERS.slice(0, 9),
        'VN63-89',
        'VN63-91',
      ),
      make: fc.constantFrom(poor, households, poorRate),
      value: fc.nat(500).map(String),
      period: fc.constantFrom('2021', '2022'),
      timeBasis: fc.constantFrom('DURING_PERIOD' as const, 'END_OF_PERIOD' as const),
      id: fc.nat(999_999).map(String),
    })
    const list = fc.uniqueArray(drawn, { maxLength: 40, selector: ({ id }) => id })
    const shuffled = list.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    const scheme = fc.constantFrom('VN34' as const, 'VN63' as const)
    fc.assert(
      fc.property(shuffled, shuffled, scheme, ([asked, askedAgain], [related, relatedAgain], to) => {
        const build = (all: typeof asked) =>
          all.map(({ make, area, ...more }) => make(area, more.value, more))
        const sorted = (held: HeldObservation[]) => held.map((each) => JSON.stringify(each)).sort()
        expect(sorted(recast(build(askedAgain), build(relatedAgain), to, world))).toEqual(
          sorted(recast(build(asked), build(related), to, world)),
        )
      }),
      { numRuns: runs(60) },
    )
  })

  test('every computed figure has every member among its inputs', () => {
    const drawn = fc.tuple(fc.constantFrom(...MEMBERS), fc.constantFrom('2021', '2022'), fc.nat(99))
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 80 }), (all) => {
        const asked = all.map(([area, period, value]) => poor(area, String(value), { period }))
        for (const result of toNew(asked).filter(isPresent)) {
          const members = registry.findArea(result.series.area)?.members
          expect(result.derivation?.inputs.map(({ series }) => series.area)).toEqual(members)
        }
      }),
      { numRuns: runs(50) },
    )
  })
})

test('25,000 observations take a moment', () => {
  const old = registry.areas.filter(({ scheme, host }) => scheme === 'VN63' && host)
  const months = Array.from({ length: 132 }, (_, at) => {
    return `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
  const each = (make: typeof poor) =>
    months.flatMap((period) => old.map(({ id }) => make(id, '5', { period })))
  const [rates, all] = [each(poorRate), [...each(households), ...each(poor)]]
  expect(rates.length + all.length).toBeGreaterThan(24_900)
  const timed = (asked: readonly HeldObservation[], related: readonly HeldObservation[]) => {
    const start = performance.now()
    const { length } = recast(asked, related, 'VN34', { registry, catalogue, members: [] })
    return { length, took: performance.now() - start }
  }
  expect(timed(rates, all).length).toBe(34 * 132)
  // Comparing each with each would take minutes; other tests run at the same time.
  expect(timed(rates, all).took).toBeLessThan(15_000)
})
