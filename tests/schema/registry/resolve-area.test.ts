import { describe, expect, it } from 'vitest'
import { explain } from '#schema/errors.ts'
import { registry } from '#schema/registry/registry.ts'
import { type AreaQuestion, resolveArea } from '#schema/registry/resolve-area.ts'

const idOf = (question: AreaQuestion) => resolveArea(registry, question)?.id ?? null

/** The candidates of the refusal. */
function refused(question: AreaQuestion): unknown {
  try {
    return `resolved to ${idOf(question)}`
  } catch (error) {
    const { code, params } = error as { code: string; params: { candidates?: string[] } }
    return [code, params.candidates]
  }
}

describe('which area is meant', () => {
  it('by id', () => {
    expect(idOf({ id: 'VN63-89' })).toBe('VN63-89')
    expect(idOf({ id: 'VN34-MRD' })).toBe('VN34-MRD')
  })

  it('91 was Kiên Giang, and is An Giang', () => {
    expect(refused({ code: '91' })).toEqual(['AMBIGUOUS_AREA', ['VN63-91', 'VN34-91']])
    expect(idOf({ code: '91', at: '2022-12-31' })).toBe('VN63-91')
    expect(idOf({ code: '91', at: '2025-06-30' })).toBe('VN63-91')
    expect(idOf({ code: '91', at: '2025-07-01' })).toBe('VN34-91')
    expect(idOf({ code: '91', at: '2026-01-01' })).toBe('VN34-91')
  })

  it('89 stands for one territory only, and needs no date', () => {
    expect(idOf({ code: '89' })).toBe('VN63-89')
    expect(idOf({ code: '89', at: '2026-01-01' })).toBeNull()
  })

  it('An Giang before and after 2025-07-01 are two territories', () => {
    expect(refused({ name: 'An Giang' })).toEqual(['AMBIGUOUS_AREA', ['VN63-89', 'VN34-91']])
    expect(idOf({ name: 'An Giang', at: '2022-12-31' })).toBe('VN63-89')
    expect(idOf({ name: 'An Giang', at: '2026-01-01' })).toBe('VN34-91')
  })

  it('a unit that did not change is still two areas', () => {
    expect(refused({ name: 'Hà Nội' })).toEqual(['AMBIGUOUS_AREA', ['VN63-01', 'VN34-01']])
    expect(refused({ code: '01' })).toEqual(['AMBIGUOUS_AREA', ['VN63-01', 'VN34-01']])
  })

  it('a name may be typed without diacritics, with the older accents, or as an alias', () => {
    expect(idOf({ name: 'kien giang' })).toBe('VN63-91')
    expect(idOf({ name: 'Hoà Bình' })).toBe('VN63-17')
    expect(idOf({ name: 'Bà Rịa – Vũng Tàu' })).toBe('VN63-77')
    expect(idOf({ name: 'tp.hcm', at: '2020-01-01' })).toBe('VN63-79')
    expect(idOf({ name: 'Thừa Thiên Huế' })).toBe('VN63-46')
  })

  it('regions and the country are areas too', () => {
    expect(idOf({ name: 'Cả nước', at: '2020-01-01' })).toBe('VN63-00')
    expect(refused({ code: 'MRD' })).toEqual(['AMBIGUOUS_AREA', ['VN63-MRD', 'VN34-MRD']])
  })

  it('a code or name that no area has is none; an unknown id is refused with what is near', () => {
    expect(idOf({ code: '99' })).toBeNull()
    expect(idOf({ name: 'Sài Gòn mới' })).toBeNull()
    expect(idOf({ name: '' })).toBeNull()
    expect(refused({ id: 'An Giang' })).toEqual(['UNKNOWN_AREA', ['VN63-89', 'VN34-91']])
    expect(refused({ id: 'VN36-89' })).toEqual(['UNKNOWN_AREA', expect.arrayContaining(['VN63-89'])])
  })

  it('exactly one of id, code and name is asked', () => {
    expect(refused({})).toEqual(['BAD_AREA_QUESTION', undefined])
    expect(refused({ at: '2022-01-01' })).toEqual(['BAD_AREA_QUESTION', undefined])
    expect(refused({ code: '91', name: 'An Giang' })).toEqual(['BAD_AREA_QUESTION', undefined])
    expect(idOf({ id: null, code: '89', name: null, at: null })).toBe('VN63-89')
  })

  it('the refusal describes the candidates, so that a reader can choose', () => {
    try {
      resolveArea(registry, { code: '91' })
      expect.unreachable()
    } catch (error) {
      const { code, params } = error as { code: 'AMBIGUOUS_AREA'; params: Record<string, string[]> }
      expect(explain(code, params).fixEn).toBe(
        'Choose one id: VN63-91 Kiên Giang (2008-08-01 – 2025-06-30), VN34-91 An Giang (2025-07-01 – …); or give a date (at).',
      )
    }
  })
})
