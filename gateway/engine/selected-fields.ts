// Which fields of an object an operation asks for.
import {
  type FieldNode,
  type FragmentDefinitionNode,
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
