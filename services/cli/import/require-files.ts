// Whether every file is there and can be read, before a province is started for them.
import { access, constants, stat } from 'node:fs/promises'
import { fail } from '#schema/errors.ts'

/** Throws FILE_UNREADABLE for the first that is not. */
export async function requireFiles(paths: readonly string[]): Promise<void> {
  for (const file of paths) {
    try {
      await access(file, constants.R_OK)
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'I/O'
      throw fail('FILE_UNREADABLE', { file, reason }, error)
    }
    if ((await stat(file)).isDirectory()) throw fail('FILE_UNREADABLE', { file, reason: 'EISDIR' })
  }
}
