import { describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { type AreaSearch, searchAreas } from '#schema/registry/search-areas.ts'

const ids = (search: AreaSearch) => searchAreas(registry, search).map(({ id }) => id)

describe('searching areas', () => {
  it('lists every area when nothing is asked: 97 units, 12 regions, the country twice', () => {
    expect(ids({})).toHaveLength(111)
    expect(ids({ scheme: null, at: null, search: null })).toHaveLength(111)
  })

  it('by scheme, and by the day on which they were in force', () => {
    expect(ids({ scheme: 'VN34' })).toHaveLength(41)
    expect(ids({ at: '2025-06-30' })).toEqual(ids({ scheme: 'VN63' }))
    expect(ids({ at: '2025-07-01' })).toEqual(ids({ scheme: 'VN34' }))
    expect(ids({ scheme: 'VN63', at: '2026-01-01' })).toEqual([])
  })

  it('by the beginnings of words of name, alias or id', () => {
    expect(ids({ search: 'giang', at: '2022-01-01' })).toEqual([
      'VN63-02',
      'VN63-24',
      'VN63-82',
      'VN63-89',
      'VN63-91',
      'VN63-93',
    ])
    expect(ids({ search: 'sai gon' })).toEqual(['VN63-79'])
    expect(ids({ search: 'vn34-91' })).toEqual(['VN34-91'])
    expect(ids({ search: 'red river', scheme: 'VN34' })).toEqual(['VN34-RRD'])
    expect(ids({ search: 'Paris' })).toEqual([])
  })
})
