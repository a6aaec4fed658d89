// What holds of every comparison, whatever provinces hold.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DATA_KINDS, QUALIFIERS, STATISTICS } from '#schema/codes.ts'
import type { ComparisonResult } from '#schema/comparison/comparison-result.ts'
import { ACCEPTABLE_CODES } from '#schema/comparison/issue-rules.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { runs } from '#tests/property-runs.ts'
import { ask, askQuestion, type Held, type LiteralFigure, world } from './table-of.ts'

const PROVINCES = ['VN34-01', 'VN34-19', 'VN34-25', 'VN34-91']
const AREAS: Readonly<Record<string, readonly string[]>> = {
  'VN34-01': ['VN63-01', 'VN34-01'],
  'VN34-19': ['VN63-19', 'VN63-06'],
  'VN34-25': ['VN63-25', 'VN34-25'],
  'VN34-91': ['VN63-89', 'VN63-91'],
}
const INDICATORS = ['POOR_HH_RATE', 'JOBS_CREATED', 'POPULATION', 'UNEMPLOYMENT_RATE']

const value = fc.integer({ min: -50, max: 500 }).map((tenths) => String(tenths / 10))

function figureOf(areas: readonly string[]): fc.Arbitrary<LiteralFigure> {
  const key = {
    area: fc.constantFrom(...areas),
    indicator: fc.constantFrom(...INDICATORS),
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
const held: fc.Arbitrary<Held> = fc.record(
  Object.fromEntries(
    PROVINCES.map((id) => [
      id,
      fc.oneof(
        { weight: 5, arbitrary: figures(id) },
        { weight: 1, arbitrary: fc.constantFrom('DOWN' as const, 'NOTHING_PUBLISHED' as const) },
      ),
    ]),
  ),
)

function figures(province: string): fc.Arbitrary<LiteralFigure[]> {
  return fc
    .array(figureOf(AREAS[province] ?? []), { maxLength: 12 })
    .map((list) => list.map((figure, index) => ({ ...figure, id: `${province}/${index}` })))
}

const input = fc.record({
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
})

/** What must not depend on how a question was put: figures, ranks and issues of every cell. */
function essence({ columns, rows, comparability }: ComparisonResult) {
  return { columns: columns.map(({ id, rankBlockedBy }) => ({ id, rankBlockedBy })), rows, comparability }
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

test('one more province that holds nothing never changes the ranks of the others', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      const before = ask(asked, provinces)
      const after = ask({ ...asked, provinces: [...PROVINCES, 'VN34-96'] }, { ...provinces, 'VN34-96': [] })
      const ranks = ({ rows }: ComparisonResult) =>
        rows
          .filter(({ province }) => province.id !== 'VN34-96')
          .map(({ cells }) =>
            cells.map(({ rank, rankBest, rankWorst, ties }) => [rank, rankBest, rankWorst, ties]),
          )
      expect(ranks(after)).toEqual(ranks(before))
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

test('accepting never changes a figure, and lifts nothing but what may be lifted', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      const figuresOf = ({ rows }: ComparisonResult) =>
        rows.map(({ cells }) =>
          cells.map((cell) => ({
            ...cell,
            rank: 0,
            rankBest: 0,
            rankWorst: 0,
            rankedOf: 0,
            ties: 0,
            issues: 0,
          })),
        )
      const [strict, lenient] = [[], [...ACCEPTABLE_CODES]].map((accept) =>
        ask({ ...asked, accept }, provinces),
      )
      if (!strict || !lenient) throw new Error('two answers')
      expect(figuresOf(lenient)).toEqual(figuresOf(strict))
      const stands = (result: ComparisonResult) =>
        result.comparability.issues.filter(({ acceptable, severity }) => severity === 'BLOCKS' && !acceptable)
      expect(stands(lenient)).toEqual(stands(strict))
      expect(stands(lenient).every(({ accepted }) => !accepted)).toBe(true)
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

test('a question read back from its id is answered the same', () => {
  fc.assert(
    fc.property(input, held, (asked, provinces) => {
      const question = resolveQuestion(asked, world)
      expect(essence(askQuestion(question, provinces))).toEqual(essence(ask(asked, provinces)))
    }),
    { numRuns: runs(20) },
  )
})
