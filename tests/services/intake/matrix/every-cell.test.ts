import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newObservation } from '#schema/new-observation.ts'
import { FINDINGS } from '#services/intake/finding.ts'
import { readRows, stored } from './small-table.ts'

const CELLS = [
  '',
  '2,8',
  '1.234,5',
  '15.5',
  '987',
  '1.387',
  '-',
  '..',
  'dưới 4%',
  '1,5-2%',
  '28-8',
  '81/114',
  'giảm 1,2',
  'không có số liệu',
  '(1)',
  'abc',
  stored('2.8'),
  stored('0.028', '2.8%', ['PERCENT_FORMAT']),
  { text: '#REF!', number: null, traps: ['ERROR_VALUE' as const] },
  { text: '', number: null, traps: ['FORMULA_WITHOUT_RESULT' as const] },
]
const NAMES = ['An Giang', 'Kiên Giang', 'Cà Mau', 'Cần Thơ', 'Hậu Giang']

it('every filled cell is a figure, an absence, or under a finding that stops the import; never two of them', () => {
  const cell = fc.constantFrom(...CELLS)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: NAMES.length }), (rows) => {
      const table = rows.map((cells, index) => [NAMES[index] ?? '', ...cells])
      const read = readRows([
        ['Tỷ lệ thất nghiệp'],
        ['Tỉnh', '2021', '2022', 'Sơ bộ 2023'],
        ['Cà Mau', '2,5', '2,4', '2,3'],
        ...table,
      ])
      const errors = read.findings.filter(({ code }) => FINDINGS[code].severity === 'ERROR')
      const figures = read.figures.map(({ place }) => `${place.row},${place.column}`)
      expect(new Set(figures).size).toBe(figures.length)
      for (const { observation } of read.figures)
        expect(newObservation.safeParse(observation).success).toBe(true)
      rows.forEach((cells, index) => {
        cells.forEach((each, at) => {
          const [row, column] = [index + 4, at + 2]
          const isFilled = typeof each === 'string' ? each !== '' : true
          const isFigure = figures.includes(`${row},${column}`)
          const isStopped = errors.some(
            ({ place }) =>
              place.column === column && (place.row === row || (place.row === 2 && hasDigits(each))),
          )
          if (isFilled) expect([row, column, isFigure]).toEqual([row, column, !isStopped])
          else expect([row, column, isFigure]).toEqual([row, column, false])
        })
      })
    }),
    { numRuns: 300 },
  )
})

/** A finding of a whole column is about its numbers; words in it are read all the same. */
function hasDigits(cell: (typeof CELLS)[number]): boolean {
  return typeof cell !== 'string' || /\d/.test(cell)
}
