// How often a question asks again for what it asks for already. Validation holds each such field against every other of its name and
// place, so that a thousand of them would be half a million pairs.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * Fields whose name in the answer stands at the same place already, fragments written out. The document is within the limit of fields,
 * and has no circular fragment.
 */
export function countRepeats(
  { definitions }: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): number {
  const fragments = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  return countAt([selectionSet], fragments)
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** At one place of the answer: what all these sets ask for there. */
function countAt(sets: readonly SelectionSetNode[], fragments: Fragments): number {
  const below = new Map<string, SelectionSetNode[]>()
  const repeats = sets.reduce((sum, set) => sum + gather(set, below, fragments), 0)
  return [...below.values()].reduce((sum, within) => sum + countAt(within, fragments), repeats)
}

/** Puts a set's fields to those of the place; returns how many were there already. */
function gather(set: SelectionSetNode, below: Map<string, SelectionSetNode[]>, fragments: Fragments): number {
  return set.selections.reduce((sum, node) => {
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value
      const within = node.selectionSet ? [node.selectionSet] : []
      const there = below.get(name)
      if (there) there.push(...within)
      else below.set(name, within)
      return sum + (there ? 1 : 0)
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
    return fragment ? sum + gather(fragment.selectionSet, below, fragments) : sum
  }, 0)
}
