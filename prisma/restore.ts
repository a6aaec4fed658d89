// Restores a backup into an empty database, this one's or another's: in short transactions under unpublished releases that nobody sees, and
// published, all in one transaction, only when every row was read back and is what the backup says. How rows are written: restore-rows.ts.
import { createHash } from 'node:crypto'
import type { Prisma } from '#generated/prisma/client.ts'
import { fail, LienTinhError } from '#schema/errors.ts'
import { deleteUnfinished } from './abandoned-drafts.ts'
import { readMigrationNames, sealLine } from './back-up.ts'
import { type BackupLine, type BackupRecord, type LineKind, mayFollow, parseLine } from './backup-line.ts'
import { tableLines } from './backup-records.ts'
import { requireWriterLock } from './begin-draft.ts'
import type { Database } from './open-database.ts'
import { lockReleases, PATIENCE } from './publish-release.ts'
import { createRowWriter, publishAll } from './restore-rows.ts'
import { asWritingError } from './writing-error.ts'

export interface Restored {
  readonly releases: number
  readonly observations: number
  /** Of the backup, and of what was read back. */
  readonly sha256: string
}

/**
 * Restores the lines of a backup, whole or not at all. Throws BACKUP_BROKEN with the number of the line, BACKUP_OF_NEWER_VERSION,
 * DATABASE_NOT_EMPTY, IMPORT_RUNNING, DISK_FULL, IMPORT_STOPPED.
 */
export async function restore(database: Database, lines: AsyncIterable<string>): Promise<Restored> {
  const lock = await requireWriterLock(database)
  try {
    await requireEmpty(database)
    const backup = await writeAll(database, lines)
    await database.prisma.$executeRaw`ANALYZE series, observation`
    return await verifyAndPublish(database, backup)
  } catch (error) {
    if (!isCode(error, 'DATABASE_NOT_EMPTY')) await removeHalf(database).catch(() => undefined) // the next writer removes it
    throw asWritingError(error)
  } finally {
    await lock.release()
  }
}

async function requireEmpty(database: Database): Promise<void> {
  await deleteUnfinished(database)
  if ((await database.prisma.release.count()) > 0) throw fail('DATABASE_NOT_EMPTY')
  await removeHalf(database)
}

/** Series and sources of drafts that are gone, and with them the numbers that the backup's series have. */
async function removeHalf(database: Database): Promise<void> {
  await deleteUnfinished(database)
  await database.prisma.$executeRaw`DELETE FROM series WHERE NOT EXISTS (SELECT FROM release)`
  await database.prisma.$executeRaw`DELETE FROM source WHERE NOT EXISTS (SELECT FROM release)`
}

interface Backup {
  /** The first line as it stands. */
  readonly header: string
  readonly newest: number
  readonly releases: readonly BackupRecord<'release'>[]
  readonly imports: readonly BackupRecord<'import'>[]
  readonly end: BackupRecord<'end'>
  /** The number of the last line. */
  readonly lastLine: number
}

/** Writes sources, series and observations as they come, keeps releases and imports, and holds the whole to its seal. */
async function writeAll(database: Database, lines: AsyncIterable<string>): Promise<Backup> {
  const hash = createHash('sha256')
  const rows = createRowWriter(database)
  const read = {
    header: '',
    newest: 0,
    releases: [] as Backup['releases'][number][],
    imports: [] as Backup['imports'][number][],
  }
  let [line, before]: [number, LineKind | null] = [0, null]
  for await (const text of lines) {
    line += 1
    const parsed = parseLine(text, line)
    if (!mayFollow(parsed.kind, before)) throw fail('BACKUP_BROKEN', { line })
    before = parsed.kind
    if (parsed.kind === 'end') {
      await rows.flush()
      requireSeal(parsed.record, { ...rows.counts, ...countsOf(read), sha256: hash.digest('hex') }, line)
      return { ...read, end: parsed.record, lastLine: line }
    }
    sealLine(hash, text)
    if (parsed.kind === 'backup') await readHeader(database, parsed.record, text, read)
    else if (parsed.kind === 'release') read.releases.push(parsed.record)
    else if (parsed.kind === 'import') read.imports.push(parsed.record)
    else await rows.add(parsed, line)
  }
  throw fail('BACKUP_BROKEN', { line: line + 1 }) // it ends before its end
}

async function readHeader(
  { prisma }: Database,
  { migrations, newest }: BackupRecord<'backup'>,
  text: string,
  read: { header: string; newest: number },
): Promise<void> {
  const known = await readMigrationNames(prisma)
  const migration = migrations.find((name) => !known.includes(name))
  if (migration !== undefined) throw fail('BACKUP_OF_NEWER_VERSION', { migration })
  read.header = text
  read.newest = newest
}

function countsOf(read: Pick<Backup, 'releases' | 'imports'>): { releases: number; imports: number } {
  return { releases: read.releases.length, imports: read.imports.length }
}

function requireSeal(end: BackupRecord<'end'>, found: BackupRecord<'end'>, line: number): void {
  const isSame = Object.entries(end).every(([name, stated]) => found[name as keyof typeof found] === stated)
  if (!isSame) throw fail('BACKUP_BROKEN', { line })
}

/** Reads back what was written, line by line as a backup of this database would have them, and publishes it when the seal is the same. */
async function verifyAndPublish({ prisma }: Database, backup: Backup): Promise<Restored> {
  const { newest, end, lastLine } = backup
  const hash = createHash('sha256')
  sealLine(hash, backup.header)
  const seal = async (
    from: Prisma.TransactionClient,
    kinds: readonly Exclude<BackupLine['kind'], 'backup' | 'end'>[],
  ) => {
    for (const kind of kinds) for await (const line of tableLines(from, kind, newest)) sealLine(hash, line)
  }
  await seal(prisma, ['source', 'series', 'observation'])
  await prisma.$transaction(async (tx) => {
    await lockReleases(tx)
    await publishAll(tx, backup)
    await seal(tx, ['release', 'import'])
    if (hash.digest('hex') !== end.sha256) throw fail('BACKUP_BROKEN', { line: lastLine })
  }, PATIENCE)
  return { releases: end.releases, observations: end.observations, sha256: end.sha256 }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof LienTinhError && error.code === code
}
