// Where a file's figures stand, remembered by the ids of their records.
import { expect, it } from 'vitest'
import type { ReadFigure } from '#services/intake/read-figure.ts'
import { FigurePlaces } from '#services/province/admin/figure-places.ts'
import { read } from '#tests/services/intake/rules/read-figures.ts'

/** A figure of record R1, R2 … in the row and column that its number says. */
function figureAt(number: number, sheet: string | null): ReadFigure {
  const place = { file: 'a.xlsx', sheet, row: number, column: 1 + (number % 7) }
  return { ...read({ id: `R${number}`, value: '70' }), place }
}

it('are told again for thousands of records, and for none that is not there', () => {
  const places = new FigurePlaces('a.xlsx')
  for (let number = 1; number <= 5000; number += 1)
    places.add([figureAt(number, number % 2 ? 'Nghèo' : 'Lao động')])
  expect(places.of('R1')).toEqual({ file: 'a.xlsx', sheet: 'Nghèo', row: 1, column: 2 })
  expect(places.of('R5000')).toEqual({ file: 'a.xlsx', sheet: 'Lao động', row: 5000, column: 3 })
  const rows = Array.from({ length: 5000 }, (_, index) => places.of(`R${index + 1}`).row)
  expect(rows.every((row, index) => row === index + 1)).toBe(true)
  expect(places.of('R5001')).toEqual({ file: 'a.xlsx', sheet: null, row: null, column: null })
})
