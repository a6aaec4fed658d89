import { describe, expect, it } from 'vitest'
import { FINDINGS, type Finding, type FindingCode } from '#services/intake/finding.ts'
import { createReport } from '#services/intake/finding-report.ts'
import { explainFinding, formatFinding, formatReport } from '#services/intake/format-finding.ts'
import { columnLetters, formatPlace } from '#services/intake/format-place.ts'

const inFile = { file: 'so-lieu.csv', sheet: null, row: 12, column: 3 }

const unknownArea: Finding = {
  code: 'AREA_UNKNOWN',
  place: { file: 'bieu.xlsx', sheet: 'Sheet1', row: 5, column: 3 },
  value: 'An Giagn',
  params: { candidates: ['VN63-89', 'VN34-91'] },
}

describe('a finding for people', () => {
  it('is a block: code, place, what stands there, the sentence, what to do', () => {
    expect(formatFinding(unknownArea, 'VI')).toBe(
      '✗ AREA_UNKNOWN  bieu.xlsx, Sheet1!C5: “An Giagn”\n' +
        '  Không biết địa bàn “An Giagn”.\n' +
        '  → Sửa tên, hoặc ghi vào ánh xạ (areas) tên này là mã nào, null nếu không nhập (huyện, xã); gần đúng: VN63-89, VN34-91.\n',
    )
    expect(formatFinding(unknownArea, 'EN')).toContain('✗ AREA_UNKNOWN  bieu.xlsx, Sheet1!C5: "An Giagn"\n')
  })

  it('says so when there is nothing close', () => {
    expect(explainFinding({ ...unknownArea, params: { candidates: [] } }, 'EN').fix).toMatch(/close: —\.$/)
  })

  it('lets no file steer the terminal, nor fill it', () => {
    const value = `\u001b[2J\u202E${'9'.repeat(500)}`
    const block = formatFinding({ ...unknownArea, value, place: { ...inFile, file: 'a\n\u0007.csv' } }, 'VI')
    expect(block.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(block.split('\n')).toHaveLength(4)
    expect(block).toContain('99…”')
  })
})

describe('a place', () => {
  it('is a cell of a sheet, or row and column', () => {
    expect(formatPlace(unknownArea.place, 'VI')).toBe('bieu.xlsx, Sheet1!C5')
    expect(formatPlace({ ...unknownArea.place, sheet: "Biểu 1'a" }, 'EN')).toBe("bieu.xlsx, 'Biểu 1''a'!C5")
    expect(formatPlace(inFile, 'VI')).toBe('so-lieu.csv, dòng 12, cột 3')
    expect(formatPlace({ ...inFile, column: null }, 'EN')).toBe('so-lieu.csv, row 12')
    expect(formatPlace({ ...unknownArea.place, column: null }, 'VI')).toBe('bieu.xlsx, Sheet1, dòng 5')
    expect(formatPlace({ ...inFile, row: null, column: null }, 'VI')).toBe('so-lieu.csv')
  })

  it('has the letters of a spreadsheet', () => {
    expect([1, 26, 27, 52, 53, 702, 703, 16384].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ])
  })
})

describe('a report for people', () => {
  it('has counts, groups, the first of each, and the fix once where it is the same', () => {
    const { report, summarise } = createReport()
    for (let row = 2; row <= 5; row += 1)
      report({ code: 'VALUE_EMPTY', place: { ...inFile, row }, value: '', params: {} })
    report(unknownArea)
    expect(formatReport(summarise(), 'VI', { limit: 2 })).toBe(
      `1 lỗi, 4 cảnh báo

✗ AREA_UNKNOWN  1 chỗ
  bieu.xlsx, Sheet1!C5: “An Giagn”
    Không biết địa bàn “An Giagn”.
  → Sửa tên, hoặc ghi vào ánh xạ (areas) tên này là mã nào, null nếu không nhập (huyện, xã); gần đúng: VN63-89, VN34-91.

! VALUE_EMPTY  4 chỗ
  so-lieu.csv, dòng 2, cột 3
    Ô giá trị bỏ trống; dòng này không được ghi.
  so-lieu.csv, dòng 3, cột 3
    Ô giá trị bỏ trống; dòng này không được ghi.
  … và 2 chỗ nữa
  → Điền giá trị, hoặc ghi “không có số liệu” nếu muốn công bố là không có.
`,
    )
  })

  it('is empty when nothing was found', () => {
    expect(formatReport(createReport().summarise(), 'VI')).toBe('')
  })
})

describe('the catalogue of findings', () => {
  it('has the Vietnamese form of a parameter in Vietnamese sentences, and the English one in English', () => {
    const names = (templates: readonly string[], ending: string) =>
      templates
        .flatMap((template) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -2))
        .sort()
    const mixed = (Object.keys(FINDINGS) as FindingCode[]).filter((code) => {
      const { vi, en, fixVi, fixEn } = FINDINGS[code]
      const [inVietnamese, inEnglish] = [
        [vi, fixVi],
        [en, fixEn],
      ] as const
      const isEven = names(inVietnamese, 'Vi').join() === names(inEnglish, 'En').join()
      return !isEven || names(inVietnamese, 'En').length > 0 || names(inEnglish, 'Vi').length > 0
    })
    expect(mixed).toEqual([])
  })

  it('has sentences that end, for every code', () => {
    const open = Object.entries(FINDINGS).filter(([, { vi, en, fixVi, fixEn }]) =>
      [vi, en, fixVi, fixEn].some((text) => !/[.”"}]$/.test(text)),
    )
    expect(open.map(([code]) => code)).toEqual([])
  })
})
