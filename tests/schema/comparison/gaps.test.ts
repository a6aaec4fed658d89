import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Direction } from '#schema/codes.ts'
import type { PresentChoice } from '#schema/comparison/choices.ts'
import { type Gaps, gapsOf } from '#schema/comparison/gaps.ts'
import { addDecimals, compareDecimals } from '#schema/decimal.ts'
import { rank } from '#schema/rank.ts'
import { presentOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

type Numbers = Omit<LiteralFigure, 'area' | 'indicator' | 'period'>

interface Beside {
  readonly direction?: Direction
  readonly median?: string
  readonly national?: string
  /** Areas that are shown and not ranked. */
  readonly unranked?: readonly string[]
}

/** The gaps of each area, from its figure and what stands beside the column. */
function gaps(
  held: Readonly<Record<string, Numbers>>,
  { direction = 'BETTER', median, national, unranked = [] }: Beside = {},
): Record<string, Gaps> {
  const present = Object.entries(held).map(([area, numbers]) => choiceOf(area, numbers))
  const entries = present
    .filter(({ row }) => !unranked.includes(row.area.id))
    .map(({ row, observation }) => ({ id: row.area.id, figure: observation.figure }))
  const ranks = rank(entries, direction === 'BETTER' ? 'HIGHEST_FIRST' : 'LOWEST_FIRST')
  const find = gapsOf(present, ranks, direction, median ?? null, national ?? null)
  return Object.fromEntries(present.map((choice) => [choice.row.area.id, find(choice)]))
}

function choiceOf(area: string, numbers: Numbers): PresentChoice {
  const [observation] = presentOf({ ...numbers, area, indicator: 'JOBS_CREATED', period: '2020' })
  return { row: { area: { id: area } }, observation } as PresentChoice
}

const none = { toBest: null, ratioToBest: null, toMedian: null, toNational: null }

describe('the gap to the best', () => {
  it('is the figure minus the best, with their ratio: 15700 jobs a year beside 21521', () => {
    // 15700 − 21521 = −5821; 15700 / 21521 = 0.72952…
    expect(gaps({ 'VN63-19': { value: '21521' }, 'VN63-25': { value: '15700' } })).toEqual({
      'VN63-19': { ...none, toBest: '0', ratioToBest: '1.0000' },
      'VN63-25': { ...none, toBest: '-5821', ratioToBest: '0.7295' },
    })
  })

  it('is positive where the lowest is best, and as finely printed as the finer of the two', () => {
    const found = gaps(
      { 'VN63-19': { value: '4.35' }, 'VN63-25': { value: '2.8' }, 'VN63-89': { value: '6' } },
      { direction: 'WORSE' },
    )
    // 4.35 / 2.8 = 1.55357…; 6 / 2.8 = 2.14285…
    expect(found['VN63-19']).toMatchObject({ toBest: '1.55', ratioToBest: '1.5536' })
    expect(found['VN63-25']).toMatchObject({ toBest: '0.0', ratioToBest: '1.0000' })
    expect(found['VN63-89']).toMatchObject({ toBest: '3.2', ratioToBest: '2.1429' })
  })

  it('has no ratio when the best is zero', () => {
    const found = gaps({ 'VN63-19': { value: '0' }, 'VN63-25': { value: '3' } }, { direction: 'WORSE' })
    expect(found['VN63-25']).toMatchObject({ toBest: '3', ratioToBest: null })
    expect(found['VN63-19']).toMatchObject({ toBest: '0', ratioToBest: null })
  })

  it('is measured from a first place that several share', () => {
    const found = gaps({ a: { value: '70' }, b: { value: '70', qualifier: 'APPROX' }, c: { value: '60' } })
    expect([found.a?.toBest, found.b?.toBest, found.c?.toBest]).toEqual(['0', '0', '-10'])
  })

  it('is unknown while the first place is uncertain: 70 may be 69.5, and less than 69.6', () => {
    const found = gaps({ a: { value: '70' }, b: { value: '69.6' }, c: { value: '50' } }, { median: '69.6' })
    expect(found.c).toEqual({ ...none, toMedian: '-19.6' })
  })

  it('is unknown when the best is no single value', () => {
    const found = gaps({ a: { value: '80', high: '80', qualifier: 'NEARLY' }, b: { value: '50' } })
    expect(found.b).toEqual(none)
  })

  it('does not exist in a column without a direction', () => {
    expect(gaps({ a: { value: '2' }, b: { value: '1' } }, { direction: 'NEUTRAL' }).b).toEqual(none)
  })
})

it('measures from the median and from the national figure, where they are held', () => {
  const held = { a: { value: '10' }, b: { value: '20' } }
  expect(gaps(held, { median: '15' }).a).toMatchObject({ toMedian: '-5', toNational: null })
  expect(gaps(held, { national: '12.5' }).b).toMatchObject({ toMedian: null, toNational: '7.5' })
})

it('measures no cell that is not a single value', () => {
  const found = gaps(
    {
      a: { value: '90' },
      b: { value: '50', high: '50', qualifier: 'NEARLY' },
      c: { low: '1.5', high: '2', qualifier: 'RANGE' },
    },
    { median: '50', national: '40' },
  )
  expect([found.b, found.c]).toEqual([none, none])
})

it('measures a cell without a rank from the national figure only, and never takes it for the best', () => {
  const found = gaps(
    { a: { value: '90' }, b: { value: '50' } },
    { unranked: ['a'], median: '50', national: '40' },
  )
  expect(found.a).toEqual({ ...none, toNational: '50' })
  expect(found.b).toEqual({ toBest: '0', ratioToBest: '1.0000', toMedian: '0', toNational: '10' })
})

it('never puts a figure on the better side of the best, and figure = best + gap', () => {
  const tenths = fc.integer({ min: -300, max: 300 })
  const columns = fc.array(tenths, { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(columns, fc.constantFrom('BETTER' as const, 'WORSE' as const), (numbers, direction) => {
      const values = numbers.map((number) => (number / 10).toFixed(1))
      const found = gaps(Object.fromEntries(values.map((value, id) => [`area ${id}`, { value }])), {
        direction,
      })
      const best = (direction === 'BETTER' ? Math.max : Math.min)(...numbers)
      values.forEach((value, id) => {
        const { toBest } = found[`area ${id}`] ?? none
        expect(compareDecimals(addDecimals((best / 10).toFixed(1), toBest ?? '999'), value)).toBe(0)
        expect(compareDecimals(toBest ?? '999', '0') * (direction === 'BETTER' ? 1 : -1)).toBeLessThanOrEqual(
          0,
        )
      })
    }),
  )
})
