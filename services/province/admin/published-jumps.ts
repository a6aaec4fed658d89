// Jumps of a draft against what its province has published. What a jump is, intake's rules say; the history is prisma's; here they meet.
import type { FigureState } from '#prisma/figure-states.ts'
import type { Database } from '#prisma/open-database.ts'
import { readHistory } from '#prisma/read-history.ts'
import type { Report } from '#services/intake/finding.ts'
import { findJumps } from '#services/intake/rules/jump-rule.ts'
import type { FigurePlaces } from './figure-places.ts'

/** Puts every series that the draft touches beside its history, and reports what is far from it. */
export async function findPublishedJumps(draft: {
  readonly database: Database
  readonly draft: number
  readonly places: FigurePlaces
  readonly stop: AbortSignal
  readonly report: Report
}): Promise<void> {
  for await (const { key, unit, before, added } of readHistory(draft.database, draft.draft)) {
    draft.stop.throwIfAborted()
    const history = before.flatMap(singleValueOf)
    if (history.length === 0) continue
    const figures = added.flatMap((state) =>
      singleValueOf(state).map((value) => ({ ...value, place: draft.places.of(state.id) })),
    )
    findJumps({ key, unit, history, added: figures }, draft.report)
  }
}

/** Bounds and absences have no course. */
function singleValueOf({ period, value, absence }: FigureState) {
  return value === null || absence !== null ? [] : [{ period, value }]
}
