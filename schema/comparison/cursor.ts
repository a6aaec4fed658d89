// The cursor of a page: which order it belongs to, and the place of the last row in it. Rows that come or go in between shift nothing.
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import type { ComparisonQuestion } from './comparison-question.ts'

type Order = ComparisonQuestion['order']

/** What a row is ordered by: whether it has a place at all, then the place, and last its province and area. */
export type RowKey = readonly (string | number)[]

const cursor = z.strictObject({
  order: z.string().max(500),
  key: z.array(z.union([z.string(), z.number()])).max(4),
})

/** Writes the cursor of a row. */
export function formatCursor(order: Order, key: RowKey): string {
  return Buffer.from(JSON.stringify({ order: nameOf(order), key })).toString('base64url')
}

/** Reads a cursor; null when it is none of this order. */
export function readCursor(text: string, order: Order): RowKey | null {
  try {
    const read = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return read.success && read.data.order === nameOf(order) ? read.data.key : null
  } catch {
    return null
  }
}

/** Whether a cursor was given out in this order. */
export function isCursorOf(text: string, order: Order): boolean {
  return readCursor(text, order) !== null
}

function nameOf(order: Order = { by: 'AREA' }): string {
  return canonicalJson(order)
}
