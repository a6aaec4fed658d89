// Whose a draft is. A writer who lost his lock loses his draft to the next one, whose own may have the same number: he is told by the
// instant at which it began, and must neither write into it, nor finish it, nor throw it away.
import { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import { deleteRows } from './delete-draft.ts'
import type { Database } from './open-database.ts'

export interface OwnDraft {
  readonly number: number
  /** As an ISO text, exact. */
  readonly startedAt: string
}

/** Whether a row of "import" is that of the draft, and it is being written. */
export function isOwn({ number, startedAt }: OwnDraft): Prisma.Sql {
  return Prisma.sql`release = ${number}::int AND started_at = ${startedAt}::timestamptz AND completed_at IS NULL`
}

/** Nobody takes the draft away until the transaction ends. Throws IMPORT_STOPPED when it is no longer the writer's. */
export async function requireOwn(tx: Prisma.TransactionClient, draft: OwnDraft): Promise<void> {
  const own = await tx.$queryRaw<unknown[]>`SELECT FROM import WHERE ${isOwn(draft)} FOR SHARE`
  if (own.length === 0) throw fail('IMPORT_STOPPED')
}

/** Removes the draft, unless somebody else has removed it. */
export async function deleteOwn(database: Database, draft: OwnDraft): Promise<void> {
  const deleted = await database.prisma.$executeRaw`DELETE FROM import WHERE ${isOwn(draft)}`
  if (deleted > 0) await deleteRows(database, draft.number)
}
