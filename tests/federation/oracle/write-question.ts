// Writes a made-up question as a document with variables. Response names are made so that they never clash: one name stands for one field
// with one set of arguments in the whole document.
import fc from 'fast-check'
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parseType,
  typeFromAST,
} from 'graphql'
import {
  type AskedField,
  type AskedFragment,
  type Condition,
  type Given,
  type Json,
  type Selection,
  TIMES,
} from './asked.ts'

/** What has been written so far. */
interface Sheet {
  readonly api: GraphQLSchema
  /** Response name → what it stands for. */
  readonly names: Map<string, string>
  /** Variable → its type and its values. */
  readonly variables: Map<string, Given & { readonly as: 'VARIABLE' }>
  /** Fragment's text → its name. */
  readonly fragments: Map<string, string>
}

/** A document, and the variables it is asked with: each only once, though there may be fewer unlike ones than times. */
export class WrittenDocument {
  readonly query: string
  readonly variables: readonly Readonly<Record<string, Json>>[]

  constructor(api: GraphQLSchema, selections: readonly Selection[]) {
    const sheet: Sheet = { api, names: new Map(), variables: new Map(), fragments: new Map() }
    const body = writeSelections(selections, sheet, '  ')
    const declared = [...sheet.variables].map(([name, { type }]) => `$${name}: ${type}`)
    const head = declared.length > 0 ? `query (${declared.join(', ')}) ` : ''
    const fragments = [...sheet.fragments].map(([text, name]) => `fragment ${name} ${text}`)
    this.query = [`${head}${body}`, ...fragments].join('\n')
    const times = Array.from({ length: TIMES }, (_, time) => variablesAt(time, sheet))
    this.variables = [...new Map(times.map((given) => [JSON.stringify(given), given])).values()]
  }

  /** What fast-check shows of a counter-example. */
  [fc.toStringMethod](): string {
    return [this.query, ...this.variables.map((given) => JSON.stringify(given))].join('\n')
  }
}

function variablesAt(time: number, { variables }: Sheet): Readonly<Record<string, Json>> {
  const given = [...variables].map(([name, { values }]) => [name, values[time]] as const)
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function writeSelections(selections: readonly Selection[], sheet: Sheet, indent: string): string {
  const lines = selections.map((one) =>
    one.kind === 'FIELD' ? writeField(one, sheet, indent) : writeFragment(one, sheet, indent),
  )
  return `{\n${lines.map((line) => `${indent}${line}\n`).join('')}${indent.slice(2)}}`
}

function writeField(
  { name, alias, given, condition, selections }: AskedField,
  sheet: Sheet,
  indent: string,
): string {
  const args = Object.entries(given).map(([arg, value]) => `${arg}: ${writeGiven(value, arg, sheet)}`)
  const field = args.length > 0 ? `${name}(${args.join(', ')})` : name
  const response = responseName(alias ?? name, field, sheet)
  const set = selections.length > 0 ? ` ${writeSelections(selections, sheet, `${indent}  `)}` : ''
  return `${response === name ? '' : `${response}: `}${field}${writeCondition(condition, sheet)}${set}`
}

function writeFragment(
  { named, on, condition, selections }: AskedFragment,
  sheet: Sheet,
  indent: string,
): string {
  const when = writeCondition(condition, sheet)
  if (!named) {
    const set = writeSelections(selections, sheet, `${indent}  `)
    return `...${on === null ? '' : ` on ${on}`}${when} ${set}`
  }
  const text = `on ${on} ${writeSelections(selections, sheet, '  ')}`
  const name = sheet.fragments.get(text) ?? `F${sheet.fragments.size + 1}`
  sheet.fragments.set(text, name)
  return `...${name}${when}`
}

function writeCondition(condition: Condition | undefined, sheet: Sheet): string {
  return condition
    ? ` @${condition.directive}(if: ${writeGiven(condition.given, condition.directive, sheet)})`
    : ''
}

/** The name wished, unless it stands for something else already. */
function responseName(wished: string, field: string, { names }: Sheet): string {
  const found = names.get(wished)
  if (found !== undefined && found !== field) return responseName(`${wished}_`, field, { names } as Sheet)
  names.set(wished, field)
  return wished
}

function writeGiven(given: Given, wished: string, sheet: Sheet): string {
  if (given.as === 'LITERAL') return writeJson(given.value, inputType(given.type, sheet.api))
  if (given.as === 'OBJECT') {
    const fields = Object.entries(given.fields).map(
      ([name, one]) => `${name}: ${writeGiven(one, name, sheet)}`,
    )
    return `{ ${fields.join(', ')} }`
  }
  const name = freeName(wished, sheet)
  sheet.variables.set(name, given)
  return `$${name}`
}

function freeName(wished: string, { variables }: Sheet): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wished : `${wished}${count}`
    if (!variables.has(name)) return name
  }
}

function inputType(type: string, api: GraphQLSchema): GraphQLInputType | undefined {
  return typeFromAST(api, parseType(type)) as GraphQLInputType | undefined
}

/** A value as GraphQL writes it; what does not fit its type is written as what it is. */
function writeJson(value: Json, type: GraphQLInputType | undefined): string {
  const bare = isNonNullType(type) ? type.ofType : type
  if (Array.isArray(value)) {
    const item = isListType(bare) ? bare.ofType : undefined
    return `[${value.map((one: Json) => writeJson(one, item)).join(', ')}]`
  }
  const single = isListType(bare) ? bare.ofType : bare
  const named = isNonNullType(single) ? single.ofType : single
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(named) ? named.getFields() : {}
    const written = Object.entries(value).map(
      ([name, one]) => `${name}: ${writeJson(one as Json, fields[name]?.type)}`,
    )
    return `{ ${written.join(', ')} }`
  }
  if (isEnumType(named) && typeof value === 'string' && /^[A-Za-z_]\w*$/.test(value)) return value
  return JSON.stringify(value)
}
