// What a row of the table of settings says, and the kinds of value that several rows have.
import { z } from 'zod'

export type Words = readonly [vi: string, en: string]

export interface Facts {
  readonly env: string
  /** None for a secret: a command line is seen by everybody on the machine. */
  readonly flag?: string
  /** None: who has not set it has none. */
  readonly fallback?: string
  /** Never shown; may also be given as a file, by the variable with `_FILE`. */
  readonly secret?: true
  /** A path of this machine; a relative one is relative to where it is written. */
  readonly isPath?: true
  /** What its text must be, and what it is read as. */
  readonly value: z.ZodType<unknown, string>
  /** The same in words, for the sentence about a wrong one; none where every text will do. */
  readonly must?: Words
  readonly words: Words
}

export const SWITCH = z.enum(['0', '1']).transform((answer) => answer === '1')

/** A whole number of at most six digits. */
export function whole(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
}
