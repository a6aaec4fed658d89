import { describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { keyOf, namesOf } from '#services/intake/words/area-names.ts'
import { takeMarks } from '#services/intake/words/footnote-marks.ts'
import { type AreaContext, readArea } from '#services/intake/words/read-area.ts'

/** The area's id, what it is set aside as, or the problem with its candidates. */
function read(text: string, context: Omit<AreaContext, 'registry'> = { at: '2022-12-31' }): string {
  const reading = readArea(text, { registry, ...context })
  if ('area' in reading) return reading.area.id
  return 'setAside' in reading ? reading.setAside : [reading.problem, ...reading.candidates].join(' ')
}

describe('an area', () => {
  it.each([
    ['An Giang', 'VN63-89'],
    ['AN GIANG', 'VN63-89'],
    ['Tỉnh An Giang', 'VN63-89'],
    ['An Giang province', 'VN63-89'],
    ['1. An Giang', 'VN63-89'],
    ['An Giang(*)', 'VN63-89'],
    ['An Giang (1)', 'VN63-89'],
    ['An Giang²', 'VN63-89'],
    ['Ðắk Lắk', 'VN63-66'],
    ['Đăk Lăk', 'VN63-66'],
    ['Kontum', 'VN63-62'],
    ['Hoà Bình', 'VN63-17'],
    ['Thanh Hoá', 'VN63-38'],
    ['TP.HCM', 'VN63-79'],
    ['TPHCM', 'VN63-79'],
    ['TP. Hồ Chí Minh', 'VN63-79'],
    ['TP.Hồ Chí Minh', 'VN63-79'],
    ['Ho Chi Minh city', 'VN63-79'],
    ['Ha Noi', 'VN63-01'],
    [' Thành phố Hà Nội (Tổng số)', 'VN63-01'],
    ['Hà Nội - Ha Noi', 'VN63-01'],
    ['BRVT', 'VN63-77'],
    ['Bà Rịa–Vũng Tàu', 'VN63-77'],
    ['TT.Huế', 'VN63-46'],
    ['Thua Thien-Hue', 'VN63-46'],
    ['Huế', 'VN63-46'],
    ['VN34-91', 'VN34-91'],
  ])('%s in 2022 is %s', (name, id) => {
    expect(read(name)).toBe(id)
  })

  it('of one name before and after 2025-07-01 is told by the period, by the scheme, or not at all', () => {
    expect(read('An Giang', { at: '2025-06-30' })).toBe('VN63-89')
    expect(read('An Giang', { at: '2025-07-01' })).toBe('VN34-91')
    expect(read('An Giang', { scheme: 'VN34', at: '2022-12-31' })).toBe('VN34-91')
    expect(read('An Giang', {})).toBe('AREA_AMBIGUOUS VN63-89 VN34-91')
    expect(read('Đắc Lắc', { at: '2026-12-31' })).toBe('VN34-66')
  })

  it('whose name only one unit ever had needs neither, but must not contradict the scheme', () => {
    expect(read('Kiên Giang', {})).toBe('VN63-91')
    expect(read('Kiên Giang', { scheme: 'VN34' })).toBe('AREA_UNKNOWN VN63-91')
  })

  it('is not the town of the same name', () => {
    expect(read('Thành phố Cao Bằng')).toBe('AREA_UNKNOWN VN63-04 VN34-04')
    expect(read('TP Huế')).toBe('AREA_UNKNOWN VN63-46 VN34-46')
    expect(read('Thành phố Huế', { at: '2025-03-31' })).toBe('VN63-46')
    expect(read('TP Huế', { scheme: 'VN34' })).toBe('VN34-46')
    expect(read('Phường Vĩnh Phúc')).toMatch(/^AREA_UNKNOWN/)
    expect(read('Huyện An Giang')).toMatch(/^AREA_UNKNOWN/)
  })

  it.each(['Hà Tây', 'Ha Tay', 'HÀ TÂY (1)', 'Tỉnh Hà Tây'])('%s is no more, and never Hà Nội', (name) => {
    expect(readArea(name, { registry, at: '2006-12-31' })).toEqual({
      problem: 'AREA_ABOLISHED',
      candidates: [],
      params: { value: name, candidates: [], on: '2008-08-01' },
    })
  })

  it('that took in Hà Tây, or gave land to Hà Nội, had another territory before', () => {
    expect(read('Hà Nội', { at: '2008-07-31' })).toBe('AREA_TERRITORY_CHANGED VN63-01')
    expect(read('Hà Nội', { at: '2008-12-31' })).toBe('VN63-01')
    expect(read('Vĩnh Phúc', { at: '2006-12-31' })).toBe('AREA_TERRITORY_CHANGED VN63-26')
    expect(read('Hòa Bình', { at: '2006-12-31' })).toBe('AREA_TERRITORY_CHANGED VN63-17')
    expect(read('Bắc Ninh', { at: '2006-12-31' })).toBe('VN63-27')
  })

  it('that is misspelt gives the nearest ones, with their names', () => {
    expect(readArea('An Giagn', { registry, scheme: 'VN34' })).toEqual({
      problem: 'AREA_UNKNOWN',
      candidates: ['VN63-89', 'VN34-91'],
      params: { value: 'An Giagn', candidates: ['VN63-89 An Giang', 'VN34-91 An Giang'] },
    })
    expect(read('Hà Nội - Hà Nam')).toMatch(/^AREA_UNKNOWN/)
  })

  it('is never found by a name of two units of one scheme', () => {
    const shared = [...namesOf(registry).units.values()].filter(
      (areas) => new Set(areas.map(({ scheme }) => scheme)).size < areas.length,
    )
    expect(shared).toEqual([])
  })

  it('has a name that is not set aside as well', () => {
    const { units, setAside, abolished } = namesOf(registry)
    expect([...units.keys()].filter((key) => setAside.has(key) || abolished.has(key))).toEqual([])
  })

  it.each(
    registry.areas
      .filter(({ host }) => host !== null)
      .map((area) => [area.nameVi, area.nameEn, area.id] as const),
  )('%s, %s is %s in its own scheme', (nameVi, nameEn, id) => {
    const scheme = id.startsWith('VN63') ? 'VN63' : 'VN34'
    expect([read(nameVi, { scheme }), read(nameEn.toUpperCase(), { scheme })]).toEqual([id, id])
  })
})

describe('set aside', () => {
  it.each([
    'CẢ NƯỚC',
    'TỔNG SỐ',
    'Tổng Số - Total',
    ' WHOLE COUNTRY',
    'Toàn quốc',
    'CẢ NƯỚC - WHOLE COUNTRY',
    'VN63-00',
  ])('%s is the country', (name) => {
    expect(read(name)).toBe('COUNTRY')
  })

  it.each([
    'Đồng bằng sông Hồng',
    'Đb Sông Hồng',
    'Red River Delta',
    'Trung du và miền núi phía Bắc',
    'Miền Núi Phía Bắc',
    'Bắc Trung Bộ và Duyên hải miền Trung',
    'Bắc Trung Bộ',
    'I. Tây Nguyên',
    'Đông Nam Bộ',
    'Ðồng bằng sông Cửu Long',
    'ĐBSCL',
    'Đông Bắc',
    'Tây Bắc',
    'Mekong River Delta',
    'Northcentral & centralcoast area',
    'Southeastern area',
    'Northern midlands and mountain areas',
  ])('%s is a region', (name) => {
    expect(read(name)).toBe('REGION')
  })
})

describe('the key of a name', () => {
  it('is one for every way to type it', () => {
    expect([keyOf('Thừa Thiên - Huế'), keyOf('THUA THIEN-HUE'), keyOf('Thư\u0300a Thiên Huế')]).toEqual([
      'thuathienhue',
      'thuathienhue',
      'thuathienhue',
    ])
  })

  it('has no footnote marks', () => {
    expect(takeMarks('Hà Nội(*)')).toEqual({ text: 'Hà Nội', marks: ['*'] })
    expect(takeMarks('Hà Nội [12]')).toEqual({ text: 'Hà Nội', marks: ['12'] })
    expect(takeMarks('*(1)*(2)*(3)*').marks).toHaveLength(5)
    expect(takeMarks('Hà Nội (cũ)')).toEqual({ text: 'Hà Nội (cũ)', marks: [] })
  })
})
