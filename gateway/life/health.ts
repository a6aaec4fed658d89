// Whether the process lives, and whether it is to be asked. Provinces come and go, and a supergraph that is refused leaves the last good
// one in use: neither is a reason not to be asked. A stop is.
import { jsonReply, type Reply } from '#runtime/reply.ts'
import type { EnginesReport } from '../engine/engines.ts'

interface HealthOptions {
  readonly report: () => EnginesReport
  readonly isStopping: () => boolean
}

/** For `serve({ routes })`. */
export function healthRoutes({ report, isStopping }: HealthOptions) {
  return {
    'GET /livez': () => reply(200, { status: 'live' }),
    'GET /readyz': () => {
      if (isStopping()) return reply(503, { status: 'stopping' })
      return reply(200, { status: 'ready', supergraph: report() })
    },
  }
}

function reply(status: number, body: object): Reply {
  return jsonReply(status, body, { 'cache-control': 'no-store' })
}
