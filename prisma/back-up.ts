// Backs a database up while it serves: everything that is published, as lines of JSON of which the last counts and seals the others.
// Drafts are no part of it: what matters of them is the file that they were imported from.
import { createHash, type Hash } from 'node:crypto'
import type { Prisma } from '#generated/prisma/client.ts'
import { BACKUP_VERSION, formatLine } from './backup-line.ts'
import { tableLines } from './backup-records.ts'
import type { Database } from './open-database.ts'
import { readCurrentRelease } from './read-releases.ts'

/** The tables in the order in which their records stand: what others refer to comes before them, what makes all visible last. */
export const TABLES = ['source', 'series', 'observation', 'release', 'import'] as const

/** The lines, without their ends. Of an empty database, a backup of nothing. */
export async function* backUp(database: Database): AsyncGenerator<string, void> {
  const { prisma } = database
  const newest = (await readCurrentRelease(database))?.number ?? 0
  const hash = createHash('sha256')
  const counts = { source: 0, series: 0, observation: 0, release: 0, import: 0 }
  const header = formatLine('backup', {
    v: BACKUP_VERSION,
    migrations: await readMigrationNames(prisma),
    newest,
  })
  sealLine(hash, header)
  yield header
  for (const kind of TABLES)
    for await (const line of tableLines(prisma, kind, newest)) {
      sealLine(hash, line)
      counts[kind] += 1
      yield line
    }
  yield formatLine('end', {
    sources: counts.source,
    series: counts.series,
    observations: counts.observation,
    releases: counts.release,
    imports: counts.import,
    sha256: hash.digest('hex'),
  })
}

/** The migrations that a database has, oldest first. */
export async function readMigrationNames(prisma: Prisma.TransactionClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`
  return rows.map(({ migration_name }) => migration_name)
}

/** A line counts with its end, so that no two of them can be taken for one. */
export function sealLine(hash: Hash, line: string): void {
  hash.update(line).update('\n')
}
