// The limits of a question: what is just allowed, and what is just not.
import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { Problems } from '#schema/comparison/problems.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { type Role, slicesOf } from '#schema/comparison/slices-of.ts'
import { LienTinhError } from '#schema/errors.ts'
import { ask, type LiteralFigure, world } from './table-of.ts'

describe('a list', () => {
  it('may be as long as its limit', () => {
    expect(new Problems().entries('areas', ['a', 'b'], 2).map(({ value }) => value)).toEqual(['a', 'b'])
    expect(new Problems().entries('areas', ['a', 'b', 'c'], 2)).toEqual([])
  })

  it('has the path of the first mention of each value', () => {
    expect(new Problems().entries('areas', ['a', 'b', 'a'], 3)).toEqual([
      { path: 'areas.0', value: 'a' },
      { path: 'areas.1', value: 'b' },
    ])
  })
})

it('rows whose rank is uncertain stand by the best that they may have', () => {
  const rate = (area: string, figure: Partial<LiteralFigure>): LiteralFigure => {
    return { area, indicator: 'TRAINED_LABOUR_RATE', period: '2022', ...figure }
  }
  // 60, 40 and 30 are first to third among themselves; 10–90 is anywhere from first to fourth.
  const result = ask(
    {
      indicators: ['TRAINED_LABOUR_RATE'],
      provinces: ['VN34-01', 'VN34-19', 'VN34-25', 'VN34-91'],
      period: { at: '2022' },
      orderBy: { by: 'RANK' },
    },
    {
      'VN34-01': [rate('VN63-01', { low: '10', high: '90', qualifier: 'RANGE' })],
      'VN34-19': [rate('VN63-19', { value: '30' })],
      'VN34-25': [rate('VN63-25', { value: '40' })],
      'VN34-91': [rate('VN63-89', { value: '60' })],
    },
  )
  expect(result.rows.map(({ area, cells }) => [area.id, cells[0]?.rankBest, cells[0]?.rankWorst])).toEqual([
    ['VN63-89', 1, 2],
    ['VN63-01', 1, 4],
    ['VN63-25', 2, 3],
    ['VN63-19', 3, 4],
  ])
})

/** What is wrong with a question about unemployment and poverty in An Giang. */
function problemsOf(more: Partial<CompareInput>) {
  const input = { indicators: ['UNEMPLOYMENT_RATE'], provinces: ['VN34-91'], period: { at: '2022' }, ...more }
  try {
    resolveQuestion(input, world)
    return []
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    return error.problems.map(({ path, code, params }) => ({ path, code, candidates: params?.candidates }))
  }
}

describe('a mistake', () => {
  it('in a dimension is one problem, whatever else is wrong with its filter', () => {
    const indicators = ['UNEMPLOYMENT_RATE', 'MERIT_HH_TOTAL']
    const breakdown = [{ dimension: 'sex' }]
    expect(problemsOf({ indicators, breakdown }).map(({ path, code }) => [path, code])).toEqual([
      ['breakdown.0.dimension', 'UNKNOWN_DIMENSION'],
    ])
  })

  it('in the name of an indicator is answered with indicators that can be compared', () => {
    const [problem] = problemsOf({ indicators: ['EMULATION_MODEL'] })
    expect(problem?.code).toBe('UNKNOWN_INDICATOR')
    // It is one letter away, and has its row in the catalogue only so that it is not taken for another.
    expect(catalogue.findIndicator('EMULATION_MODELS')?.comparable).toBe(false)
    expect(problem?.candidates).not.toContain('EMULATION_MODELS')
  })

  it('is not that a window has only one day', () => {
    expect(problemsOf({ period: { from: '2022-07-31', to: '2022-07-31' } })).toEqual([])
  })
})

describe('slices', () => {
  const slices = (more: Partial<CompareInput>) => {
    const input = { indicators: ['POOR_HH_RATE'], provinces: ['VN34-91'], period: { at: '2021' }, ...more }
    return slicesOf(resolveQuestion(input, world), world)
  }
  const periodOf = (role: Role, more: Partial<CompareInput>) =>
    slices(more).find((slice) => slice.role === role)?.question.period

  it('ask of every period what the rate of the year before is computed from', () => {
    expect(periodOf('RELATED', { derive: ['PREVIOUS_RATE'] })).toEqual({ pick: 'ALL' })
    expect(periodOf('RELATED', {})).toEqual({ pick: 'EQUAL', from: '2021-01-01', to: '2021-12-31' })
  })

  it('ask for every period of former units, because the latest of each need not be the same', () => {
    const latest = { period: { latest: 'EACH' as const } }
    expect(periodOf('FIGURES', { ...latest, boundaries: 'VN34' })).toEqual({ pick: 'ALL' })
    expect(periodOf('FIGURES', latest)).toEqual({ pick: 'LATEST' })
  })
})
