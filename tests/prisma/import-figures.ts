// An import of a test: figures and withdrawals as one draft.
import type { Withdrawal } from '#prisma/add-observations.ts'
import { startDraft } from '#prisma/draft-writer.ts'
import { exportFigures } from '#prisma/export-figures.ts'
import type { DraftRow } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import type { NewObservation } from '#schema/new-observation.ts'

export const FILE = { fileName: 'bao-cao.xlsx', sha256: 'a1', importedBy: 'An', mapping: null }

/** Imports and answers the draft; null when nothing changed. */
export async function importFigures(
  database: Database,
  observations: readonly NewObservation[],
  { by = 'An', withdrawals = [] }: { by?: string; withdrawals?: readonly Withdrawal[] } = {},
): Promise<DraftRow | null> {
  const draft = await startDraft(database, { ...FILE, importedBy: by })
  await draft.add(observations)
  await draft.withdraw(withdrawals)
  return draft.finish({ warnings: 0 })
}

/** What is published, or was as of a release: 'area period value' in the order of the keys. */
export async function published(database: Database, release?: number): Promise<string[]> {
  const rows: string[] = []
  for await (const { key, period, value, absence } of exportFigures(database, { access: 'ALL', release }))
    rows.push(`${key.area} ${period.label} ${value ?? absence}`)
  return rows
}
