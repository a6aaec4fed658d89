// In which order the rows come, and which page of them. What a page shows is pages.ts.
import type { CompareInput, CompareOrderInput } from './compare-input.ts'
import { COLUMN_ID_LIMIT, type ComparisonQuestion, CURSOR_LIMIT, PAGE_LIMIT } from './comparison-question.ts'
import { isCursorOf } from './cursor.ts'
import type { Problems } from './problems.ts'

/** The order and the page asked for; a cursor is good only for the order it was given out in. */
export function resolveOrder(
  { orderBy, first, after }: CompareInput,
  problems: Problems,
): Pick<ComparisonQuestion, 'order' | 'first' | 'after'> {
  const order = orderBy ? orderOf(orderBy, problems) : undefined
  const isPaged = first !== null && first !== undefined
  if (isPaged && !(Number.isInteger(first) && first >= 1 && first <= PAGE_LIMIT))
    problems.add('first', 'BAD_PAGE', { first, limit: PAGE_LIMIT })
  if (after && (after.length > CURSOR_LIMIT || !isCursorOf(after, order))) problems.add('after', 'BAD_CURSOR')
  return { ...(order && { order }), ...(isPaged && { first }), ...(after && { after }) }
}

function orderOf(
  { by, column, descending }: CompareOrderInput,
  problems: Problems,
): NonNullable<ComparisonQuestion['order']> {
  if (column && by !== 'RANK') problems.add('orderBy.column', 'BAD_ORDER')
  if (column && column.length > COLUMN_ID_LIMIT)
    problems.add('orderBy.column', 'UNKNOWN_COLUMN', { id: `${column.slice(0, 40)}…`, candidates: [] })
  return { by, ...(column && { column }), ...(descending && { descending: true as const }) }
}
