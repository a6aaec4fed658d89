// Of an object of the answer, what a subgraph needs to know it again: its type and its key, as the plan says.
import type {
  QueryPlanFieldNode,
  QueryPlanInlineFragmentNode,
  QueryPlanSelectionNode,
} from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isData, mergeData, setOwn } from './merge-data.ts'
import { typesThatMeet } from './object-type.ts'

/** Null when the object is of another type, or something of it is not there. */
export type Pick = (object: Data) => Data | null

export function compilePick(requires: readonly QueryPlanSelectionNode[], contract: GraphQLSchema): Pick {
  const parts = requires.map((selection) =>
    selection.kind === 'Field' ? pickField(selection, contract) : pickFragment(selection, contract),
  )
  return (object) => {
    const { __typename: type } = object
    let picked: Data | null = null // most objects of a list are another province's
    for (const { types, add } of parts) {
      if (types && !types.has(String(type))) continue
      picked ??= {}
      if (!add(object, picked)) return null
    }
    return picked
  }
}

interface PickPart {
  /** What it is about; null is everything. */
  readonly types: ReadonlySet<string> | null
  /** Adds what it is about; false when that is not there. */
  readonly add: (object: Data, picked: Data) => boolean
}

function pickFragment(
  { typeCondition, selections }: QueryPlanInlineFragmentNode,
  contract: GraphQLSchema,
): PickPart {
  const pick = compilePick(selections, contract)
  return {
    types: typesThatMeet(contract, typeCondition ?? ''),
    add(object, picked) {
      const more = pick(object)
      if (more) mergeData(picked, more)
      return more !== null
    },
  }
}

function pickField({ alias, name, selections }: QueryPlanFieldNode, contract: GraphQLSchema): PickPart {
  const responseName = alias ?? name
  const within = selections ? pickWithin(compilePick(selections, contract)) : (value: unknown) => value
  return {
    types: null,
    add(object, picked) {
      const value = Object.hasOwn(object, responseName) ? object[responseName] : undefined
      if (value !== undefined) setOwn(picked, responseName, within(value))
      return value !== undefined
    },
  }
}

function pickWithin(pick: Pick): (value: unknown) => unknown {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within)
    return isData(value) ? pick(value) : value
  }
  return within
}
