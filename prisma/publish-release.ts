// Publishing one draft: its row says since when, and from there on the database refuses to change it.
import type { Prisma } from '#generated/prisma/client.ts'
import type { TableRelease } from '#schema/series-table.ts'
import { type ReleaseRow, toRelease } from './visible-observations.ts'

/** A large office's release takes minutes; the default of five seconds would throw it away. */
export const PATIENCE = { timeout: 3_600_000, maxWait: 60_000 }

export interface Publication {
  readonly number: number
  /** Never before the release it follows: it is dated as that one then. */
  readonly at: Date
  /** Null: the note that the draft has. */
  readonly note: string | null
}

/** No draft begins, grows or is published beside this transaction; questions go on. */
export async function lockReleases(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`LOCK TABLE release IN EXCLUSIVE MODE`
}

/** From here on the release is seen, all of it at once. Its rows and areas are written already. */
export async function publishRelease(
  tx: Prisma.TransactionClient,
  { number, at, note }: Publication,
): Promise<TableRelease> {
  const [row] = await tx.$queryRaw<ReleaseRow[]>`
    UPDATE release SET
      published_at = greatest(${at.toISOString()}::timestamptz, (SELECT max(published_at) FROM release)),
      note = coalesce(${note}::text, note)
    WHERE number = ${number}::int RETURNING number, published_at, note`
  if (!row) throw new Error(`Release ${number} is gone.`)
  return toRelease(row)
}
