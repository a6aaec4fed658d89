import { describe, expect, it } from 'vitest'
import { formatMapping, type Mapping, parseMapping } from '#services/intake/mapping.ts'

const WHOLE: Mapping = {
  v: 1,
  form: 'MATRIX',
  sheet: 'Biểu 5',
  header: { from: 3, to: 4 },
  data: { from: 6, to: 70 },
  labels: 2,
  indicators: 3,
  units: 4,
  periods: 5,
  numbers: 'VI',
  scheme: 'VN63',
  dash: 'ZERO',
  dots: 'NOT_REPORTED',
  source: { title: 'Niên giám 2022', publisher: 'Cục Thống kê', date: '2023-06-30' },
  area: 'VN63-89',
  figures: { indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025', period: '2022' },
  columns: [
    { column: 6, breakdown: { sex: 'FEMALE' }, unit: 'PERSONS', multiplier: 3, status: 'P' },
    { column: 7, skip: true },
  ],
  rows: [{ row: 9, area: 'VN63-91' }],
  cells: [{ row: 8, column: 6, skip: true }],
  areas: { 'Hà Tây': null, 'Ba Xuyên': 'VN63-94' },
}

describe('the mapping of a file', () => {
  it('is written and read back whole, in the order of its definition', () => {
    const reversed = Object.fromEntries(Object.entries(WHOLE).reverse())
    expect(formatMapping(parseMapping(reversed))).toBe(`${JSON.stringify(WHOLE, null, 2)}\n`)
    expect(parseMapping(JSON.parse(formatMapping(WHOLE)))).toEqual(WHOLE)
  })

  it('takes null for "not said", but for an area name that is left out', () => {
    const said = {
      v: 1,
      form: 'MATRIX',
      labels: null,
      figures: { indicator: null },
      areas: { 'Hà Tây': null },
    }
    expect(parseMapping(said)).toEqual({ v: 1, form: 'MATRIX', figures: {}, areas: { 'Hà Tây': null } })
  })

  it.each([
    [{ v: 2, form: 'MATRIX' }, 'v'],
    [{ v: 1, form: 'CUBE' }, 'form'],
    [{ v: 1, form: 'MATRIX', colums: [] }, '·'],
    [{ v: 1, form: 'MATRIX', header: { from: 4, to: 3 } }, 'header'],
    [{ v: 1, form: 'MATRIX', columns: [{ column: 0 }] }, 'columns.0.column'],
    [{ v: 1, form: 'MATRIX', columns: [{ column: 2 }, { column: 2 }] }, 'columns.1.column'],
    [{ v: 1, form: 'MATRIX', rows: [{ row: 3 }, { row: 3 }] }, 'rows.1.row'],
    [{ v: 1, form: 'MATRIX', figures: { unit: 'KG' } }, 'figures.unit'],
    ['a text', '·'],
  ])('%j is refused, with the place', (json, path) => {
    expect(() => parseMapping(json)).toThrow(
      expect.objectContaining({ code: 'BAD_MAPPING', params: expect.objectContaining({ path }) }),
    )
  })
})
