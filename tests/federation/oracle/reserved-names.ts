// Names that a gateway keeps for itself: it asks an entity's key along under its own name, so that another field of that name would be
// taken for it. Which those are follows from the contract's @key.
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** The first alias that is kept: an entity's key, the hidden `slices` anywhere, and whatever begins with two underscores. */
export function findReserved(api: GraphQLSchema, document: DocumentNode): string | undefined {
  const types = new TypeInfo(api)
  const found: string[] = []
  const enter = ({ alias, name }: FieldNode) => {
    if (!alias || alias.value === name.value) return
    if (isReserved(alias.value, types.getParentType())) found.push(alias.value)
  }
  visit(document, visitWithTypeInfo(types, { Field: { enter } }))
  return found[0]
}

function isReserved(alias: string, parent: GraphQLCompositeType | null | undefined): boolean {
  if (alias === 'slices' || alias.startsWith('__')) return true
  if (parent?.name === 'Comparison') return alias === 'id' || alias === 'pin'
  return alias === 'id' && isProvince(parent)
}

/** A province of its own type, or the interface of all. */
export function isProvince(type: GraphQLCompositeType | null | undefined): boolean {
  if (isObjectType(type)) return type.getInterfaces().some(({ name }) => name === 'Province')
  return type?.name === 'Province'
}
