// The bytes of a file on their way to a province. When the file is not at the end what was sent of it, the sending breaks off
// before its last byte counts, so that nothing comes of half the old file and half the new one.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { fail, LienTinhError } from '#schema/errors.ts'
import { hashFile } from '#services/intake/hash-file.ts'

/** Throws FILE_CHANGED, FILE_UNREADABLE. */
export async function* readUnchanged(file: string): AsyncGenerator<Buffer> {
  try {
    const sent = createHash('sha256')
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      sent.update(chunk)
      yield chunk
    }
    if (sent.digest('hex') !== hashFile(file)) throw fail('FILE_CHANGED', { file: basename(file) })
  } catch (error) {
    if (error instanceof LienTinhError) throw error
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'I/O'
    throw fail('FILE_UNREADABLE', { file, reason }, error)
  }
}
