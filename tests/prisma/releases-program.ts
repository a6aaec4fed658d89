// What an office may do with its releases, at random, and what its maps (releases-model.ts) are then.
import fc from 'fast-check'
import { expect, vi } from 'vitest'
import { backUp } from '#prisma/back-up.ts'
import { discardDraft } from '#prisma/discard-draft.ts'
import { type DraftWriter, startDraft } from '#prisma/draft-writer.ts'
import type { Database } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { restore } from '#prisma/restore.ts'
import { rollBack } from '#prisma/roll-back.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { figure } from './figures.ts'
import { FILE } from './import-figures.ts'
import { emptyDatabase } from './open-test-database.ts'
import { type Answering, checkPublished } from './releases-answers.ts'
import {
  type Change,
  importInto,
  type Kept,
  NOTHING,
  placeOf,
  rollBackTo,
  seriesOf,
} from './releases-model.ts'

export interface Office extends Answering {
  database: Database
  /** Where it moves next. */
  spare: Database
  kept: Kept[]
  lastFile: readonly Change[]
}

type Step =
  | {
      readonly does: 'IMPORT'
      /** Null: the last file again. */
      readonly changes: readonly Change[] | null
      readonly end: 'FINISH' | 'DISCARD' | 'CRASH'
      readonly note: string | undefined
      readonly publishesMeanwhile: boolean
    }
  | { readonly does: 'OTHER_UNIT'; readonly change: Change }
  | { readonly does: 'DISCARD'; readonly which: 'NEWEST' | 'OLDEST' | 'UNKNOWN' }
  | { readonly does: 'PUBLISH'; readonly upTo: number | null; readonly note: string | undefined }
  | { readonly does: 'ROLL_BACK'; readonly to: number }
  | { readonly does: 'MOVE' }

export const START = Date.parse('2026-01-01T00:00:00.000Z')

/** What a figure says; the last two the same, found in another place. */
const SAYINGS: readonly Partial<NewObservation>[] = [
  { value: '1' },
  { value: '1.0', note: 'đã rà soát' },
  { value: '2', access: 'INTERNAL' },
  { value: null, low: '1.50', high: '2', qualifier: 'RANGE', status: 'P' },
  { value: null, absence: 'NOT_REPORTED' },
  { value: null, absence: 'NOT_REPORTED', place: 'dòng 9' },
  { value: '1', place: 'dòng 9' },
]

const change: fc.Arbitrary<Change> = fc
  .record({
    area: fc.constantFrom('VN63-89', 'VN63-91', 'VN63-93'),
    year: fc.constantFrom(2022, 2022, 2022, 2021, null),
    sex: fc.constantFrom(null, null, null, 'F'),
    saying: fc.constantFrom(...SAYINGS),
    isTaken: fc.constantFrom(false, false, true),
  })
  .map(({ area, year, sex, saying, isTaken }) => ({
    figure: figure({
      key: { area, breakdown: sex === null ? {} : { sex } },
      ...(year === null ? { period: { start: null, end: null, label: 'đến nay' } } : { year }),
      ...saying,
    }),
    isTaken,
  }))

const changes = fc.uniqueArray(change, {
  selector: (one) => placeOf(one.figure),
  minLength: 1,
  maxLength: 5,
})
const note = fc.constantFrom(undefined, 'đính chính', '')
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('IMPORT' as const),
      changes: fc.oneof({ weight: 6, arbitrary: changes }, fc.constant(null)),
      end: fc.constantFrom('FINISH', 'FINISH', 'FINISH', 'FINISH', 'DISCARD', 'CRASH'),
      note,
      publishesMeanwhile: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('OTHER_UNIT' as const), change }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('DISCARD' as const),
      which: fc.constantFrom('NEWEST', 'OLDEST', 'UNKNOWN'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('PUBLISH' as const),
      upTo: fc.constantFrom(null, 0, 0, 1, 9),
      note,
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('ROLL_BACK' as const), to: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('MOVE' as const) }) },
)

/** The clock goes on, stands still, or is set back. */
const minutes = fc.constantFrom(60, 60, 0, -90)
export const program = fc.array(fc.tuple(step, minutes), { minLength: 12, maxLength: 16 })

export async function takeStep(office: Office, [step, passed]: readonly [Step, number]): Promise<void> {
  vi.setSystemTime(Date.now() + passed * 60_000)
  switch (step.does) {
    case 'IMPORT':
      return importFile(office, step)
    case 'OTHER_UNIT':
      return importInOtherUnit(office, step.change)
    case 'DISCARD':
      return discard(office, step.which)
    case 'PUBLISH':
      return publish(office, step)
    case 'ROLL_BACK':
      return goBack(office, step.to)
    case 'MOVE':
      return move(office)
  }
}

async function importFile(office: Office, asked: Extract<Step, { does: 'IMPORT' }>): Promise<void> {
  const file = asked.changes ?? office.lastFile
  const last = office.kept.at(-1)
  const expected = importInto(last?.state ?? NOTHING, (last?.number ?? 0) + 1, file)
  const { number, counts } = expected
  const writer = await startDraft(
    asked.end === 'CRASH' ? withoutLock(office.database) : office.database,
    FILE,
  )
  expect(writer.number).toBe(number)
  expect(await write(writer, file)).toEqual(counts)
  await checkPublished(office)
  if (asked.publishesMeanwhile) await publish(office, { upTo: null, note: undefined })
  if (asked.end === 'DISCARD') await writer.discard()
  if (asked.end !== 'FINISH') return
  const draft = await writer.finish({
    warnings: 0,
    ...(asked.note === undefined ? {} : { note: asked.note }),
  })
  if (counts.added + counts.withdrawn === 0) expect(draft).toBeNull()
  else office.kept.push({ ...expected, note: asked.note ?? null })
  office.lastFile = file
}

async function write(writer: DraftWriter, file: readonly Change[]): Promise<Kept['counts']> {
  const figures = file.flatMap(({ figure, isTaken }) => (isTaken ? [] : figure))
  const added = await writer.add(figures)
  const { withdrawn } = await writer.withdraw(file.flatMap(({ figure, isTaken }) => (isTaken ? figure : [])))
  return { ...added, withdrawn }
}

/** A writer of whom nothing is left but his draft. */
function withoutLock(database: Database): Database {
  return { ...database, lockWriting: async () => ({ release: async () => {} }) }
}

async function importInOtherUnit({ database, kept }: Office, { figure }: Change): Promise<void> {
  const isKnown = kept.some(({ state }) =>
    [...state.values()].some((held) => seriesOf(held.figure) === seriesOf(figure)),
  )
  const writer = await startDraft(database, FILE)
  const adding = writer.add([{ ...figure, unit: 'PERSONS' }])
  if (isKnown) await expect(adding).rejects.toMatchObject({ code: 'SERIES_IN_OTHER_UNIT' })
  else await adding
  await writer.discard()
}

async function discard({ database, kept }: Office, which: 'NEWEST' | 'OLDEST' | 'UNKNOWN'): Promise<void> {
  const drafts = kept.filter(({ publishedAt }) => publishedAt === null)
  const draft = which === 'UNKNOWN' ? undefined : drafts.at(which === 'NEWEST' ? -1 : 0)
  const discarding = discardDraft(database, draft?.number ?? 99)
  if (!draft) await expect(discarding).rejects.toMatchObject({ code: 'UNKNOWN_DRAFT' })
  else if (draft !== drafts.at(-1))
    await expect(discarding).rejects.toMatchObject({ code: 'DRAFT_NOT_NEWEST' })
  else {
    await discarding
    kept.pop()
  }
}

async function publish(
  { database, kept }: Office,
  { upTo, note }: { upTo: number | null; note: string | undefined },
): Promise<void> {
  const drafts = kept.filter(({ publishedAt }) => publishedAt === null)
  const last = upTo === null ? drafts.at(-1) : drafts[upTo]
  const limit = upTo === null ? {} : { upTo: last?.number ?? 99 }
  const publishing = publishDrafts(database, { by: 'An', twoPersons: false, note, ...limit })
  if (!last) {
    const code = drafts.length === 0 ? 'NOTHING_TO_PUBLISH' : 'UNKNOWN_DRAFT'
    return expect(publishing).rejects.toMatchObject({ code })
  }
  await publishing
  const publishedAt = instantAfter(kept)
  for (const [index, one] of kept.entries())
    if (one.publishedAt === null && one.number <= last.number)
      kept[index] = { ...one, publishedAt, note: note ?? one.note }
}

function instantAfter(kept: readonly Kept[]): string {
  const instants = kept.flatMap(({ publishedAt }) => publishedAt ?? [])
  return [...instants, new Date().toISOString()].sort().at(-1) ?? ''
}

async function goBack({ database, kept }: Office, wish: number): Promise<void> {
  const present = kept.at(-1)
  const to = wish % (kept.length + 1) // 0 is none
  const past = kept.find(({ number, publishedAt }) => number === to && publishedAt !== null)
  const going = rollBack(database, { to, by: 'An' })
  if (!past || !present) return expect(going).rejects.toMatchObject({ code: 'UNKNOWN_RELEASE' })
  if (present.publishedAt === null) return expect(going).rejects.toMatchObject({ code: 'DRAFTS_WAITING' })
  const release = rollBackTo(past.state, present.state, present.number + 1)
  const { added, withdrawn } = release.counts
  if (added + withdrawn === 0) return expect(going).rejects.toMatchObject({ code: 'NOTHING_TO_ROLL_BACK' })
  await going
  kept.push({ ...release, note: null, publishedAt: instantAfter(kept) })
}

/** What is published moves to another database, and the office with it; its drafts stay behind. */
async function move(office: Office): Promise<void> {
  await emptyDatabase(office.spare)
  await restore(office.spare, backUp(office.database))
  ;[office.database, office.spare] = [office.spare, office.database]
  office.kept = office.kept.filter(({ publishedAt }) => publishedAt !== null)
}
