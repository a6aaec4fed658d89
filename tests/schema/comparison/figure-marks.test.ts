// Marks are looked for among figures that are not plain: so nothing that has a mark, or is kept out of a rank, may be plain.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OBSERVATION_STATUSES } from '#schema/codes.ts'
import type { PresentChoice } from '#schema/comparison/choices.ts'
import { FIGURE_MARKS, isPlain } from '#schema/comparison/figure-marks.ts'
import { EXCLUSIONS } from '#schema/comparison/ranks.ts'
import { runs } from '#tests/property-runs.ts'
import { presentOf } from './held-of.ts'
import { choiceOf } from './paired.ts'
import type { LiteralFigure } from './table-of.ts'

const BASE: LiteralFigure = { area: 'VN63-89', indicator: 'TRAINED_LABOUR_RATE', period: '2020', value: '70' }

const { value: _value, ...unsaid } = BASE
const numbers = fc.constantFrom<LiteralFigure>(
  BASE,
  { ...BASE, qualifier: 'APPROX' },
  { ...BASE, qualifier: 'NEARLY', high: '70' },
  { ...unsaid, low: '1', high: '2', qualifier: 'RANGE' },
  { ...unsaid, high: '4', qualifier: 'LESS_THAN' },
)
const figures = fc
  .record({
    numbers,
    status: fc.constantFrom(...OBSERVATION_STATUSES),
    inferred: fc.subarray(['area', 'standard', 'precision', 'period']),
    confidence: fc.constantFrom('1', '0.70'),
    period: fc.constantFrom('2020', null),
    isDerived: fc.boolean(),
    hasAlternative: fc.boolean(),
  })
  .map(({ numbers: base, isDerived, hasAlternative, ...rest }): PresentChoice => {
    const choice = choiceOf({ ...base, ...rest })
    const [input] = presentOf(BASE)
    const words = { VI: '', EN: '' }
    const derivation = isDerived
      ? { how: 'DERIVED' as const, formula: words, rule: words, inputs: input ? [input] : [] }
      : null
    return {
      ...choice,
      observation: { ...choice.observation, derivation },
      alternatives: hasAlternative && input ? [input] : [],
    }
  })

test('a figure of which something is to be said, or that is kept out of a rank, is not plain', () => {
  fc.assert(
    fc.property(figures, (choice) => {
      const marks = Object.values(FIGURE_MARKS).some(({ concerns }) => concerns(choice))
      const isOut = Object.values(EXCLUSIONS).some((excludes) => excludes(choice))
      if (marks || isOut) expect(isPlain(choice)).toBe(false)
    }),
    { numRuns: runs(500) },
  )
})

test('an exact value of a stated year and place is plain', () => {
  expect(isPlain(choiceOf(BASE))).toBe(true)
})
