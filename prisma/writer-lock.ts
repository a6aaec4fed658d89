// One writer at a time per database. On a server it is a lock of a connection of its own, which vanishes with its session: a writer that
// crashed blocks nobody. The embedded database has one process already (directory-lock.ts) and needs to remember only.
import pg from 'pg'
import { fail } from '#schema/errors.ts'

/** Any number will do that nobody else locks in a province's database; Prisma Migrate's is another. */
const LOCK = 72_707_370

export interface WriterLock {
  /** Gives the lock up; twice is once. */
  release(): Promise<void>
}

/** Takes the lock; null while another writer, here or in another process, holds it. */
export type LockWriting = () => Promise<WriterLock | null>

/** The lock of a database that only this process has open. */
export function createProcessLock(): LockWriting {
  let isHeld = false
  return async () => {
    if (isHeld) return null
    isHeld = true
    return onceReleased(async () => {
      isHeld = false
    })
  }
}

/** The lock of a database on a server. Throws DATABASE_UNREACHABLE. */
export function createServerLock(address: string): LockWriting {
  return async () => {
    const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5000 })
    client.on('error', () => {}) // the lock is gone with the session; who writes on is refused by his draft (draft-writer.ts)
    try {
      await client.connect()
      if (await tryLock(client)) return onceReleased(() => unlock(client))
    } catch (cause) {
      await client.end().catch(() => undefined)
      throw fail('DATABASE_UNREACHABLE', {}, cause)
    }
    await client.end()
    return null
  }
}

/**
 * A transaction's lock, because a pooler in between may give each transaction another session. The server must neither end the
 * transaction for standing idle nor keep it for hours when our machine has gone.
 */
async function tryLock(client: pg.Client): Promise<boolean> {
  await client.query('BEGIN')
  await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
  await client.query('SET LOCAL tcp_keepalives_idle = 30')
  await client.query('SET LOCAL tcp_keepalives_interval = 10')
  await client.query('SET LOCAL tcp_keepalives_count = 3')
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
    LOCK,
  ])
  return rows[0]?.locked === true
}

async function unlock(client: pg.Client): Promise<void> {
  await client.query('ROLLBACK').catch(() => undefined) // before the session ends: the next writer may come at once
  await client.end().catch(() => undefined)
}

function onceReleased(release: () => Promise<void>): WriterLock {
  let releasing: Promise<void> | undefined
  return {
    release: () => {
      releasing ??= release()
      return releasing
    },
  }
}
