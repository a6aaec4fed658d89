// How many provinces a field concerns, by its arguments: those named, the hosts of the areas named, or every member.
import { type ArgumentNode, type OperationDefinitionNode, valueFromASTUntyped, visit } from 'graphql'

export type Variables = Readonly<Record<string, unknown>>

/** An amount that depends on who asks and on how many are members. */
export type Amount = (variables: Variables, members: number) => number

/** The provinces that a field with these arguments concerns; `compare` has them in `input`, `provinces` in `ids`. */
export function askedProvinces(given: readonly ArgumentNode[] = []): Amount {
  return given.some(hasVariable) ? ofVariables(given) : ofKnown(valuesOf(given, {}))
}

function ofVariables(given: readonly ArgumentNode[]): Amount {
  return (variables, members) => countAsked(valuesOf(given, variables), members)
}

function ofKnown(values: Variables): Amount {
  return (_variables, members) => countAsked(values, members)
}

function valuesOf(given: readonly ArgumentNode[], variables: Variables): Variables {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, { ...variables })]),
  )
}

/** What the variables of an operation are unless they are given. */
export function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  )
}

function countAsked(given: Variables, members: number): number {
  const asked = isObject(given.input) ? given.input : given
  if (asked.citation != null) return 0 // answered from what was kept
  const named = countDistinct(asked.provinces ?? asked.ids)
  if (countDistinct(asked.regions) > 0) return Math.max(members, named)
  return named || Math.min(countDistinct(asked.areas) || members, members)
}

/** GraphQL takes one value for a list of one. */
function countDistinct(value: unknown): number {
  if (value == null) return 0
  return Array.isArray(value) ? new Set(value).size : 1
}

function isObject(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasVariable(node: ArgumentNode): boolean {
  let has = false
  visit(node, {
    Variable() {
      has = true
    },
  })
  return has
}
