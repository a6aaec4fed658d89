// A blank database: initialised and migrated. Making one takes seconds, copying one a tenth of a second; so the first process to need
// one keeps it, the others wait for it, and a province's first start is a copy. Without a place to keep it, each makes its own.
import { cpSync, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, LienTinhError } from '#schema/errors.ts'
import { placeOfBlank } from './blank-place.ts'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import { hasReserve } from './disk-room.ts'
import { makeEmbedded } from './embedded-database.ts'
import { type Migration, migrate } from './migrate.ts'

const PATIENCE_MS = 60_000

/** Puts a blank database where there is none; throws DISK_FULL, and the system's own errors. The directory appears whole: a start that is cut off leaves nothing that looks like one. */
export async function placeBlank(directory: string, migrations: readonly Migration[]): Promise<void> {
  const half = `${directory}.half`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 }) // figures for internal use lie in it
  const blank = await findBlank(migrations)
  try {
    if (blank === null) await makeBlank(half, migrations)
    else cpSync(blank, half, { recursive: true }) // a thousand files: the asynchronous copy takes three times as long
    await rename(half, directory)
  } catch (error) {
    const isFull = !hasReserve(half) // the copy says EIO of a full disk
    await rm(half, { recursive: true, force: true })
    throw isFull ? fail('DISK_FULL', {}, error) : error
  }
}

/** The kept blank of these migrations and this engine, made if need be; null when it cannot be kept here. */
export async function findBlank(migrations: readonly Migration[]): Promise<string | null> {
  const blank = await placeOfBlank(migrations)
  if (blank === null) return null
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; await sleep(50)) {
    if (existsSync(blank)) return blank
    const lock = await lockDirectory(blank).catch(lockRefused)
    if (lock === 'CANNOT_KEEP') return null
    if (lock !== 'LOCKED') await keepBlank(blank, migrations, lock)
  }
  return null
}

async function keepBlank(
  blank: string,
  migrations: readonly Migration[],
  lock: DirectoryLock,
): Promise<void> {
  try {
    if (existsSync(blank)) return
    const half = `${blank}.half`
    await rm(half, { recursive: true, force: true })
    await mkdir(half)
    await makeBlank(half, migrations)
    await rename(half, blank)
  } finally {
    await lock.release()
  }
}

async function makeBlank(directory: string, migrations: readonly Migration[]): Promise<void> {
  const pool = await makeEmbedded(directory)
  await migrate(pool, migrations)
  await pool.end()
}

function lockRefused(error: unknown): 'LOCKED' | 'CANNOT_KEEP' {
  return error instanceof LienTinhError ? 'LOCKED' : 'CANNOT_KEEP'
}
