// A failure on its way to the person: ours, a child's, or one that a province's server has told, all in one shape.
import { type Explanation, explain, LienTinhError } from '#schema/errors.ts'
import { StartFailure } from './child.ts'

/** As in errors.ts; the code may be one of a newer server, which this command does not know yet. */
export type Told = Omit<Explanation, 'code'> & { readonly code: string }

interface MoreToTell {
  readonly problems?: readonly unknown[]
  readonly text?: string
  readonly exit?: number | null
}

/** What another process has told, or what needs more than a sentence: findings, checks. */
export class ToldFailure extends Error {
  override readonly name = 'ToldFailure'
  readonly told: Told
  /** For machines, in the envelope. */
  readonly problems: readonly unknown[]
  /** For people, on stdout before the sentence: it is the result of the command. */
  readonly text: string
  /** In place of the exit code that the error's code leads to. */
  readonly exit: number | null

  constructor(told: Told, more: MoreToTell = {}) {
    super(told.code)
    this.told = told
    this.exit = more.exit ?? null
    this.problems = more.problems ?? []
    this.text = more.text ?? ''
  }
}

interface Failure {
  readonly told: Told
  /** Which process says so, when a reader could wonder. */
  readonly who?: string
  readonly problems: readonly unknown[]
  readonly text: string
  readonly exit: number | null
}

/** What to tell of anything that was thrown; what nobody foresaw is INTERNAL. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ToldFailure) return error
  if (error instanceof StartFailure) return { told: error.explanation, who: error.who, ...NOTHING_MORE }
  if (!(error instanceof LienTinhError)) return { told: explain('INTERNAL'), ...NOTHING_MORE }
  const problems = error.problems.map(({ path, code, params }) => ({ path, ...explain(code, params) }))
  return { told: explain(error.code, error.params), ...NOTHING_MORE, problems }
}

const NOTHING_MORE = { problems: [], text: '', exit: null }
