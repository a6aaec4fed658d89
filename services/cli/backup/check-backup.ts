// Whether a backup is whole: it unzips to its end, and its last line seals all lines before. What the lines say, a restore checks.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type BackupRecord, parseLine } from '#prisma/backup-line.ts'
import { fail, LienTinhError } from '#schema/errors.ts'
import { linesOf } from '../lines-of.ts'

/** How many of everything, and the seal. */
export type BackupEnd = BackupRecord<'end'>

/** What the last line says. Throws BACKUP_DAMAGED, FILE_UNREADABLE. */
export async function checkBackup(file: string, signal: AbortSignal): Promise<BackupEnd> {
  try {
    const plain = new PassThrough()
    const [end] = await Promise.all([
      readSeal(plain),
      pipeline(createReadStream(file), createGunzip(), plain, { signal }),
    ])
    return end
  } catch (error) {
    throw asDamaged(error, file)
  }
}

async function readSeal(plain: Readable): Promise<BackupEnd> {
  const hash = createHash('sha256')
  let [last, count] = ['', 0]
  for await (const line of linesOf(plain)) {
    if (count > 0) hash.update(last).update('\n')
    last = line
    count += 1
  }
  const { kind, record } = parseLine(last, count)
  if (kind !== 'end' || record.sha256 !== hash.digest('hex')) throw fail('BACKUP_BROKEN', { line: count })
  return record
}

function asDamaged(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof LienTinhError) return fail('BACKUP_DAMAGED', { file, reason: error.code }, error)
  if (code.startsWith('Z_')) return fail('BACKUP_DAMAGED', { file, reason: code }, error)
  return /^E[A-Z]+$/.test(code) ? fail('FILE_UNREADABLE', { file, reason: code }, error) : error
}
