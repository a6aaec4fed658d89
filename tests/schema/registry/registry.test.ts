import { describe, expect, it } from 'vitest'
import { fold } from '#schema/fold.ts'
import { namesFromSlug, REGISTRY_ROWS, registry } from '#schema/registry/registry.ts'

const units = (scheme: 'VN63' | 'VN34') => REGISTRY_ROWS.units.filter((unit) => unit.scheme === scheme)

describe('the registry', () => {
  it('has 63 units before 2025-07-01 and 34 since', () => {
    expect(units('VN63')).toHaveLength(63)
    expect(units('VN34')).toHaveLength(34)
    expect(new Set(units('VN63').map(({ validTo }) => validTo))).toEqual(new Set(['2025-06-30']))
    expect(new Set(units('VN34').map(({ validFrom }) => validFrom))).toEqual(new Set(['2025-07-01']))
  })

  it('has 34 provinces, by code, each at its position', () => {
    expect(registry.provinces).toHaveLength(34)
    expect(registry.provinces.map(({ position }) => position)).toEqual(
      Array.from({ length: 34 }, (_, i) => i + 1),
    )
    const ids = registry.provinces.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort())
  })

  it('gives code, type name, subgraph and root field of a province from one row', () => {
    expect(registry.findProvince('VN34-91')).toEqual({
      id: 'VN34-91',
      nameVi: 'An Giang',
      nameEn: 'An Giang',
      slug: 'an-giang',
      typeName: 'AnGiang',
      subgraph: 'an_giang',
      rootField: 'anGiang',
      region: 'VN34-MRD',
      position: 32,
      areas: ['VN34-91', 'VN63-89', 'VN63-91'],
    })
  })

  it('makes names of every length of slug', () => {
    expect(namesFromSlug('hue')).toEqual({ typeName: 'Hue', subgraph: 'hue', rootField: 'hue' })
    expect(namesFromSlug('ho-chi-minh')).toEqual({
      typeName: 'HoChiMinh',
      subgraph: 'ho_chi_minh',
      rootField: 'hoChiMinh',
    })
  })

  it('has the five provinces of the demo', () => {
    const names = ['VN34-91', 'VN34-25', 'VN34-19', 'VN34-56', 'VN34-86'].map(
      (id) => registry.findProvince(id)?.nameVi,
    )
    expect(names).toEqual(['An Giang', 'Phú Thọ', 'Thái Nguyên', 'Khánh Hòa', 'Vĩnh Long'])
  })

  it('names no two provinces alike, in any way they are named', () => {
    for (const key of ['id', 'nameVi', 'slug', 'typeName', 'subgraph', 'rootField'] as const) {
      expect(new Set(registry.provinces.map((province) => province[key])).size).toBe(34)
    }
  })

  it('names no two areas of one scheme alike, aliases and accents aside', () => {
    for (const scheme of ['VN63', 'VN34'] as const) {
      const areas = registry.areas.filter((area) => area.scheme === scheme)
      const named = areas.flatMap((area) => [
        ...new Set([area.nameVi, area.nameEn, ...area.aliases].map(fold)),
      ])
      expect(named.length).toBe(new Set(named).size)
    }
  })

  it('lets every old unit go whole into one new unit', () => {
    expect(registry.successions).toHaveLength(63)
    expect(new Set(registry.successions.map(({ from }) => from))).toEqual(
      new Set(units('VN63').map(({ id }) => id)),
    )
    expect(new Set(registry.successions.map(({ to }) => to))).toEqual(
      new Set(units('VN34').map(({ id }) => id)),
    )
  })

  it('has one host for every unit, and lists the unit at that host', () => {
    const hosted = registry.areas.filter(({ host }) => host !== null)
    expect(hosted).toHaveLength(97)
    for (const area of hosted) expect(registry.findProvince(area.host ?? '')?.areas).toContain(area.id)
    expect(registry.findArea('VN63-91')?.host).toBe('VN34-91')
    expect(registry.findArea('VN63-58')?.host).toBe('VN34-56')
    expect(registry.findArea('VN63-84')?.host).toBe('VN34-86')
  })

  it('has regions and the whole country, whose members all exist and which no province hosts', () => {
    const groups = registry.areas.filter(({ kind }) => kind === 'REGION' || kind === 'COUNTRY')
    expect(groups).toHaveLength(14)
    for (const group of groups) {
      expect(group.host).toBeNull()
      for (const id of group.members) expect(registry.findArea(id)?.scheme).toBe(group.scheme)
    }
  })

  it('puts every unit into exactly one region, the one its row names', () => {
    const regions = registry.areas.filter(({ kind }) => kind === 'REGION')
    for (const unit of REGISTRY_ROWS.units) {
      const containing = regions.filter(({ members }) => members.includes(unit.id)).map(({ id }) => id)
      expect(containing).toEqual([unit.region])
    }
    expect(registry.findArea('VN63-00')?.members).toHaveLength(63)
    expect(registry.findArea('VN34-00')?.members).toHaveLength(34)
  })

  it('knows that seven codes were reused for other territory', () => {
    const old = new Map(units('VN63').map((unit) => [unit.code, unit.nameVi]))
    const reused = units('VN34').filter(({ code, nameVi }) => old.has(code) && old.get(code) !== nameVi)
    expect(reused.map(({ code, nameVi }) => `${code} ${old.get(code)} → ${nameVi}`)).toEqual([
      '15 Yên Bái → Lào Cai',
      '24 Bắc Giang → Bắc Ninh',
      '44 Quảng Bình → Quảng Trị',
      '52 Bình Định → Gia Lai',
      '80 Long An → Tây Ninh',
      '82 Tiền Giang → Đồng Tháp',
      '91 Kiên Giang → An Giang',
    ])
  })

  it('knows that Đồng Nai became a city on 2026-04-30', () => {
    const dongNai = units('VN34').find(({ code }) => code === '75')
    expect(dongNai?.types).toEqual([
      { type: 'PROVINCE', from: '2025-07-01', to: '2026-04-29' },
      { type: 'MUNICIPALITY', from: '2026-04-30', to: null },
    ])
    expect(registry.findArea('VN34-75')?.kind).toBe('MUNICIPALITY')
    expect(registry.findArea('VN63-75')?.kind).toBe('PROVINCE')
  })
})
