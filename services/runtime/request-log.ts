// One line for each request, in the log of every process, under an id that goes along: the caller's log, the gateway's and a province's
// can be laid side by side.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Log } from './log.ts'
import type { Reply } from './reply.ts'

/** The header that carries the id, there and back. */
export const REQUEST_ID = 'x-request-id'

const ids = new WeakMap<IncomingMessage, string>()

/** The caller's own id, if it is a plain word; else one made now. The same each time for one request. */
export function requestIdOf(request: IncomingMessage): string {
  const known = ids.get(request)
  if (known) return known
  const given = request.headers[REQUEST_ID]
  const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
  ids.set(request, id)
  return id
}

/** What is asked by machines all day long (is it alive, which release) is worth a line only to who looks closely. */
const ROUTINE = /^\/(livez|readyz|release|metrics)$/

/** Says what was asked and how it ended; never what stands behind a `?`, nor a body. `startedAt` is of `performance.now()`. */
export function logRequest(log: Log, request: IncomingMessage, reply: Reply, startedAt: number): void {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '').slice(0, 200)
  const line = {
    requestId: requestIdOf(request),
    ...{ method: request.method, path, status: reply.status },
    ms: Math.round((performance.now() - startedAt) * 10) / 10,
    ...reply.logged,
  }
  log[ROUTINE.test(path) ? 'debug' : 'info'](line, 'request')
}
