import { describe, expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { formatComparisonId, parseComparisonId, resolveQuestion } from '#schema/comparison/question.ts'
import { explain, LienTinhError } from '#schema/errors.ts'
import { world } from './table-of.ts'

const POOR: CompareInput = { indicators: ['POOR_HH_RATE'], period: { at: '2022' } }

/** Path and code of every problem of an input. */
function problemsOf(input: CompareInput): string[] {
  try {
    resolveQuestion(input, world)
    return []
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    return error.problems.map(({ path, code }) => `${path} ${code}`)
  }
}

function candidatesOf(input: CompareInput): readonly string[] {
  try {
    resolveQuestion(input, world)
    return []
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    return error.problems.flatMap(({ code, params }) => explain(code, params).candidates ?? [])
  }
}

describe('who is asked', () => {
  test('everybody who has joined, when nobody is named', () => {
    expect(resolveQuestion(POOR, world).provinces).toEqual([
      'VN34-19',
      'VN34-25',
      'VN34-56',
      'VN34-86',
      'VN34-91',
    ])
  })

  test('provinces and the provinces of regions together, each once', () => {
    const { provinces } = resolveQuestion(
      { ...POOR, provinces: ['an-giang', 'VN34-25'], regions: ['VN34-NMM'] },
      world,
    )
    expect(provinces).toEqual([
      'VN34-04',
      'VN34-08',
      'VN34-11',
      'VN34-12',
      'VN34-14',
      'VN34-15',
      'VN34-19',
      'VN34-20',
      'VN34-25',
      'VN34-91',
    ])
  })

  test('the hosts of areas: Kiên Giang and An Giang of before are both hosted by today’s An Giang', () => {
    expect(resolveQuestion({ ...POOR, areas: ['VN63-91', 'VN63-89', 'VN63-25'] }, world)).toMatchObject({
      provinces: ['VN34-25', 'VN34-91'],
      areas: ['VN63-25', 'VN63-89', 'VN63-91'],
    })
  })

  test('a region or the whole country has no host; a bare code or name that means two areas is never guessed', () => {
    expect(problemsOf({ ...POOR, areas: ['VN34-RRD', 'VN63-00', '91', 'An Giang'] })).toEqual([
      'areas.0 AREA_WITHOUT_HOST',
      'areas.1 AREA_WITHOUT_HOST',
      'areas.2 AMBIGUOUS_AREA',
      'areas.3 AMBIGUOUS_AREA',
    ])
  })

  test('an area outside the provinces named is a contradiction', () => {
    expect(problemsOf({ ...POOR, provinces: ['VN34-25'], areas: ['VN63-89'] })).toEqual([
      'areas.0 AREA_OUTSIDE_PROVINCES',
    ])
  })

  test('nobody at all is refused: an empty list, or a federation without members', () => {
    expect(problemsOf({ ...POOR, provinces: [] })).toEqual(['provinces TOO_FEW'])
    expect(() => resolveQuestion(POOR, { ...world, members: [] })).toThrow()
  })
})

describe('problems', () => {
  test('are collected, each with its path', () => {
    expect(
      problemsOf({
        indicators: ['POOR_HH_RTE', 'PARTY_MEMBERS', 'UNEMPLOYMENT_RATE'],
        provinces: ['VN34-91', 'VN34-00', 'phu-tho'],
        regions: ['VN63-RRD'],
        period: { at: '2024-13' },
        breakdown: [{ dimension: 'destination', all: true }, { dimension: 'sex' }],
        standard: 'MDP_2020',
        concept: 'NEW',
        asOf: { release: 0 },
        accept: ['DIFFERENT_PERIODS', 'BOUND_ONLY'],
      }),
    ).toEqual([
      'indicators.0 UNKNOWN_INDICATOR',
      'indicators.1 INDICATOR_NOT_COMPARABLE',
      'provinces.1 UNKNOWN_PROVINCE',
      'regions.0 UNKNOWN_REGION',
      'period.at BAD_PERIOD',
      'breakdown.0.dimension UNKNOWN_DIMENSION',
      'breakdown.0.dimension UNKNOWN_DIMENSION',
      'breakdown.1 BAD_BREAKDOWN',
      'standard UNKNOWN_STANDARD',
      'concept UNKNOWN_CONCEPT',
      'asOf BAD_AS_OF',
      'accept.1 NOT_ACCEPTABLE',
    ])
  })

  test('come with candidates', () => {
    expect(candidatesOf({ ...POOR, indicators: ['POOR_HH_RTE'] })[0]).toBe('POOR_HH_RATE')
    expect(candidatesOf({ ...POOR, standard: 'MDP' })).toEqual([
      'MDP_2016_2020',
      'MDP_2022_2025',
      'MDP_2027_2030',
    ])
    expect(candidatesOf({ ...POOR, indicators: ['JOBS_CREATED'], concept: 'NEWS' })).toEqual([
      'SUPPORTED',
      'NEW',
      'ADDITIONAL',
    ])
    expect(candidatesOf({ ...POOR, accept: ['TIE'] })).toEqual([
      'DIFFERENT_PERIODS',
      'DIFFERENT_STANDARD',
      'STANDARD_NOT_STATED',
      'DIFFERENT_CONCEPT',
      'INFERRED_ATTRIBUTION',
      'COMMON_PERIOD_UNSURE',
      'SERIES_BREAK',
    ])
  })

  test('too many is one problem, not one each', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `X${index}`)
    expect(problemsOf({ ...POOR, indicators: many(21) })).toEqual(['indicators TOO_MANY'])
    expect(problemsOf({ ...POOR, provinces: many(35) })).toEqual(['provinces TOO_MANY'])
    expect(problemsOf({ ...POOR, areas: many(101) })).toEqual(['areas TOO_MANY'])
    expect(problemsOf({ ...POOR, indicators: [] })).toEqual(['indicators TOO_FEW'])
  })

  test.each<[string, CompareInput['period']]>([
    ['none', {}],
    ['two', { at: '2022', latest: 'EACH' }],
    ['overlapping with a window', { overlapping: '2022', from: '2020', to: '2023' }],
    ['half a range', { from: '2020' }],
  ])('a period is selected in exactly one way, not %s', (_what, period) => {
    expect(problemsOf({ ...POOR, period })).toEqual(['period BAD_PERIOD_SELECTION'])
  })

  test('a range that ends before it starts, and both of its ends at once', () => {
    expect(problemsOf({ ...POOR, period: { from: '2022', to: '2020' } })).toEqual(['period.to BAD_PERIOD'])
    expect(problemsOf({ ...POOR, period: { from: '2022-Q5', to: '20' } })).toEqual([
      'period.from BAD_PERIOD',
      'period.to BAD_PERIOD',
    ])
  })

  test('a breakdown needs codes or all, of a closed list only its codes', () => {
    const si: CompareInput = { indicators: ['SI_PARTICIPANTS'], period: { at: '2022' } }
    const filter = (breakdown: NonNullable<CompareInput['breakdown']>) => problemsOf({ ...si, breakdown })
    expect(filter([{ dimension: 'scheme', codes: ['VOLUNTARY'], all: true }])).toEqual([
      'breakdown.0 BAD_BREAKDOWN',
    ])
    expect(filter([{ dimension: 'scheme', codes: [] }])).toEqual(['breakdown.0 BAD_BREAKDOWN'])
    expect(
      filter([
        { dimension: 'scheme', codes: ['VOLUNTARY'] },
        { dimension: 'scheme', all: true },
      ]),
    ).toEqual(['breakdown.1 BAD_BREAKDOWN'])
    expect(filter([{ dimension: 'scheme', codes: ['VOLUNTARY', 'FREE'] }])).toEqual([
      'breakdown.0.codes.1 UNKNOWN_BREAKDOWN_CODE',
    ])
    expect(filter([{ dimension: 'sex', codes: ['FEMALE'] }])).toEqual([])
  })

  test('of order and page', () => {
    expect(problemsOf({ ...POOR, first: 0 })).toEqual(['first BAD_PAGE'])
    expect(problemsOf({ ...POOR, first: 201 })).toEqual(['first BAD_PAGE'])
    expect(problemsOf({ ...POOR, first: 200 })).toEqual([])
    expect(problemsOf({ ...POOR, after: 'no cursor' })).toEqual(['after BAD_CURSOR'])
    expect(
      problemsOf({ ...POOR, orderBy: { by: 'NAME', column: 'POOR_HH_RATE.SHARE.ACTUAL@2022' } }),
    ).toEqual(['orderBy.column BAD_ORDER'])
    expect(problemsOf({ ...POOR, first: -1, after: '', orderBy: { by: 'RANK' } })).toEqual(['first BAD_PAGE'])
  })

  test('of the age of answers', () => {
    expect(problemsOf({ ...POOR, maxAge: -1 })).toEqual(['maxAge BAD_MAX_AGE'])
    expect(problemsOf({ ...POOR, maxAge: 0 })).toEqual([])
  })

  test.each([{ release: 1, time: '2026-01-01T00:00:00Z' }, {}, { release: 1.5 }, { time: 'yesterday' }])(
    'asOf %j is neither a release nor a time',
    (asOf) => {
      expect(problemsOf({ ...POOR, asOf })).toEqual(['asOf BAD_AS_OF'])
    },
  )
})

describe('the id', () => {
  const input: CompareInput = {
    indicators: ['JOBS_CREATED', 'POOR_HH_RATE'],
    provinces: ['VN34-25', 'VN34-91'],
    period: { latest: 'COMMON', from: '2015' },
    breakdown: [{ dimension: 'urbanisation', codes: ['URBAN', 'RURAL'] }],
    asOf: { time: '2026-01-01T07:00:00+07:00' },
    accept: ['DIFFERENT_STANDARD', 'DIFFERENT_PERIODS'],
  }
  const id = (change: Partial<CompareInput> = {}) =>
    formatComparisonId(resolveQuestion({ ...input, ...change }, world))

  test('is the question, and reads back as the same', () => {
    const question = resolveQuestion(input, world)
    expect(question).toEqual({
      indicators: ['JOBS_CREATED', 'POOR_HH_RATE'],
      provinces: ['VN34-25', 'VN34-91'],
      period: { pick: 'COMMON', from: '2015-01-01' },
      kind: 'ACTUAL',
      breakdown: [{ dimension: 'urbanisation', codes: ['RURAL', 'URBAN'] }],
      asOf: { time: '2026-01-01T00:00:00.000Z' },
      accept: ['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD'],
    })
    expect(parseComparisonId(formatComparisonId(question))).toEqual(question)
  })

  test('does not depend on order, repetition or how an instant is written', () => {
    const same = { provinces: ['phu-tho', 'VN34-91', 'VN34-25'], accept: [...(input.accept ?? [])].reverse() }
    expect(id(same)).toBe(id())
    expect(id({ indicators: ['JOBS_CREATED', 'POOR_HH_RATE', 'JOBS_CREATED'] })).toBe(id())
    expect(id({ asOf: { time: new Date('2026-01-01T00:00:00Z') } })).toBe(id())
    expect(id({ kind: 'ACTUAL', statistic: null, areas: null })).toBe(id())
    expect(id({ derive: [], first: null, after: null, orderBy: null, boundaries: 'AS_REPORTED' })).toBe(id())
    expect(id({ derive: ['PREVIOUS_RATE', 'ANNUAL_AVERAGE'] })).toBe(
      id({ derive: ['ANNUAL_AVERAGE', 'PREVIOUS_RATE', 'ANNUAL_AVERAGE'] }),
    )
    expect(id({ orderBy: { by: 'RANK', descending: false } })).toBe(id({ orderBy: { by: 'RANK' } }))
  })

  test('depends on the order of indicators: it is the order of columns', () => {
    expect(id({ indicators: ['POOR_HH_RATE', 'JOBS_CREATED'] })).not.toBe(id())
  })

  test('depends on order, page, boundaries, derived figures and the age allowed', () => {
    const others = [
      id({ orderBy: { by: 'RANK' } }),
      id({ orderBy: { by: 'RANK', descending: true } }),
      id({ first: 10 }),
      id({ boundaries: 'VN34' }),
      id({ derive: ['ANNUAL_AVERAGE'] }),
      id({ maxAge: 60 }),
    ]
    expect(new Set([id(), ...others]).size).toBe(7)
  })

  test('is at most 8,192 characters', () => {
    const codes = Array.from({ length: 190 }, (_, index) => `CODE_OF_A_VERY_LONG_NAME_INDEED_${index}`)
    expect(() => id({ breakdown: [{ dimension: 'urbanisation', codes }] })).toThrow(
      expect.objectContaining({ code: 'QUESTION_TOO_LARGE' }),
    )
  })

  test.each([
    ['another prefix', 'xyz~e30'],
    ['no JSON', 'cmp~!!!'],
    ['an unknown member', of({ ...resolveQuestion(POOR, world), now: true })],
    [
      'an order that is not canonical',
      of({ ...resolveQuestion(POOR, world), provinces: ['VN34-91', 'VN34-25'] }),
    ],
    ['an unacceptable shape', of({ ...resolveQuestion(POOR, world), accept: ['EVERYTHING' as IssueCode] })],
    ['far too long', `cmp~${'A'.repeat(9000)}`],
  ])('is refused when it has %s', (_what, text) => {
    expect(parseComparisonId(text)).toBeNull()
  })
})

function of(question: object): string {
  return `cmp~${Buffer.from(JSON.stringify(question)).toString('base64url')}`
}
