// The rows of a backup on their way into the tables: batches in short transactions, under releases that are not published yet.
import type { Prisma } from '#generated/prisma/client.ts'
import { fail, LienTinhError } from '#schema/errors.ts'
import type { BackupLine, BackupRecord } from './backup-line.ts'
import { inTransactionByIndex } from './by-index.ts'
import type { Database } from './open-database.ts'
import { asWritingError } from './writing-error.ts'

/** A record that is a row of one of the three tables of figures. */
type RowLine = Extract<BackupLine, { kind: 'source' | 'series' | 'observation' }>
type RowKind = RowLine['kind']

export interface RowWriter {
  /** Rows written or waiting, by table. */
  readonly counts: { readonly sources: number; readonly series: number; readonly observations: number }
  /** Takes a row, and writes when there are enough of them. Throws BACKUP_BROKEN when the tables refuse one. */
  add(row: RowLine, line: number): Promise<void>
  flush(): Promise<void>
}

/** Rows of one transaction. */
const BATCH = 1000

export function createRowWriter({ prisma }: Database): RowWriter {
  const count = { source: 0, series: 0, observation: 0 }
  let [kind, waiting, firstLine]: [RowKind, RowLine['record'][], number] = ['source', [], 1]
  const flush = async () => {
    const rows = waiting
    waiting = []
    if (rows.length > 0) await writeRows(prisma, { kind, rows, firstLine })
  }
  return {
    get counts() {
      return { sources: count.source, series: count.series, observations: count.observation }
    },
    async add(row, line) {
      if (row.kind !== kind || waiting.length === BATCH) await flush()
      if (waiting.length === 0) [kind, firstLine] = [row.kind, line]
      waiting.push(row.record)
      count[row.kind] += 1
    },
    flush,
  }
}

interface Batch {
  readonly kind: RowKind
  readonly rows: readonly RowLine['record'][]
  readonly firstLine: number
}

/** A batch that is refused is tried row by row, to name the one. */
async function writeRows(prisma: Database['prisma'], { kind, rows, firstLine }: Batch): Promise<void> {
  try {
    await inTransactionByIndex({ prisma }, (tx) => INSERTS[kind](tx, rows))
  } catch (error) {
    await requireAlive(prisma, error)
    if (rows.length === 1) throw fail('BACKUP_BROKEN', { line: firstLine }, error)
    for (const [index, row] of rows.entries())
      await writeRows(prisma, { kind, rows: [row], firstLine: firstLine + index })
  }
}

/** It was not the rows when the disk is full or the database away. */
async function requireAlive(prisma: Database['prisma'], error: unknown): Promise<void> {
  const told = asWritingError(error)
  if (told instanceof LienTinhError && told.code === 'DISK_FULL') throw told
  await prisma.$queryRaw`SELECT 1`.catch(() => Promise.reject(told))
}

type Insert = (tx: Prisma.TransactionClient, rows: readonly RowLine['record'][]) => Promise<unknown>

const INSERTS: Readonly<Record<RowKind, Insert>> = {
  source: (tx, rows) =>
    tx.$executeRaw`INSERT INTO source SELECT * FROM json_populate_recordset(NULL::source, ${JSON.stringify(rows)}::json)`,
  series: (tx, rows) =>
    tx.$executeRaw`INSERT INTO series SELECT * FROM json_populate_recordset(NULL::series, ${JSON.stringify(rows)}::json)`,
  observation: async (tx, rows) => {
    const numbers = new Set(rows.flatMap((row) => ('release' in row ? row.release : [])))
    await tx.$executeRaw`
      INSERT INTO release (number, areas) SELECT number, '{}' FROM unnest(${[...numbers]}::int[]) AS asked (number)
      ON CONFLICT (number) DO NOTHING`
    await tx.$executeRaw`
      INSERT INTO observation SELECT * FROM json_populate_recordset(NULL::observation, ${JSON.stringify(rows)}::json)`
  },
}

export interface Publications {
  readonly releases: readonly BackupRecord<'release'>[]
  readonly imports: readonly BackupRecord<'import'>[]
}

/** Publishes each release as it was published, oldest first, and lets the next new series have the next number. */
export async function publishAll(
  tx: Prisma.TransactionClient,
  { releases, imports }: Publications,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO release (number, areas)
    SELECT number, '{}' FROM json_populate_recordset(NULL::release, ${JSON.stringify(releases)}::json)
    ON CONFLICT (number) DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO import SELECT * FROM json_populate_recordset(NULL::import, ${JSON.stringify(imports)}::json)`
  for (const { number, published_at, note, areas } of releases)
    await tx.$executeRaw`
      UPDATE release SET published_at = ${published_at}::timestamptz, note = ${note}, areas = ${areas}::text[]
      WHERE number = ${number}::int`
  await tx.$executeRaw`SELECT setval(pg_get_serial_sequence('series', 'id'), coalesce((SELECT max(id) FROM series), 1))`
}
