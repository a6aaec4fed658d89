// Rules of a series' key: whether the catalogue and the registry know what the figures of the series are. Asked once per series, told
// of each of its figures. What depends on the period or the value is figure-rules.ts.
import { UNALLOCATED } from '#schema/catalogue/breakdowns.ts'
import { findStandard, hasStandards, STANDARD_FAMILIES } from '#schema/catalogue/standards.ts'
import type { SeriesKey } from '#schema/series-table.ts'
import { suggest } from '#schema/suggest.ts'
import type { Finding } from '../finding.ts'
import { missingPart } from '../missing-part.ts'
import type { IndicatorFacts } from './indicator-facts.ts'
import { areaWords, inBothLanguages, indicatorWords, type Names } from './rule-words.ts'

/** A finding that does not yet say where. */
export type Problem = Pick<Finding, 'code' | 'value' | 'params'>

export interface KeyContext extends Names {
  /** Id of the province that imports, e.g. `VN34-91`. */
  readonly province: string
}

/** Everything that is wrong with a key. `facts` is undefined for an indicator that the catalogue does not have. */
export function keyProblems(
  key: SeriesKey,
  facts: IndicatorFacts | undefined,
  context: KeyContext,
): Problem[] {
  const area = areaProblem(key.area, context)
  const others =
    facts === undefined ? [unknownIndicator(key.indicator, context)] : partProblems(key, facts, context)
  return area === null ? others : [area, ...others]
}

/** Codes of the standards that an indicator can be measured by. */
export function standardsOf(indicator: string): string[] {
  return STANDARD_FAMILIES.filter(({ indicators }) => indicators.includes(indicator)).flatMap(
    ({ standards }) => standards.map(({ code }) => code),
  )
}

function areaProblem(id: string, context: KeyContext): Problem | null {
  const { registry, province } = context
  const host = registry.findProvince(province)
  if (host?.areas.includes(id)) return null
  const area = registry.findArea(id)
  if (!area) {
    const candidates = suggest(
      id,
      registry.areas.map((each) => each.id),
    )
    return { code: 'AREA_UNKNOWN', value: id, params: { value: id, candidates } }
  }
  const params = {
    ...inBothLanguages('name', areaWords(context, id)),
    ...inBothLanguages('province', areaWords(context, province)),
    area: id,
    host: area.host ?? '—',
  }
  return { code: 'AREA_NOT_HOSTED', value: id, params }
}

function unknownIndicator(code: string, { catalogue }: KeyContext): Problem {
  const candidates = suggest(
    code,
    catalogue.indicators.map((each) => each.code),
  )
  return { code: 'INDICATOR_UNKNOWN', value: code, params: { value: code, candidates } }
}

function partProblems(key: SeriesKey, facts: IndicatorFacts, context: KeyContext): Problem[] {
  const problems = Object.entries(key.breakdown).map(([dimension, code]) =>
    breakdownProblem(dimension, code, facts, context),
  )
  problems.push(conceptProblem(key.concept, facts, context), standardProblem(key, context))
  return problems.filter((problem) => problem !== null)
}

function breakdownProblem(
  dimension: string,
  code: string,
  facts: IndicatorFacts,
  context: KeyContext,
): Problem | null {
  const { dimensions, conceptDimension } = facts
  const codes = dimensions.get(dimension)
  // the concept is a part of the key itself: written as a breakdown it would make another series
  if (codes === undefined || dimension === conceptDimension) {
    const candidates = [...dimensions.keys()].filter((id) => id !== conceptDimension)
    return unknownBreakdown(facts, dimension, code, candidates, context)
  }
  if (dimension === OF_INDICATOR && !context.catalogue.findIndicator(code)) {
    const candidates = suggest(
      code,
      context.catalogue.indicators.map((each) => each.code),
    )
    return unknownBreakdown(facts, dimension, code, candidates, context)
  }
  const isKnown = codes === null || codes.has(code) || code === UNALLOCATED
  return isKnown ? null : unknownBreakdown(facts, dimension, code, [...codes], context)
}

function conceptProblem(concept: string | null, facts: IndicatorFacts, context: KeyContext): Problem | null {
  const { conceptDimension, dimensions, indicator } = facts
  const codes = conceptDimension === null ? null : dimensions.get(conceptDimension)
  if (concept === null) {
    if (conceptDimension === null) return null
    return missingPart({
      indicator: indicatorWords(context, indicator.code),
      part: 'concept',
      candidates: [...(codes ?? [])],
    })
  }
  if (conceptDimension !== null && (!codes || codes.has(concept))) return null
  return unknownBreakdown(facts, conceptDimension ?? 'concept', concept, [...(codes ?? [])], context)
}

function standardProblem({ indicator, standard }: SeriesKey, context: KeyContext): Problem | null {
  if (standard === null) return null
  if (hasStandards(indicator) ? findStandard(standard) : false) return null
  const params = {
    ...inBothLanguages('indicator', indicatorWords(context, indicator)),
    standard,
    candidates: standardsOf(indicator),
  }
  return { code: 'STANDARD_UNKNOWN', value: standard, params }
}

function unknownBreakdown(
  { indicator }: IndicatorFacts,
  dimension: string,
  code: string,
  candidates: readonly string[],
  names: Names,
): Problem {
  const params = {
    ...inBothLanguages('indicator', indicatorWords(names, indicator.code)),
    dimension,
    code,
    candidates,
  }
  return { code: 'BREAKDOWN_UNKNOWN', value: code, params }
}

/** The dimension of claims ("176% kế hoạch"), whose codes are those of the catalogue. */
const OF_INDICATOR = 'of_indicator'
