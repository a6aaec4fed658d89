// Where the last word on a field of the answer is one subgraph's, and all that the caller asked there, it is asked in the caller's own words
// and order, and its answer passes as it came. A comparison is such a field: taking 2,040 cells apart, checking each and writing them
// anew would cost more than everything else that is done for it.
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql'
import type { AskedOperation } from './schema-answers.ts'
import { type AnswerGrammar, asksByType, fieldDefinition, fieldsIn } from './selected-fields.ts'
import { hasConditions } from './selection-conditions.ts'

/** By the fetch of the plan: the document to ask in place of its own. */
export type WholeFetches = ReadonlyMap<FetchNode, string>

/** Nothing of an operation with conditions: what is asked of it, and which of its variables it needs, is not what stands there. */
export function findWholeFetches(
  { node }: QueryPlan,
  schema: GraphQLSchema,
  asked: AskedOperation,
): WholeFetches {
  const { operation, fragments } = asked
  const root = schema.getRootType(operation.operation)
  const isConditional = hasConditions([operation, ...fragments.values()])
  if (isConditional || !root || !node || node.kind === 'Subscription') return new Map()
  const grammar: AnswerGrammar = { schema, fragments, variables: {} }
  const fields = Map.groupBy(fieldsIn(grammar, root, operation.selectionSet), responseName)
  const found = [...fields].flatMap(([name, nodes]) => {
    const fetch = lastFetch(node, name)
    const type = getNamedType(nodes[0] && fieldDefinition(schema, root, nodes[0].name.value)?.type)
    const text =
      fetch && type ? inOwnWords(fetch, grammar, { type, sets: setsOf(nodes) }, keysOf(fetch)) : null
    return fetch && text ? [[fetch, text] as const] : []
  })
  return new Map(found)
}

/** The one fetch after which nothing of a root field is fetched any more, if it is one for the field's object itself. */
function lastFetch(node: PlanNode, field: string): FetchNode | null {
  if (node.kind === 'Sequence') {
    const last = node.nodes.findLast((child) => concerns(child, field))
    return last ? lastFetch(last, field) : null
  }
  if (node.kind === 'Parallel') {
    const [only, ...others] = node.nodes.filter((child) => concerns(child, field))
    return only && others.length === 0 ? lastFetch(only, field) : null
  }
  if (node.kind !== 'Flatten' || node.path.length !== 1) return null
  return node.node.kind === 'Fetch' && isPlainEntity(node.node) ? node.node : null
}

function concerns(node: PlanNode, field: string): boolean {
  if (node.kind === 'Flatten') return node.path[0] === field
  if (node.kind === 'Condition') return true
  return 'nodes' in node && node.nodes.some((child) => concerns(child, field))
}

function isPlainEntity({ requires, inputRewrites = [], outputRewrites = [] }: FetchNode): boolean {
  return requires !== undefined && inputRewrites.length === 0 && outputRewrites.length === 0
}

const NO_KEYS: ReadonlySet<string> = new Set(['__typename'])

interface Asked {
  readonly type: GraphQLNamedType
  readonly sets: readonly SelectionSetNode[]
}

/** What the fetch knows an object by: its subgraph can tell it again. */
function keysOf({ requires = [] }: FetchNode): ReadonlySet<string> {
  const fields = requires.flatMap((one) => (one.kind === 'InlineFragment' ? one.selections : one))
  return new Set(
    fields.flatMap((one) => (one.kind === 'Field' && !one.alias && !one.selections ? one.name : [])),
  )
}

/** The fetch's document with the caller's selection of the object in it; null when the fetch does not ask for all of it. */
function inOwnWords(
  fetch: FetchNode,
  grammar: AnswerGrammar,
  asked: Asked,
  keys: ReadonlySet<string>,
): string | null {
  const { definitions } = parse(fetch.operation, { noLocation: true })
  const [operation, ...others] = definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return null
  const [entities, ...more] = operation.selectionSet.selections
  if (entities?.kind !== Kind.FIELD || more.length > 0 || !entities.selectionSet) return null
  const planned = { type: asked.type, sets: [entities.selectionSet] }
  if (!isWithin(grammar, asked, planned, keys)) return null
  return print(withSelection(operation, entities, ownSelection(grammar, asked)))
}

/** Whether whatever is asked of an object is asked by the plan too, by the same name with the same arguments, or is `known`. */
function isWithin(grammar: AnswerGrammar, asked: Asked, planned: Asked, known: ReadonlySet<string>): boolean {
  if ([...asked.sets, ...planned.sets].some((set) => asksByType(grammar, asked.type, set))) return false
  const [askedFields, plannedFields] = [fieldsByName(grammar, asked), fieldsByName(grammar, planned)]
  return [...askedFields].every(([name, nodes]) => {
    const others = plannedFields.get(name)
    const [node, other] = [nodes[0], others?.[0]]
    if (node && known.has(node.name.value) && !node.selectionSet) return true
    if (!node || !others || !other || wordsOf(node) !== wordsOf(other)) return false
    const type = getNamedType(fieldDefinition(grammar.schema, asked.type, node.name.value)?.type)
    if (!type) return node.name.value === '__typename'
    return isWithin(grammar, { type, sets: setsOf(nodes) }, { type, sets: setsOf(others) }, NO_KEYS)
  })
}

/** Fragments unfolded, so that the subgraph need not know the caller's. */
function ownSelection(grammar: AnswerGrammar, asked: Asked): SelectionSetNode {
  const selections = [...fieldsByName(grammar, asked).values()].map((nodes): FieldNode => {
    const [node] = nodes as [FieldNode]
    const type = getNamedType(fieldDefinition(grammar.schema, asked.type, node.name.value)?.type)
    const sets = setsOf(nodes)
    return type && sets.length > 0 ? { ...node, selectionSet: ownSelection(grammar, { type, sets }) } : node
  })
  return { kind: Kind.SELECTION_SET, selections }
}

function withSelection(
  operation: OperationDefinitionNode,
  entities: FieldNode,
  selectionSet: SelectionSetNode,
): OperationDefinitionNode {
  const [fragment] = entities.selectionSet?.selections ?? []
  if (fragment?.kind !== Kind.INLINE_FRAGMENT) throw new TypeError('An entity is asked by its type.')
  const asked = {
    ...entities,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [{ ...fragment, selectionSet }] },
  } as const
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [asked] } }
}

function fieldsByName(grammar: AnswerGrammar, { type, sets }: Asked): Map<string, FieldNode[]> {
  return Map.groupBy(
    sets.flatMap((set) => fieldsIn(grammar, type, set)),
    responseName,
  )
}

function responseName({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}

function setsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
}

/** What a field is, and with which arguments. */
function wordsOf({ name, arguments: given = [] }: FieldNode): string {
  return [name.value, ...given.map((argument) => print(argument)).sort()].join(' ')
}
