// Lists the drafts that wait to be published, and what is remembered of the imports that made the releases.
import { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import type { Database } from './open-database.ts'

/** A database, or a transaction on it. */
interface Readable {
  readonly prisma: Prisma.TransactionClient
}

/** A draft, or a release that was one. Instants are ISO texts. */
export interface DraftRow {
  readonly number: number
  readonly note: string | null
  /** Null: a draft. */
  readonly publishedAt: string | null
  readonly publishedBy: string | null
  /** Null: a roll-back, as `sha256`. */
  readonly fileName: string | null
  readonly sha256: string | null
  /** How the file was read, as JSON. */
  readonly mapping: string | null
  /** The release that this one went back to. */
  readonly rolledBackTo: number | null
  readonly importedBy: string
  readonly startedAt: string
  /** Null: it is being written. */
  readonly completedAt: string | null
  readonly added: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly warnings: number
}

/** Drafts that are ready to be published, oldest first. */
export function listDrafts({ prisma }: Readable): Promise<DraftRow[]> {
  return prisma.$queryRaw<DraftRow[]>`${SELECT_ROWS} WHERE ${IS_READY} ORDER BY number`
}

/** Published releases that were imported or rolled back, newest first, older than number `after`. */
export function listImports(
  { prisma }: Database,
  { first, after }: { readonly first: number; readonly after?: number | undefined },
): Promise<DraftRow[]> {
  const older = after === undefined ? Prisma.empty : Prisma.sql`AND number < ${after}::int`
  return prisma.$queryRaw<DraftRow[]>`
    ${SELECT_ROWS} WHERE published_at IS NOT NULL ${older} ORDER BY number DESC LIMIT ${first}::int`
}

/** Throws UNKNOWN_DRAFT when there is no such draft, or it is not ready. */
export async function requireDraft(database: Readable, number: number): Promise<DraftRow> {
  const drafts = await listDrafts(database)
  const found = drafts.find((draft) => draft.number === number)
  if (!found) throw fail('UNKNOWN_DRAFT', { number, candidates: drafts.map((draft) => String(draft.number)) })
  return found
}

const IS_READY = Prisma.sql`published_at IS NULL AND completed_at IS NOT NULL`

const SELECT_ROWS = Prisma.sql`
  SELECT number, note, ${isoText('published_at')} AS "publishedAt", published_by AS "publishedBy",
    file_name AS "fileName", sha256, mapping, rolled_back_to AS "rolledBackTo", imported_by AS "importedBy",
    ${isoText('started_at')} AS "startedAt", ${isoText('completed_at')} AS "completedAt",
    added, unchanged, withdrawn, warnings
  FROM release JOIN import ON release = number`

/** An instant as JavaScript writes it, whatever the time zone of the session is. */
export function isoText(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
}
