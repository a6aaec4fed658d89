// What is counted: indicators, breakdown, standard and concept, held against the catalogue.
import type { Catalogue, Indicator } from '../catalogue/catalogue.ts'
import { resultsOf } from '../catalogue/derived-figures.ts'
import { findStandard, STANDARD_FAMILIES } from '../catalogue/standards.ts'
import type { DerivedFigure } from '../codes.ts'
import { suggest } from '../suggest.ts'
import type { BreakdownFilterInput } from './compare-input.ts'
import {
  COMBINATION_LIMIT,
  combinationsOf,
  INDICATOR_LIMIT,
  type QuestionBreakdown,
} from './comparison-question.ts'
import type { Problems } from './problems.ts'
import type { World } from './world.ts'

/** The most dimensions of one question. */
export const DIMENSION_LIMIT = 5

/** The indicators asked for, in their order. */
export function resolveIndicators(asked: readonly string[], world: World, problems: Problems): Indicator[] {
  return problems.entries('indicators', asked, INDICATOR_LIMIT).flatMap(({ path, value }) => {
    const indicator = world.catalogue.findIndicator(value)
    if (!indicator) {
      const candidates = suggest(value, codesOf(world.catalogue))
      problems.add(path, 'UNKNOWN_INDICATOR', { code: value, candidates })
      return []
    }
    if (!indicator.comparable) problems.add(path, 'INDICATOR_NOT_COMPARABLE', { code: value })
    return indicator
  })
}

/** The breakdown filters, by dimension; undefined when only totals are asked for. Filters on one dimension are one filter. */
export function resolveBreakdown(
  filters: readonly BreakdownFilterInput[],
  indicators: readonly Indicator[],
  problems: Problems,
): QuestionBreakdown[] | undefined {
  if (filters.length === 0) return undefined
  const byDimension = new Map<string, QuestionBreakdown>()
  filters.forEach((filter, index) => {
    const path = `breakdown.${index}`
    const asked = readFilter(filter, path, indicators, problems)
    if (!asked) return
    const known = byDimension.get(asked.dimension)
    if (known && !known.codes !== !asked.codes) {
      problems.add(path, 'BAD_BREAKDOWN', { dimension: asked.dimension })
    }
    const codes = [...new Set([...(known?.codes ?? []), ...(asked.codes ?? [])])].sort()
    byDimension.set(asked.dimension, { dimension: asked.dimension, ...(asked.codes && { codes }) })
  })
  refuseTooMany([...byDimension.values()], problems)
  return [...byDimension.values()].sort((a, b) => (a.dimension < b.dimension ? -1 : 1))
}

const CANDIDATES_SHOWN = 20

/** The rules of derived figures; one that makes nothing of what is asked is a mistake. */
export function resolveDerive(
  rules: readonly DerivedFigure[],
  indicators: readonly Indicator[],
  problems: Problems,
): DerivedFigure[] | undefined {
  rules.forEach((rule, index) => {
    const results = resultsOf(rule)
    // Where no indicator is known, its own problem says enough.
    if (indicators.length === 0 || indicators.some(({ code }) => results.includes(code))) return
    const candidates = results.slice(0, CANDIDATES_SHOWN)
    problems.add(`derive.${index}`, 'DERIVES_NOTHING', { rule, candidates })
  })
  return rules.length > 0 ? [...rules] : undefined
}

/** A standard of the catalogue. */
export function resolveStandard(asked: string | null | undefined, problems: Problems): string | undefined {
  if (asked === null || asked === undefined) return undefined
  if (findStandard(asked)) return asked
  const all = STANDARD_FAMILIES.flatMap(({ standards }) => standards).map(({ code }) => code)
  problems.add('standard', 'UNKNOWN_STANDARD', { id: asked, candidates: all })
  return undefined
}

/** A concept that one of the indicators distinguishes: the codes of its dimension `…_concept`. */
export function resolveConcept(
  asked: string | null | undefined,
  indicators: readonly Indicator[],
  problems: Problems,
): string | undefined {
  if (asked === null || asked === undefined) return undefined
  const concepts = indicators
    .flatMap(({ dimensions }) => dimensions.filter(({ id }) => id.endsWith('_concept')))
    .flatMap(({ codes }) => codes ?? [])
  if (concepts.includes(asked)) return asked
  // Where no indicator is known, its own problem says enough.
  if (indicators.length > 0) problems.add('concept', 'UNKNOWN_CONCEPT', { id: asked, candidates: concepts })
  return undefined
}

function readFilter(
  { dimension, codes, all }: BreakdownFilterInput,
  path: string,
  indicators: readonly Indicator[],
  problems: Problems,
): QuestionBreakdown | undefined {
  const isKnown = indicators.map((indicator) => checkDimension(indicator, dimension, path, problems))
  if (isKnown.includes(false)) return undefined
  if (Boolean(all) === Boolean(codes && codes.length > 0)) {
    problems.add(path, 'BAD_BREAKDOWN', { dimension })
    return undefined
  }
  if (!codes || all) return { dimension }
  const entries = problems.entries(`${path}.codes`, codes, COMBINATION_LIMIT)
  for (const entry of entries) checkCode(entry, dimension, indicators, problems)
  return { dimension, codes: entries.map(({ value }) => value).sort() }
}

function checkDimension(
  { code, dimensions }: Indicator,
  dimension: string,
  path: string,
  problems: Problems,
): boolean {
  if (dimensions.some(({ id }) => id === dimension)) return true
  const candidates = dimensions.map(({ id }) => id)
  problems.add(`${path}.dimension`, 'UNKNOWN_DIMENSION', { code, dimension, candidates })
  return false
}

/** Where the list of codes is closed, a code must be in it; else it must at least look like one. */
function checkCode(
  { path, value }: { path: string; value: string },
  dimension: string,
  indicators: readonly Indicator[],
  problems: Problems,
): void {
  for (const { code, dimensions } of indicators) {
    const closed = dimensions.find(({ id }) => id === dimension)?.codes
    if (closed ? closed.includes(value) : /^[A-Za-z0-9][\w.-]{0,63}$/.test(value)) continue
    const candidates = closed ?? []
    problems.add(path, 'UNKNOWN_BREAKDOWN_CODE', { code, dimension, asked: value, candidates })
  }
}

function refuseTooMany(filters: readonly QuestionBreakdown[], problems: Problems): void {
  if (filters.length > DIMENSION_LIMIT) {
    const count = filters.length
    problems.add('breakdown', 'TOO_MANY', { what: 'breakdown', count, limit: DIMENSION_LIMIT })
  }
  const count = combinationsOf(filters)
  if (count > COMBINATION_LIMIT) {
    problems.add('breakdown', 'TOO_MANY', { what: 'breakdown codes', count, limit: COMBINATION_LIMIT })
  }
}

function codesOf({ indicators }: Catalogue): string[] {
  return indicators.filter(({ comparable }) => comparable).map(({ code }) => code)
}
