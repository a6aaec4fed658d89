// The data of an answer as it will be sent. It travels through Apollo Server in place of an object, and is never taken apart but for the
// places of errors.
import type { FormattedExecutionResult } from 'graphql'
import { fillHoles } from './raw-json.ts'
import type { Path } from './request-notes.ts'

export class WrittenData {
  /** JSON, with a hole for each raw value. */
  readonly text: string
  readonly raw: readonly Buffer[]
  /** Where a value broke the contract. */
  readonly problems: readonly Path[]

  constructor(text: string, { raw, problems }: Pick<WrittenData, 'raw' | 'problems'>) {
    this.text = text
    this.raw = raw
    this.problems = problems
  }

  /** As an object, for whoever has to look into it. */
  read(): unknown {
    return JSON.parse(fillHoles(this.text, this.raw).toString())
  }
}

/** An answer as it is sent. */
export function writeAnswer({ errors, data, extensions }: FormattedExecutionResult): Buffer {
  const written = data instanceof WrittenData ? data : { text: JSON.stringify(data), raw: [] }
  const parts = [
    ...(errors ? [`"errors":${JSON.stringify(errors)}`] : []),
    ...(data === undefined ? [] : [`"data":${written.text}`]),
    ...(extensions ? [`"extensions":${JSON.stringify(extensions)}`] : []),
  ]
  return fillHoles(`{${parts.join(',')}}\n`, written.raw)
}
