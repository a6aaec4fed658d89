// The form in which a figure travels, asked of a million figures: what schema/new-observation.ts says, without building a copy of each.
// A property holds the two together. Where they differ, a release would be refused after all its rows were read.
import {
  ABSENCES,
  ACCESSES,
  ATTRIBUTIONS,
  DATA_KINDS,
  OBSERVATION_STATUSES,
  QUALIFIERS,
  STATISTICS,
  TIME_BASES,
  UNITS,
} from '#schema/codes.ts'
import { compareDecimals } from '#schema/decimal.ts'
import { readFigure } from '#schema/figure.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { SeriesKey, TablePeriod, TableSource } from '#schema/series-table.ts'

/** What is wrong with a form. A text that is too long names its part, its length and the most that is taken. */
export type FormFault =
  | { readonly code: 'FIGURE_MALFORMED'; readonly part: string }
  | { readonly code: 'TEXT_TOO_LONG'; readonly part: string; readonly length: number; readonly limit: number }
  | { readonly code: 'BOUND_ORDER' }
  | { readonly code: 'FIGURE_CONTRADICTORY' }

/** Longest texts: as series-table.ts has them. */
const [LONGEST_TEXT, LONGEST_CODE, LONGEST_AREA, MOST_INFERRED] = [2000, 64, 16, 20]

/**
 * The first fault of a figure's form but for its key, its period and its source, which many figures share; null when it is sound.
 * Numbers that contradict their qualifier are two faults: two ends the wrong way round, and anything else.
 */
export function figureFault(observation: NewObservation): FormFault | null {
  const { id, period, note, place, inferred } = observation
  return (
    longer('id', id) ??
    longer('period', period.label) ??
    longer('note', note) ??
    longer('place', place) ??
    (inferred.length === 0 ? null : inferredFault(inferred)) ??
    numbersFault(observation) ??
    codesFault(observation)
  )
}

/** The same of a series' key. */
export function keyFault(key: SeriesKey): FormFault | null {
  const malformed =
    (KINDS.has(key.kind) ? null : 'kind') ??
    (KNOWN_STATISTICS.has(key.statistic) ? null : 'statistic') ??
    (KNOWN_TIME_BASES.has(key.timeBasis) ? null : 'time_basis')
  if (malformed !== null) return { code: 'FIGURE_MALFORMED', part: malformed }
  return (
    longer('indicator', key.indicator, LONGEST_CODE) ??
    longer('area', key.area, LONGEST_AREA) ??
    longer('standard', key.standard, LONGEST_CODE) ??
    longer('concept', key.concept, LONGEST_CODE) ??
    firstFault(
      Object.entries(key.breakdown),
      ([dimension, code]) =>
        longer('breakdown', dimension, LONGEST_CODE) ?? longer('breakdown', code, LONGEST_CODE),
    )
  )
}

/** The same of a period: two days of the calendar. */
export function periodFault({ start, end }: Pick<TablePeriod, 'start' | 'end'>): FormFault | null {
  const isSound = (start === null || isDay(start)) && (end === null || isDay(end))
  return isSound ? null : { code: 'FIGURE_MALFORMED', part: 'period' }
}

/** The same of a source. */
export function sourceFault({
  id,
  title,
  publisher,
  date,
  attribution,
  confidence,
}: TableSource): FormFault | null {
  if (!KNOWN_ATTRIBUTIONS.has(attribution) || !isDecimal(confidence))
    return { code: 'FIGURE_MALFORMED', part: 'source' }
  return (
    longer('source_id', id) ??
    longer('source_title', title) ??
    longer('source_publisher', publisher) ??
    longer('source_date', date)
  )
}

const setOf = (codes: readonly string[]): ReadonlySet<string> => new Set(codes)
const KINDS = setOf(DATA_KINDS)
const KNOWN_STATISTICS = setOf(STATISTICS)
const KNOWN_TIME_BASES = setOf(TIME_BASES)
const KNOWN_QUALIFIERS = setOf(QUALIFIERS)
const KNOWN_STATUSES = setOf(OBSERVATION_STATUSES)
const KNOWN_ACCESSES = setOf(ACCESSES)
const KNOWN_ABSENCES = setOf(ABSENCES)
const KNOWN_ATTRIBUTIONS = setOf(ATTRIBUTIONS)
const KNOWN_UNITS = setOf(UNITS)

function longer(part: string, text: string | null, limit = LONGEST_TEXT): FormFault | null {
  if (text === null || text.length <= limit) return null
  return { code: 'TEXT_TOO_LONG', part, length: text.length, limit }
}

function inferredFault(inferred: readonly string[]): FormFault | null {
  if (inferred.length > MOST_INFERRED) return { code: 'FIGURE_MALFORMED', part: 'inferred' }
  return firstFault(inferred, (text) => longer('inferred', text, LONGEST_CODE))
}

function codesFault({ status, access, absence, unit }: NewObservation): FormFault | null {
  const malformed =
    (KNOWN_STATUSES.has(status) ? null : 'status') ??
    (KNOWN_ACCESSES.has(access) ? null : 'access') ??
    (absence === null || KNOWN_ABSENCES.has(absence) ? null : 'absence') ??
    (KNOWN_UNITS.has(unit) ? null : 'unit')
  return malformed === null ? null : { code: 'FIGURE_MALFORMED', part: malformed }
}

function numbersFault(observation: NewObservation): FormFault | null {
  const { value, low, high, decimals, multiplier, qualifier, absence } = observation
  const malformed =
    (value === null || isDecimal(value) ? null : 'value') ??
    (low === null || isDecimal(low) ? null : 'low') ??
    (high === null || isDecimal(high) ? null : 'high') ??
    (isWithin(decimals, 20) ? null : 'decimals') ??
    (isWithin(multiplier, 15) ? null : 'multiplier') ??
    (KNOWN_QUALIFIERS.has(qualifier) ? null : 'qualifier')
  if (malformed !== null) return { code: 'FIGURE_MALFORMED', part: malformed }
  // the most frequent figure of all: one exact value
  if (absence === null && value !== null && low === null && high === null && qualifier === 'EXACT')
    return null
  if (readFigure(observation) !== null) return null
  const isTurned = value === null && low !== null && high !== null && compareDecimals(low, high) > 0
  return { code: isTurned && qualifier === 'RANGE' ? 'BOUND_ORDER' : 'FIGURE_CONTRADICTORY' }
}

function firstFault<T>(parts: readonly T[], faultOf: (part: T) => FormFault | null): FormFault | null {
  for (const part of parts) {
    const fault = faultOf(part)
    if (fault) return fault
  }
  return null
}

function isDecimal(text: string): boolean {
  return /^-?\d{1,30}(\.\d{1,20})?$/.test(text)
}

function isWithin(number: number, most: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= most
}

/** A day that exists: there is no 30th of February. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
