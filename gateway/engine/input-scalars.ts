// The contract's scalars on their way in. A supergraph knows them by name only, so that a mistyped date would be refused by the province
// it was meant for, and the province would be blamed: the gateway reads them itself, and nobody is asked.
import { type GraphQLSchema, isScalarType, valueFromASTUntyped } from 'graphql'
import { parseDate, parseDateTime, parseDecimal } from '#schema/pothos/scalars.ts'

const READERS: Readonly<Record<string, (value: unknown) => string>> = {
  Date: parseDate,
  DateTime: parseDateTime,
  Decimal: parseDecimal,
}

/** Teaches a schema to refuse what its scalars cannot be. What is sent on stays as the caller wrote it. */
export function readInputScalars(schema: GraphQLSchema): void {
  for (const [name, parseValue] of Object.entries(READERS)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) continue
    type.parseValue = parseValue
    type.parseLiteral = (node, variables) => parseValue(valueFromASTUntyped(node, variables))
  }
}
