// A transaction that touches rows one by one. What the server knows of a table that was small when it looked must not make it read the
// whole of it for every row that refers to another: an import after a small one would take longer with each of its rows.
import type { Prisma } from '#generated/prisma/client.ts'
import type { Database } from './open-database.ts'
import { PATIENCE } from './publish-release.ts'

/** Runs in one transaction, in which rows are found by their keys. */
export function inTransactionByIndex<T>(
  { prisma }: Pick<Database, 'prisma'>,
  act: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return act(tx)
  }, PATIENCE)
}
