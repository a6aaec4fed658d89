// What an administrator asks besides a file: a small JSON body or a query, checked at the door.
import type { z } from 'zod'
import { readJsonBody } from '#runtime/read-body.ts'
import { fail } from '#schema/errors.ts'
import type { AdminCall } from './guard.ts'

const JSON_LIMIT = 64 * 1024

/** Reads a small JSON body; none is `{}`. Throws BAD_ADMIN_REQUEST, BAD_REQUEST, BODY_TOO_LARGE. */
export async function readCommand<T extends z.ZodType>(
  { request }: AdminCall,
  shape: T,
): Promise<z.output<T>> {
  const body = await readJsonBody(request, JSON_LIMIT)
  // a wish under another type would count as no wish: a publication up to draft 1 as one of everything
  if (body === undefined && hasBody(request))
    throw fail('BAD_ADMIN_REQUEST', { path: 'body', reason: 'content-type: application/json' })
  return checkRequest(shape, body ?? {}, 'body')
}

function hasBody({ headers }: AdminCall['request']): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

/** Reads the query of a GET. Throws BAD_ADMIN_REQUEST. */
export function readQuery<T extends z.ZodType>({ query }: AdminCall, shape: T): z.output<T> {
  return checkRequest(shape, Object.fromEntries(query), 'query')
}

/** Throws BAD_ADMIN_REQUEST with the place of the first problem. */
export function checkRequest<T extends z.ZodType>(shape: T, value: unknown, what: string): z.output<T> {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw fail('BAD_ADMIN_REQUEST', {
    path: [what, ...(issue?.path ?? [])].join('.'),
    reason: issue?.message ?? '',
  })
}
