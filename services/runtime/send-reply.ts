// Sending an answer: one in a piece with its length, one in pieces as they come, and what every answer carries.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Reply } from './reply.ts'

const SECURITY_HEADERS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

/**
 * Sends a reply; HEAD gets its headers only. A body in pieces waits for the caller's network. Rejects when a piece could not be
 * made: the caller then sees an answer that breaks off, and not one that looks whole.
 */
export async function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers = {}, body = '' }: Reply,
): Promise<void> {
  const head = { ...SECURITY_HEADERS, ...headers }
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    response.writeHead(status, { ...head, 'content-length': bytes.byteLength }).end(bytes)
    return
  }
  response.writeHead(status, head)
  // a stream is taken as it is: one that nobody has begun to read would otherwise never be told that nobody will
  const pieces = body instanceof Readable ? body : Readable.from(body, { objectMode: true })
  if (request.method === 'HEAD') {
    pieces.destroy()
    response.end()
    return
  }
  await pipeline(pieces, response).catch((error: unknown) => {
    if (!isHangUp(error)) throw error
  })
}

function isHangUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

/** A signal that is aborted when the caller hangs up before the answer is complete. */
export function hangUpOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}
