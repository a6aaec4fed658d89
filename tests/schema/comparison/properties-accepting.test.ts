// What accepting an issue may change in any comparison, and what never.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ComparisonResult } from '#schema/comparison/comparison-result.ts'
import { ACCEPTABLE_CODES } from '#schema/comparison/issue-rules.ts'
import { held, input } from './any-comparison.ts'
import { ask, type SettledCell, settled } from './table-of.ts'

/** What follows from who may be ranked or compared; everything else in a cell is the figure and what is computed from it alone. */
const MAY_APPEAR = {
  rank: 0,
  rankBest: 0,
  rankWorst: 0,
  rankedOf: 0,
  ties: 0,
  gapToBest: 0,
  ratioToBest: 0,
  gapToMedian: 0,
  gapToNational: 0,
  change: 0,
  issues: 0,
  explain: 0,
} satisfies Partial<Record<keyof SettledCell, 0>>

test('accepting never changes a figure, and lifts nothing but what may be lifted', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      const figuresOf = (result: ComparisonResult) =>
        settled(result).rows.map(({ cells }) => cells.map((cell) => ({ ...cell, ...MAY_APPEAR })))
      const [strict, lenient] = [[], [...ACCEPTABLE_CODES]].map((accept) =>
        ask({ ...asked, accept }, provinces),
      )
      if (!strict || !lenient) throw new Error('two answers')
      expect(figuresOf(lenient)).toEqual(figuresOf(strict))
      const stands = (result: ComparisonResult) =>
        result.comparability.issues.filter(({ acceptable, severity }) => severity === 'BLOCKS' && !acceptable)
      expect(stands(lenient)).toEqual(stands(strict))
      expect(stands(lenient).every(({ accepted }) => !accepted)).toBe(true)
    }),
  )
})

test('accepting gives changes where there were none, takes or alters none, and leaves no column blocked by what was accepted', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      const strict = ask({ ...asked, accept: [] }, provinces)
      const lenient = ask({ ...asked, accept: [...ACCEPTABLE_CODES] }, provinces)
      strict.rows.forEach(({ cells }, row) => {
        cells.forEach((cell, column) => {
          const accepted = lenient.rows[row]?.cells[column]
          if (cell.change !== null) expect(accepted?.change).toEqual(cell.change)
        })
      })
      // Only what nobody may accept stands in a column's way.
      const blocking = lenient.columns.flatMap(({ rankBlockedBy }) => rankBlockedBy)
      expect(blocking.filter((code) => ACCEPTABLE_CODES.includes(code))).toEqual([])
    }),
  )
})
