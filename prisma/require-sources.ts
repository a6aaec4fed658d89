// Finds the sources of figures, and adds those that are new.
import type { Prisma } from '#generated/prisma/client.ts'
import { fail } from '#schema/errors.ts'
import type { TableSource } from '#schema/series-table.ts'

/** Makes sure that the sources are kept. Throws SOURCE_DIFFERS when one is kept with other facts: published figures refer to them. */
export async function requireSources(
  tx: Prisma.TransactionClient,
  figures: readonly { readonly source: TableSource }[],
): Promise<void> {
  const sources = JSON.stringify([...new Map(figures.map(({ source }) => [textOf(source), source])).values()])
  await tx.$executeRaw`
    INSERT INTO source (id, title, publisher, date, attribution, confidence)
    SELECT id, title, publisher, date, attribution, confidence FROM json_populate_recordset(NULL::source, ${sources}::json)
    ON CONFLICT (id) DO NOTHING`
  const [other] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM json_populate_recordset(NULL::source, ${sources}::json) AS asked JOIN source AS kept USING (id)
    WHERE (asked.title, asked.publisher, asked.date, asked.attribution, asked.confidence)
      IS DISTINCT FROM (kept.title, kept.publisher, kept.date, kept.attribution, kept.confidence)`
  if (other) throw fail('SOURCE_DIFFERS', { id: other.id })
}

/** A text that is the same for the same source with the same facts. */
export function textOf({ id, title, publisher, date, attribution, confidence }: TableSource): string {
  return JSON.stringify([id, title, publisher, date, attribution, confidence])
}
