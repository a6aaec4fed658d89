// All 34 units against golden/recast.json, whose expected values were worked out with other arithmetic than the project's.
import { describe, expect, it } from 'vitest'
import { type HeldObservation, isPresent } from '#schema/comparison/observations.ts'
import { recast } from '#schema/comparison/recast/recast.ts'
import golden from './golden/recast.json' with { type: 'json' }
import { heldOf } from './held-of.ts'
import { world } from './table-of.ts'

type Member = (typeof golden.merged)[number]['members'][number]

const members = golden.merged.flatMap((unit) => unit.members)
const population = (area: string, value: string) => figure(area, 'POPULATION', 'LEVEL', value)
const rates = members.map(({ area, rate }) => figure(area, 'LFPR', 'SHARE', rate))
const numerators = members.map(({ area, numerator }) => figure(area, 'LABOUR_FORCE', 'LEVEL', numerator))
const denominators = members.map(({ area, denominator }) => figure(area, 'POP_15_PLUS', 'LEVEL', denominator))

it('the golden file is about all 63 and all 34 units', () => {
  expect([golden.merged.length, golden.unchanged.length, members.length]).toEqual([23, 11, 52])
  const differing = golden.merged.filter(({ exactRate, estimatedRate }) => exactRate !== estimatedRate)
  expect(differing.length).toBeGreaterThan(3)
})

describe.each(golden.merged)('$area', (unit) => {
  const ofMembers = (write: (member: Member) => HeldObservation) => unit.members.map(write)

  it(`counts ${unit.count}`, () => {
    const asked = ofMembers(({ area, count }) => population(area, count))
    expect(valuesOf(recast(asked, [], 'VN34', world))).toEqual([[unit.area, unit.count, 'RECAST_EXACT']])
  })

  it('has nothing without any one of its members', () => {
    for (const { area: left } of unit.members) {
      const asked = ofMembers(({ area, count }) => population(area, count))
      const results = recast(
        asked.filter(({ series }) => series.area !== left),
        [],
        'VN34',
        world,
      )
      expect(results.map(({ series, figure }) => [series.area, figure.form])).toEqual([[unit.area, 'ABSENT']])
      expect(results[0]?.derivation).toMatchObject({ how: 'IMPOSSIBLE', missing: [left] })
    }
  })

  it(`has the rate ${unit.exactRate}, exactly`, () => {
    const results = recast(rates, [...numerators, ...denominators], 'VN34', world)
    expect(valuesOf(results)).toContainEqual([unit.area, unit.exactRate, 'RECAST_EXACT'])
  })

  it(`has the rate ${unit.estimatedRate}, weighted`, () => {
    const results = recast(rates, denominators, 'VN34', world)
    expect(valuesOf(results)).toContainEqual([unit.area, unit.estimatedRate, 'RECAST_ESTIMATED'])
  })
})

describe.each(golden.unchanged)('$from is $to', ({ from, to, count, rate }) => {
  it('keeps its count and its rate, both ways', () => {
    const asked = (area: string) => [population(area, count), figure(area, 'LFPR', 'SHARE', rate)]
    const values = (area: string) => [
      [area, count, null],
      [area, rate, null],
    ]
    expect(valuesOf(recast(asked(from), [], 'VN34', world))).toEqual(values(to))
    expect(valuesOf(recast(asked(to), [], 'VN63', world))).toEqual(values(from))
  })
})

function figure(
  area: string,
  indicator: string,
  statistic: 'LEVEL' | 'SHARE',
  value: string,
): HeldObservation {
  return heldOf({ area, indicator, statistic, period: '2022', value })
}

function valuesOf(results: readonly HeldObservation[]) {
  return results
    .filter(isPresent)
    .map(({ series, figure: { form, ...rest }, derivation }) => [
      series.area,
      'value' in rest ? rest.value : form,
      derivation?.how ?? null,
    ])
}
