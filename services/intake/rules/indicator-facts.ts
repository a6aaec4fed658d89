// What the catalogue says of an indicator, in the form in which a rule asks for it a million times: bounds, codes, unit.
import type { Catalogue, Indicator } from '#schema/catalogue/catalogue.ts'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { Statistic, Unit } from '#schema/codes.ts'

/** The values an indicator may have. */
export interface ValidRange {
  readonly low: string | null
  readonly lowOpen: boolean
  readonly high: string | null
  /** Code of the indicator that it cannot exceed: a part of HH_TOTAL; null when the bound is a number or there is none. */
  readonly highIndicator: string | null
}

export interface IndicatorFacts {
  readonly indicator: Indicator
  readonly range: ValidRange
  /** Codes of its dimensions; null where the list is open. */
  readonly dimensions: ReadonlyMap<string, ReadonlySet<string> | null>
  /** The dimension whose code is the concept of the series (JOBS_CREATED: job_concept); null when it has none. */
  readonly conceptDimension: string | null
  /** Counted by ones: persons, households, turns; not years, which may be halves. */
  readonly isWhole: boolean
}

/** The facts by code, each worked out once; undefined for a code that the catalogue does not have. */
export function buildFacts({ findIndicator }: Catalogue): (code: string) => IndicatorFacts | undefined {
  const known = new Map<string, IndicatorFacts>()
  return (code) => {
    const before = known.get(code)
    if (before) return before
    const indicator = findIndicator(code)
    const facts = indicator && factsOf(indicator)
    if (facts) known.set(code, facts) // codes that are none may be endless
    return facts
  }
}

/**
 * A range as the catalogue writes it.
 *
 * @example readRange('[0,HH_TOTAL]')
 * // { low: '0', lowOpen: false, high: null, highIndicator: 'HH_TOTAL' }
 *
 * @example readRange('(0,∞)')
 * // { low: '0', lowOpen: true, high: null, highIndicator: null }
 */
export function readRange(text: string): ValidRange {
  const [, open, low, high] = /^([[(])([^,]+),([^\])]+)[\])]$/.exec(text) ?? []
  if (open === undefined || low === undefined || high === undefined)
    throw new TypeError(`Cannot read the range "${text}": it must be written like [0,100] or (0,∞).`)
  return {
    low: isDecimal(low) ? low : null,
    lowOpen: open === '(',
    high: isDecimal(high) ? high : null,
    highIndicator: /^[A-Z]/.test(high) ? high : null,
  }
}

/**
 * The unit in which figures of an indicator and a statistic are held: what is lost between two rates is percentage points.
 *
 * @example unitOf({ unit: 'PERCENT' }, 'CHANGE')
 * // 'PERCENTAGE_POINTS'
 */
export function unitOf({ unit }: Pick<Indicator, 'unit'>, statistic: Statistic): Unit {
  return statistic === 'CHANGE' && unit === 'PERCENT' ? 'PERCENTAGE_POINTS' : unit
}

/**
 * Whether figures of an indicator count by one of several concepts.
 *
 * @example [hasConcepts('JOBS_CREATED'), hasConcepts('POPULATION')]
 * // [true, false]
 */
export function hasConcepts(code: string): boolean {
  return withConcepts.has(code)
}

const isConcept = ({ id }: { readonly id: string }) => id.endsWith('_concept')
const withConcepts = new Set(
  catalogue.indicators.filter(({ dimensions }) => dimensions.some(isConcept)).map(({ code }) => code),
)

function factsOf(indicator: Indicator): IndicatorFacts {
  const { dimensions, valueType, unit } = indicator
  return {
    indicator,
    range: withinProvince(readRange(indicator.validRange), unit),
    dimensions: new Map(dimensions.map(({ id, codes }) => [id, codes && new Set(codes)])),
    conceptDimension: dimensions.find(isConcept)?.id ?? null,
    isWhole: valueType === 'COUNT' && unit !== 'YEARS',
  }
}

/**
 * More than any province will have: 1.905.500 under "Nghìn người" is the population of the country twenty times over. A bound that the
 * catalogue states itself stays.
 */
const MOST_OF_A_PROVINCE: Partial<Record<Unit, string>> = { PERSONS: '20000000', HOUSEHOLDS: '6000000' }

function withinProvince(range: ValidRange, unit: Unit): ValidRange {
  return { ...range, high: range.high ?? MOST_OF_A_PROVINCE[unit] ?? null }
}

function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}
