// Which rows a page shows, and in which order. Everything is computed over all rows first: a rank on page two is a rank among all.
import type { CompareOrderKey } from '../codes.ts'
import { fail } from '../errors.ts'
import { fold } from '../fold.ts'
import type { Ranked } from '../rank.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { ComparisonPage } from './comparison-result.ts'
import { formatCursor, type RowKey, readCursor } from './cursor.ts'
import type { JudgedColumn } from './judged-column.ts'
import type { RowPlan } from './rows.ts'

export interface Page extends ComparisonPage {
  /** Indices of the rows shown, in the order asked. */
  readonly positions: readonly number[]
}

/** The page asked for. Throws UNKNOWN_COLUMN when rows are to be ordered by a column that the answer does not have. */
export function pageOf(
  { order, first, after }: ComparisonQuestion,
  rows: readonly RowPlan[],
  columns: readonly JudgedColumn[],
): Page {
  const { by, column, descending }: NonNullable<ComparisonQuestion['order']> = order ?? { by: 'AREA' }
  const ranks = by === 'RANK' ? columnAsked(column, columns).ranks : NO_RANKS
  const sign = descending ? -1 : 1
  const keyed = rows.map((row, position) => ({ position, key: keyOf(by, row, ranks) }))
  const sorted = keyed.sort((a, b) => compareKeys(a.key, b.key, sign))
  const last = after === undefined ? null : readCursor(after, order)
  const rest = last ? sorted.filter(({ key }) => compareKeys(key, last, sign) > 0) : sorted
  const shown = first === undefined ? rest : rest.slice(0, first)
  const end = shown.at(-1)
  return {
    positions: shown.map(({ position }) => position),
    totalRows: rows.length,
    hasNextPage: shown.length < rest.length,
    endCursor: end ? formatCursor(order, end.key) : null,
  }
}

const NO_RANKS: ReadonlyMap<string, Ranked> = new Map()

function columnAsked(id: string | undefined, columns: readonly JudgedColumn[]): JudgedColumn {
  const column = id === undefined ? columns[0] : columns.find(({ plan }) => plan.id === id)
  if (column) return column
  throw fail('UNKNOWN_COLUMN', { id: id ?? '', candidates: columns.map(({ plan }) => plan.id) })
}

/** First whether it has a place at all (0 before 1, whatever the direction), then the place, and the area as the last word. */
function keyOf(by: CompareOrderKey, { area, province }: RowPlan, ranks: ReadonlyMap<string, Ranked>): RowKey {
  const place = `${province.id}/${area.id}`
  if (by === 'NAME') return [0, fold(area.nameVi), place]
  if (by === 'AREA') return [0, place]
  const ranked = ranks.get(area.id)
  return ranked ? [0, ranked.rankBest, ranked.rankWorst, place] : [1, place]
}

/** Only what has a place is turned round: rows without one stay last, in the order of areas. */
function compareKeys(a: RowKey, b: RowKey, sign: number): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? '']
    if (x !== y) return (x < y ? -1 : 1) * (i === 0 || a[0] === 1 ? 1 : sign)
  }
  return 0
}
