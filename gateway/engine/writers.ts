// The writers of one operation: its answers have one form for each combination of its @skip and @include.
import type { GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { compileAnswer } from './answer-writer.ts'
import type { AskedOperation } from './schema-answers.ts'
import { conditionVariables } from './selection-conditions.ts'

export type WriterFor = (variables: Readonly<Record<string, unknown>>) => ReturnType<typeof compileAnswer>

/** Of the forms that an operation's answers may have; two to the number of its conditions are possible. */
const REMEMBERED = 8

/** The variables are those of the request, read and with their defaults. */
export function createWriters(schema: GraphQLSchema, { operation, fragments }: AskedOperation): WriterFor {
  const conditions = conditionVariables([operation, ...fragments.values()])
  const writers = new LRUCache<string, ReturnType<typeof compileAnswer>>({ max: REMEMBERED })
  return (variables) => {
    const key = conditions.map((name) => (variables[name] === true ? 1 : 0)).join('')
    const known = writers.get(key)
    if (known) return known
    const made = compileAnswer({ schema, fragments, variables }, operation)
    writers.set(key, made)
    return made
  }
}
