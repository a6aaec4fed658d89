// The writers of one operation: its answers have one form for each combination of its @skip and @include.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { compileAnswer } from './answer-writer.ts'
import { conditionVariables } from './selection-conditions.ts'

export type WriterFor = (
  variables: Readonly<Record<string, unknown>>,
) => ReturnType<typeof compileAnswer> | null

/** Of the forms that an operation's answers may have; two to the number of its conditions are possible. */
const REMEMBERED = 8

/** The variables are those of the request, read and with their defaults. */
export function createWriters(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): WriterFor {
  const operation = getOperationAST(document, operationName)
  if (!operation || asksAboutTheSchema(document)) return () => null
  const conditions = conditionVariables(document.definitions)
  const fragments = fragmentsOf(document)
  const writers = new LRUCache<string, ReturnType<typeof compileAnswer>>({ max: REMEMBERED })
  return (variables) => {
    const key = conditions.map((name) => (variables[name] === true ? 1 : 0)).join('')
    const known = writers.get(key)
    if (known) return known
    const made = compileAnswer({ schema, fragments, variables }, operation satisfies OperationDefinitionNode)
    writers.set(key, made)
    return made
  }
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
}

function asksAboutTheSchema(document: DocumentNode): boolean {
  let asks = false
  visit(document, {
    Field: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') asks = true
    },
  })
  return asks
}
