// What holds of every comparison, however it is asked and whoever else is asked.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COMPARE_ORDER_KEYS } from '#schema/codes.ts'
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
import type { Cell, ComparisonResult } from '#schema/comparison/comparison-result.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { runs } from '#tests/property-runs.ts'
import { essence, held, INDICATORS, input, PROVINCES } from './any-comparison.ts'
import { ask, askQuestion, type Held, settled, tableOf, world } from './table-of.ts'

type Ranking = Pick<Cell, 'rank' | 'rankBest' | 'rankWorst' | 'ties'>

/** Ranks of every row that is not of this province. */
function ranksWithout({ rows }: ComparisonResult, province: string): Ranking[][] {
  return rows
    .filter((row) => row.province.id !== province)
    .map(({ cells }) =>
      cells.map(({ rank, rankBest, rankWorst, ties }) => ({ rank, rankBest, rankWorst, ties })),
    )
}

test('the order in which provinces are named and figures arrive changes nothing', () => {
  fc.assert(
    fc.property(input, held, fc.infiniteStream(fc.nat()), (asked, provinces, random) => {
      const shuffled = <T>(list: readonly T[]) =>
        list
          .map((item) => ({ item, place: random.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ item }) => item)
      const reheld = Object.fromEntries(
        Object.entries(provinces).map(([id, own]) => [id, typeof own === 'string' ? own : shuffled(own)]),
      )
      const again = ask({ ...asked, provinces: shuffled(PROVINCES) }, reheld)
      expect(essence(again)).toEqual(essence(ask(asked, provinces)))
    }),
  )
})

test('in whatever order the answers stand, every row, rank and issue is the same', () => {
  fc.assert(
    fc.property(input, held, fc.shuffledSubarray(PROVINCES, { minLength: 4 }), (asked, provinces, order) => {
      const question = resolveQuestion(asked, world)
      const received = slicesOf(question, world).map((slice) => {
        const own = provinces[slice.province]
        return typeof own === 'string' || !own ? null : tableOf(slice, own)
      })
      const answers = readAnswers(question, received, world)
      const permuted = order.flatMap((id) => answers.filter(({ province }) => province.id === id))
      expect(essence(compare(question, permuted, world))).toEqual(essence(compare(question, answers, world)))
    }),
  )
})

test('one more province without figures never changes the ranks of the others, nor their figures', () => {
  const absent = fc.constantFrom<Held[string]>(
    [],
    'NOTHING_PUBLISHED',
    'NOT_JOINED',
    INDICATORS.map((indicator) => ({ area: 'VN34-96', indicator, period: '2020', absence: 'SUPPRESSED' })),
  )
  fc.assert(
    fc.property(input, held, absent, (asked, provinces, nothing) => {
      const before = ask(asked, provinces)
      const after = ask(
        { ...asked, provinces: [...PROVINCES, 'VN34-96'] },
        { ...provinces, 'VN34-96': nothing },
      )
      const figures = ({ rows }: ComparisonResult) =>
        rows
          .filter(({ province }) => province.id !== 'VN34-96')
          .map(({ cells }) => cells.map(({ value, low, high, change }) => [value, low, high, change]))
      // Who says why there is no figure may open a column of its own: a period, or a statistic that nobody else holds.
      const known = new Set(before.columns.map(({ id }) => id))
      const kept = after.columns.map(({ id }) => known.has(id))
      const ofKnown = <T>(rows: readonly (readonly T[])[]) =>
        rows.map((cells) => cells.filter((_, index) => kept[index]))
      if (kept.filter(Boolean).length < known.size) return
      expect(ofKnown(ranksWithout(after, 'VN34-96'))).toEqual(ranksWithout(before, 'VN34-96'))
      expect(ofKnown(figures(after))).toEqual(figures(before))
    }),
  )
})

test('a province that cannot be reached never changes the figures of the others, nor, its doubt accepted, their ranks', () => {
  fc.assert(
    fc.property(input, held, (strict, provinces) => {
      const accept = [...strict.accept, 'COMMON_PERIOD_UNSURE' as const]
      const asked = { ...strict, accept }
      const ranks = ({ rows }: ComparisonResult) =>
        rows
          .filter(({ province }) => province.id !== 'VN34-96')
          .map(({ cells }) => cells.map(({ value, rankBest, rankWorst }) => [value, rankBest, rankWorst]))
      const after = ask(
        { ...asked, provinces: [...PROVINCES, 'VN34-96'] },
        { ...provinces, 'VN34-96': 'DOWN' },
      )
      expect(ranks(after)).toEqual(ranks(ask(asked, provinces)))
    }),
  )
})

test('pages one after the other show each row exactly once, with the cells that it has without pages', () => {
  const order = fc.record({ by: fc.constantFrom(...COMPARE_ORDER_KEYS), descending: fc.boolean() })
  fc.assert(
    fc.property(input, held, order, fc.integer({ min: 1, max: 4 }), (asked, provinces, orderBy, first) => {
      const whole = ask({ ...asked, orderBy }, provinces)
      const rows: ComparisonResult['rows'][number][] = []
      let page = ask({ ...asked, orderBy, first }, provinces)
      rows.push(...page.rows)
      while (page.page.hasNextPage && rows.length < whole.rows.length) {
        page = ask({ ...asked, orderBy, first, after: page.page.endCursor }, provinces)
        expect(page.rows.length).toBeGreaterThan(0)
        expect(page.page.totalRows).toBe(whole.rows.length)
        rows.push(...page.rows)
      }
      expect(settled({ ...whole, rows }).rows).toEqual(settled(whole).rows)
    }),
    { numRuns: runs(50) },
  )
})

test('the order of rows changes no cell', () => {
  const order = fc.record({ by: fc.constantFrom(...COMPARE_ORDER_KEYS), descending: fc.boolean() })
  fc.assert(
    fc.property(input, held, order, (asked, provinces, orderBy) => {
      const byArea = ({ area: a }: { area: { id: string } }, { area: b }: { area: { id: string } }) =>
        a.id < b.id ? -1 : 1
      const rowsOf = (result: ComparisonResult) => [...settled(result).rows].sort(byArea)
      expect(rowsOf(ask({ ...asked, orderBy }, provinces))).toEqual(rowsOf(ask(asked, provinces)))
    }),
    { numRuns: runs(50) },
  )
})

test('a question read back from its id is answered the same', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      const question = resolveQuestion(asked, world)
      expect(essence(askQuestion(question, provinces))).toEqual(essence(ask(asked, provinces)))
    }),
    { numRuns: runs(20) },
  )
})
