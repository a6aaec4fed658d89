// Connections to subgraphs: one pool per origin, kept while its member is one. What is sent over them is ask-subgraph.ts's.
import { Pool } from 'undici'
import type { Members, MembersTable } from '#runtime/members.ts'

export interface ConnectionPools {
  /** The pool of an address. One that nobody uses any more closes its connections by itself. */
  poolFor(url: URL): Pool
  close(): Promise<void>
}

/** Past this many requests at once to one origin, the next waits its turn (within its deadline). */
const CONNECTIONS_PER_ORIGIN = 128

/** Pools are made on the first request, and closed when a new table of members no longer has their origin. */
export function createConnectionPools(options: {
  readonly members: MembersTable
  readonly ministryUrl: URL
  /** Largest answer that is read, in bytes; a larger one breaks its connection. */
  readonly maxAnswerBytes: number
}): ConnectionPools {
  const { members, ministryUrl, maxAnswerBytes } = options
  const pools = new Map<string, Pool>()
  let seen: Members = members.current()

  function closeThoseThatLeft(): void {
    const current = members.current()
    if (current === seen) return
    seen = current
    const origins = new Set([
      ministryUrl.origin,
      ...Object.values(current).map(({ url }) => new URL(url).origin),
    ])
    for (const [origin, pool] of pools) {
      if (origins.has(origin)) continue
      pools.delete(origin)
      void pool.close() // lets the requests under way end; each has its deadline
    }
  }

  return {
    poolFor({ origin }) {
      closeThoseThatLeft()
      const pool = pools.get(origin) ?? openPool(origin, maxAnswerBytes)
      pools.set(origin, pool)
      return pool
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
      pools.clear()
    },
  }
}

/** Time is limited per request, from its first byte to its last, and not per phase; HTTP/2 would not honour the size limit. */
function openPool(origin: string, maxAnswerBytes: number): Pool {
  return new Pool(origin, {
    connections: CONNECTIONS_PER_ORIGIN,
    maxResponseSize: maxAnswerBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  })
}
