// Which fields of an object an operation asks for.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { isIncluded } from './selection-conditions.ts'

/** `variables` are those of @skip and @include, with their defaults. */
export interface AnswerGrammar {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Readonly<Record<string, unknown>>
}

/** In the order of the document, fragments unfolded, what is skipped left out. */
export function fieldsIn(grammar: AnswerGrammar, type: GraphQLNamedType, set: SelectionSetNode): FieldNode[] {
  return set.selections.flatMap((node) => {
    if (!isIncluded(node, grammar.variables)) return []
    if (node.kind === Kind.FIELD) return node
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : grammar.fragments.get(node.name.value)
    const isMeant = fragment && applies(grammar.schema, fragment.typeCondition?.name.value, type)
    return isMeant ? fieldsIn(grammar, type, fragment.selectionSet) : []
  })
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLNamedType): boolean {
  if (condition === undefined || condition === type.name) return true
  const wanted = schema.getType(condition)
  return (
    isAbstractType(wanted) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type)
  )
}

/** Whether a selection asks some types of object for more than others: then there is no one list of its fields. */
export function asksByType(grammar: AnswerGrammar, type: GraphQLNamedType, set: SelectionSetNode): boolean {
  return set.selections.some((node) => {
    if (node.kind === Kind.FIELD) return false
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : grammar.fragments.get(node.name.value)
    if (!fragment) return false
    const condition = fragment.typeCondition?.name.value
    const isForAll = applies(grammar.schema, condition, type)
    return !isForAll || asksByType(grammar, type, fragment.selectionSet)
  })
}

/** Of an object or interface; undefined for `__typename` and the fields about the schema. */
export function fieldDefinition(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  const known = schema.getType(type.name)
  return isObjectType(known) || isInterfaceType(known) ? known.getFields()[name] : undefined
}
