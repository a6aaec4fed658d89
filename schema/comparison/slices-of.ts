// Which slices a comparison needs: of each province asked one for the figures of its cells, and those that a judgement needs beside them
// (companions). The gateway asks a province for all of its slices at once. Answers are matched to them by position, so the order is
// part of the meaning.
import { dayBefore } from '../calendar.ts'
import { inputsOf, partialDimensionOf } from '../catalogue/derived-figures.ts'
import type { DerivedFigure } from '../codes.ts'
import type { Slice, SlicePeriod, SliceQuestion } from '../slice.ts'
import type { ComparisonQuestion, QuestionBreakdown } from './comparison-question.ts'
import type { World } from './world.ts'

/** What a slice is asked for: the figures of the cells, or what stands beside them. */
export const ROLES = ['FIGURES', 'RELATED', 'HISTORY', 'TARGETS', 'CLAIMS'] as const
export type Role = (typeof ROLES)[number]

export interface RoledSlice extends Slice {
  readonly role: Role
}

/** Indicators that hold what sources say of attainment. */
const CLAIM_INDICATORS = ['TARGET_ACHIEVEMENT_PCT', 'TARGET_EXCEEDANCE_PCT']

/**
 * The slices of a question: province by province, in the order of ROLES.
 *
 * @example slicesOf(
 *   {
 *     indicators: ['POOR_HH_RATE_REDUCTION'], kind: 'TARGET',
 *     period: { pick: 'COMMON' }, provinces: ['VN34-25', 'VN34-91'],
 *   },
 *   { registry, catalogue, members: [] },
 * )
 * // [
 * //   {
 * //     province: 'VN34-25', role: 'FIGURES',
 * //     question: { indicators: ['POOR_HH_RATE_REDUCTION'], period: { pick: 'ALL' }, kinds: ['TARGET'] },
 * //   },
 * //   {
 * //     province: 'VN34-91', role: 'FIGURES',
 * //     question: { indicators: ['POOR_HH_RATE_REDUCTION'], period: { pick: 'ALL' }, kinds: ['TARGET'] },
 * //   },
 * // ]
 */
export function slicesOf(question: ComparisonQuestion, world: World): RoledSlice[] {
  const asked = ROLES.flatMap((role) => {
    const shared = ASKED_FOR[role](question, world)
    return shared ? { role, shared } : []
  })
  return question.provinces.flatMap((province) => {
    const areas = areasOf(question, province, world)
    return asked.map(({ role, shared }) => ({
      province,
      role,
      question: { ...shared, ...(areas ? { areas } : {}) },
    }))
  })
}

/** A recast needs every member of the areas asked for, and of what they became. */
function areasOf({ areas, boundaries }: ComparisonQuestion, province: string, world: World) {
  if (boundaries) return undefined
  return areas?.filter((area) => world.registry.findArea(area)?.host === province)
}

/** What each role asks; null when a question needs nothing of it. */
const ASKED_FOR: Readonly<
  Record<Role, (question: ComparisonQuestion, world: World) => SliceQuestion | null>
> = {
  FIGURES: (question) => ({ ...shared(question), period: slicePeriod(question) }),
  RELATED: relatedQuestion,
  HISTORY: (question) => {
    const period = historyPeriod(question)
    return question.kind === 'ACTUAL' && period ? { ...shared(question), period } : null
  },
  TARGETS: ({ indicators, kind, breakdown, asOf }) =>
    kind === 'ACTUAL'
      ? {
          indicators: [...indicators].sort(),
          period: { pick: 'ALL' },
          kinds: ['TARGET'],
          ...(breakdown && { breakdown: [...breakdown] }),
          ...(asOf && { asOf }),
        }
      : null,
  CLAIMS: ({ indicators, kind, breakdown, asOf }) =>
    kind === 'ACTUAL' && !breakdown
      ? {
          indicators: CLAIM_INDICATORS,
          period: { pick: 'ALL' },
          notStated: true,
          breakdown: [{ dimension: 'of_indicator', codes: [...indicators].sort() }],
          ...(asOf && { asOf }),
        }
      : null,
}

/** What cells and their history are asked alike. Outcomes are the slice's default and are left out of it. */
function shared(question: ComparisonQuestion): Omit<SliceQuestion, 'period'> {
  const { notStated, kind, statistic, breakdown, standard, concept, asOf } = question
  return {
    indicators: [...question.indicators].sort(),
    ...(notStated && { notStated }),
    ...(kind !== 'ACTUAL' && { kinds: [kind] }),
    ...(statistic && { statistics: [statistic] }),
    ...(breakdown && { breakdown: [...breakdown] }),
    ...(standard && { standard }),
    ...(concept && { concept }),
    ...(asOf && { asOf }),
  }
}

/** A common latest is computed from everything held, so that whoever does not answer cannot shift it; a recast needs what all members hold. */
export function slicePeriod({ period, boundaries }: ComparisonQuestion): SlicePeriod {
  switch (period.pick) {
    case 'AT':
      return { ...period, pick: 'EQUAL' }
    case 'WITHIN':
    case 'OVERLAPPING':
      return { ...period }
    case 'EACH':
      return { ...period, pick: boundaries ? 'ALL' : 'LATEST' }
    case 'COMMON':
      return { ...period, pick: 'ALL' }
  }
}

/** Null where the figures asked for already hold their own history. */
function historyPeriod({ period, boundaries }: ComparisonQuestion): SlicePeriod | null {
  switch (period.pick) {
    case 'AT':
    case 'OVERLAPPING':
      return { pick: boundaries ? 'ALL' : 'LATEST', to: dayBefore(period.from) }
    case 'EACH':
      return boundaries ? null : { ...period, pick: 'LATEST', count: 2 }
    default:
      return null
  }
}

/** Numerators, denominators and the inputs of derived figures; whatever standard they are of, because a denominator has none. */
function relatedQuestion(question: ComparisonQuestion, { catalogue }: World): SliceQuestion | null {
  const { indicators, derive = [], breakdown, period, boundaries, kind, asOf } = question
  if (kind !== 'ACTUAL') return null
  const related = new Set(inputsOf(derive, indicators))
  for (const code of indicators) {
    const indicator = catalogue.findIndicator(code)
    for (const part of [indicator?.numerator, indicator?.denominator]) if (part) related.add(part)
  }
  for (const { numerator, denominator } of catalogue.indicators)
    if (numerator && denominator && indicators.includes(numerator)) related.add(denominator)
  if (related.size === 0) return null
  const isWide = period.pick === 'EACH' || boundaries !== undefined || derive.includes(PREVIOUS_RATE)
  return {
    indicators: [...related].sort(),
    period: isWide ? { pick: 'ALL' } : slicePeriod(question),
    ...(question.notStated && { notStated: true }),
    ...(breakdown && { breakdown: withTotals(breakdown, indicators) }),
    ...(asOf && { asOf }),
  }
}

/** Where a rate is of the whole, the whole comes with a dimension that is asked for without codes. */
function withTotals(
  breakdown: readonly QuestionBreakdown[],
  indicators: readonly string[],
): QuestionBreakdown[] {
  const partial = indicators.map(partialDimensionOf)
  return breakdown.map((asked) =>
    partial.includes(asked.dimension) ? { dimension: asked.dimension } : asked,
  )
}

/** The one rule that needs figures of another period than the one asked for. */
const PREVIOUS_RATE: DerivedFigure = 'PREVIOUS_RATE'
