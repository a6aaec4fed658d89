// Whether a row is read, and for which area: region and country rows, parts of an area and groups are set aside, names that nobody knows
// are findings. The area itself depends on the period, for names were reused on 2025-07-01.

import { fold } from '#schema/fold.ts'
import type { Area, Registry } from '#schema/registry/registry.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import type { Finding, Report } from '../finding.ts'
import type { Mapping } from '../mapping.ts'
import { type AreaReading, areaNameTest, NEW_UNITS, readArea } from '../words/read-area.ts'
import { placeOf, type Table } from './cells.ts'
import type { RowLabel } from './row-labels.ts'
import { kindOf } from './sheet.ts'

/** Why a row's figures are not written; no error, and told. */
export type SetAsideReason = 'COUNTRY' | 'REGION' | 'GROUP' | 'PART' | 'MAPPING' | 'OTHER_PROVINCE'

/** READ: the area is asked with the period. REFUSED: reported. */
type RowStanding =
  | { readonly state: 'READ' }
  | { readonly state: 'ASIDE'; readonly why: SetAsideReason }
  | { readonly state: 'REFUSED' }

interface AreaQuestions {
  standingOf(label: RowLabel): RowStanding
  /** The area of a row at the end of a period, or the reading that says why there is none. */
  areaAt(label: RowLabel, question: FigureQuestion): AreaReading | null
}

interface FigureQuestion {
  readonly column: number
  readonly period: Pick<TablePeriod, 'start' | 'end'>
  /** The area that the mapping gives to the column. */
  readonly ofColumn: string | undefined
}

interface AreasAsked {
  readonly table: Table
  readonly mapping: Mapping
  readonly registry: Registry
  /** The province that imports; null for none. */
  readonly province: string | null
  /** The end of the table's first period: tells names apart that were reused. */
  readonly at: string | null
}

export function askAreas(
  { table, mapping, registry, province, at }: AreasAsked,
  report: Report,
): AreaQuestions {
  const saidNames = new Map(Object.entries(mapping.areas ?? {}).map(([name, id]) => [fold(name), id]))
  const saidRows = new Map((mapping.rows ?? []).map((row) => [row.row, row]))
  const known = new Map<string, AreaReading>()

  const isName = areaNameTest(registry)
  let strangers = 0
  /** Searching for what an unknown name may have meant is slow, and after a few hundred nobody reads it. */
  const isHopeless = (name: string) => strangers >= MOST_STRANGERS && !isName(name)

  const read = (name: string, day: string | null, from: string | null = null): AreaReading => {
    const key = `${from} ${day} ${name}`
    const found = known.get(key) ?? readArea(name, { registry, scheme: mapping.scheme, at: day, from })
    known.set(key, found)
    return found
  }
  const hasOldUnits = oldUnitTest(table, registry)
  /** An id or a name that somebody stated for the row; undefined when nobody did. */
  const saidFor = (label: RowLabel): string | null | undefined =>
    saidRows.get(label.row)?.area ?? (label.name === '' ? mapping.area : saidName(label.name))
  const saidName = (name: string) => (saidNames.size === 0 ? undefined : saidNames.get(fold(name)))

  const areaAt = (label: RowLabel, { column, period, ofColumn }: FigureQuestion): AreaReading | null => {
    const name = saidRows.get(label.row)?.area ?? ofColumn ?? saidFor(label) ?? label.name
    if (name === '' || name === null) return null
    // Beside a figure of Kiên Giang "An Giang" is not the new An Giang, whatever the day: the day decides nothing here.
    const isOfNewUnits = period.end !== null && period.end >= NEW_UNITS
    if (isOfNewUnits && hasOldUnits(column, label.period)) return read(name, null)
    return read(name, period.end, period.start)
  }

  const standingOf = (label: RowLabel): RowStanding => {
    const row = saidRows.get(label.row)
    if (row?.skip) return aside('MAPPING')
    if (row?.area !== undefined) return { state: 'READ' }
    const said = saidFor(label)
    if (said === null) return aside('MAPPING')
    if (label.parts.length > 0) return aside('PART')
    if (label.name === '') return unnamed(label)
    const reading = isHopeless(said ?? label.name) ? stranger(label.name) : read(said ?? label.name, at)
    if ('setAside' in reading) return aside(reading.setAside)
    const other = otherProvince(reading, label.name, registry, province)
    if (other) {
      report({
        code: 'AREA_OF_OTHER_PROVINCE',
        place: labelPlace(table, label),
        value: label.name,
        params: other,
      })
      return aside('OTHER_PROVINCE')
    }
    if (!('problem' in reading) || DEPENDS_ON_PERIOD.includes(reading.problem)) return { state: 'READ' }
    if (label.isGroup) return aside('GROUP')
    strangers += 1
    report({
      code: reading.problem,
      place: labelPlace(table, label),
      value: label.name,
      params: reading.params,
    })
    return { state: 'REFUSED' }
  }

  /** A table without a column of names is about one area; in a table with one, a row without a name is a slip. */
  const unnamed = (label: RowLabel): RowStanding => {
    if (table.frame.labels === null) return { state: 'READ' }
    const value = firstFigure(table, label)
    report({ code: 'ROW_WITHOUT_LABEL', place: labelPlace(table, label), value, params: {} })
    return { state: 'REFUSED' }
  }
  return { standingOf, areaAt }
}

/** Whether a column has, at one period, figures of units that ended with the new ones. */
function oldUnitTest(table: Table, registry: Registry): (column: number, period: string) => boolean {
  const isName = areaNameTest(registry)
  const isOldOnly = (name: string) => {
    if (!isName(name)) return false // searching for what a stranger may have meant is slow
    const reading = readArea(name, { registry })
    return 'area' in reading && reading.area.scheme === 'VN63' && name !== reading.area.id
  }
  const oldRows = () =>
    table.rows.filter(({ name, parts }) => name !== '' && parts.length === 0 && isOldOnly(name))
  let rows: readonly RowLabel[] | null = null
  const known = new Map<string, boolean>()
  return (column, period) => {
    rows ??= oldRows()
    const key = `${column} ${period}`
    const found =
      known.get(key) ??
      rows.some(
        (label) => label.period === period && kindOf(table.sheet.cellAt(label.row, column)) !== 'EMPTY',
      )
    known.set(key, found)
    return found
  }
}

const MOST_STRANGERS = 200

function stranger(value: string): AreaReading {
  return { problem: 'AREA_UNKNOWN', candidates: [], params: { value, candidates: [] } }
}

const DEPENDS_ON_PERIOD: readonly string[] = ['AREA_AMBIGUOUS', 'AREA_TERRITORY_CHANGED']

function aside(why: SetAsideReason): RowStanding {
  return { state: 'ASIDE', why }
}

export function labelPlace(table: Table, label: RowLabel): Finding['place'] {
  return placeOf(table.sheet.grid, label.row, table.frame.labels)
}

function firstFigure(table: Table, { row }: RowLabel): string {
  const cells = table.roles.flatMap((role, column) =>
    role === 'FIGURES' ? [table.sheet.cellAt(row, column)] : [],
  )
  return cells.find(({ text, number }) => text !== '' || number !== null)?.text ?? ''
}

/**
 * What to say of a name that is certainly no area of the province that imports; null when it may be one. Whichever of its territories
 * a period means, a name has one host; a province that is no more is nobody's.
 */
export function otherProvince(
  reading: AreaReading,
  name: string,
  registry: Registry,
  province: string | null,
): { name: string; area: string; host: string } | null {
  if (province === null) return null
  if ('problem' in reading && reading.problem === 'AREA_ABOLISHED') return { name, area: '—', host: '—' }
  const areas = areasOf(reading, registry)
  const [area] = areas
  if (!area || areas.some(({ host }) => host === province)) return null
  return { name: area.nameVi, area: area.id, host: area.host ?? '—' }
}

/** The areas that a name may mean; none for one that is not known. */
function areasOf(reading: AreaReading, registry: Registry): readonly Area[] {
  if ('area' in reading) return [reading.area]
  if (!('problem' in reading) || !DEPENDS_ON_PERIOD.includes(reading.problem)) return []
  return reading.candidates.flatMap((id) => registry.findArea(id) ?? [])
}
