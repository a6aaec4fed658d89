// Where a mapping and the file say different things: most often the mapping was made for another file, whose years, rows or columns
// were others. Nothing of such a file is read until somebody says which of the two is right.
import { fold } from '#schema/fold.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { Finding } from '../finding.ts'
import type { FigureDefaults, Mapping } from '../mapping.ts'
import type { Legend } from '../words/missing-marks.ts'
import { readArea } from '../words/read-area.ts'
import { readPeriodWords } from '../words/read-period.ts'
import { headingPlace, placeOf, type Table } from './cells.ts'
import { columnMapping } from './column-meaning.ts'
import type { HeadingMeaning } from './heading-meaning.ts'

interface ContradictionQuestion {
  readonly table: Table
  readonly said: Mapping
  readonly headings: readonly { readonly column: number; readonly heading: HeadingMeaning }[]
  /** What the title says by itself. */
  readonly ofTitle: FigureDefaults
  /** What the file itself says of its marks. */
  readonly ownLegend: Legend
  readonly registry: Registry
}

/** Every contradiction; none where the mapping says that it is right. */
export function findContradictions(question: ContradictionQuestion): Finding[] {
  if (question.said.override) return []
  return [
    ...ofTable(question),
    ...ofLegend(question),
    ...ofColumns(question),
    ...ofColumnAreas(question),
    ...ofRows(question),
    ...ofNames(question),
  ]
}

function ofTable({ table, said, ofTitle }: ContradictionQuestion): Finding[] {
  const { grid } = table.sheet
  const row = table.frame.titles[0] ?? null
  const title = table.frame.titles.map((each) => table.sheet.wordsAt(each, 1)).filter((words) => words !== '')
  return differences(said.figures ?? {}, ofTitle).map((params) =>
    contradiction(placeOf(grid, row, null), title.join(' / '), params),
  )
}

function ofLegend({ table, said, ownLegend }: ContradictionQuestion): Finding[] {
  return (['dash', 'dots'] as const).flatMap((mark) => {
    const [own, read] = [said[mark], ownLegend[mark]]
    if (own === undefined || read === undefined || own === read) return []
    return [
      contradiction(placeOf(table.sheet.grid, table.frame.notes[0] ?? null, null), mark, { said: own, read }),
    ]
  })
}

function ofColumns({ table, said, headings }: ContradictionQuestion): Finding[] {
  return headings.flatMap(({ column, heading }) => {
    const own = columnMapping(said, column)
    if (!own || own.skip) return []
    const place = headingPlace(table, column)
    const words = (table.headings[column] ?? []).join(' / ')
    // A year without a word for its status is final: a "sơ bộ" kept from last year must not stay with it.
    const read = heading.said.period === undefined ? heading.said : { status: 'A' as const, ...heading.said }
    return differences(own, read).map((params) => contradiction(place, words, params))
  })
}

/** A row that the mapping gives to one province, and that bears the name of another. */
function ofRows({ table, said, registry }: ContradictionQuestion): Finding[] {
  const labels = new Map(table.rows.map((label) => [label.row, label]))
  return (said.rows ?? []).flatMap(({ row, area }) => {
    const name = labels.get(row)?.name ?? ''
    const params = otherArea(name, area, registry)
    return params ? [contradiction(placeOf(table.sheet.grid, row, table.frame.labels), name, params)] : []
  })
}

/** A column that the mapping gives to one province, under the name of another. */
function ofColumnAreas({ table, said, headings, registry }: ContradictionQuestion): Finding[] {
  return headings.flatMap(({ column, heading }) => {
    const area = columnMapping(said, column)?.area
    return heading.rest.flatMap((name) => {
      const params = otherArea(name, area, registry)
      return params ? [contradiction(headingPlace(table, column), name, params)] : []
    })
  })
}

/** A name that the mapping gives to another province than the one that bears it. */
function ofNames({ table, said, registry }: ContradictionQuestion): Finding[] {
  const ids = new Map(Object.entries(said.areas ?? {}).map(([name, id]) => [fold(name), id]))
  if (ids.size === 0) return []
  return table.rows.flatMap(({ row, name }) => {
    const params = otherArea(name, ids.get(fold(name)), registry)
    return params ? [contradiction(placeOf(table.sheet.grid, row, table.frame.labels), name, params)] : []
  })
}

/** Null unless the name is for certain that of another area of the same scheme. */
function otherArea(
  name: string,
  id: string | null | undefined,
  registry: Registry,
): { said: string; read: string } | null {
  const meant = id == null || name === '' ? undefined : registry.findArea(id)
  const reading = meant && readArea(name, { registry, scheme: meant.scheme })
  if (!meant || !reading || !('area' in reading) || reading.area.id === meant.id) return null
  return { said: meant.id, read: reading.area.id }
}

const PARTS = ['indicator', 'kind', 'unit', 'multiplier', 'status', 'period'] as const

/** The parts that both say, and say differently. */
function differences(own: FigureDefaults, read: FigureDefaults): { said: string; read: string }[] {
  return PARTS.flatMap((part) => {
    const [a, b] = [own[part], read[part]]
    if (
      a === undefined ||
      b === undefined ||
      (part === 'period' ? isSamePeriod(String(a), String(b)) : a === b)
    )
      return []
    return [{ said: `${part} ${a}`, read: `${part} ${b}` }]
  })
}

function isSamePeriod(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => readPeriodWords(text)?.period)
  return first?.start === second?.start && first?.end === second?.end
}

function contradiction(
  place: Finding['place'],
  value: string,
  params: { said: string; read: string },
): Finding {
  return { code: 'MAPPING_CONTRADICTS_FILE', place, value, params }
}
