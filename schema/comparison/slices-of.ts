// Which slices a comparison needs: one question to each province asked, in the order of the question's provinces.
// Answers are matched to them by position, so the order is part of the meaning.
import type { Slice, SlicePeriod, SliceQuestion } from '../slice.ts'
import type { ComparisonQuestion, QuestionPeriod } from './comparison-question.ts'
import type { World } from './world.ts'

/**
 * The slices of a question, one per province asked.
 *
 * @example slicesOf(
 *   { indicators: ['POOR_HH_RATE'], kind: 'ACTUAL', period: { pick: 'COMMON' }, provinces: ['VN34-25', 'VN34-91'] },
 *   { registry, catalogue, members: [] },
 * )
 * // [
 * //   { province: 'VN34-25', question: { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } } },
 * //   { province: 'VN34-91', question: { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } } },
 * // ]
 */
export function slicesOf(question: ComparisonQuestion, world: World): Slice[] {
  const shared = sharedQuestion(question)
  return question.provinces.map((province) => {
    const areas = question.areas?.filter((area) => world.registry.findArea(area)?.host === province)
    return { province, question: { ...shared, ...(areas ? { areas } : {}) } }
  })
}

/** What every province is asked. Outcomes are the slice's default and are left out of it. */
function sharedQuestion(question: ComparisonQuestion): SliceQuestion {
  const { period, notStated, kind, statistic, breakdown, standard, concept, asOf } = question
  return {
    indicators: [...question.indicators].sort(),
    period: slicePeriod(period),
    ...(notStated && { notStated }),
    ...(kind !== 'ACTUAL' && { kinds: [kind] }),
    ...(statistic && { statistics: [statistic] }),
    ...(breakdown && { breakdown: [...breakdown] }),
    ...(standard && { standard }),
    ...(concept && { concept }),
    ...(asOf && { asOf }),
  }
}

/** A common latest is computed from everything held, so that whoever does not answer cannot shift it. */
function slicePeriod(period: QuestionPeriod): SlicePeriod {
  switch (period.pick) {
    case 'AT':
      return { ...period, pick: 'EQUAL' }
    case 'WITHIN':
    case 'OVERLAPPING':
      return { ...period }
    case 'EACH':
      return { ...period, pick: 'LATEST' }
    case 'COMMON':
      return { ...period, pick: 'ALL' }
  }
}
