// What no province has: more people than the country, rates that are fractions of one, years of a unit that is no more.
import { expect, it } from 'vitest'
import { codesOf, read } from './read-figures.ts'

it('VALUE_OUT_OF_RANGE: full numbers under "Nghìn người" are more people than any province has', () => {
  expect(codesOf([read({ indicator: 'POPULATION', value: '1905500' })])).toEqual([])
  expect(codesOf([read({ indicator: 'POPULATION', value: '1905500000' })])).toEqual(['VALUE_OUT_OF_RANGE 2'])
})

it('RATE_MAY_BE_FRACTION: 0,0281% and 0,03% are 2,81% and 3% in half of all spreadsheets', () => {
  const rate = (value: string, period: string) => read({ indicator: 'UNEMPLOYMENT_RATE', value, period })
  expect(codesOf([rate('0.028', '2022'), rate('0.03', '2023')])).toEqual(['RATE_MAY_BE_FRACTION 2'])
  expect(codesOf([rate('0.75', '2022'), rate('1.05', '2023')])).toEqual([])
  expect(codesOf([rate('0.5', '2022')])).toEqual([])
})

it('AREA_CEASED: the old Kiên Giang has no year 2025 to its end, but targets that were set before', () => {
  const kienGiang = (kind: 'ACTUAL' | 'TARGET', period: string) =>
    read({ indicator: 'UNEMPLOYMENT_RATE', value: '2.5', area: 'VN63-91', kind, period })
  const on = { today: '2026-06-30' }
  expect(codesOf([kienGiang('ACTUAL', '2024')], on)).toEqual([])
  expect(codesOf([kienGiang('ACTUAL', '2025')], on)).toEqual(['AREA_CEASED 2'])
  expect(codesOf([kienGiang('ACTUAL', '2025-Q3')], on)).toEqual(['AREA_CEASED 2'])
  expect(codesOf([kienGiang('TARGET', '2025')], on)).toEqual([])
})
