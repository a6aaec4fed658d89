// The databases a schema engine works on: the one of the datasource, and a shadow in memory that it may wipe.
// The adapter was made for queries; here it learns what migrations need besides.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { lockDirectory } from '../directory-lock.ts'
import { makeEmbedded } from '../embedded-database.ts'
import { isServerAddress, withUser } from '../server-address.ts'

/** PostgreSQL's one-byte "char" of its catalogs, which the adapter does not know, and the array of it, which it does. */
const CHAR_OID = 18
const CHAR_ARRAY_OID = 1002
const CHARACTER_ARRAY = 70
const CHARACTER = 6

/** One session each for all engines of a run: migrations hold an advisory lock, and an embedded directory has one opener. */
export function newConnections(url: string | undefined) {
  let main: Promise<pg.Pool> | undefined
  let shadow: Promise<pg.Pool> | undefined
  return {
    provider: 'postgres' as const,
    adapterName: '@prisma/adapter-pg' as const,
    async connect(): Promise<SqlDriverAdapter> {
      main ??= openMain(url)
      return forMigrations(await main)
    },
    async connectToShadowDb(): Promise<SqlDriverAdapter> {
      shadow ??= makeEmbedded(null)
      await (await shadow).query('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public')
      return forMigrations(await shadow)
    },
  }
}

/** The CLI's wishes about whole databases. An embedded directory comes into being when it is opened, so there is nothing to do. */
export async function administer(url: string, wish: string | undefined): Promise<void> {
  if (!isServerAddress(url)) return
  const target = new URL(withUser(url))
  const name = decodeURIComponent(target.pathname.slice(1))
  if (wish !== 'can-connect-to-database') target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  await client.connect()
  const id = client.escapeIdentifier(name)
  if (wish === 'create-database') await client.query(`CREATE DATABASE ${id}`)
  if (wish === 'drop-database') await client.query(`DROP DATABASE ${id}`)
  await client.end()
}

async function openMain(url: string | undefined): Promise<pg.Pool> {
  if (url === undefined) return makeEmbedded(null)
  if (isServerAddress(url)) return new pg.Pool({ connectionString: withUser(url), max: 1 })
  const directory = fileURLToPath(url)
  await lockDirectory(directory) // the process ends with the command, and so does its lock
  mkdirSync(dirname(directory), { recursive: true })
  return makeEmbedded(directory)
}

async function forMigrations(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect()
  // private in the adapter's types, and the only place where a result still has its type ids
  const io = adapter as unknown as {
    performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>
  }
  const performIO = io.performIO.bind(adapter)
  io.performIO = async (query) => {
    const result = await performIO(query)
    for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = CHAR_ARRAY_OID
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    result.columnTypes = result.columnTypes.map((type) => (type === CHARACTER_ARRAY ? CHARACTER : type))
    return result
  }
  // the adapter would split a script at every ';', and cut a function in two
  adapter.executeScript = async (sql) => void (await pool.query(sql))
  return adapter
}
