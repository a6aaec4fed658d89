// What a caller asks about the schema itself (`__schema`, `__type`): nobody else is asked, graphql-js knows.
import {
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql'
import type { Data } from './merge-data.ts'
import { fieldsIn } from './selected-fields.ts'

/** The fields of Query about the schema, by name. */
export const SCHEMA_FIELDS = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
)

/** An operation of a document, with the fragments of the document. */
export interface AskedOperation {
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** By response name; null when the operation asks nothing about the schema. `variables` as the caller gave them, `coerced` with their defaults. */
export function answerAboutSchema(
  schema: GraphQLSchema,
  { operation, fragments }: AskedOperation,
  { variables, coerced }: { readonly variables: Readonly<Data>; readonly coerced: Readonly<Data> },
): Data | null {
  const root = schema.getRootType(operation.operation)
  if (!root) return null
  const selections = fieldsIn({ schema, fragments, variables: coerced }, root, operation.selectionSet).filter(
    ({ name }) => SCHEMA_FIELDS.has(name.value),
  )
  if (selections.length === 0) return null
  const asked = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [asked, ...fragments.values()] }
  const { data, errors = [] } = executeSync({ schema, document, variableValues: variables })
  if (errors[0]) throw errors[0]
  return data ?? null
}
