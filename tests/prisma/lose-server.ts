// Ways in which a province loses its PostgreSQL server in the middle of an import: all its sessions are ended, the network
// between them fails, or it is restarted.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { layLine } from './network-line.ts'
import { makePlace } from './open-test-database.ts'
import { findPrograms, startCluster } from './private-cluster.ts'

export interface LosableServer {
  readonly url: string
  lose(): Promise<void>
  remove(): Promise<void>
}

/** By what the server does. It is restarted where PostgreSQL's programs are: nobody may restart somebody else's. */
export const WAYS: Readonly<Record<string, () => Promise<LosableServer>>> = {
  'ends all sessions': serverThatEndsSessions,
  'is out of reach for a moment': serverBehindLine,
  ...(findPrograms() === null ? {} : { 'is restarted': serverThatRestarts }),
}

async function serverThatRestarts(): Promise<LosableServer> {
  const cluster = await startCluster()
  return { ...cluster, lose: cluster.restart }
}

async function serverBehindLine(): Promise<LosableServer> {
  const place = await makePlace()
  const line = await layLine(place.url)
  return {
    url: line.url,
    lose: () => line.cutFor(500),
    async remove() {
      await line.remove()
      await place.remove()
    },
  }
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
