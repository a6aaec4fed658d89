// A database of its own for a test: an embedded one in a temporary directory, or, with LIENTINH_TEST_DATABASE=postgres, a fresh one
// on the server at DATABASE_URL. Migrated and empty; gone when it is closed.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { type Database, openDatabase } from '#prisma/open-database.ts'
import { withUser } from '#prisma/server-address.ts'

/** Whether the tests run on a server. What is about directories stays embedded. */
export const isOnServer = process.env.LIENTINH_TEST_DATABASE === 'postgres'

export async function openTestDatabase(): Promise<Database> {
  const { url, remove } = await makePlace()
  return closingWith(await openDatabase(url), remove)
}

/**
 * As if nothing had ever been published: for tests that share one database, because opening one takes half a second.
 * As a replica, past the triggers that refuse exactly this.
 */
export async function emptyDatabase({ prisma }: Database): Promise<void> {
  await prisma.$transaction([
    prisma.$executeRaw`SET LOCAL session_replication_role = replica`,
    prisma.$executeRaw`TRUNCATE release, import, source, series, observation RESTART IDENTITY`,
  ])
}

/** The address of a database that is not made yet, for tests that open it in processes of their own; and how to remove it. */
export interface DatabasePlace {
  readonly url: string
  remove(): Promise<void>
}

export function makePlace(): Promise<DatabasePlace> {
  return isOnServer ? makeOnServer() : makeDirectory()
}

async function makeDirectory(): Promise<DatabasePlace> {
  const parent = await mkdtemp(join(tmpdir(), 'lientinh-test-'))
  return {
    url: pathToFileURL(join(parent, 'pg')).href,
    remove: () => rm(parent, { recursive: true, force: true }),
  }
}

async function makeOnServer(): Promise<DatabasePlace> {
  const server = withUser(process.env.DATABASE_URL ?? 'postgres://127.0.0.1:5432/test')
  const name = `lientinh_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const own = new URL(server)
  own.pathname = `/${name}`
  return { url: own.href, remove: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

function closingWith(database: Database, clean: () => Promise<void>): Database {
  let closing: Promise<void> | undefined
  return {
    ...database,
    close: () => {
      closing ??= database.close().then(clean)
      return closing
    },
  }
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
