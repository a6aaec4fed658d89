// An import that its findings stop: the sentence, and all that was found and understood of the file.
import type { LienTinhError } from '#schema/errors.ts'
import type { ReadSummary } from '#services/intake/read-file.ts'

export class FindingsFailure extends Error {
  override readonly name = 'FindingsFailure'
  /** FINDINGS or WARNINGS_NOT_ACCEPTED. */
  readonly error: LienTinhError
  readonly summary: ReadSummary

  constructor(error: LienTinhError, summary: ReadSummary) {
    super(error.message)
    this.error = error
    this.summary = summary
  }
}
