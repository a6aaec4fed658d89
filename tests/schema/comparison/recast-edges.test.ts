// What must not be taken for alike when figures are recast, case by case. An Giang (VN63-89) and Kiên Giang (VN63-91) became VN34-91.
import { describe, expect, it } from 'vitest'
import type { HeldObservation } from '#schema/comparison/observations.ts'
import { heldOf } from './held-of.ts'
import { brief, households, type More, oneOf, poor, poorRate, toNew } from './recast-figures.ts'

const RATES = [poorRate('VN63-89', '3.0'), poorRate('VN63-91', '1.00')]

/** Poor households and all households: 302 of 10000, 299 of 30000. */
const counts = (more: More) => [poor('VN63-89', '302', more), poor('VN63-91', '299', more)]
const all = (more: More) => [households('VN63-89', '10000', more), households('VN63-91', '30000', more)]

describe('counts', () => {
  it('of a year and of its first quarter begin on one day and are not added', () => {
    const asked = [poor('VN63-89', '1'), poor('VN63-91', '2', { period: '2022-Q1' })]
    expect(toNew(asked).map(brief)).toEqual([
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-91'],
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-89'],
    ])
  })

  it('of another year are no figures by another standard', () => {
    const [result] = toNew([poor('VN63-89', '1'), poor('VN63-91', '2', { period: '2021' })])
    expect(result?.derivation?.rule.EN).toBe(
      'Cannot be computed for An Giang (VN34-91) in 2022: no figure of Kien Giang (VN63-91).',
    )
  })
})

describe('rates are weighted and not rebuilt: (3.0 × 10000 + 1.00 × 30000) / 40000 = 1.50', () => {
  it.each([
    ['from annual averages', { statistic: 'ANNUAL_AVERAGE' }, { statistic: 'ANNUAL_AVERAGE' }],
    ['from a cumulative count over a level', { statistic: 'CUMULATIVE' }, {}],
    ['over a denominator of a concept that the rate does not have', {}, { concept: 'PERMANENT' }],
  ] as const)('%s', (_, ofNumerator, ofDenominator) => {
    const result = oneOf(toNew(RATES, [...counts(ofNumerator), ...all(ofDenominator)]))
    expect(brief(result)).toEqual(['VN34-91', '1.50', 'RECAST_ESTIMATED'])
  })

  it('by a weight of which one half is of another source, and say so', () => {
    const [own, other] = all({})
    const foreign = { ...other, source: other?.source && { ...other.source, id: '007' } } as HeldObservation
    const result = oneOf(toNew(RATES, own ? [own, foreign] : []))
    expect(result.derivation?.rule.EN).toMatch(/because the weight is from another source\.$/)
  })

  it('by the nearest weight that is not all zero: of 2021, (3.0 × 1 + 1.00 × 3) / 4', () => {
    const zero = [households('VN63-89', '0'), households('VN63-91', '0')]
    const before = [
      households('VN63-89', '1', { period: '2021' }),
      households('VN63-91', '3', { period: '2021' }),
    ]
    expect(toNew(RATES, [...zero, ...before]).map(brief)).toEqual([['VN34-91', '1.50', 'RECAST_ESTIMATED']])
  })
})

it('a share by sector and sex is not recast: nobody says whether it is of the sector, of the sex or of all', () => {
  const women = { breakdown: { economic_sector: 'AGRICULTURE', sex: 'F' } }
  const employed = (area: string, value: string, more: More = {}) =>
    heldOf({ area, indicator: 'EMPLOYED', statistic: 'LEVEL', period: '2022', value, ...more })
  const share = (area: string, value: string) =>
    heldOf({ area, indicator: 'LABOUR_SECTOR_SHARE', period: '2022', value, ...women })
  const related = [
    employed('VN63-89', '100'),
    employed('VN63-91', '60'),
    employed('VN63-89', '30', women),
    employed('VN63-91', '10', women),
  ]
  const result = oneOf(toNew([share('VN63-89', '30.00'), share('VN63-91', '16.67')], related))
  expect(result.derivation?.how).toBe('IMPOSSIBLE')
})
