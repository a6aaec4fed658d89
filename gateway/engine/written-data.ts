// The data of an answer as it will be sent. It travels through Apollo Server in place of an object, and is never taken apart but for the
// places of errors.
import type { FormattedExecutionResult } from 'graphql'
import type { Path } from './request-notes.ts'

export class WrittenData {
  /** JSON. */
  readonly text: string
  /** Where a value broke the contract. */
  readonly problems: readonly Path[]

  constructor(text: string, problems: readonly Path[]) {
    this.text = text
    this.problems = problems
  }

  /** As an object, for whoever has to look into it. */
  read(): unknown {
    return JSON.parse(this.text)
  }
}

/** For `new ApolloServer({ stringifyResult })`: the answer as it is sent. */
export function stringifyAnswer({ errors, data, extensions }: FormattedExecutionResult): string {
  const parts = [
    ...(errors ? [`"errors":${JSON.stringify(errors)}`] : []),
    ...(data === undefined
      ? []
      : [`"data":${data instanceof WrittenData ? data.text : JSON.stringify(data)}`]),
    ...(extensions ? [`"extensions":${JSON.stringify(extensions)}`] : []),
  ]
  return `{${parts.join(',')}}\n`
}
