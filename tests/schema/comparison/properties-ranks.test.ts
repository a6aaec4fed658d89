// What holds of the ranks and cells of every comparison, whatever provinces hold.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '#schema/comparison/comparison-result.ts'
import { ACCEPTABLE_CODES } from '#schema/comparison/issue-rules.ts'
import { held, input } from './any-comparison.ts'
import { ask } from './table-of.ts'

/** Of each column, its cells that have a rank when everything is accepted that may be, of as many as are expected. */
function rankedIn(...[asked, provinces]: Parameters<typeof ask>): { ranked: Cell[]; expected: number }[] {
  const { columns, rows } = ask({ ...asked, accept: [...ACCEPTABLE_CODES] }, provinces)
  return columns.map((_, column) => ({
    ranked: rows.flatMap(({ cells }) => cells[column] ?? []).filter(({ rankBest }) => rankBest !== null),
    expected: rows.length,
  }))
}

test('equal printed figures share a rank, and each says how many they are', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      for (const { ranked } of rankedIn(asked, provinces)) {
        const alike = Map.groupBy(ranked, ({ value, low, high, qualifier, decimals, multiplier }) =>
          JSON.stringify([value, low, high, qualifier, decimals, multiplier]),
        )
        for (const cells of alike.values()) {
          const places = cells.map(({ rank, rankBest, rankWorst, ties }) =>
            JSON.stringify([rank, rankBest, rankWorst, ties]),
          )
          expect(new Set(places).size).toBe(1)
          expect(cells[0]?.ties).toBeGreaterThanOrEqual(cells.length - 1)
        }
      }
    }),
  )
})

test('a rank counts those before it: the best possible ranks are within the number ranked', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      for (const { ranked, expected } of rankedIn(asked, provinces)) {
        for (const { rankBest, rankWorst, rankedOf, ties } of ranked) {
          expect(rankedOf).toEqual({ ranked: ranked.length, expected })
          expect(rankBest).toBeGreaterThanOrEqual(1)
          expect(rankBest).toBeLessThanOrEqual(rankWorst ?? 0)
          expect((rankWorst ?? 0) + (ties ?? 0)).toBeLessThanOrEqual(ranked.length)
        }
        if (ranked.length > 0) expect(Math.min(...ranked.map(({ rankBest }) => rankBest ?? 0))).toBe(1)
      }
    }),
  )
})

test('a cell has a figure or a reason, a rank only among its best and worst, and every row has every column', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      const { columns, rows } = ask(asked, provinces)
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length)
      for (const { cells } of rows) {
        expect(cells).toHaveLength(columns.length)
        for (const { value, low, high, absence, rank, rankBest, rankWorst, rankedOf } of cells) {
          expect(absence === null).toBe(value !== null || low !== null || high !== null)
          expect(rankBest === null).toBe(rankedOf === null)
          if (absence !== null) expect(rankBest).toBeNull()
          if (rankBest !== null && rankWorst !== null) expect(rankBest).toBeLessThanOrEqual(rankWorst)
          if (rank !== null) expect([rankBest, rankWorst]).toEqual([rank, rank])
        }
      }
    }),
  )
})
