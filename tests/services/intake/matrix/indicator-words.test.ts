import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { readIndicator } from '#services/intake/matrix/indicator-words.ts'

const codeOf = (text: string) => readIndicator(text, catalogue).indicator?.code ?? null

describe('a whole name is certain', () => {
  it.each([
    ['Dân số trung bình phân theo địa phương, giới tính', 'POPULATION'],
    ['Bảng 5. Số hộ nghèo phân theo huyện năm 2022. Đơn vị tính: Hộ', 'POOR_HH_COUNT'],
    ['Dân số trung bình (Nghìn người)', 'POPULATION'],
    ['TỶ LỆ THẤT NGHIỆP', 'UNEMPLOYMENT_RATE'],
    ['Ty le that nghiep', 'UNEMPLOYMENT_RATE'],
    ['Unemployment rate by province', 'UNEMPLOYMENT_RATE'],
    ['Số hộ nghèo - Poor households', 'POOR_HH_COUNT'],
    ['POOR_HH_RATE', 'POOR_HH_RATE'],
    ['Tỷ lệ hộ nghèo (Khảo sát mức sống dân cư)', 'POVERTY_RATE_VHLSS'],
  ])('%s is %s', (text, code) => expect(codeOf(text)).toBe(code))
})

describe('half a name, a shared name and a longer name are not', () => {
  it.each([
    ['Tỷ lệ hộ nghèo', 'POOR_HH_RATE'],
    ['Poverty rate by province by Cities, provincies and Year', 'POVERTY_RATE_VHLSS'],
    ['Tỷ lệ hộ nghèo (%)', 'POOR_HH_RATE'],
    ['Số hộ nghèo - Near-poor households', 'NEAR_POOR_HH_COUNT'],
    ['Số lao động có việc làm trong nền kinh tế', 'EMPLOYED'],
    ['Số hộ dân cư, qui mô người trong hộ (ĐVT: Hộ)', 'HH_TOTAL'],
  ])('%s is none for certain; %s is near', (text, near) => {
    const { indicator, candidates } = readIndicator(text, catalogue)
    expect(indicator).toBeNull()
    expect(candidates).toContain(near)
  })

  it('nothing is near to what the catalogue does not count', () => {
    expect(readIndicator('Diện tích gieo trồng lúa', catalogue)).toEqual({ indicator: null, candidates: [] })
  })
})
