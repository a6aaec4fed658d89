import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ABSENCES, ACCESSES, OBSERVATION_STATUSES, QUALIFIERS, STATISTICS, UNITS } from '#schema/codes.ts'
import { type NewObservation, newObservation } from '#schema/new-observation.ts'
import { figureFault, keyFault, periodFault, sourceFault } from '#services/intake/rules/figure-form.ts'
import { runs } from '#tests/property-runs.ts'
import { poor, read } from './read-figures.ts'

// Mostly sound parts, so that a single fault is what is seen.
const often = <T>(sound: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: sound, weight: 12 }, { arbitrary: odd as fc.Arbitrary<T>, weight: 1 })
const text = (longest: number) =>
  often(
    fc.constantFrom('', 'x'),
    fc.constantFrom(longest, longest + 1).map((n) => 'x'.repeat(n)),
  )
const textOrNull = (longest: number) => fc.option(text(longest), { freq: 2 })
const decimal = often(
  fc.constantFrom('0', '-0.0', '2.81', '70', '-5', '3', '4.10'),
  fc.constantFrom(
    '',
    '.5',
    '5.',
    '1e2',
    '+1',
    '1,5',
    ' 1',
    `${'9'.repeat(31)}`,
    `0.${'1'.repeat(20)}`,
    `0.${'1'.repeat(21)}`,
  ),
)
const day = often(
  fc.constantFrom('2022-01-01', '2022-12-31', '2024-02-29'),
  fc.constantFrom(
    '2023-02-29',
    '2022-13-01',
    '2022-1-1',
    '22-01-01',
    '',
    '2022-01-01T00:00:00Z',
    '0000-01-01',
    '1900-02-29',
  ),
)
const code = (codes: readonly string[]) => often(fc.constantFrom(...codes), fc.constantFrom('', 'X', 'exact'))
const whole = (most: number) =>
  often(fc.integer({ min: 0, max: most }), fc.constantFrom(-1, most + 1, 0.5, Number.NaN))

const observation = fc.record({
  key: fc.record({
    indicator: text(64),
    area: text(16),
    kind: code(['ACTUAL', 'TARGET', 'FORECAST']),
    statistic: code(STATISTICS),
    timeBasis: code(['END_OF_PERIOD', 'DURING_PERIOD', 'AS_OF']),
    standard: textOrNull(64),
    concept: textOrNull(64),
    breakdown: fc.dictionary(text(64), text(64), { maxKeys: 2 }),
  }),
  unit: code(UNITS),
  id: text(2000),
  period: fc.record({ start: fc.option(day), end: fc.option(day), label: text(2000) }),
  value: fc.option(decimal, { freq: 2 }),
  low: fc.option(decimal, { freq: 1 }),
  high: fc.option(decimal, { freq: 1 }),
  qualifier: code(QUALIFIERS),
  decimals: whole(20),
  multiplier: whole(15),
  status: code(OBSERVATION_STATUSES),
  access: code(ACCESSES),
  absence: fc.option(code(ABSENCES), { freq: 1 }),
  inferred: often(
    fc.array(text(64), { maxLength: 2 }),
    fc.constantFrom(Array(20).fill('x'), Array(21).fill('x')),
  ),
  note: textOrNull(2000),
  source: fc.record({
    id: text(2000),
    title: text(2000),
    publisher: text(2000),
    date: text(2000),
    attribution: code(['STATED', 'INFERRED']),
    confidence: decimal,
  }),
  place: textOrNull(2000),
}) as fc.Arbitrary<NewObservation>

describe('the form of a figure', () => {
  it('is sound exactly where the contract takes the figure', () => {
    fc.assert(
      fc.property(observation, (each) => {
        const fault =
          keyFault(each.key) ?? periodFault(each.period) ?? sourceFault(each.source) ?? figureFault(each)
        expect(fault === null).toBe(newObservation.safeParse(each).success)
      }),
      { numRuns: runs(2000) },
    )
  })

  it('names what is wrong', () => {
    const sound = poor({ value: '2.81' }).observation
    expect(figureFault(sound)).toBeNull()
    expect(figureFault({ ...sound, id: 'x'.repeat(2001) })).toEqual({
      code: 'TEXT_TOO_LONG',
      part: 'id',
      length: 2001,
      limit: 2000,
    })
    expect(figureFault({ ...sound, inferred: Array(21).fill('period') })).toEqual({
      code: 'FIGURE_MALFORMED',
      part: 'inferred',
    })
    expect(keyFault({ ...sound.key, area: 'VN63-00000000000000' })).toMatchObject({ part: 'area', limit: 16 })
    expect(periodFault({ start: '2023-02-29', end: null })).toMatchObject({ part: 'period' })
    expect(sourceFault({ ...read({}).observation.source, confidence: 'high' })).toMatchObject({
      part: 'source',
    })
  })
})
