// Opens a province's database: a PostgreSQL server, an embedded directory under its lock, or one in memory.
// Whoever opens a database closes it; what it answers is in the read-… files.
import { existsSync, realpathSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#generated/prisma/client.ts'
import { fail, LienTinhError } from '#schema/errors.ts'
import { placeBlank } from './blank-database.ts'
import { lockDirectory } from './directory-lock.ts'
import { makeEmbedded, openEmbedded } from './embedded-database.ts'
import { findDamage, isVacant, keepStartFiles } from './embedded-directory.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { countQueries, type QueryCounter } from './query-counter.ts'
import { isServerAddress, withUser } from './server-address.ts'
import { createStatementNames } from './statement-names.ts'
import { traceStatements } from './traced-pool.ts'
import { createProcessLock, createServerLock, type LockWriting, type WriterLock } from './writer-lock.ts'

export interface Database {
  readonly prisma: PrismaClient
  /** The statements sent so far. */
  readonly queries: QueryCounter
  /** Makes the caller the one writer of drafts; null while there is another. */
  lockWriting(): Promise<WriterLock | null>
  /** Closes the database and gives up its locks; twice is once. */
  close(): Promise<void>
}

/**
 * Opens `postgres://…`, `file:///directory` or `memory:` and applies the migrations that are missing.
 * Throws DATABASE_UNREACHABLE, DATA_LOCKED, DATA_BROKEN, DATA_NOT_WRITABLE, DISK_FULL, MIGRATION_EDITED, MIGRATION_FAILED.
 */
export async function openDatabase(url: string): Promise<Database> {
  const migrations = await readMigrations()
  if (isServerAddress(url))
    return databaseOf({ pool: await connect(url), migrations, lockWriting: createServerLock(withUser(url)) })
  if (url === 'memory:') return databaseOf({ pool: await makeEmbedded(null), migrations, ...embedded() })
  if (url.startsWith('file:')) return openDirectory(onePath(fileURLToPath(url)), migrations)
  throw fail('BAD_CONFIG', { name: 'DATABASE_URL', reason: 'postgres://…, file:///…' })
}

/** One directory, one path: a link or a trailing slash must not lead to a lock of its own. */
function onePath(directory: string): string {
  return existsSync(directory) ? realpathSync(directory) : resolve(directory)
}

async function openDirectory(directory: string, migrations: readonly Migration[]): Promise<Database> {
  const lock = await lockDirectory(directory).catch((error) =>
    Promise.reject(asNotWritable(error, directory)),
  )
  try {
    await prepareDirectory(directory, migrations)
    const pool = await openWhole(directory)
    return await databaseOf({ pool, migrations, ...embedded(), release: () => lock.release() })
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function prepareDirectory(directory: string, migrations: readonly Migration[]): Promise<void> {
  try {
    if (isVacant(directory)) await placeBlank(directory, migrations)
    await access(directory, constants.W_OK)
  } catch (error) {
    throw asNotWritable(error, directory)
  }
}

async function openWhole(directory: string): Promise<pg.Pool> {
  const damage = findDamage(directory)
  if (damage !== null) throw fail('DATA_BROKEN', { directory }, new Error(damage))
  const startFiles = keepStartFiles(directory)
  try {
    return await openEmbedded(directory)
  } catch (cause) {
    startFiles.putBack()
    throw fail('DATA_BROKEN', { directory }, cause)
  }
}

async function connect(url: string): Promise<pg.Pool> {
  try {
    const pool = new pg.Pool({ connectionString: withUser(url), connectionTimeoutMillis: 5000 })
    pool.on('error', () => {}) // a restart of the server ends idle connections; the next question opens another
    await pool.query('SELECT 1')
    return pool
  } catch (cause) {
    throw fail('DATABASE_UNREACHABLE', {}, cause)
  }
}

function embedded(): Pick<Opened, 'adapterOptions' | 'lockWriting'> {
  return {
    adapterOptions: { statementNameGenerator: createStatementNames() },
    lockWriting: createProcessLock(),
  }
}

interface Opened {
  readonly pool: pg.Pool
  readonly migrations: readonly Migration[]
  readonly lockWriting: LockWriting
  readonly adapterOptions?: ConstructorParameters<typeof PrismaPg>[1]
  /** Gives up what was taken for the database. */
  readonly release?: () => Promise<void>
}

async function databaseOf(opened: Opened): Promise<Database> {
  const { pool, migrations, lockWriting, adapterOptions, release } = opened
  try {
    await migrate(pool, migrations)
  } catch (error) {
    await pool.end()
    throw error
  }
  traceStatements(pool)
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, adapterOptions),
    log: [{ emit: 'event', level: 'query' }],
  })
  let closing: Promise<void> | undefined
  let held: WriterLock | null = null
  const close = async () => {
    await held?.release()
    await prisma.$disconnect()
    await pool.end()
    await release?.()
  }
  return {
    prisma,
    queries: countQueries(prisma),
    lockWriting: async () => {
      const taken = await lockWriting()
      held = taken ?? held
      return taken
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR']
const FULL = ['ENOSPC', 'EDQUOT']

function asNotWritable(error: unknown, directory: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (FULL.includes(code)) return fail('DISK_FULL', {}, error)
  return !(error instanceof LienTinhError) && NOT_WRITABLE.includes(code)
    ? fail('DATA_NOT_WRITABLE', { directory }, error)
    : error
}
