// Of an object of the answer, what a subgraph needs to know it again: its type and its key, as the plan says.
import type {
  QueryPlanFieldNode,
  QueryPlanInlineFragmentNode,
  QueryPlanSelectionNode,
} from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isData, mergeData, setOwn } from './merge-data.ts'
import { typesThatMeet } from './object-type.ts'

/** Null when something of it is not there; without `__typename` when the object is of another type. */
export type Pick = (object: Data) => Data | null

export function compilePick(requires: readonly QueryPlanSelectionNode[], contract: GraphQLSchema): Pick {
  const parts = requires.map((selection) =>
    selection.kind === 'Field' ? pickField(selection, contract) : pickFragment(selection, contract),
  )
  return (object) => {
    const picked: Data = Object.create(null)
    return parts.every((part) => part(object, picked)) ? picked : null
  }
}

/** Adds its part; false when it is not there. */
type PickPart = (object: Data, picked: Data) => boolean

function pickFragment(
  { typeCondition, selections }: QueryPlanInlineFragmentNode,
  contract: GraphQLSchema,
): PickPart {
  const types = typesThatMeet(contract, typeCondition ?? '')
  const pick = compilePick(selections, contract)
  return (object, picked) => {
    if (!types.has(String(object.__typename))) return true
    const more = pick(object)
    if (more) mergeData(picked, more)
    return more !== null
  }
}

function pickField({ alias, name, selections }: QueryPlanFieldNode, contract: GraphQLSchema): PickPart {
  const responseName = alias ?? name
  const within = selections ? pickWithin(compilePick(selections, contract)) : (value: unknown) => value
  return (object, picked) => {
    const value = Object.hasOwn(object, responseName) ? object[responseName] : undefined
    if (value !== undefined) setOwn(picked, responseName, within(value))
    return value !== undefined
  }
}

function pickWithin(pick: Pick): (value: unknown) => unknown {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within)
    return isData(value) ? pick(value) : value
  }
  return within
}
