// Questions and figures at random, of which the properties of every comparison are asserted.
import fc from 'fast-check'
import { resultsOf } from '#schema/catalogue/derived-figures.ts'
import { DATA_KINDS, DERIVED_FIGURES, type DerivedFigure, QUALIFIERS, STATISTICS } from '#schema/codes.ts'
import type { ComparisonResult } from '#schema/comparison/comparison-result.ts'
import { ACCEPTABLE_CODES } from '#schema/comparison/issue-rules.ts'
import { type Held, type LiteralFigure, settled } from './table-of.ts'

export const PROVINCES = ['VN34-01', 'VN34-19', 'VN34-25', 'VN34-91']
const AREAS: Readonly<Record<string, readonly string[]>> = {
  'VN34-01': ['VN63-01', 'VN34-01'],
  'VN34-19': ['VN63-19', 'VN63-06'],
  'VN34-25': ['VN63-25', 'VN34-25'],
  'VN34-91': ['VN63-89', 'VN63-91'],
}
export const INDICATORS = ['POOR_HH_RATE', 'JOBS_CREATED', 'POPULATION', 'UNEMPLOYMENT_RATE']
/** Numerators, denominators and inputs of the indicators asked for. */
const COMPANIONS = ['POOR_HH_COUNT', 'HH_TOTAL', 'LABOUR_FORCE', 'POOR_HH_RATE_REDUCTION']

const value = fc.integer({ min: -50, max: 500 }).map((tenths) => String(tenths / 10))

function figureOf(areas: readonly string[]): fc.Arbitrary<LiteralFigure> {
  const key = {
    area: fc.constantFrom(...areas),
    indicator: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...INDICATORS) },
      { weight: 1, arbitrary: fc.constantFrom(...COMPANIONS) },
    ),
    period: fc.constantFrom('2019', '2020', '2020-S1', '2016-2020', null),
    kind: fc.constantFrom(...DATA_KINDS, 'ACTUAL' as const),
    statistic: fc.constantFrom(...STATISTICS.slice(0, 2)),
    confidence: fc.constantFrom('1', '1', '1', '0.80'),
  }
  const optional = {
    standard: fc.constantFrom('MDP_2016_2020', 'MDP_2022_2025'),
    concept: fc.constantFrom('NEW', 'SUPPORTED'),
  }
  return fc
    .tuple(
      fc.record(key),
      fc.record(optional, { requiredKeys: [] }),
      fc.constantFrom(...QUALIFIERS, 'EXACT' as const, 'EXACT' as const),
      value,
      value,
    )
    .map(([required, some, qualifier, a, b]) => ({
      ...required,
      ...some,
      qualifier,
      ...numbers(qualifier, a, b),
    }))
}

/** What offices mostly hold: figures alike in everything, of few values, so that there are ranks, ties, changes, targets and totals. */
function ordinaryFigures(province: string): fc.Arbitrary<LiteralFigure[]> {
  const [area = ''] = AREAS[province] ?? []
  const some = (indicator: string, more: Partial<LiteralFigure>) =>
    fc
      .record({
        period: fc.constantFrom('2019', '2020', '2020'),
        kind: fc.constantFrom('ACTUAL' as const, 'ACTUAL' as const, 'ACTUAL' as const, 'TARGET' as const),
        value: fc.constantFrom('5', '6', '5.0', '5.5', '7', '0'),
      })
      .map((own): LiteralFigure => ({ area, indicator, ...own, ...more }))
  const poor = { standard: 'MDP_2016_2020' }
  return fc
    .array(
      fc.oneof(
        some('POOR_HH_RATE', poor),
        some('POOR_HH_COUNT', { ...poor, statistic: 'LEVEL' }),
        some('HH_TOTAL', { statistic: 'LEVEL', value: '400' }),
        some('JOBS_CREATED', { statistic: 'LEVEL', concept: 'NEW' }),
        some('UNEMPLOYMENT_RATE', {}),
        some('LABOUR_FORCE', { statistic: 'LEVEL', value: '900' }),
        claimOf([area]),
      ),
      { minLength: 4, maxLength: 14 },
    )
    .map((list) => list.map((figure, index) => ({ ...figure, id: `${province}/${index}` })))
}

function claimOf(areas: readonly string[]): fc.Arbitrary<LiteralFigure> {
  return fc.record({
    area: fc.constantFrom(...areas),
    indicator: fc.constantFrom('TARGET_ACHIEVEMENT_PCT', 'TARGET_EXCEEDANCE_PCT'),
    period: fc.constantFrom('2020', '2016-2020'),
    breakdown: fc.constantFrom(...INDICATORS).map((of_indicator) => ({ of_indicator })),
    value,
  })
}

function numbers(qualifier: string, a: string, b: string) {
  const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a]
  const decimals = a.split('.')[1]?.length ?? 0
  if (qualifier === 'RANGE') return { low, high, decimals }
  if (qualifier === 'LESS_THAN' || qualifier === 'AT_MOST') return { high, decimals }
  if (qualifier === 'GREATER_THAN' || qualifier === 'AT_LEAST') return { low, decimals }
  if (qualifier === 'NEARLY') return { value: a, high: a, decimals }
  return { value: a, decimals }
}

/** Ids are the office's own: no two figures of a province share one. */
export const held: fc.Arbitrary<Held> = fc.record(
  Object.fromEntries(
    PROVINCES.map((id) => [
      id,
      fc.oneof(
        { weight: 3, arbitrary: figures(id) },
        { weight: 4, arbitrary: ordinaryFigures(id) },
        { weight: 1, arbitrary: fc.constantFrom('DOWN' as const, 'NOTHING_PUBLISHED' as const) },
      ),
    ]),
  ),
)

function figures(province: string): fc.Arbitrary<LiteralFigure[]> {
  return fc
    .array(
      fc.oneof(
        { weight: 9, arbitrary: figureOf(AREAS[province] ?? []) },
        { weight: 1, arbitrary: claimOf(AREAS[province] ?? []) },
      ),
      { maxLength: 14 },
    )
    .map((list) => list.map((figure, index) => ({ ...figure, id: `${province}/${index}` })))
}

export const input = fc
  .record({
    indicators: fc.shuffledSubarray(INDICATORS, { minLength: 1 }),
    provinces: fc.constant(PROVINCES),
    period: fc.constantFrom(
      { at: '2020' },
      { from: '2016', to: '2020' },
      { overlapping: '2020' },
      { latest: 'EACH' as const, includeNotStated: true },
      { latest: 'COMMON' as const },
    ),
    accept: fc.subarray([...ACCEPTABLE_CODES]),
    derive: fc.oneof(
      { weight: 2, arbitrary: fc.constant<DerivedFigure[]>([]) },
      { weight: 1, arbitrary: fc.subarray([...DERIVED_FIGURES]) },
    ),
    boundaries: fc.constantFrom(
      'AS_REPORTED' as const,
      'AS_REPORTED' as const,
      'VN63' as const,
      'VN34' as const,
    ),
  })
  .map((asked) => ({ ...asked, derive: asked.derive.filter((rule) => makesAny(rule, asked.indicators)) }))

/** A rule that makes nothing of what is asked is refused. */
function makesAny(rule: DerivedFigure, indicators: readonly string[]): boolean {
  return resultsOf(rule).some((code) => indicators.includes(code))
}

/** What must not depend on how a question was put: figures, ranks, issues and explanations of every cell, and the summaries. */
export function essence(result: ComparisonResult) {
  const { columns, rows, summary, comparability } = settled(result)
  const named = columns.map(({ id, rankBlockedBy }) => ({ id, rankBlockedBy }))
  return { columns: named, rows, summary, comparability }
}
