import { describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'

function candidatesFor(asked: string): unknown {
  try {
    return `resolved to ${resolveProvince(registry, asked).id}`
  } catch (error) {
    const { code, params } = error as { code: string; params: { candidates: string[] } }
    return code === 'UNKNOWN_PROVINCE' ? params.candidates : code
  }
}

describe('which province is meant', () => {
  it('by id or by slug, for all 34', () => {
    for (const province of registry.provinces) {
      expect(resolveProvince(registry, province.id)).toBe(province)
      expect(resolveProvince(registry, province.slug)).toBe(province)
    }
  })

  it('a name is no id, but leads to it', () => {
    expect(candidatesFor('An Giang')).toEqual(['VN34-91'])
    expect(candidatesFor('angiang')).toEqual(['VN34-91'])
    expect(candidatesFor('AN-GIANG')).toEqual(['VN34-91'])
    expect(candidatesFor('Phú Thọ')).toEqual(['VN34-25'])
  })

  it('an old unit is no province, but leads to the one that hosts its figures', () => {
    expect(candidatesFor('VN63-89')).toEqual(['VN34-91'])
    expect(candidatesFor('kien-giang')).toEqual(['VN34-91'])
    expect(candidatesFor('Trà Vinh')).toEqual(['VN34-86'])
  })

  it('a misspelling leads to what is near, and nonsense to nothing', () => {
    expect(candidatesFor('khanh-hoà')).toEqual(['VN34-56'])
    expect(candidatesFor('Thai Nguyenn')).toEqual(['VN34-19'])
    expect(candidatesFor('?')).toEqual([])
    expect(candidatesFor('')).toEqual([])
  })
})
