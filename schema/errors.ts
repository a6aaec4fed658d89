// Every error a caller can meet: a stable code, a sentence in Vietnamese and English, and the fix.
// One catalogue; documentation is made from it. Absence of a figure is data, not an error; misuse of our own functions throws TypeError.
import { GraphQLError } from 'graphql'
import errorTexts from './error-texts.json' with { type: 'json' }

/** Sentences in both languages, with `{name}` where a parameter goes. The first says act and state, `fix` says what to do. */
interface ErrorText {
  readonly vi: string
  readonly en: string
  readonly fixVi: string
  readonly fixEn: string
}

export type ErrorCode = keyof typeof errorTexts

/** The catalogue; its rows are error-texts.json. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorText>> = errorTexts

export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>

/** What a caller is told of an error, in both languages. `fix` and `fixEn` are the wish of act, state, wish. */
export interface Explanation {
  readonly code: ErrorCode
  readonly message: string
  readonly messageEn: string
  readonly fix: string
  readonly fixEn: string
  /** Ids to choose from, best first; absent when there are none. */
  readonly candidates?: readonly string[]
}

/** A coded error of ours. Its `cause` goes to the log and never to a caller. */
export class LienTinhError extends Error {
  override readonly name = 'LienTinhError'
  readonly code: ErrorCode
  readonly params: ErrorParams
  /** Every problem of one input, when there are several. */
  readonly problems: readonly Problem[]

  constructor(
    code: ErrorCode,
    params: ErrorParams,
    options: { cause?: unknown; problems?: readonly Problem[] },
  ) {
    super(explain(code, params).message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.params = params
    this.problems = options.problems ?? []
  }
}

/** One problem of an input: where it is (`period.at`, `provinces.2`) and which error. */
export interface Problem {
  readonly path: string
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/**
 * Makes a coded error, to be thrown by the caller.
 *
 * @example fail('UNKNOWN_INDICATOR', { code: 'POOR', candidates: ['POOR_HH_RATE'] }).message
 * // 'Không có chỉ tiêu “POOR”.'
 */
export function fail(code: ErrorCode, params: ErrorParams = {}, cause?: unknown): LienTinhError {
  return new LienTinhError(code, params, cause === undefined ? {} : { cause })
}

/** One error for all problems of an input; a caller mends them in one go. */
export function failWith(problems: readonly Problem[]): LienTinhError {
  return new LienTinhError('BAD_INPUT', { count: problems.length }, { problems })
}

/**
 * The sentences of a code, with its parameters filled in.
 *
 * @example explain('PORT_TAKEN', { port: 4000 }).messageEn
 * // 'Port 4000 is in use by another program.'
 */
export function explain(code: ErrorCode, params: ErrorParams = {}): Explanation {
  const text = ERRORS[code]
  const candidates = params.candidates
  return {
    code,
    message: fill(text.vi, params),
    messageEn: fill(text.en, params),
    fix: fill(text.fixVi, params),
    fixEn: fill(text.fixEn, params),
    ...(Array.isArray(candidates) && candidates.length > 0 ? { candidates } : {}),
  }
}

/** The same error as GraphQL sends it: message in Vietnamese, everything else in `extensions`. */
export function toGraphQLError(error: LienTinhError): GraphQLError {
  const { message, ...explanation } = explain(error.code, error.params)
  const province = error.params.province
  return new GraphQLError(message, {
    originalError: error,
    extensions: {
      ...explanation,
      ...(province === undefined ? {} : { province }),
      ...(error.problems.length === 0 ? {} : { problems: error.problems.map(explainProblem) }),
    },
  })
}

function explainProblem({ path, code, params }: Problem): Explanation & { readonly path: string } {
  return { path, ...explain(code, params) }
}

function fill(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return name === 'candidates' ? '—' : whole
    return Array.isArray(value) ? value.slice(0, 8).join(', ') || '—' : String(value)
  })
}
