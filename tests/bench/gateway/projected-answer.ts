// An object cut to a selection set, as a server that holds it would answer: aliases, __typename, fragments. Arguments change nothing here.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** What a document is written in. */
export interface Grammar {
  readonly contract: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** The value with the fields asked; `type` is its type where it does not name it itself. Throws when it lacks one. */
export function project(
  grammar: Grammar,
  value: unknown,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): unknown {
  if (value === null || sets.length === 0) return value
  if (Array.isArray(value)) return value.map((item) => project(grammar, item, type, sets))
  const held = value as Record<string, unknown>
  const concrete = grammar.contract.getType(String(held.__typename ?? type.name)) ?? type
  const fields = Map.groupBy(
    sets.flatMap((set) => fieldsOf(grammar, concrete, set)),
    ({ alias, name }) => (alias ?? name).value,
  )
  return Object.fromEntries(
    [...fields].map(([name, nodes]) => [name, projectField(grammar, held, concrete, nodes)]),
  )
}

/** The fields of a selection set that apply to a concrete type. */
export function fieldsOf(
  grammar: Grammar,
  type: GraphQLNamedType,
  set: SelectionSetNode,
): readonly FieldNode[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : grammar.fragments.get(node.name.value)
    const condition = fragment?.typeCondition?.name.value
    return fragment && applies(grammar.contract, condition, type)
      ? fieldsOf(grammar, type, fragment.selectionSet)
      : []
  })
}

function projectField(
  grammar: Grammar,
  held: Record<string, unknown>,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): unknown {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return type.name
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  const value = held[name]
  if (!field || value === undefined) throw new TypeError(`Nothing is played for ${type.name}.${name}.`)
  return project(
    grammar,
    value,
    getNamedType(field.type),
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  )
}

function applies(contract: GraphQLSchema, condition: string | undefined, type: GraphQLNamedType): boolean {
  if (condition === undefined || condition === type.name) return true
  const wide = contract.getType(condition)
  return isAbstractType(wide) && isObjectType(type) && contract.isSubType(wide, type)
}
