// How the numbers of each column are written, decided from all cells of the column and with a look at the columns beside it.
// A column that cannot be decided has no convention, and none of its cells is read.
import type { Finding, Report } from '../finding.ts'
import type { Mapping } from '../mapping.ts'
import { decideTableNumbers, type NumberConvention, watchNumbers } from '../words/number-convention.ts'
import { figureColumns, filledCells, headingPlace, type Table } from './cells.ts'

/** The convention by column; null where it cannot be decided, which is reported. */
export function findConventions(
  table: Table,
  mapping: Mapping,
  report: Report,
): ReadonlyMap<number, NumberConvention | null> {
  const columns = figureColumns(table).filter((column) => !isSkipped(mapping, column))
  const { numbers } = mapping
  // Who says that a dot marks decimals has been asked about 1.387 beside 987; who says that it marks thousands has lost one.
  if (numbers === 'EN') return new Map(columns.map((column) => [column, numbers]))
  const decisions = decideTableNumbers(columns.map((column) => textsOf(table, column)))
  return new Map(
    columns.map((column, index) => {
      const decision = decisions[index]
      if (numbers === undefined && decision?.convention === null)
        report(columnFinding(table, column, decision.problem, decision.params))
      const lost = lostThousands(table, column)
      if (lost) report(columnFinding(table, column, 'NUMBERS_LOST_THOUSANDS', { cells: lost }))
      return [column, lost ? null : (numbers ?? decision?.convention ?? null)]
    }),
  )
}

export function isSkipped({ columns }: Mapping, column: number): boolean {
  return columns?.some((each) => each.column === column && each.skip === true) ?? false
}

/** Texts only: a stored number has no convention. */
function textsOf(table: Table, column: number): string[] {
  return filledCells(table, column).flatMap(({ cell }) => (cell.number === null ? [cell.text] : []))
}

/** A stored 1.387 beside 987 was 1387 before the spreadsheet took its dot for decimals. */
function lostThousands(table: Table, column: number): readonly string[] | null {
  const watch = watchNumbers()
  for (const { cell } of filledCells(table, column)) if (cell.number !== null) watch.see(cell.number)
  return watch.lostThousands()
}

function columnFinding(
  table: Table,
  column: number,
  code: Finding['code'],
  params: Finding['params'],
): Finding {
  return {
    code,
    place: headingPlace(table, column),
    value: (table.headings[column] ?? []).join(' / '),
    params,
  }
}
