// What a caller is told when the database did not take a batch.
import { fail, LienTinhError } from '#schema/errors.ts'

/** Of the disk itself, and of a transaction that may not write because there is too little left (disk-room.ts). */
const DISK_FULL = ['53100', '25006']

/** Errors with a code and misuse stay what they are; the database's own become DISK_FULL or IMPORT_STOPPED. */
export function asWritingError(error: unknown): unknown {
  if (error instanceof LienTinhError || error instanceof TypeError) return error
  return fail(isDiskFull(error) ? 'DISK_FULL' : 'IMPORT_STOPPED', {}, error)
}

/** Whether the database did not write because its disk is full. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof LienTinhError) return error.code === 'DISK_FULL'
  if (!(error instanceof Error)) return false
  const told = 'code' in error ? String(error.code) : ''
  return DISK_FULL.some((code) => code === told || error.message.includes(`\`${code}\``))
}
