import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#schema/fold.ts'

describe('folding', () => {
  it.each([
    ['Tỷ lệ hộ nghèo', 'ty le ho ngheo'],
    ['Tỷ lệ hộ nghèo'.normalize('NFD'), 'ty le ho ngheo'],
    ['Hoà Bình', 'hoa binh'],
    ['Hòa Bình', 'hoa binh'],
    ['Đắk Lắk', 'dak lak'],
    ['đắk lắk', 'dak lak'],
    ['\u00D0ắk Lắk', 'dak lak'],
    ['Đồng Nai'.normalize('NFD'), 'dong nai'],
    ['Bà Rịa - Vũng Tàu', 'ba ria vung tau'],
    ['Bà Rịa–Vũng Tàu', 'ba ria vung tau'],
    ['Bà Rịa — Vũng\u00A0Tàu', 'ba ria vung tau'],
    ['TP.Hồ Chí Minh', 'tp ho chi minh'],
    ['  POOR_HH_RATE ', 'poor hh rate'],
    ['Ưu tiên, ơn nghĩa', 'uu tien on nghia'],
    ['15+', '15'],
    ['…', ''],
  ])('of “%s” is “%s”', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('does not depend on how Unicode is composed, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})
