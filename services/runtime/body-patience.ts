// How long a body may take to arrive. Node knows one time for all requests; a file of a gigabyte on a province's line needs another
// than a question does, and neither may hold a connection for ever.
import type { IncomingMessage, ServerResponse } from 'node:http'

/** For the whole body of a question, and for the silence between two pieces of an upload. */
export const BODY_PATIENCE_MS = 30_000

/**
 * Ends the connection when the body does not arrive in time: all of it within `ms`, or for an upload (until it is answered) each
 * piece of it. The caller is told 408 when nothing has been answered yet.
 */
export function limitBodyTime(
  request: IncomingMessage,
  response: ServerResponse,
  { upload, ms = BODY_PATIENCE_MS }: { readonly upload: boolean; readonly ms?: number },
): void {
  if (!hasBody(request)) return
  const late = setTimeout(() => refuseLate(request, response), ms).unref()
  const stop = () => clearTimeout(late)
  request.once('end', stop)
  request.once('close', stop)
  if (!upload) return
  // counted on the socket: a listener for the request's own data would make it flow
  let taken = request.socket.bytesRead
  const watch = setInterval(() => {
    const { bytesRead } = request.socket
    if (bytesRead > taken && !response.headersSent) late.refresh()
    taken = bytesRead
    if (request.complete || request.destroyed) clearInterval(watch)
  }, ms / 10).unref()
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

function refuseLate(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return
  if (!response.headersSent) request.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
  request.socket.destroySoon()
}
