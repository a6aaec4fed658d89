// Whether a backup is whole: it unzips to its end, and its last line seals all lines before. What the lines say, a restore checks.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type BackupRecord, isWholeLine, parseLine } from '#prisma/backup-line.ts'
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

/** Each line has a checksum of its own, so that the one to blame is found; the seal finds one that is missing. */
async function readSeal(plain: Readable): Promise<BackupEnd> {
  const hash = createHash('sha256')
  let [last, count, broken]: [string, number, number | null] = ['', 0, null]
  for await (const line of linesOf(plain)) {
    if (count > 0) hash.update(last).update('\n')
    last = line
    count += 1
    if (broken === null && !isWholeLine(line)) broken = count
  }
  if (broken !== null) throw fail('BACKUP_BROKEN', { line: broken })
  const { kind, record } = parseLine(last, count)
  if (kind !== 'end' || record.sha256 !== hash.digest('hex')) throw fail('BACKUP_BROKEN', { line: count })
  return record
}

function asDamaged(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof LienTinhError) {
    const { line = '?' } = error.params
    return fail('BACKUP_DAMAGED', { file, reason: `dòng ${line} · line ${line}` }, error)
  }
  if (code.startsWith('Z_'))
    return fail(
      'BACKUP_DAMAGED',
      { file, reason: `bị cắt hoặc không phải gzip · cut off, or no gzip (${code})` },
      error,
    )
  return /^E[A-Z]+$/.test(code) ? fail('FILE_UNREADABLE', { file, reason: code }, error) : error
}
