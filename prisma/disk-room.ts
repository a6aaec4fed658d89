// Room on the disk of an embedded database. PostgreSQL stops for good in the middle of a sentence when its log finds none, and embedded it
// takes the whole process along, which answers nobody and cannot be stopped; so nothing is written any more a while before.
import { statfsSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'

/** Four files of the log: the longest transaction needs less. */
const RESERVE_BYTES = 64 * 1024 * 1024

/** Called between two transactions: lets the next ones write, or not (SQLSTATE 25006, which writing-error.ts explains). */
export type RoomGuard = () => Promise<void>

/** @param directory Null: in memory, where there is nothing to look at. */
export function createRoomGuard(pglite: PGlite, directory: string | null): RoomGuard {
  let isShut = false
  return async () => {
    const hasRoom = directory === null || hasReserve(directory)
    if (hasRoom !== isShut) return
    await pglite.exec(`SET default_transaction_read_only = ${hasRoom ? 'off' : 'on'}`)
    isShut = !hasRoom
  }
}

/** Whether the disk has room for more than what is being written already. */
export function hasReserve(directory: string): boolean {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize >= RESERVE_BYTES
}
