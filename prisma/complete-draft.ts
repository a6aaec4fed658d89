// The end of a draft that changed something: it becomes ready, with all that publishing will need, so that publishing is one row.
import { fail } from '#schema/errors.ts'
import { readHeldAreas, type TouchedAreas } from './held-areas.ts'
import { type DraftRow, requireDraft } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import { isOwn, type OwnDraft } from './own-draft.ts'
import { PATIENCE } from './publish-release.ts'

export interface Completion {
  readonly own: OwnDraft
  readonly added: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly warnings: number
  readonly note: string | null
  readonly areas: TouchedAreas
}

/**
 * Answers the draft as it then waits. Throws IMPORT_STOPPED when it is no longer the writer's. What it builds on, published or ready, never
 * changes from here on.
 */
export async function completeDraft({ prisma }: Database, completion: Completion): Promise<DraftRow> {
  const { own, added, unchanged, withdrawn, warnings, note } = completion
  await prisma.$executeRaw`ANALYZE series, observation` // the embedded engine has nobody who would do it
  const areas = await readHeldAreas(prisma, own.number, completion.areas)
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE release SET areas = ${areas}::text[], note = ${note} WHERE number = ${own.number}::int`
    const completed = await tx.$executeRaw`
      UPDATE import SET completed_at = now(), added = ${added}::int, unchanged = ${unchanged}::int,
        withdrawn = ${withdrawn}::int, warnings = ${warnings}::int
      WHERE ${isOwn(own)}`
    if (completed !== 1) throw fail('IMPORT_STOPPED')
    return requireDraft({ prisma: tx }, own.number) // afterwards it may be published at once
  }, PATIENCE)
}
