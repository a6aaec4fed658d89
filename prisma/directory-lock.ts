// The lock of an embedded directory: a file beside it that names the process holding it. The embedded database has none of its own,
// and two processes on one directory lose data silently. A lock whose process is gone is taken over; nobody has to delete it.
import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { fail } from '#schema/errors.ts'

/** Who holds a directory. The start time tells the process from a later one with the same id. */
const holder = z.object({ pid: z.int(), startedAt: z.string().nullable() })
type Holder = z.infer<typeof holder>

export interface DirectoryLock {
  release(): Promise<void>
}

/** Taking over lasts milliseconds; an older guard was left by a process that died in between. */
const GUARD_LIMIT_MS = 10_000

/** Locks a directory, and makes its parents. Throws DATA_LOCKED while another living process, or this one, holds it. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  await mkdir(dirname(directory), { recursive: true })
  const lock = `${directory}.lock`
  const mine = JSON.stringify({ pid: process.pid, startedAt: await startOf(process.pid) })
  const written = `${lock}.${randomUUID()}`
  try {
    await writeFile(written, mine)
    while (!(await placeNew(written, lock))) {
      const held = await readFile(lock, 'utf8').catch(ifMissing)
      if (held === null) continue // released in this moment
      if (await isAlive(held)) throw fail('DATA_LOCKED', { directory, pid: readHolder(held)?.pid ?? '?' })
      if (await takeOver(lock, held, written)) break
    }
  } finally {
    await rm(written, { force: true })
  }
  return { release: () => release(lock, mine) }
}

/** A link appears whole or not at all, and never replaces: the file has its content from its first moment. */
async function placeNew(written: string, lock: string): Promise<boolean> {
  try {
    await link(written, lock)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/**
 * Replaces a dead process's lock by ours. Two processes may have seen the same dead holder: only the one that made the guard
 * may replace, and only what it has seen, else the second would replace the first's new lock.
 */
async function takeOver(lock: string, seen: string, written: string): Promise<boolean> {
  const guard = `${lock}.takeover`
  try {
    await (await open(guard, 'wx')).close()
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    await dropOldGuard(guard)
    return false
  }
  try {
    if ((await readFile(lock, 'utf8').catch(ifMissing)) !== seen) return false
    await rename(written, lock)
    return true
  } finally {
    await rm(guard, { force: true })
  }
}

async function dropOldGuard(guard: string): Promise<void> {
  const made = await stat(guard).catch(ifMissing)
  if (made && Date.now() - made.mtimeMs > GUARD_LIMIT_MS) await rm(guard, { force: true })
  await sleep(20)
}

async function release(lock: string, mine: string): Promise<void> {
  if ((await readFile(lock, 'utf8').catch(ifMissing)) === mine) await rm(lock, { force: true })
}

async function isAlive(held: string): Promise<boolean> {
  const known = readHolder(held)
  if (!known || !isRunning(known.pid)) return false
  const startedAt = await startOf(known.pid)
  return startedAt === null || known.startedAt === null || startedAt === known.startedAt
}

function readHolder(held: string): Holder | null {
  try {
    return holder.parse(JSON.parse(held))
  } catch {
    return null // not written by us: nobody can hold the directory by it
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM') // alive, and somebody else's
  }
}

/** When a process started, in ticks since boot; 'dead' when it has only not been reaped; null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  const [state, ...fields] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? []
  return state === 'Z' || state === 'X' ? 'dead' : (fields[18] ?? null)
}

function ifMissing(error: unknown): null {
  if (isCode(error, 'ENOENT')) return null
  throw error
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
