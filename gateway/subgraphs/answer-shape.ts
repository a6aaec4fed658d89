// The shape of an answer: exactly the fields that were asked, in the contract's types. A province's answer is cut to it before the
// gateway sees it: what was not asked would be merged too, and one value of the wrong shape would cost the whole country its answer.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { type Data, setOwn } from '../engine/merge-data.ts'
import { SubgraphFailure } from './subgraph-failure.ts'

/** By response name: what may stand there. */
export type Shape = ReadonlyMap<string, AskedField>

interface AskedField {
  /** Name in the contract; the response name may be an alias. */
  readonly name: string
  /** Null for `__typename`, which is known beforehand. */
  readonly type: GraphQLOutputType | null
  readonly parent: string
  /** Under @skip or @include. */
  readonly conditional: boolean
  /** Of its object; null for a leaf. */
  readonly shape: Shape | null
}

/** A document's names: the types it is written in, and its fragments. */
export interface Grammar {
  readonly contract: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** What is selected of an object; `conditional` when the object may be there without it. */
export interface AskedSet {
  readonly set: SelectionSetNode
  readonly conditional: boolean
}

interface Found {
  readonly node: FieldNode
  readonly conditional: boolean
}

/** What is asked of an object of this type. Selections of one response name are merged, as GraphQL does. */
export function buildShape(grammar: Grammar, type: GraphQLNamedType, selections: readonly AskedSet[]): Shape {
  const found = Map.groupBy(
    selections.flatMap(({ set, conditional }) => findFields(grammar, type, set, conditional)),
    ({ node }) => (node.alias ?? node.name).value,
  )
  return new Map(
    [...found].map(([responseName, fields]) => [responseName, askedField(grammar, type, fields)]),
  )
}

/**
 * Cuts an object to a shape, in place: what was not asked is left out. Throws SubgraphFailure (REFUSED) when something asked is missing,
 * null where the contract has a value, or of another type.
 */
export function cutToShape(value: unknown, shape: Shape): Data {
  if (!isObject(value)) throw refused('an object', value)
  let asked = 0
  for (const [responseName, field] of shape) {
    if (field.type === null) setOwn(value, responseName, field.parent)
    else if (Object.hasOwn(value, responseName)) requireType(value[responseName], field.type, field)
    else if (field.conditional) continue
    else throw refused(`${field.parent}.${field.name}`, undefined)
    asked += 1
  }
  const names = Object.keys(value)
  if (names.length > asked) for (const name of names) if (!shape.has(name)) delete value[name]
  return value
}

function askedField(grammar: Grammar, type: GraphQLNamedType, fields: readonly Found[]): AskedField {
  const name = fields[0]?.node.name.value ?? ''
  const conditional = fields.every((field) => field.conditional)
  const asked = { name, parent: type.name, conditional }
  if (name === '__typename') return { ...asked, type: null, shape: null }
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  if (!definition) throw new TypeError(`The contract has no field ${type.name}.${name}.`)
  // where several ask the same field, what a conditional one asks in it may be missing though the field is there
  const sets = fields.flatMap(({ node: { selectionSet: set }, conditional: depends }) =>
    set ? { set, conditional: depends && fields.length > 1 } : [],
  )
  const shape = sets.length > 0 ? buildShape(grammar, getNamedType(definition.type), sets) : null
  return { ...asked, type: definition.type, shape }
}

function findFields(
  grammar: Grammar,
  type: GraphQLNamedType,
  set: SelectionSetNode,
  conditional: boolean,
): readonly Found[] {
  return set.selections.flatMap((node) => {
    const depends =
      conditional || (node.directives ?? []).some(({ name }) => /^(skip|include)$/.test(name.value))
    if (node.kind === 'Field') return { node, conditional: depends }
    const fragment = node.kind === 'InlineFragment' ? node : grammar.fragments.get(node.name.value)
    if (!fragment || !applies(grammar, fragment.typeCondition?.name.value, type)) return []
    return findFields(grammar, type, fragment.selectionSet, depends)
  })
}

/** A province's types are concrete, so that a condition either names the type or something it implements. */
function applies({ contract }: Grammar, condition: string | undefined, type: GraphQLNamedType): boolean {
  return condition === undefined || condition === type.name || isInterfaceType(contract.getType(condition))
}

function requireType(value: unknown, type: GraphQLOutputType, field: AskedField): void {
  if (isNonNullType(type)) {
    if (value === null) throw refused(`${field.parent}.${field.name}`, value)
    requireType(value, type.ofType, field)
  } else if (value === null) return
  else if (isListType(type)) {
    if (!Array.isArray(value)) throw refused(`${field.parent}.${field.name}`, value)
    for (const item of value) requireType(item, type.ofType, field)
  } else if (field.shape) cutToShape(value, field.shape)
  else if (!isLeafType(type) || !isLeafValue(value, type))
    throw refused(`${field.parent}.${field.name}`, value)
}

/** Our own scalars travel as text, all but the series table, which the ministry reads with its own validator. */
function isLeafValue(value: unknown, type: GraphQLLeafType): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined
  if (type.name === 'SeriesTable') return isObject(value)
  if (type.name === 'Boolean') return typeof value === 'boolean'
  if (type.name === 'Int') return Number.isInteger(value)
  if (type.name === 'Float') return typeof value === 'number'
  return typeof value === 'string'
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(wanted: string, value: unknown): SubgraphFailure {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value
  return new SubgraphFailure('REFUSED', `found ${found} for ${wanted}`)
}
