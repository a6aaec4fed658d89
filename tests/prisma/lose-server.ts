// Ways in which a province loses its PostgreSQL server in the middle of an import: all its sessions are ended, or it is restarted.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { makePlace } from './open-test-database.ts'
import { startCluster } from './private-cluster.ts'

export interface LosableServer {
  readonly url: string
  lose(): Promise<void>
  remove(): Promise<void>
}

export const WAYS: Readonly<Record<string, () => Promise<LosableServer>>> = {
  'ends all sessions': serverThatEndsSessions,
  // without PostgreSQL's programs nothing can be restarted that is not somebody else's
  'is restarted': async () => {
    const cluster = await startCluster()
    return cluster ? { ...cluster, lose: cluster.restart } : serverThatEndsSessions()
  },
}

async function serverThatEndsSessions(): Promise<LosableServer> {
  const place = await makePlace()
  return {
    ...place,
    async lose() {
      const client = new pg.Client({ connectionString: place.url })
      await client.connect()
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      await client.end()
    },
  }
}

/** Resolves when the first rows of a release are there. */
export async function untilWritten(url: string, release: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const isWritten = async () =>
    (await client.query('SELECT FROM observation WHERE release = $1 LIMIT 1', [release])).rowCount === 1
  while (!(await isWritten())) await sleep(10)
  await client.end()
}
