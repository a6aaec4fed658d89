import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '#schema/figure.ts'
import { type Interval, intervalOf, isBefore } from '#schema/interval.ts'
import { type RankDirection, rank } from '#schema/rank.ts'
import { anyFigure, figure, nearly } from './figures.ts'

/** Ranks figures as "rank (best–worst)". */
function ranks(figures: Figure[], direction: RankDirection = 'HIGHEST_FIRST'): string[] {
  const entries = figures.map((each, index) => ({ id: String(index), figure: each }))
  return [...rank(entries, direction).values()].map((each) =>
    each.rank === null ? `${each.rankBest}–${each.rankWorst}` : String(each.rank),
  )
}

describe('ranks', () => {
  it('equal printed figures share a rank: 1, 1, 3', () => {
    const entries = ['70', '70', '60'].map((value, index) => ({ id: `${index}`, figure: figure({ value }) }))
    expect([...rank(entries, 'HIGHEST_FIRST').values()]).toEqual([
      { rank: 1, rankBest: 1, rankWorst: 1, ties: 1 },
      { rank: 1, rankBest: 1, rankWorst: 1, ties: 1 },
      { rank: 3, rankBest: 3, rankWorst: 3, ties: 0 },
    ])
  })

  it('go from the lowest when the lowest is best', () => {
    expect(ranks([figure({ value: '2.81' }), figure({ value: '5.57' })], 'LOWEST_FIRST')).toEqual(['1', '2'])
    expect(ranks([figure({ value: '2.81' }), figure({ value: '5.57' })])).toEqual(['2', '1'])
  })

  it('70 and 69.6 cannot be told apart, 70 and 69.4 can', () => {
    expect(ranks([figure({ value: '70' }), figure({ value: '69.6' })])).toEqual(['1–2', '1–2'])
    expect(ranks([figure({ value: '70' }), figure({ value: '69.4' })])).toEqual(['1', '2'])
  })

  it('one coarse figure makes every value of the column the interval of its rounding', () => {
    const fine = [figure({ value: '69.6' }), figure({ value: '69.5' })]
    expect(ranks(fine)).toEqual(['1', '2'])
    expect(ranks([...fine, figure({ value: '70' })])).toEqual(['1–2', '2–3', '1–3'])
  })

  it('how the reduction of poverty ranks: 1.5 to 2 a year, 1.5, and 1', () => {
    expect(
      ranks([
        figure({ low: '1.5', high: '2', qualifier: 'RANGE', decimals: 1 }),
        figure({ value: '1.5', decimals: 1 }),
        figure({ value: '1', decimals: 0 }),
      ]),
    ).toEqual(['1–2', '1–3', '2–3'])
  })

  it('"16 ngàn" beside 15 700 is anything from 15 500 on', () => {
    const thousands = figure({ value: '16000', multiplier: 3 })
    expect(ranks([thousands, figure({ value: '15700' })])).toEqual(['1–2', '1–2'])
    expect(ranks([thousands, figure({ value: '15499' })])).toEqual(['1', '2'])
  })

  it('a strict bound is past its own figure', () => {
    const below4 = figure({ high: '4', qualifier: 'LESS_THAN' })
    expect(ranks([below4, figure({ value: '4' })])).toEqual(['2', '1'])
    expect(ranks([below4, figure({ value: '3' })])).toEqual(['1–2', '1–2'])
  })

  it('two equal bounds or ranges share a rank too: the same was printed of both', () => {
    const below4 = figure({ high: '4', qualifier: 'LESS_THAN' })
    const range = figure({ low: '1.5', high: '2', qualifier: 'RANGE' })
    expect(ranks([below4, below4])).toEqual(['1', '1'])
    expect(ranks([range, range, figure({ value: '1.0' })])).toEqual(['1', '1', '3'])
  })

  it('"nearly" is within one printed unit below its bound', () => {
    expect(ranks([nearly('70'), figure({ value: '10' })])).toEqual(['1', '2'])
    expect(ranks([nearly('70'), figure({ value: '70' })])).toEqual(['2', '1'])
    expect(ranks([nearly('70'), figure({ value: '69' })])).toEqual(['1', '2'])
    expect(ranks([nearly('70'), nearly('70')])).toEqual(['1', '1'])
    const nearly20000 = nearly('20000', { multiplier: 3 })
    expect(ranks([nearly20000, figure({ value: '19500' })])).toEqual(['1–2', '1–2'])
  })

  it('an approximate figure ranks as a point, and ties with an exact one', () => {
    const about3000 = figure({ value: '3000', qualifier: 'APPROX' })
    expect(ranks([about3000, figure({ value: '357' }), figure({ value: '812' })])).toEqual(['1', '3', '2'])
    expect(ranks([about3000, figure({ value: '3000' })])).toEqual(['1', '1'])
    expect(ranks([figure({ value: '70', qualifier: 'APPROX' }), figure({ value: '70' })])).toEqual(['1', '1'])
  })

  it('equal printed figures share a rank beside an unlike precision too', () => {
    expect(ranks(['70', '70', '65.0'].map((value) => figure({ value })))).toEqual(['1', '1', '3'])
  })

  it('a value ties with itself however its trailing zeros travelled', () => {
    expect(ranks([figure({ value: '1.50', decimals: 2 }), figure({ value: '1.5', decimals: 2 })])).toEqual([
      '1',
      '1',
    ])
  })

  it('nothing to rank is no rank', () => {
    expect(rank([], 'HIGHEST_FIRST')).toEqual(new Map())
  })
})

/** The same printed figure stands for the same interval, and two points at one place are one. */
function isSameInterval(a: Interval | undefined, b: Interval | undefined): boolean {
  return isSameEnd(a?.low, b?.low) && isSameEnd(a?.high, b?.high)
}

function isSameEnd(a: Interval['low'] | undefined, b: Interval['low'] | undefined): boolean {
  if (!a || !b) return !a && !b
  return a.open === b.open && Number(a.at) === Number(b.at)
}

describe('ranks of any figures', () => {
  const figures = fc.array(anyFigure, { maxLength: 25 })
  const direction = fc.constantFrom<RankDirection>('HIGHEST_FIRST', 'LOWEST_FIRST')
  const entriesOf = (all: readonly Figure[]) => all.map((each, index) => ({ id: `${index}`, figure: each }))

  it('are what counting by `isBefore`, pair by pair, gives: those certainly before, and those not certainly after', () => {
    fc.assert(
      fc.property(figures, direction, (all, order) => {
        const values = all.filter(({ form }) => form === 'VALUE')
        const alike = new Set(values.map(({ decimals }) => decimals)).size <= 1
        const intervals = all.map((each) => intervalOf(each, alike))
        const isSame = (a: number, b: number) => isSameInterval(intervals[a], intervals[b])
        const precedes = (a: number, b: number) => {
          const [first, second] = [intervals[a], intervals[b]]
          if (!first || !second) throw new Error('no such interval')
          return order === 'HIGHEST_FIRST' ? isBefore(second, first) : isBefore(first, second)
        }
        for (const [id, ranked] of rank(entriesOf(all), order)) {
          const me = Number(id)
          const others = all.map((_, index) => index).filter((index) => index !== me)
          const same = others.filter((index) => isSame(index, me))
          const before = others.filter((index) => precedes(index, me))
          const notAfter = others.filter((index) => !same.includes(index) && !precedes(me, index))
          expect(ranked.ties).toBe(same.length)
          expect(ranked.rankBest).toBe(1 + before.length)
          expect(ranked.rankWorst).toBe(1 + notAfter.length)
          expect(ranked.rank).toBe(ranked.rankBest === ranked.rankWorst ? ranked.rankBest : null)
        }
      }),
    )
  })

  it('go from best to worst, and equal figures share everything', () => {
    fc.assert(
      fc.property(figures, direction, (all, order) => {
        const entries = entriesOf(all)
        const ranked = rank(entries, order)
        const byPrint = new Map<string, unknown>()
        for (const { id, figure: each } of entries) {
          const mine = ranked.get(id)
          expect(mine?.rankBest).toBeLessThanOrEqual(mine?.rankWorst ?? 0)
          const print = JSON.stringify(each)
          expect(byPrint.get(print) ?? mine).toEqual(mine)
          byPrint.set(print, mine)
        }
      }),
    )
  })

  it('do not depend on the order in which figures arrive', () => {
    const shuffled = figures.chain((all) =>
      fc.tuple(fc.constant(entriesOf(all)), fc.shuffledSubarray(entriesOf(all), { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, direction, ([entries, others], order) => {
        expect(rank(others, order)).toEqual(rank(entries, order))
      }),
    )
  })
})
