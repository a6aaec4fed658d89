import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'

const SHARED = new URL('../../../shared/data/', import.meta.url)

function rowsOf(path: string): Record<string, string>[] {
  return parse(readFileSync(new URL(path, SHARED)), { columns: true, bom: true })
}

describe('the project carries the facts of the data folder', () => {
  it('every seed row, to the letter', () => {
    const own = readFileSync(new URL('../../prisma/seed/observations.csv', import.meta.url))
    expect(own.equals(readFileSync(new URL('seeds/observations.csv', SHARED)))).toBe(true)
  })

  it('every unit, by code, name, dates and successor', () => {
    const facts = rowsOf('catalogue/provinces.csv').map((row) => ({
      id: row.key,
      nameVi: row.name_vi,
      nameEn: row.name_en,
      validFrom: row.valid_from,
      validTo: row.valid_to || null,
      host: row.successor || row.key,
      latitude: row.lat,
      longitude: row.lon,
    }))
    const own = facts.map(({ id }) => {
      const area = registry.findArea(id ?? '')
      return (
        area && {
          id: area.id,
          nameVi: area.nameVi,
          nameEn: area.nameEn,
          validFrom: area.validFrom,
          validTo: area.validTo,
          host: area.host,
          latitude: area.latitude,
          longitude: area.longitude,
        }
      )
    })
    expect(own).toEqual(facts)
    expect(facts).toHaveLength(97)
  })

  it('every alias and every region with its members', () => {
    const aliases = rowsOf('catalogue/aliases.csv').map((row) => [row.key, row.alias])
    expect(registry.areas.flatMap(({ id, aliases }) => aliases.map((alias) => [id, alias])).sort()).toEqual(
      aliases.sort(),
    )
    const members = rowsOf('catalogue/regions.csv').map((row) => [row.key, row.members?.split(' ')])
    expect(members.map(([id]) => [id, registry.findArea(String(id))?.members])).toEqual(members)
  })

  it('every indicator, with unit, aggregation, direction and whether it was looked up', () => {
    const facts = rowsOf('catalogue/indicators.csv').map((row) => ({
      code: row.code,
      nameVi: row.name_vi,
      nameEn: row.name_en,
      domain: row.domain,
      unit: row.unit,
      aggregation: row.aggregation,
      numerator: row.numerator_code || null,
      denominator: row.denominator_code || null,
      higherIs: row.higher_is,
      legalSource: row.legal_source,
      verified: row.source_check === 'V',
    }))
    // one indicator is ours: what is derived has no row in the source list
    const listed = catalogue.indicators.filter(({ code }) => code !== 'TRAINED_LABOUR_UNCERTIFIED_RATE')
    const own = listed.map((row) => ({
      code: row.code,
      nameVi: row.nameVi,
      nameEn: row.nameEn,
      domain: row.domain,
      unit: row.unit,
      aggregation: row.aggregation,
      numerator: row.numerator,
      denominator: row.denominator,
      higherIs: row.higherIs,
      legalSource: row.legalSource,
      verified: row.verified,
    }))
    expect(own).toEqual(facts)
    expect(facts).toHaveLength(91)
  })
})
