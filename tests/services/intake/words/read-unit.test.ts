import { describe, expect, it } from 'vitest'
import { readUnitPhrase, readUnitWords } from '#services/intake/words/read-unit.ts'

describe('a unit in a heading', () => {
  it.each([
    ['Nghìn người', 'PERSONS', 3, 'Nghìn người'],
    ['người', 'PERSONS', 0, 'người'],
    ['hộ', 'HOUSEHOLDS', 0, 'hộ'],
    ['%', 'PERCENT', 0, '%'],
    ['Đơn vị tính: Nghìn người', 'PERSONS', 3, 'Nghìn người'],
    ['Số lao động có việc làm. Đơn vị tính Nghìn người', 'PERSONS', 3, 'Nghìn người'],
    ['Số hộ dân cư (ĐVT: Hộ)', 'HOUSEHOLDS', 0, 'Hộ'],
    ['ĐVT: 1.000 người', 'PERSONS', 3, '1.000 người'],
    ['Đơn vị: Triệu đồng.', 'VND', 6, 'Triệu đồng'],
    ['tỷ đồng', 'VND', 9, 'tỷ đồng'],
    ['Nghìn tỷ đồng', 'VND', 12, 'Nghìn tỷ đồng'],
    ['tr.đồng', 'VND', 6, 'tr.đồng'],
    ['điểm phần trăm', 'PERCENTAGE_POINTS', 0, 'điểm phần trăm'],
    ['Thousand persons', 'PERSONS', 3, 'Thousand persons'],
    ['Unit: %', 'PERCENT', 0, '%'],
    ['Triệu đồng - In millions of dong', 'VND', 6, 'Triệu đồng - In millions of dong'],
    ['Tỷ lệ hộ nghèo (%)', 'PERCENT', 0, '%'],
    ['Đơn vị tính: Năm', 'YEARS', 0, 'Năm'],
  ])('%s', (text, unit, multiplier, said) => {
    expect(readUnitWords(text)).toEqual({ unit, multiplier, said })
  })

  it.each([
    ['Đơn vị tính: Nghìn tấn', 0, 'Nghìn tấn'],
    ['Mật độ dân số (Người/km²)', 0, 'Người/km²'],
    ['km²', 0, 'km²'],
    ['ĐVT: con gà', 0, 'con gà'],
    ['Đơn vị tính: nghìn', 3, 'nghìn'],
    ['Đơn vị: triệu đồng/người', 0, 'triệu đồng/người'],
  ])('%s is one that the contract does not have', (text, multiplier, said) => {
    expect(readUnitWords(text)).toEqual({ unit: null, multiplier, said })
  })

  it.each([
    'Năm',
    'Nam',
    'Xã',
    'Học sinh',
    'Tỷ lệ',
    'Đơn vị hành chính',
    'Đơn vị tính',
    'Tổng số',
    'Diện tích (Km2) Dân số (Nghìn người)',
  ])('%s says none, or two', (text) => {
    expect(readUnitWords(text)).toBeNull()
  })
})

describe('a unit beside a number', () => {
  it('may be a power of ten alone, or years', () => {
    expect(readUnitPhrase('tỷ')).toEqual({ unit: null, multiplier: 9, said: 'tỷ' })
    expect(readUnitPhrase('năm')).toEqual({ unit: 'YEARS', multiplier: 0, said: 'năm' })
    expect(readUnitPhrase('lượt người')).toEqual({ unit: 'TURNS', multiplier: 0, said: 'lượt người' })
  })

  it('is nothing else', () => {
    expect(readUnitPhrase('tỷ lệ')).toBeNull()
    expect(readUnitPhrase('nam')).toBeNull()
    expect(readUnitPhrase('nghìn %')).toBeNull()
  })
})
