// Page cursors: opaque to callers, and refused when they are not of the list they are used on.
import { PROVINCE_PAGE_LIMIT } from '#schema/contract/page-size.ts'
import { fail } from '#schema/errors.ts'

/** The cursor of an item of a list. */
export function formatCursor(list: string, id: string): string {
  return Buffer.from(`${list}:${id}`).toString('base64url')
}

/** The item a cursor stands on. Throws BAD_CURSOR. */
export function parseCursor(list: string, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!text.startsWith(`${list}:`)) throw fail('BAD_CURSOR')
  return text.slice(list.length + 1)
}

/** The number that a cursor stands on. Throws BAD_CURSOR. */
export function parseNumberCursor(list: string, cursor: string): number {
  const text = parseCursor(list, cursor)
  if (!/^\d{1,9}$/.test(text)) throw fail('BAD_CURSOR')
  return Number.parseInt(text, 10)
}

/** Checks a page size. Throws BAD_PAGE. */
export function requirePageSize(first: number): number {
  if (first < 1 || first > PROVINCE_PAGE_LIMIT) throw fail('BAD_PAGE', { first, limit: PROVINCE_PAGE_LIMIT })
  return first
}
