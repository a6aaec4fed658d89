import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { buildCatalogue, catalogue } from '#schema/catalogue/catalogue.ts'

const { indicators } = catalogue
const indicatorOf = (code: string) => {
  const indicator = catalogue.findIndicator(code)
  if (!indicator) throw new Error(`the catalogue has no ${code}`)
  return indicator
}

describe('the catalogue', () => {
  it('has 91 indicators of the source list and one derived; 13 definitions were looked up', () => {
    expect(indicators).toHaveLength(91 + 1)
    expect(indicators.filter(({ verified }) => verified)).toHaveLength(13)
    expect(indicatorOf('POOR_HH_RATE').verified).toBe(true)
    expect(indicatorOf('TRAINED_LABOUR_RATE').verified).toBe(false)
  })

  it('has one row per code, and a name in both languages and a source in every row', () => {
    expect(new Set(indicators.map(({ code }) => code)).size).toBe(91 + 1)
    for (const { code, nameVi, nameEn, legalSource } of indicators) {
      expect([code, nameVi, nameEn, legalSource]).not.toContain('')
    }
    expect(() => buildCatalogue([indicatorOf('LFPR'), indicatorOf('LFPR')])).toThrow('a code stands twice')
  })

  it('refers only to indicators that it has', () => {
    for (const { numerator, denominator, derivedFrom } of indicators) {
      for (const code of [numerator, denominator, derivedFrom]) {
        if (code !== null) expect(indicatorOf(code).code).toBe(code)
      }
    }
  })

  it('knows both parts of every ratio, and the weight of every weighted mean', () => {
    for (const { aggregation, numerator, denominator } of indicators) {
      if (aggregation === 'RATIO') expect([numerator, denominator]).not.toContain(null)
      if (aggregation === 'WEIGHTED_MEAN') expect(denominator).not.toBeNull()
    }
    expect(indicatorOf('POOR_HH_RATE')).toMatchObject({ numerator: 'POOR_HH_COUNT', denominator: 'HH_TOTAL' })
  })

  it('a reduction is minus the change of its rate, in percentage points', () => {
    const derived = indicators.filter(({ derivedFrom }) => derivedFrom !== null)
    expect(
      derived.map(({ code, derivedFrom, derivedSign, unit }) => [code, derivedFrom, derivedSign, unit]),
    ).toEqual([
      ['POOR_HH_RATE_REDUCTION', 'POOR_HH_RATE', -1, 'PERCENTAGE_POINTS'],
      ['NEAR_POOR_HH_RATE_REDUCTION', 'NEAR_POOR_HH_RATE', -1, 'PERCENTAGE_POINTS'],
    ])
  })

  it('keeps apart what one Vietnamese title means in four indicators', () => {
    expect(indicatorOf('POOR_HH_RATE').sourceSystem).toBe('REVIEW')
    expect(indicatorOf('MD_POVERTY_RATE').sourceSystem).toBe('REVIEW')
    expect(indicatorOf('MD_POVERTY_RATE_SURVEY').sourceSystem).toBe('SURVEY')
    expect(indicatorOf('POVERTY_RATE_VHLSS').sourceSystem).toBe('SURVEY')
  })

  it('says which way is better', () => {
    expect(indicatorOf('POOR_HH_RATE').higherIs).toBe('WORSE')
    expect(indicatorOf('POOR_HH_RATE_REDUCTION').higherIs).toBe('BETTER')
    expect(indicatorOf('TRAINED_LABOUR_RATE').higherIs).toBe('BETTER')
  })

  it('holds figures of Party organisations, and everything else that is internal, out of comparison', () => {
    const internal = indicators.filter(({ defaultAccess }) => defaultAccess === 'INTERNAL')
    expect(internal).toHaveLength(18)
    expect(internal.map(({ comparable }) => comparable)).not.toContain(true)
    expect(internal).toEqual(indicators.filter(({ comparable }) => !comparable))
  })

  it('has every indicator of the seed, in the same unit', () => {
    const rows: Record<string, string>[] = parse(readFileSync('prisma/seed/observations.csv', 'utf8'), {
      columns: true,
      bom: true,
    })
    expect(rows).toHaveLength(116)
    for (const { indicator = '', unit } of rows) expect(indicatorOf(indicator).unit).toBe(unit)
  })
})
