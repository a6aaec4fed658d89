// What the lines above a table say of all its figures: indicator, unit, period, plan or outcome.
// A title says less for certain than a heading: dates of decisions stand there as well, and several years.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import { periodOf } from '#schema/period.ts'
import type { FigureDefaults } from '../mapping.ts'
import { type FoundPeriod, findPeriod } from '../words/read-period.ts'
import { readStatusWords } from '../words/read-status.ts'
import { readUnitWords, type UnitReading } from '../words/read-unit.ts'
import { saidOfPeriod } from './heading-meaning.ts'
import { readIndicator } from './indicator-words.ts'

export interface TitleMeaning {
  readonly said: FigureDefaults
  /** A unit that the contract does not have; null when none is said. */
  readonly foreignUnit: string | null
  /** Two units that the lines say, as printed; empty when they say one or none. */
  readonly units: readonly string[]
  /** Plan and outcome are both named: which of them a figure is, its column has to say. */
  readonly isKindUnclear: boolean
  /** Codes near to what the title names, when it names none for certain. */
  readonly candidates: readonly string[]
}

/** Reads the lines of a title, or the words of a row that stand for one. */
export function readTitle(lines: readonly string[], catalogue: Catalogue): TitleMeaning {
  const readings = [...lines, ...(lines.length > 1 ? [lines.join(' ')] : [])].map((line) =>
    readIndicator(line, catalogue),
  )
  const indicators = new Set(readings.flatMap(({ indicator }) => (indicator ? [indicator.code] : [])))
  const [indicator] = indicators
  const units = lines.flatMap((line) => unitOf(line) ?? [])
  const unit = onlyOne(units, (each) => `${each.unit} ${each.multiplier}`)
  const period = onlyOne(lines.flatMap(periodsOf), (found) => `${found.period.start}/${found.period.end}`)
  return {
    said: {
      ...(indicator !== undefined && indicators.size === 1 ? { indicator } : {}),
      ...statusOf(lines),
      ...(unit ? unitSaid(unit) : {}),
      ...(period && saidOfPeriod(period)),
    },
    foreignUnit: unit && unit.unit === null && unit.multiplier === 0 ? unit.said : null,
    units: units.length > 0 && unit === undefined ? units.map(({ said }) => said) : [],
    isKindUnclear: lines.some((line) => 'problem' in readStatusWords(line)) || kindsOf(lines).size > 1,
    candidates: indicators.size === 1 ? [] : [...new Set(readings.flatMap(({ candidates }) => candidates))],
  }
}

/** "Table 09/CKTC" has the form of a unit that the contract lacks; only "Đơn vị tính: …" and "(‰)" say one. */
function unitOf(line: string): UnitReading | null {
  const unit = readUnitWords(line)
  const isKnown = unit !== null && (unit.unit !== null || unit.multiplier > 0)
  return isKnown || isBracketed(unit, line) || /đơn vị|đvt|unit/iu.test(line) ? unit : null
}

function isBracketed(unit: UnitReading | null, line: string): boolean {
  return unit !== null && !/\d\d/.test(unit.said) && /[([]/.test(line.split(unit.said)[0]?.slice(-1) ?? '')
}

function unitSaid({ unit, multiplier }: UnitReading): FigureDefaults {
  if (unit === null && multiplier === 0) return {}
  return { ...(unit ? { unit } : {}), multiplier }
}

/** A decision has a day; a table of figures as of a day says so. */
function periodsOf(line: string): FoundPeriod[] {
  const found = findPeriod(line)
  if (!found || found.period.start === null) return []
  return periodOf(found.period).form === 'DAY' && !found.asOf ? [] : [found]
}

function readStatuses(lines: readonly string[]) {
  return lines.map(readStatusWords).flatMap((each) => ('problem' in each ? [] : [each]))
}

function kindsOf(lines: readonly string[]): Set<string> {
  return new Set(readStatuses(lines).flatMap((each) => each.kind ?? []))
}

function statusOf(lines: readonly string[]): FigureDefaults {
  const read = readStatuses(lines)
  const status = onlyOne(
    read.flatMap((each) => each.status ?? []),
    String,
  )
  const kind = onlyOne(
    read.flatMap((each) => each.kind ?? []),
    String,
  )
  return { ...(status ? { status } : {}), ...(kind ? { kind } : {}) }
}

/** The one thing that all of them are; undefined when there is none, or two. */
function onlyOne<T>(items: readonly T[], identity: (item: T) => string): T | undefined {
  return new Set(items.map(identity)).size === 1 ? items[0] : undefined
}
