// What a caller is told when the database did not take a batch.
import { fail, LienTinhError } from '#schema/errors.ts'

const DISK_FULL = '53100'

/** Errors with a code and misuse stay what they are; the database's own become DISK_FULL or IMPORT_STOPPED. */
export function asWritingError(error: unknown): unknown {
  if (error instanceof LienTinhError || error instanceof TypeError) return error
  const isFull = error instanceof Error && error.message.includes(`\`${DISK_FULL}\``)
  return fail(isFull ? 'DISK_FULL' : 'IMPORT_STOPPED', {}, error)
}
