// The token of a request, and whether it is the one that is wanted: compared by hash, so that its time tells nothing.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Undefined when the request carries none, or none that could be one. */
export function bearerOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(headers.authorization ?? '')?.[1]
}

/** Whether a request shows this token. */
export function showsToken(request: Pick<IncomingMessage, 'headers'>, token: string): boolean {
  return timingSafeEqual(hashOf(bearerOf(request) ?? ''), hashOf(token))
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
