// Writes a draft: the figures of one import, batch by batch, that nobody sees until the draft is published. One writer at a time.
// What is in a batch's rows is add-observations.ts's; publishing is publish-drafts.ts's.
import type { NewObservation } from '#schema/new-observation.ts'
import type { Withdrawal } from './add-observations.ts'
import { beginDraft, type DraftStart } from './begin-draft.ts'
import { checkFigures, checkNote } from './check-release.ts'
import { completeDraft } from './complete-draft.ts'
import { addBatch, type DraftBatches, withdrawBatch } from './draft-batches.ts'
import type { DraftRow } from './list-drafts.ts'
import type { Database } from './open-database.ts'
import { deleteOwn, type OwnDraft } from './own-draft.ts'
import { createSeenFigures } from './seen-figures.ts'
import { createSeriesLookup } from './series-lookup.ts'
import type { WriterLock } from './writer-lock.ts'
import { asWritingError } from './writing-error.ts'

/** What the people who imported want to remember of it. */
export interface DraftSummary {
  /** Findings that were accepted. */
  readonly warnings: number
  readonly note?: string | undefined
}

export interface DraftWriter {
  /** The number that the release will have. */
  readonly number: number
  /** Writes those figures that say something new. Throws BAD_OBSERVATION, FIGURE_TWICE, SERIES_IN_OTHER_UNIT, SOURCE_DIFFERS, IMPORT_STOPPED. */
  add(observations: readonly NewObservation[]): Promise<{ added: number; unchanged: number }>
  /** Takes figures back; `unknown` are those that there are none of. Throws FIGURE_TWICE, SERIES_IN_OTHER_UNIT, IMPORT_STOPPED. */
  withdraw(withdrawals: readonly Withdrawal[]): Promise<{ withdrawn: number; unknown: Withdrawal[] }>
  /** Makes the draft ready to be published; null, and it is gone, when nothing changed. Throws RELEASE_NOTE_TOO_LONG, IMPORT_STOPPED. */
  finish(summary: DraftSummary): Promise<DraftRow | null>
  /** Removes the draft, or leaves that to the next writer when the database cannot be reached. After `finish` it does nothing. */
  discard(): Promise<void>
}

/** Rows of one transaction. The embedded database answers nobody else in the meantime. */
const BATCH = 1000

/**
 * Starts the next draft, after removing what an import left that never finished. Whoever starts one ends it: `finish`, or `discard` when
 * anything was thrown. Throws IMPORT_RUNNING, DATABASE_UNREACHABLE.
 */
export async function startDraft(database: Database, start: DraftStart): Promise<DraftWriter> {
  const { own, lock } = await beginDraft(database, start)
  return createWriter(database, own, lock)
}

function createWriter(database: Database, own: OwnDraft, lock: WriterLock): DraftWriter {
  const { number } = own
  const batches: DraftBatches = {
    database,
    own,
    seriesOf: createSeriesLookup(),
    sources: new Set(),
    seen: createSeenFigures(),
    areas: { shown: new Set(), hidden: new Set() },
  }
  const sum = { added: 0, unchanged: 0, withdrawn: 0 }
  let state: 'OPEN' | 'BROKEN' | 'ENDED' = 'OPEN'

  /** After a failure the draft lacks figures: nothing but throwing it away is left. */
  const whileOpen = async <T>(write: () => Promise<T>): Promise<T> => {
    if (state !== 'OPEN')
      throw new TypeError(`Cannot write to draft ${number}: it is ${state.toLowerCase()}.`)
    try {
      return await write()
    } catch (error) {
      state = 'BROKEN'
      throw asWritingError(error)
    }
  }
  return {
    number,
    add: (observations) =>
      whileOpen(async () => {
        const before = { ...sum }
        for (const rows of split(observations)) {
          checkFigures(rows)
          const added = await addBatch(batches, rows)
          sum.added += added
          sum.unchanged += rows.length - added
        }
        return { added: sum.added - before.added, unchanged: sum.unchanged - before.unchanged }
      }),
    withdraw: (withdrawals) =>
      whileOpen(async () => {
        const unknown: Withdrawal[] = []
        for (const rows of split(withdrawals)) unknown.push(...(await withdrawBatch(batches, rows)))
        const withdrawn = withdrawals.length - unknown.length
        sum.withdrawn += withdrawn
        return { withdrawn, unknown }
      }),
    finish: ({ warnings, note }) =>
      whileOpen(async () => {
        checkNote(note ?? null)
        const completion = { own, ...sum, warnings, note: note ?? null, areas: batches.areas }
        const isChanged = sum.added + sum.withdrawn > 0
        const draft = isChanged ? await completeDraft(database, completion) : null
        if (!isChanged) await deleteOwn(database, own)
        state = 'ENDED'
        await lock.release()
        return draft
      }),
    async discard() {
      if (state === 'ENDED') return
      state = 'ENDED'
      await deleteOwn(database, own).catch(() => undefined) // abandoned-drafts.ts removes it
      await lock.release()
    },
  }
}

function* split<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH)
}
