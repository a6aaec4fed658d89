import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals } from '#schema/decimal.ts'
import { type Figure, readFigure } from '#schema/figure.ts'
import { FigureTable } from '#services/intake/rules/figure-table.ts'
import { magnitudeOf, unitsOf, writeUnits } from '#services/intake/rules/packed-decimal.ts'
import { PairIndex } from '#services/intake/rules/pair-index.ts'
import { anyFigure } from '#tests/schema/figures.ts'
import { type Parts, read } from './read-figures.ts'

/** Puts figures into a table; the numbers of those that stood there already, −1 for those that are new. */
function fill(table: FigureTable, figures: readonly Parts[]): number[] {
  return figures.map((parts) => {
    const figure = read(parts)
    const { key, period } = figure.observation
    return table.add(figure, table.series.add(key), table.addPeriod(period))
  })
}

describe('the table of figures', () => {
  it('gives back every figure as exactly as it came', () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { maxLength: 20 }), (figures) => {
        const table = new FigureTable()
        fill(
          table,
          figures.map((figure, index) => ({ ...flatOf(figure), period: String(2000 + index) })),
        )
        expect(figures.map((_figure, index) => table.figureAt(index))).toEqual(figures.map(withoutMinusZero))
      }),
    )
  })

  it('keeps numbers that are too long to pack', () => {
    const table = new FigureTable()
    fill(table, [
      { value: '49.300000000000004', period: '2021' },
      { value: '123456789012345678', period: '2022' },
    ])
    expect([table.figureAt(0), table.figureAt(1)]).toMatchObject([
      { value: '49.300000000000004' },
      { value: '123456789012345678' },
    ])
    expect(table.magnitudeAt(1)).toBe(123456789012345000)
  })

  it('knows a figure by its series and period, whatever it says', () => {
    const table = new FigureTable()
    expect(fill(table, [{ value: '1' }, { value: '2', period: '2021' }, { value: '3' }])).toEqual([-1, -1, 0])
    expect(table.size).toBe(2)
  })

  it('finds the base of another indicator, without the standard where that has none', () => {
    const table = new FigureTable()
    fill(table, [{ indicator: 'POOR_HH_COUNT', standard: 'MDP_2022_2025', value: '7' }, { value: '9' }])
    const households = table.series.otherBase(0, { indicator: 'HH_TOTAL' })
    expect(households).toBe(1)
    expect(table.find(households, 0, table.periodOf(0))).toBe(1)
    expect(table.series.otherBase(0, { indicator: 'POPULATION' })).toBe(-1)
  })

  it('remembers the place, the status and what is absent', () => {
    const table = new FigureTable()
    fill(table, [
      { value: '7', row: 12, status: 'E' },
      { absence: 'NOT_REPORTED', period: '2021' },
    ])
    expect(table.placeOf(0)).toEqual({ file: 'so-lieu.csv', sheet: null, row: 12, column: null })
    expect(table.statusOf(0)).toBe('E')
    expect([table.isAbsent(0), table.isAbsent(1), table.figureAt(1)]).toEqual([false, true, null])
  })

  it('lists figures by series', () => {
    const table = new FigureTable()
    fill(table, [
      { value: '1', period: '2020' },
      { indicator: 'POPULATION', value: '2', period: '2020' },
      { value: '3', period: '2021' },
    ])
    const { order, starts } = table.bySeries()
    expect([[...order], [...starts]]).toEqual([
      [0, 2, 1],
      [0, 2, 3],
    ])
  })
})

describe('a packed decimal', () => {
  it('is written as it was read', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -999999999999999n, max: 999999999999999n }),
        fc.nat(15),
        (units, decimals) => {
          const text = writeUnits(Number(units), decimals)
          expect([unitsOf(text), text.split('.')[1]?.length ?? 0]).toEqual([Number(units), decimals])
        },
      ),
    )
  })

  it('is none of more than 15 digits, and has no minus zero', () => {
    expect([unitsOf('999999999999999'), unitsOf('9999999999999999'), unitsOf('-0.0')]).toEqual([
      999999999999999,
      null,
      0,
    ])
    expect([magnitudeOf('-2.81'), magnitudeOf('0.1234567890123456789')]).toEqual([-2.81, 0.12345678901234])
  })
})

describe('numbers of pairs', () => {
  it('are given in order and found again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 3000 }), (pairs) => {
        const index = new PairIndex()
        const known = new Map<string, number>()
        for (const [first, second] of pairs) {
          expect(index.find(first, second)).toBe(known.get(`${first} ${second}`) ?? -1)
          const number = index.add(first, second)
          if (!known.has(`${first} ${second}`)) known.set(`${first} ${second}`, known.size)
          expect(number).toBe(known.get(`${first} ${second}`))
        }
        expect(index.size).toBe(known.size)
      }),
      { numRuns: 20 },
    )
  })
})

function flatOf(figure: Figure): Parts {
  const { decimals, multiplier } = figure
  const numbers = { value: null, low: null, high: null, ...figure }
  const { value, low, high } = numbers
  const qualifier = figure.form === 'NEARLY' ? 'NEARLY' : figure.qualifier
  return { value, low, high, qualifier, decimals, multiplier }
}

/** Zero has no sign once it is packed. */
function withoutMinusZero(figure: Figure): Figure | null {
  const plain = (text: string | null) =>
    text !== null && compareDecimals(text, '0') === 0 ? text.replace('-', '') : text
  const { value = null, low = null, high = null, qualifier = 'EXACT', ...rest } = flatOf(figure)
  const isPacked = qualifier !== 'RANGE' && qualifier !== 'NEARLY'
  const numbers = isPacked
    ? { value: plain(value), low: plain(low), high: plain(high) }
    : { value, low, high }
  const { decimals = 0, multiplier = 0 } = rest
  const read = readFigure({ ...numbers, qualifier, decimals, multiplier, absence: null })
  return read === null || read.form === 'ABSENT' ? null : read
}
