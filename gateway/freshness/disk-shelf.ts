// A shelf in one file of this machine (SQLite, which Node brings): last answers outlive a restart. It is asked only when a province fails.
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Log } from '#runtime/log.ts'
import { makeDirectory } from '#runtime/make-directory.ts'
import {
  formatKept,
  type KeptRelease,
  type KeptSlice,
  keptRelease,
  parseKept,
  type Shelf,
  type SliceKey,
} from './shelf.ts'
import { createWriteBehind } from './write-behind.ts'

/** Past this the answers longest unwritten go. */
const MAX_BYTES = 256 * 1024 * 1024
/** Each half second. */
const MOST_AT_ONCE = 50
/** Looked at every so many writes, because it reads the whole table. */
const TIDY_EVERY = 100

const TABLES = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = OFF; -- what a power cut takes is asked again
  PRAGMA busy_timeout = 50;
  CREATE TABLE IF NOT EXISTS slice (
    key TEXT PRIMARY KEY, kept TEXT NOT NULL, confirmed_at REAL NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS release (source TEXT PRIMARY KEY, kept TEXT NOT NULL) WITHOUT ROWID;
`

/** Opens the file, or begins a new one when it cannot be read: nothing in it is worth a gateway that does not start. */
export async function openDiskShelf(file: string, log: Log): Promise<Shelf> {
  await makeDirectory(dirname(file))
  const database = await open(file, log)
  const failed = (error: unknown) => log.warn({ err: error, file }, 'last answers could not be kept')
  const put = {
    slice: database.prepare('INSERT OR REPLACE INTO slice VALUES (?, ?, ?)'),
    release: database.prepare('INSERT OR REPLACE INTO release VALUES (?, ?)'),
  }
  const get = database.prepare('SELECT kept FROM slice WHERE key = ?')
  let writes = 0

  const slices = createWriteBehind<KeptSlice>({
    most: MOST_AT_ONCE,
    failed,
    write: async (entries) =>
      inTransaction(database, () => {
        for (const [key, entry] of entries) put.slice.run(key, formatKept(entry), entry.confirmedAt)
        writes += 1
        if (writes % TIDY_EVERY === 1) tidy(database)
      }),
  })
  const releases = createWriteBehind<KeptRelease>({
    most: 1000,
    failed,
    write: async (entries) =>
      inTransaction(database, () => {
        for (const [source, entry] of entries) put.release.run(source, JSON.stringify(entry))
      }),
  })

  return {
    isShared: false,
    async find(keys) {
      try {
        return keys.map((key) => readSlice(get.get(keyOf(key)), key))
      } catch (error) {
        log.warn({ err: error, file }, 'last answers could not be read')
        return keys.map(() => null)
      }
    },
    keep: (entries) => {
      for (const [key, entry] of entries) slices.add(keyOf(key), entry)
    },
    findReleases: async () => readReleases(database),
    keepRelease: (source, release) => releases.add(source, release),
    async close() {
      await Promise.all([slices.close(), releases.close()])
      database.close()
    },
  }
}

async function open(file: string, log: Log): Promise<DatabaseSync> {
  try {
    return openTables(file)
  } catch (error) {
    log.warn({ err: error, file }, 'last answers cannot be read; a new file is begun')
    await Promise.all(['', '-wal', '-shm'].map((ending) => rm(`${file}${ending}`, { force: true })))
    return openTables(file)
  }
}

function openTables(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  database.exec(TABLES)
  return database
}

function inTransaction(database: DatabaseSync, act: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    act()
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function tidy(database: DatabaseSync): void {
  database
    .prepare(
      `DELETE FROM slice WHERE key IN (
         SELECT key FROM (SELECT key, SUM(LENGTH(kept)) OVER (ORDER BY confirmed_at DESC, key) AS upto FROM slice) AS each
         WHERE upto > ?)`,
    )
    .run(MAX_BYTES)
}

function keyOf({ access, slice }: SliceKey): string {
  return `${access} ${slice}`
}

function readSlice(row: unknown, { slice }: SliceKey): KeptSlice | null {
  const { kept } = (row ?? {}) as { kept?: string }
  return kept === undefined ? null : parseKept(kept, slice)
}

function readReleases(database: DatabaseSync): Record<string, KeptRelease> {
  const rows = database.prepare('SELECT source, kept FROM release').all()
  return Object.fromEntries(
    rows.map(({ source, kept }) => [String(source), keptRelease.parse(JSON.parse(String(kept)))]),
  )
}
