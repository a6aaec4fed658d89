// What a release may hold: nothing that a reader of the series table would refuse, because one such row would hide its whole slice.
// What the tables themselves refuse (neither figure nor absence, a period that ends before it starts) is left to them in a release of
// our own; in a file's figures it is named here, because nobody can mend a file by the name of a constraint.
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
  throwFirst([...noteProblems(note ?? null), ...observations.flatMap(observationProblems)])
}

/** Throws RELEASE_NOTE_TOO_LONG. */
export function checkNote(note: string | null): void {
  throwFirst(noteProblems(note))
}

/** Throws BAD_OBSERVATION for what a file's figures may hold: what no reader would take, and what the tables refuse. */
export function checkFigures(observations: readonly NewObservation[]): void {
  const problems = observations.flatMap(observationProblems)
  throwFirst(problems.length > 0 ? problems : observations.flatMap(tableProblems))
  if (UNSTORABLE.test(JSON.stringify(observations))) throwFirst(observations.flatMap(textProblems))
}

/** A zero byte or half of a character, as JSON writes it, or something that looks like one: no database keeps it. */
const UNSTORABLE = /\\u(0000|d[89a-f])/i

function throwFirst(problems: readonly Problem[]): void {
  const [first] = problems
  if (first) throw new LienTinhError(first.code, first.params, { problems })
}

function noteProblems(note: string | null): Problem[] {
  if (tableRelease.shape.note.safeParse(note).success) return []
  return [{ path: 'note', code: 'RELEASE_NOTE_TOO_LONG', params: {} }]
}

function observationProblems(observation: NewObservation, index: number): Problem[] {
  const read = newObservation.safeParse(observation)
  if (read.success) return []
  return read.error.issues.map(({ path }) => badField(observation, index, path.join('.')))
}

function tableProblems(observation: NewObservation, index: number): Problem[] {
  const { value, low, high, absence, period } = observation
  const hasFigure = value !== null || low !== null || high !== null
  if (hasFigure === (absence !== null)) return [badField(observation, index, 'absence')]
  return isPeriod(period) ? [] : [badField(observation, index, 'period')]
}

function textProblems(observation: NewObservation, index: number): Problem[] {
  const field = findUnstorable(observation, '')
  return field === null ? [] : [badField(observation, index, field)]
}

/** The path of the first text that cannot be kept. */
function findUnstorable(value: unknown, path: string): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [name, part] of Object.entries(value)) {
    const found = findUnstorable(name, path) ?? findUnstorable(part, path === '' ? name : `${path}.${name}`)
    if (found !== null) return found
  }
  return null
}

/** Its first and last day in this order, or neither. */
function isPeriod({ start, end }: NewObservation['period']): boolean {
  return start === null || end === null ? start === end : start <= end
}

/** The problem of one field of one record. */
export function badField({ id }: { readonly id: string }, index: number, field: string): Problem {
  return {
    path: `observations.${index}.${field}`,
    code: 'BAD_OBSERVATION',
    params: { record: id.slice(0, 80), field },
  }
}
