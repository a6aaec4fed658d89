// An answer while it is written.
import { HOLE } from './raw-json.ts'
import type { Path } from './request-notes.ts'

/** What was written so far, where the writer is, and what it met that breaks the contract. */
export interface Writing {
  /** JSON in pieces. */
  readonly out: string[]
  readonly path: (string | number)[]
  readonly problems: Path[]
  /** What is passed on as it came, for each hole. */
  readonly raw: Buffer[]
}

/** How a value that is not there is written. */
export const NULL = 'null'

export function writeNull({ out }: Writing): boolean {
  out.push(NULL)
  return true
}

/** A value that breaks the contract. */
export function writeBroken(at: Writing): boolean {
  at.problems.push([...at.path])
  return writeNull(at)
}

export interface Place {
  readonly pieces: number
  readonly passed: number
}

export function placeOf({ out, raw }: Writing): Place {
  return { pieces: out.length, passed: raw.length }
}

/** In place of all that was written since: null. */
export function takeBack(at: Writing, { pieces, passed }: Place): boolean {
  at.out.length = pieces
  at.raw.length = passed
  return writeNull(at)
}

/** JSON as it came. */
export function pass(bytes: Buffer, at: Writing): boolean {
  at.raw.push(bytes)
  at.out.push(HOLE)
  return true
}
