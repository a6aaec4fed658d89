// Where a series runs over 1 July 2025: a province that shows an old unit in one column and its merged successor in another shows two
// territories, and the step between them is no development.
import type { PresentChoice } from './choices.ts'
import type { RankedColumn } from './judged-column.ts'

/** The cells of merged units whose former units stand in a column of the same indicator, by column. */
export function boundaryBreaks(
  columns: readonly RankedColumn[],
): (column: RankedColumn) => readonly PresentChoice[] {
  const isMerged = ({ row }: PresentChoice) => row.boundary === 'VN34'
  if (!columns.some(({ present }) => present.some(isMerged))) return () => NONE
  const formerOf = new Map<string, Set<string>>()
  for (const { plan, present } of columns) {
    const provinces = formerOf.get(plan.indicator.code) ?? new Set()
    formerOf.set(plan.indicator.code, provinces)
    for (const { row } of present) if (row.boundary === 'VN63') provinces.add(row.province.id)
  }
  return ({ plan, present }) => {
    const former = formerOf.get(plan.indicator.code)
    return present.filter((choice) => isMerged(choice) && former?.has(choice.row.province.id))
  }
}

const NONE: readonly never[] = []
