// What a release may hold: nothing that a reader of the series table would refuse, because one such row would hide its whole slice.
// What the tables themselves refuse (neither figure nor absence, a period that ends before it starts) is left to them.
import { fail, LienTinhError, type Problem } from '#schema/errors.ts'
import { type NewObservation, newObservation } from '#schema/new-observation.ts'
import { tableRelease } from '#schema/series-table.ts'
import type { Withdrawal } from './add-observations.ts'

export interface NewRelease {
  /** Default: now. Never before the release it follows, never in the future. */
  readonly publishedAt?: Date
  readonly note?: string
  readonly observations?: readonly NewObservation[]
  readonly withdrawals?: readonly Withdrawal[]
}

/** Throws RELEASE_IN_FUTURE, RELEASE_NOTE_TOO_LONG or BAD_OBSERVATION: the first problem's sentence, and all of them as its problems. */
export function checkRelease({ publishedAt, note, observations = [] }: NewRelease): void {
  if (publishedAt && publishedAt.getTime() > Date.now())
    throw fail('RELEASE_IN_FUTURE', { at: publishedAt.toISOString() }) // it would be seen at once, dated before its time
  const problems = [...noteProblems(note ?? null), ...observations.flatMap(observationProblems)]
  const [first] = problems
  if (first) throw new LienTinhError(first.code, first.params, { problems })
}

function noteProblems(note: string | null): Problem[] {
  if (tableRelease.shape.note.safeParse(note).success) return []
  return [{ path: 'note', code: 'RELEASE_NOTE_TOO_LONG', params: {} }]
}

function observationProblems(observation: { readonly id: string }, index: number): Problem[] {
  const read = newObservation.safeParse(observation)
  if (read.success) return []
  return read.error.issues.map(({ path }) => {
    const field = path.join('.')
    return {
      path: `observations.${index}.${field}`,
      code: 'BAD_OBSERVATION',
      params: { record: observation.id.slice(0, 80), field },
    }
  })
}
