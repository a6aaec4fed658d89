import { describe, expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { formatSliceId, parseSliceId } from '#schema/slice.ts'
import { world } from './table-of.ts'

function slices(input: Omit<CompareInput, 'indicators'> & { indicators?: string[] }) {
  return slicesOf(resolveQuestion({ indicators: ['POOR_HH_RATE'], ...input }, world), world)
}

/** What a province is asked, by role. */
function byRole(input: Parameters<typeof slices>[0]) {
  const [first, ...rest] = slices({ provinces: ['VN34-91'], ...input })
  if (!first) throw new Error('nothing asked')
  return Object.fromEntries([first, ...rest].map(({ role, question }) => [role, question]))
}

test('every province asked gets one slice for its cells, in the order of codes', () => {
  const asked = slices({ provinces: ['VN34-91', 'VN34-19', 'VN34-25'], period: { at: '2022' } })
  expect(asked.filter(({ role }) => role === 'FIGURES').map(({ province }) => province)).toEqual([
    'VN34-19',
    'VN34-25',
    'VN34-91',
  ])
})

test('the slices stand province by province, and each province is asked the same in the order of roles', () => {
  const asked = slices({ provinces: ['VN34-91', 'VN34-19'], period: { at: '2022' } })
  expect(asked.map(({ province, role }) => `${province} ${role}`)).toEqual([
    'VN34-19 FIGURES',
    'VN34-19 RELATED',
    'VN34-19 HISTORY',
    'VN34-19 TARGETS',
    'VN34-19 CLAIMS',
    'VN34-91 FIGURES',
    'VN34-91 RELATED',
    'VN34-91 HISTORY',
    'VN34-91 TARGETS',
    'VN34-91 CLAIMS',
  ])
  expect(asked.slice(0, 5).map(({ question }) => question)).toEqual(
    asked.slice(5).map(({ question }) => question),
  )
})

test('areas ask their hosts only, and each for its own areas', () => {
  const asked = slices({ areas: ['VN63-25', 'VN63-91', 'VN63-89'], period: { at: '2022' } })
  const roles = ['FIGURES', 'RELATED', 'HISTORY', 'TARGETS', 'CLAIMS']
  expect(asked.map(({ province, question }) => [province, question.areas])).toEqual([
    ...roles.map(() => ['VN34-25', ['VN63-25']]),
    ...roles.map(() => ['VN34-91', ['VN63-89', 'VN63-91']]),
  ])
})

test('on other boundaries nobody is asked for areas: a recast needs every member of them', () => {
  const asked = slices({ areas: ['VN34-91'], boundaries: 'VN34', period: { at: '2022' } })
  expect(asked.map(({ province, question }) => [province, question.areas])).toEqual(
    asked.map(() => ['VN34-91', undefined]),
  )
})

describe('beside the cells', () => {
  const at = { period: { at: '2022' } }

  test('RELATED asks for numerator and denominator of a rate, and for the denominators of a count, of the same period', () => {
    expect(byRole(at).RELATED).toEqual({
      indicators: ['HH_TOTAL', 'POOR_HH_COUNT'],
      period: { pick: 'EQUAL', from: '2022-01-01', to: '2022-12-31' },
    })
    expect(byRole({ ...at, indicators: ['POOR_HH_COUNT'] }).RELATED?.indicators).toEqual(['HH_TOTAL'])
    expect(byRole({ ...at, indicators: ['JOBS_CREATED'] }).RELATED).toBeUndefined()
  })

  test('RELATED asks for the inputs of derived figures, and asks nothing of a standard: a denominator has none', () => {
    const asked = byRole({
      ...at,
      indicators: ['MD_POOR_HH_COUNT'],
      derive: ['POOR_PLUS_NEAR_POOR'],
      standard: 'MDP_2022_2025',
    })
    expect(asked.FIGURES?.standard).toBe('MDP_2022_2025')
    expect(asked.RELATED).toEqual({
      indicators: ['HH_TOTAL', 'NEAR_POOR_HH_COUNT', 'POOR_HH_COUNT'],
      period: { pick: 'EQUAL', from: '2022-01-01', to: '2022-12-31' },
    })
  })

  test.each<[CompareInput['period'], object | undefined]>([
    [{ at: '2022' }, { pick: 'LATEST', to: '2021-12-31' }],
    [{ overlapping: '2022-Q2' }, { pick: 'LATEST', to: '2022-03-31' }],
    [{ latest: 'EACH' }, { pick: 'LATEST', count: 2 }],
    [
      { latest: 'EACH', to: '2020' },
      { pick: 'LATEST', to: '2020-12-31', count: 2 },
    ],
    [{ latest: 'COMMON' }, undefined],
    [{ from: '2015', to: '2020' }, undefined],
  ])('HISTORY of %j asks %j', (period, asked) => {
    expect(byRole({ period }).HISTORY?.period).toEqual(asked)
  })

  test('TARGETS asks for targets of every period, whatever statistic and standard the outcome has', () => {
    const asked = byRole({
      ...at,
      statistic: 'SHARE',
      standard: 'MDP_2022_2025',
      breakdown: [{ dimension: 'urbanisation', codes: ['URBAN'] }],
      asOf: { release: 3 },
    })
    expect(asked.TARGETS).toEqual({
      indicators: ['POOR_HH_RATE'],
      period: { pick: 'ALL' },
      kinds: ['TARGET'],
      breakdown: [{ dimension: 'urbanisation', codes: ['URBAN'] }],
      asOf: { release: 3 },
    })
    expect(asked.CLAIMS).toBeUndefined()
  })

  test('CLAIMS asks what sources say of attainment, by the indicator they say it of, also without a period', () => {
    expect(
      byRole({ ...at, indicators: ['POOR_HH_RATE', 'JOBS_CREATED'], asOf: { release: 3 } }).CLAIMS,
    ).toEqual({
      indicators: ['TARGET_ACHIEVEMENT_PCT', 'TARGET_EXCEEDANCE_PCT'],
      period: { pick: 'ALL' },
      notStated: true,
      breakdown: [{ dimension: 'of_indicator', codes: ['JOBS_CREATED', 'POOR_HH_RATE'] }],
      asOf: { release: 3 },
    })
  })

  test.each(['TARGET', 'FORECAST'] as const)('a question for %s needs nothing beside', (kind) => {
    expect(Object.keys(byRole({ ...at, kind }))).toEqual(['FIGURES'])
  })
})

test.each<[CompareInput['period'], object]>([
  [{ at: '2022-Q2' }, { pick: 'EQUAL', from: '2022-04-01', to: '2022-06-30' }],
  [
    { from: '2015', to: '2020-06' },
    { pick: 'WITHIN', from: '2015-01-01', to: '2020-06-30' },
  ],
  [{ overlapping: '2022' }, { pick: 'OVERLAPPING', from: '2022-01-01', to: '2022-12-31' }],
  [{ latest: 'EACH' }, { pick: 'LATEST' }],
  [
    { latest: 'EACH', to: '2020' },
    { pick: 'LATEST', to: '2020-12-31' },
  ],
  [
    { latest: 'COMMON', from: '2016' },
    { pick: 'ALL', from: '2016-01-01' },
  ],
])('the periods %j are asked as %j', (period, asked) => {
  expect(slices({ period })[0]?.question.period).toEqual(asked)
})

test('what is asked travels, what is the default is left out', () => {
  const [plain] = slices({ provinces: ['VN34-91'], period: { latest: 'EACH' }, kind: 'ACTUAL' })
  expect(plain?.question).toEqual({ indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } })
  const [full] = slices({
    indicators: ['UNEMPLOYMENT_RATE', 'JOBS_CREATED'],
    provinces: ['VN34-91'],
    period: { latest: 'EACH', includeNotStated: true },
    kind: 'TARGET',
    statistic: 'LEVEL',
    breakdown: [
      { dimension: 'urbanisation', all: true },
      { dimension: 'sex', codes: ['MALE', 'FEMALE'] },
    ],
    standard: 'MDP_2022_2025',
    concept: 'NEW',
    asOf: { release: 3 },
    accept: ['DIFFERENT_PERIODS'],
  })
  expect(full?.question).toEqual({
    indicators: ['JOBS_CREATED', 'UNEMPLOYMENT_RATE'],
    period: { pick: 'LATEST' },
    notStated: true,
    kinds: ['TARGET'],
    statistics: ['LEVEL'],
    breakdown: [{ dimension: 'sex', codes: ['FEMALE', 'MALE'] }, { dimension: 'urbanisation' }],
    standard: 'MDP_2022_2025',
    concept: 'NEW',
    asOf: { release: 3 },
  })
  const { role, ...slice } = full ?? { role: null }
  expect(role).toBe('FIGURES')
  // The role is ours: what travels is the question alone.
  expect(full && parseSliceId(formatSliceId(full))).toEqual(slice)
})

test('a share of the whole asks for the whole: the employed of all sectors beside those of agriculture', () => {
  const breakdown = [{ dimension: 'economic_sector', codes: ['AGRICULTURE'] }]
  const relatedOf = (indicators: string[]) =>
    slicesOf(
      resolveQuestion({ indicators, provinces: ['VN34-91'], period: { at: '2020' }, breakdown }, world),
      world,
    ).find(({ role }) => role === 'RELATED')?.question.breakdown
  expect(relatedOf(['LABOUR_SECTOR_SHARE'])).toEqual([{ dimension: 'economic_sector' }])
})
