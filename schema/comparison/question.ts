// The question of a comparison: what an analyst wrote, resolved against registry and catalogue into one canonical value, and its id.
// Equal questions are equal values and have equal ids; nothing in them depends on the clock or on who answers.
// Who is asked is question-places.ts, when is question-period.ts, what is counted is question-measures.ts.
import { canonicalJson } from '../canonical-json.ts'
import { fail } from '../errors.ts'
import type { CompareInput } from './compare-input.ts'
import { type ComparisonQuestion, comparisonQuestion } from './comparison-question.ts'
import { ACCEPTABLE_CODES, type IssueCode } from './issue-rules.ts'
import { Problems } from './problems.ts'
import {
  resolveBreakdown,
  resolveConcept,
  resolveDerive,
  resolveIndicators,
  resolveStandard,
} from './question-measures.ts'
import { resolveOrder } from './question-order.ts'
import { resolveAsOf, resolveMaxAge, resolvePeriod } from './question-period.ts'
import { resolvePlaces } from './question-places.ts'
import type { World } from './world.ts'

/** The longest comparison id, in characters. */
export const COMPARISON_ID_LIMIT = 8192

const PREFIX = 'cmp~'

/**
 * Resolves what an analyst wrote. Throws BAD_INPUT with every problem at once, each with its path (`period.at`, `provinces.2`),
 * its code and, where possible, the candidates.
 *
 * @example resolveQuestion(
 *   { indicators: ['POOR_HH_RATE'], provinces: ['phu-tho', 'VN34-91', 'VN34-25'], period: { at: '2022' } },
 *   { registry, catalogue, members: [] },
 * )
 * // {
 * //   indicators: ['POOR_HH_RATE'],
 * //   kind: 'ACTUAL',
 * //   period: { pick: 'AT', from: '2022-01-01', to: '2022-12-31' },
 * //   provinces: ['VN34-25', 'VN34-91'],
 * // }
 */
export function resolveQuestion(input: CompareInput, world: World): ComparisonQuestion {
  const problems = new Problems()
  const indicators = resolveIndicators(input.indicators ?? [], world, problems)
  const draft = {
    indicators: indicators.map((indicator) => indicator.code),
    derive: resolveDerive(input.derive ?? [], indicators, problems),
    ...resolvePlaces(input, world, problems),
    ...resolvePeriod(input.period ?? {}, problems),
    kind: input.kind ?? 'ACTUAL',
    statistic: input.statistic ?? undefined,
    breakdown: resolveBreakdown(input.breakdown ?? [], indicators, problems),
    standard: resolveStandard(input.standard, problems),
    concept: resolveConcept(input.concept, indicators, problems),
    asOf: resolveAsOf(input.asOf, problems),
    maxAge: resolveMaxAge(input.maxAge, problems),
    accept: resolveAccept(input.accept ?? [], problems),
    ...resolveOrder(input, problems),
  }
  problems.throwIfAny()
  return canonicalQuestion(comparisonQuestion.parse(draft))
}

/**
 * Writes a question as its id. Throws QUESTION_TOO_LARGE when the id would be longer than 8,192 characters.
 *
 * @example formatComparisonId({
 *   indicators: ['POOR_HH_RATE'], kind: 'ACTUAL', period: { pick: 'COMMON' }, provinces: ['VN34-91'],
 * })
 * // 'cmp~eyJpbmRpY2F0b3JzIjpbIlBPT1JfSEhfUkFURSJdLCJraW5kIjoiQUNUVUFMIiwicGVyaW9kIjp7InBpY2siOiJDT01NT04ifSwicHJvdmluY2VzIjpbIlZOMzQtOTEiXX0'
 */
export function formatComparisonId(question: ComparisonQuestion): string {
  const id = PREFIX + Buffer.from(canonicalJson(canonicalQuestion(question))).toString('base64url')
  if (id.length > COMPARISON_ID_LIMIT) {
    throw fail('QUESTION_TOO_LARGE', { length: id.length, limit: COMPARISON_ID_LIMIT })
  }
  return id
}

/**
 * Reads a comparison id. Null when it is not one: too long, not canonical, or not a valid question.
 *
 * @example parseComparisonId('cmp~e30')
 * // null
 */
export function parseComparisonId(id: string): ComparisonQuestion | null {
  if (id.length > COMPARISON_ID_LIMIT || !id.startsWith(PREFIX)) return null
  const question = comparisonQuestion.safeParse(readJson(id.slice(PREFIX.length)))
  return question.success && formatComparisonId(question.data) === id ? question.data : null
}

/** Sets sorted and without duplicates, what is not asked left out: equal questions are equal values. */
function canonicalQuestion(question: ComparisonQuestion): ComparisonQuestion {
  const sorted = {
    ...question,
    indicators: [...new Set(question.indicators)],
    provinces: sortedSet(question.provinces),
    ...(question.derive && { derive: sortedSet(question.derive) }),
    ...(question.accept && { accept: sortedSet(question.accept) }),
  }
  return JSON.parse(canonicalJson(sorted)) as ComparisonQuestion
}

function resolveAccept(accept: readonly IssueCode[], problems: Problems): IssueCode[] | undefined {
  accept.forEach((code, index) => {
    if (ACCEPTABLE_CODES.includes(code)) return
    problems.add(`accept.${index}`, 'NOT_ACCEPTABLE', { code, candidates: ACCEPTABLE_CODES })
  })
  return accept.length > 0 ? [...accept] : undefined
}

function sortedSet<T extends string>(items: readonly T[]): T[] {
  return [...new Set(items)].sort()
}

function readJson(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
