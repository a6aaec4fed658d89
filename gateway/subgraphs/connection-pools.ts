// Connections to subgraphs: one pool per subgraph and origin, kept while its member is one. Two provinces behind one origin share none,
// so that neither waits for the other's answers. What is sent over them is http-exchange.ts's.
import { Pool } from 'undici'
import type { Members, MembersTable } from '#runtime/members.ts'
import { createNameLookup } from './name-lookup.ts'

export interface ConnectionPools {
  /** The pool of an address, for a province by its id; else for the ministry. One that nobody uses any more closes its connections by itself. */
  poolFor(url: URL, province?: string): Pool
  close(): Promise<void>
}

interface PoolLimits {
  /** Requests at once over one pool; the next wait their turn (within their deadline). */
  readonly connections: number
  /** Largest answer that is read, in bytes; a larger one breaks its connection. */
  readonly maxAnswerBytes: number
  /** How long a connection may take to be made; whoever waits for it may leave before. */
  readonly connectTimeoutMs: number
}

const MINISTRY = 'ministry'

/** Pools are made on the first request, and closed when a new table of members no longer has their province there. */
export function createConnectionPools(
  options: { readonly members: MembersTable; readonly ministryUrl: URL } & PoolLimits,
): ConnectionPools {
  const { members, ministryUrl } = options
  const pools = new Map<string, Pool>()
  const lookup = createNameLookup()
  let seen: Members = members.current()

  function closeThoseThatLeft(): void {
    const current = members.current()
    if (current === seen) return
    seen = current
    const kept = new Set([
      keyOf(MINISTRY, ministryUrl),
      ...Object.entries(current).map(([id, { url }]) => keyOf(id, new URL(url))),
    ])
    for (const [key, pool] of pools) {
      if (kept.has(key)) continue
      pools.delete(key)
      void pool.close() // lets the requests under way end; each has its deadline
    }
  }

  return {
    poolFor(url, province = MINISTRY) {
      closeThoseThatLeft()
      const key = keyOf(province, url)
      const pool = pools.get(key) ?? openPool(url.origin, { ...options, lookup })
      pools.set(key, pool)
      return pool
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
      pools.clear()
    },
  }
}

function keyOf(subgraph: string, { origin }: URL): string {
  return `${subgraph} ${origin}`
}

/** Time is limited per request, from its first byte to its last, and not per phase; HTTP/2 would not honour the size limit. */
function openPool(
  origin: string,
  limits: PoolLimits & { readonly lookup: ReturnType<typeof createNameLookup> },
): Pool {
  const { connections, maxAnswerBytes, connectTimeoutMs, lookup } = limits
  return new Pool(origin, {
    connections,
    maxResponseSize: maxAnswerBytes,
    connect: { timeout: connectTimeoutMs, lookup },
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  })
}
