// Which area a row is about. A name that old and new units share is told apart by the end of the row's period, or by the scheme that
// the request states; what the mapping says of a name outweighs both. Names are read by words/read-area.ts.
import type { AreaScheme } from '#schema/codes.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import type { Mapping } from '../mapping.ts'
import type { SetAside } from '../words/area-names.ts'
import { type AreaProblem, type AreaReading, readArea } from '../words/read-area.ts'
import { memoise } from './memoise.ts'
import { withoutName } from './read-code.ts'
import type { RowCells } from './row-cells.ts'

/** A row about a region or the whole country, which no province hosts, or about a name that the mapping leaves out. */
export interface AsideRow {
  readonly aside: SetAside | 'MAPPING'
}

interface AreaContext {
  readonly registry: Registry
  readonly mapping: Partial<Mapping>
  readonly scheme: AreaScheme | undefined
}

type Days = Pick<TablePeriod, 'start' | 'end'>
/** What a cell says under one period: the id of an area, why its row is set aside, or what is wrong with it. */
type CellArea = string | AsideRow | AreaProblem

/** Answers the id of a row's area, the reason why the row is set aside, or null when the cell was refused. */
export function buildAreaCell({
  registry,
  mapping,
  scheme,
}: AreaContext): (cells: RowCells, period: Days) => string | AsideRow | null {
  const { areas = {}, area: otherwise } = mapping
  const read = (text: string, { start: from, end: at }: Days): CellArea => {
    const said = Object.hasOwn(areas, text) ? areas[text] : undefined
    if (said !== undefined) return said ?? { aside: 'MAPPING' }
    const reading = readCell(text, { registry, scheme, at, from })
    if ('area' in reading) return reading.area.id
    return 'setAside' in reading ? { aside: reading.setAside } : reading
  }
  // rows of one period share its object
  const readersOf = new WeakMap<Days, (text: string) => CellArea>()
  const readerOf = (period: Days) => {
    const known = readersOf.get(period)
    if (known) return known
    const reader = memoise((text) => read(text, period))
    readersOf.set(period, reader)
    return reader
  }
  return (cells, period) => {
    const text = cells.text('area')
    if (text === '') return otherwise ?? cells.refuse('area', 'CELL_EMPTY')
    const area = readerOf(period)(text)
    return typeof area === 'object' && 'problem' in area
      ? cells.refuse('area', area.problem, area.params)
      : area
  }
}

/** An id in any case, a name, or both as in a template's list. */
function readCell(text: string, context: Parameters<typeof readArea>[1]): AreaReading {
  const said = withoutName(text).trim()
  return readArea(context.registry.findArea(said.toUpperCase()) ? said.toUpperCase() : said, context)
}
