// Whether a summary is of the whole country, and the published national figure beside it.
import { describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { COUNTS, count, type Figures, ofPoor, POOR, RATES, summaryOf } from './summary-of.ts'

describe('the scope', () => {
  const unitsOf = (scheme: string) =>
    registry.areas.filter((area) => area.scheme === scheme && area.host !== null).map(({ id }) => id)
  const scopeOf = (areas: readonly string[], period: string, more: Figures = {}) =>
    summaryOf(
      { indicator: 'POPULATION', statistic: 'LEVEL', period },
      { ...Object.fromEntries(areas.map((area) => [area, { value: '1' }])), ...more },
    )

  it('is national when every unit has a figure: 63 before 2025-07-01, 34 after', () => {
    expect(scopeOf(unitsOf('VN63'), '2022')).toMatchObject({ scope: 'NATIONAL', total: '63' })
    expect(scopeOf(unitsOf('VN34'), '2026')).toMatchObject({ scope: 'NATIONAL', total: '34' })
  })

  it('is what was asked when one is missing, does not count, or was no longer in force', () => {
    const old = unitsOf('VN63')
    expect(scopeOf(old.slice(1), '2022').scope).toBe('TOTAL_OF_ASKED')
    expect(scopeOf(old, '2022', { 'VN63-96': null }).scope).toBe('TOTAL_OF_ASKED')
    expect(scopeOf(old, '2022', { 'VN63-96': { value: '1', confidence: '0.70' } }).scope).toBe(
      'TOTAL_OF_ASKED',
    )
    expect(scopeOf(old, '2025').scope).toBe('TOTAL_OF_ASKED')
    expect(scopeOf(unitsOf('VN34').slice(1), '2026').scope).toBe('TOTAL_OF_ASKED')
  })
})

describe('the published national figure', () => {
  const published = {
    value: '4.03',
    unit: 'PERCENT',
    period: { start: '2022-01-01', end: '2022-12-31', label: '2022', stated: true },
    publisher: 'Bộ Lao động – Thương binh và Xã hội',
    verified: false,
  }

  /** All 63 units of 2022: 5% everywhere, so that the country has 5%. */
  const units = registry.areas.filter(({ scheme, host }) => scheme === 'VN63' && host !== null)
  const everywhere = Object.fromEntries(units.map(({ id }) => [id, { value: '5.00' }]))
  const counted = units.flatMap(({ id }) => [
    count(id, 'POOR_HH_COUNT', '50', ofPoor),
    count(id, 'HH_TOTAL', '1000'),
  ])

  it('stands beside the national figure, with the difference', () => {
    expect(units).toHaveLength(63)
    expect(summaryOf({ ...POOR, related: counted }, everywhere)).toMatchObject({
      scope: 'NATIONAL',
      total: '5.00',
      published: { ...published, difference: '0.97' }, // 5 − 4.03
    })
  })

  it('has no difference from the total of some provinces: they are not the country', () => {
    expect(summaryOf({ ...POOR, related: COUNTS }, RATES)).toMatchObject({
      scope: 'TOTAL_OF_ASKED',
      total: '5.00',
      published: { ...published, difference: null },
    })
  })

  it('has no difference from a partial total', () => {
    const partial = summaryOf({ ...POOR, related: COUNTS }, { ...RATES, 'VN63-25': null })
    expect(partial).toMatchObject({ partialTotal: '5.00', published: { ...published, difference: null } })
  })

  it('is of the same period, standard and whole population, and of outcomes', () => {
    expect(summaryOf({ ...POOR, period: '2021' }, RATES).published).toBeNull()
    expect(summaryOf({ ...POOR, standard: 'MDP_2016_2020' }, RATES).published).toBeNull()
    expect(summaryOf({ ...POOR, breakdown: { urbanisation: 'RURAL' } }, RATES).published).toBeNull()
    expect(summaryOf({ ...POOR, kind: 'TARGET' }, RATES).published).toBeNull()
  })
})
