// The body of an HTTP request, as JSON, within a limit.
import type { IncomingMessage } from 'node:http'
import { fail } from '#schema/errors.ts'

/** A body over the limit is still read (and forgotten) up to this many times the limit, or its sender would never see the answer. */
const PATIENCE = 16

/** Reads a JSON body. Undefined when the request does not call it JSON. Throws BODY_TOO_LARGE, BAD_REQUEST. */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const bytes = await readBytes(request, limit)
  if (!/^application\/([\w.-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw fail('BAD_REQUEST', {}, error)
  }
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    if (size > limit * PATIENCE) break
  }
  if (size > limit) throw fail('BODY_TOO_LARGE', { limit })
  return Buffer.concat(chunks)
}
