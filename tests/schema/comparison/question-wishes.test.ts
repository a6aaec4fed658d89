// What may be wished beside the figures: derived ones, other boundaries, an age, an order. What cannot be is refused at its place.
import { describe, expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { formatComparisonId, parseComparisonId, resolveQuestion } from '#schema/comparison/question.ts'
import { explain, LienTinhError } from '#schema/errors.ts'
import { world } from './table-of.ts'

const POOR: CompareInput = { indicators: ['POOR_HH_RATE'], period: { at: '2022' } }

/** Path, code and candidates of every problem. */
function problemsOf(input: CompareInput): [string, string, readonly string[]][] {
  try {
    resolveQuestion(input, world)
    return []
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    return error.problems.map(({ path, code, params }) => [
      path,
      code,
      explain(code, params).candidates ?? [],
    ])
  }
}

describe('derived figures', () => {
  test('a rule that makes nothing of what is asked is a mistake; those that it makes are named', () => {
    expect(problemsOf({ ...POOR, derive: ['POOR_PLUS_NEAR_POOR', 'TRAINED_MINUS_CERTIFIED'] })).toEqual([
      ['derive.0', 'DERIVES_NOTHING', ['MD_POOR_HH_COUNT', 'MD_POVERTY_RATE']],
      ['derive.1', 'DERIVES_NOTHING', ['TRAINED_LABOUR_UNCERTIFIED_RATE']],
    ])
    expect(problemsOf({ ...POOR, derive: ['ANNUAL_AVERAGE'] })[0]?.slice(0, 2)).toEqual([
      'derive.0',
      'DERIVES_NOTHING',
    ])
  })

  test('one that makes some of them is none', () => {
    const indicators = ['JOBS_CREATED', 'MD_POVERTY_RATE', 'POOR_HH_RATE']
    expect(
      problemsOf({ ...POOR, indicators, derive: ['POOR_PLUS_NEAR_POOR', 'ANNUAL_AVERAGE', 'PREVIOUS_RATE'] }),
    ).toEqual([])
  })

  test('of indicators that are not known, their own problem says enough', () => {
    const problems = problemsOf({ ...POOR, indicators: ['POOR'], derive: ['PREVIOUS_RATE'] })
    expect(problems.map(([path, code]) => `${path} ${code}`)).toEqual(['indicators.0 UNKNOWN_INDICATOR'])
  })
})

describe('boundaries', () => {
  test('an area of the other boundaries could never be filled, and the one that it belongs to is named', () => {
    expect(problemsOf({ ...POOR, boundaries: 'VN34', areas: ['VN63-89', 'VN34-25'] })).toEqual([
      ['areas.0', 'AREA_OFF_BOUNDARIES', ['VN34-91']],
    ])
    expect(problemsOf({ ...POOR, boundaries: 'VN63', areas: ['VN34-91'] })).toEqual([
      ['areas.0', 'AREA_OFF_BOUNDARIES', ['VN63-89', 'VN63-91']],
    ])
    expect(problemsOf({ ...POOR, boundaries: 'AS_REPORTED', areas: ['VN63-89', 'VN34-25'] })).toEqual([])
  })

  test('as reported is the default, and is left out of the id', () => {
    const plain = formatComparisonId(resolveQuestion(POOR, world))
    expect(formatComparisonId(resolveQuestion({ ...POOR, boundaries: 'AS_REPORTED' }, world))).toBe(plain)
    expect(formatComparisonId(resolveQuestion({ ...POOR, boundaries: 'VN34' }, world))).not.toBe(plain)
  })
})

test('an age below zero is refused', () => {
  expect(problemsOf({ ...POOR, maxAge: -1 })).toEqual([['maxAge', 'BAD_MAX_AGE', []]])
  expect(problemsOf({ ...POOR, maxAge: 0 })).toEqual([])
})

test('all wishes travel with the id', () => {
  const question = resolveQuestion(
    {
      ...POOR,
      derive: ['RATE_FROM_COUNTS', 'PREVIOUS_RATE', 'PREVIOUS_RATE'],
      boundaries: 'VN34',
      maxAge: 3600,
      orderBy: { by: 'RANK', column: 'POOR_HH_RATE.SHARE.ACTUAL@2022', descending: true },
      first: 20,
    },
    world,
  )
  expect(question).toMatchObject({
    derive: ['PREVIOUS_RATE', 'RATE_FROM_COUNTS'],
    boundaries: 'VN34',
    maxAge: 3600,
    order: { by: 'RANK', column: 'POOR_HH_RATE.SHARE.ACTUAL@2022', descending: true },
    first: 20,
  })
  expect(parseComparisonId(formatComparisonId(question))).toEqual(question)
})
