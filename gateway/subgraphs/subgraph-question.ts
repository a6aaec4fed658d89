// What the planner asks of a province, read once per text: the shape that the answer must have, and the text as it is sent,
// which asks for the key as well, so that an answer about somebody else is recognised.
import { randomUUID } from 'node:crypto'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { Province } from '#schema/registry/registry.ts'
import { buildShape, type Grammar, type Shape } from './answer-shape.ts'

/** Response name under which a province's own id comes back; made anew for each process, so that no caller's alias can be it. */
export const KEY = `key_${randomUUID().replaceAll('-', '')}`

export interface SubgraphQuestion {
  /** As it is sent. */
  readonly text: string
  /** What is asked at the root. */
  readonly root: Shape
  /** What is asked of the province as an entity. */
  readonly province: Shape
  /** What is asked of its slices. */
  readonly slice: Shape
}

/** Plans are cached, so that a gateway sees few texts; each is some kilobytes. */
const REMEMBERED = 500

/** Reads questions to one province, and remembers the texts last used. */
export function createQuestionReader(
  contract: GraphQLSchema,
  province: Province,
): (query: string) => SubgraphQuestion {
  const remembered = new Map<string, SubgraphQuestion>()
  return (query) => {
    const question = remembered.get(query) ?? readQuestion(query, contract, province)
    remembered.delete(query)
    remembered.set(query, question)
    const oldest = remembered.size > REMEMBERED ? remembered.keys().next().value : undefined
    if (oldest !== undefined) remembered.delete(oldest)
    return question
  }
}

function readQuestion(query: string, contract: GraphQLSchema, province: Province): SubgraphQuestion {
  const document = askForKey(parse(query, { noLocation: true }), province)
  const grammar: Grammar = { contract, fragments: fragmentsOf(document) }
  const asked = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const entities = entitySelections(asked)
  const shapeOf = (typeName: string, sets: readonly SelectionSetNode[]) => {
    const type = contract.getType(typeName)
    if (!type) throw new TypeError(`The supergraph has no type ${typeName}.`)
    return buildShape(
      grammar,
      type,
      sets.map((set) => ({ set, conditional: false })),
    )
  }
  return {
    text: print(document),
    root: shapeOf('Query', rootSelections(asked)),
    province: shapeOf(province.typeName, entities),
    slice: shapeOf(`${province.typeName}Slice`, entities),
  }
}

/** Adds the key wherever the province itself is asked: at its root field and as an entity. */
function askForKey(document: DocumentNode, province: Province): DocumentNode {
  const key: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: KEY },
    name: { kind: Kind.NAME, value: 'id' },
  }
  const withKey = <N extends FieldNode | InlineFragmentNode | FragmentDefinitionNode>(node: N): N => ({
    ...node,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...(node.selectionSet?.selections ?? []), key] },
  })
  return visit(document, {
    Field: (node) => (node.name.value === province.rootField ? withKey(node) : undefined),
    InlineFragment: (node) =>
      node.typeCondition?.name.value === province.typeName ? withKey(node) : undefined,
    FragmentDefinition: (node) =>
      node.typeCondition.name.value === province.typeName ? withKey(node) : undefined,
  })
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
}

/** `_entities` belongs to federation and is in no contract, so that it is read apart from the root. */
function rootSelections(operation: OperationDefinitionNode | undefined): readonly SelectionSetNode[] {
  const selections = operation?.selectionSet.selections.filter((node) => !isEntities(node)) ?? []
  return [{ kind: Kind.SELECTION_SET, selections }]
}

function entitySelections(operation: OperationDefinitionNode | undefined): readonly SelectionSetNode[] {
  return (operation?.selectionSet.selections ?? []).flatMap((node) =>
    isEntities(node) ? (node.selectionSet ?? []) : [],
  )
}

function isEntities(node: { readonly kind: string }): node is FieldNode {
  return node.kind === Kind.FIELD && (node as FieldNode).name.value === '_entities'
}
