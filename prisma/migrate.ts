// Brings a database to the schema: applies migrations/ in order and records them exactly as `prisma migrate deploy` does,
// so that a province may use either. Authoring a migration is described in README.md.
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { fail } from '#schema/errors.ts'
import { isDiskFull } from './writing-error.ts'

const DIRECTORY = resolve(import.meta.dirname, 'migrations')
/** The advisory lock that Prisma Migrate takes: two processes never migrate one database at once. */
const LOCK = 72707369

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(directory = DIRECTORY): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(names.sort().map((name) => readMigration(directory, name)))
}

/**
 * Applies what is missing, each migration whole or not at all, and answers the names applied.
 * Throws MIGRATION_EDITED when one was changed after it ran, MIGRATION_FAILED when one does not run, DISK_FULL.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const recorded = await readRecorded(client)
    const missing = migrations.filter((migration) => !isApplied(migration, recorded))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined) // gone with its session
    client.release()
  }
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8')
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

interface Recorded {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

async function readRecorded(client: pg.PoolClient): Promise<ReadonlyMap<string, Recorded>> {
  // not at every start: a full disk must not keep a province from answering
  const { rows: found } = await client.query(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS is_there`,
  )
  if (found[0]?.is_there !== true)
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
  const { rows } = await client.query<Recorded>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return new Map(rows.map((row) => [row.migration_name, row]))
}

function isApplied({ name, checksum }: Migration, recorded: ReadonlyMap<string, Recorded>): boolean {
  const before = recorded.get(name)
  if (!before) return false
  if (before.finished_at === null) throw fail('MIGRATION_FAILED', { name })
  if (before.checksum !== checksum) throw fail('MIGRATION_EDITED', { name })
  return true
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    throw isDiskFull(cause) ? fail('DISK_FULL', {}, cause) : fail('MIGRATION_FAILED', { name }, cause)
  }
}
