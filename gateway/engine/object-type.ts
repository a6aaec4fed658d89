// Which objects a fragment is about.
import { type GraphQLSchema, isAbstractType } from 'graphql'

/** The names of the object types that meet a condition. */
export function typesThatMeet(contract: GraphQLSchema, condition: string): ReadonlySet<string> {
  const type = contract.getType(condition)
  if (!isAbstractType(type)) return new Set([condition])
  return new Set(contract.getPossibleTypes(type).map(({ name }) => name))
}
