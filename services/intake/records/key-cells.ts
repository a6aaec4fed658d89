// The cells of a key, each as a text that is read the same wherever it stands: what was read once is remembered.
// Which cell outweighs what, and what an empty one means, is read-key.ts.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import { STANDARD_FAMILIES } from '#schema/catalogue/standards.ts'
import {
  type DataKind,
  OBSERVATION_STATUSES,
  type ObservationStatus,
  UNITS,
  type Unit,
} from '#schema/codes.ts'
import { fold } from '#schema/fold.ts'
import { type IndicatorReading, readIndicator } from '../matrix/indicator-words.ts'
import { type PeriodReading, readPeriodWords } from '../words/read-period.ts'
import { readStatusWords } from '../words/read-status.ts'
import { readUnitPhrase, readUnitWords, type UnitReading } from '../words/read-unit.ts'
import { memoise } from './memoise.ts'
import { withoutName } from './read-code.ts'

/**
 * A period as people or our export write it. The export puts the label behind the days where it says more than they do, and `?` where
 * the source does not state the days. Null when it cannot be read.
 *
 * @example readPeriodCell('2015-01-01/2020-06-13 · 2015-2020 (term)')?.period
 * // { start: '2015-01-01', end: '2020-06-13', label: '2015-2020 (term)' }
 */
export const readPeriodCell = memoise((text): PeriodReading | null => {
  const days = withoutName(text).trim()
  if (days === text) return readPeriodWords(text)
  const label = text.slice(text.indexOf(LABELLED) + LABELLED.length).trim()
  if (days === '?')
    return { period: { start: null, end: null, label }, cumulative: false, asOf: false, inferred: [] }
  const read = readPeriodWords(days)
  return read && { ...read, period: { ...read.period, label }, inferred: [] }
})

const LABELLED = ' · '

const indicatorsOf = new WeakMap<Catalogue, (text: string) => IndicatorReading>()

/** An indicator by its code in any case, by its whole name, or by both as in a template's list. */
export function readIndicatorCell(text: string, catalogue: Catalogue): IndicatorReading {
  let read = indicatorsOf.get(catalogue)
  if (!read) {
    read = memoise((cell) => {
      const code = withoutName(cell).trim()
      const indicator = catalogue.findIndicator(code.toUpperCase())
      return indicator ? { indicator, candidates: [indicator.code] } : readIndicator(code, catalogue)
    })
    indicatorsOf.set(catalogue, read)
  }
  return read(text)
}

/** The unit that stands in brackets behind an indicator's name: "Dân số trung bình (nghìn người)". Null for a code, and for none. */
export const readUnitOfName = memoise((text): UnitReading | null => {
  const name = withoutName(text)
  return name === text && /[([]/.test(name) ? readUnitWords(name) : null
})

export interface StatusCell {
  /** Null: not said. */
  readonly status: ObservationStatus | null
  /** "Kế hoạch" in the column of statuses says the kind; null: not said. */
  readonly kind: DataKind | null
}

/** A status by its code or its words, and nothing else beside them; null when it cannot be read. */
export const readStatus = memoise((text): StatusCell | null => {
  const said = withoutName(text).trim()
  const code = OBSERVATION_STATUSES.find((each) => each === said.toUpperCase())
  if (code) return { status: code, kind: null }
  const read = readStatusWords(said)
  if ('problem' in read || read.rest !== '' || (read.status === null && read.kind === null)) return null
  return { status: read.status, kind: read.kind }
})

export interface UnitCell {
  /** Null: only a power of ten is said ("nghìn"). */
  readonly unit: Unit | null
  readonly multiplier: number
}

/** A unit by its code or its words; null when the contract has none for it. */
export const readUnit = memoise((text): UnitCell | null => {
  const said = withoutName(text).trim()
  const unit = UNITS.find((each) => each === said.toUpperCase())
  if (unit) return { unit, multiplier: 0 }
  const read = readUnitPhrase(said)
  return read === null || (read.unit === null && read.multiplier === 0) ? null : read
})

const STANDARD_NAMES = new Map(
  STANDARD_FAMILIES.flatMap(({ standards }) =>
    standards.flatMap(({ code, nameVi, nameEn }) =>
      [code, nameVi, nameEn].map((name): [string, string] => [fold(name), code]),
    ),
  ),
)

/** A standard by its code or name. A code that the catalogue does not know is passed on, for the rules to judge; other words are null. */
export const readStandard = memoise((text): string | null => {
  const said = withoutName(text).trim()
  return STANDARD_NAMES.get(fold(said)) ?? asCode(said)
})

/** A concept's code. */
export const readConcept = memoise((text): string | null => asCode(withoutName(text).trim()))

function asCode(text: string): string | null {
  return /^\w{1,64}$/.test(text) ? text.toUpperCase() : null
}

/**
 * A breakdown as pairs; null when it is not written so or says two things of one dimension. Ordered by dimension, so that one breakdown is one
 * text. Whether the indicator has such a dimension, the rules say.
 *
 * @example readBreakdown('urbanisation=RURAL; ethnicity=khmer')
 * // { ethnicity: 'KHMER', urbanisation: 'RURAL' }
 */
export const readBreakdown = memoise((text): Readonly<Record<string, string>> | null => {
  const pairs = text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => /^\s*(\w{1,64})\s*=\s*([\w.-]{1,64})(?:\s·.*)?\s*$/.exec(part))
  if (pairs.length === 0 || pairs.some((pair) => pair === null)) return null
  const entries = pairs.map((pair): [string, string] => [
    pair?.[1]?.toLowerCase() ?? '',
    pair?.[2]?.toUpperCase() ?? '',
  ])
  const ordered = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return new Set(ordered.map(([dimension]) => dimension)).size === ordered.length
    ? Object.fromEntries(ordered)
    : null
})
