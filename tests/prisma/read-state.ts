// What a database holds, in few words: what is published, and what waits.
import { exportFigures } from '#prisma/export-figures.ts'
import { listDrafts } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'

export interface DatabaseState {
  /** Number of published figures by value. */
  readonly published: Readonly<Record<string, number>>
  /** Rows of each draft that is ready, beside those that it says it has. */
  readonly drafts: readonly { readonly rows: number; readonly added: number }[]
  /** Rows of neither a published release nor a draft that is ready. */
  readonly strays: number
}

export async function readState(database: Database): Promise<DatabaseState> {
  const published: Record<string, number> = {}
  for await (const { value } of exportFigures(database, { access: 'ALL' }))
    published[value ?? '–'] = (published[value ?? '–'] ?? 0) + 1
  const rowsOf = (number: number) => database.prisma.observation.count({ where: { release: number } })
  const ready = await listDrafts(database)
  const drafts = []
  for (const { number, added } of ready) drafts.push({ rows: await rowsOf(number), added })
  const strays = await database.prisma.observation.count({
    where: { publishedIn: { publishedAt: null, number: { notIn: ready.map(({ number }) => number) } } },
  })
  return { published, drafts, strays }
}
