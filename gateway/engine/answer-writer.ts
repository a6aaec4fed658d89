// Writes the data of an answer as JSON, straight from what the subgraphs gave: exactly the fields asked, in their order, in the contract's
// types; a value that breaks the contract is null, and so is what may not be without it. Built once for an operation: shaping an answer
// and then writing it, as Apollo Gateway and Apollo Server do, costs more than fetching it.
import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { leafWriter } from './leaf-writer.ts'
import type { Data } from './merge-data.ts'
import { HOLE, RawJson } from './raw-json.ts'
import type { Path } from './request-notes.ts'
import { SCHEMA_FIELDS } from './schema-answers.ts'
import { type AnswerGrammar, fieldsIn } from './selected-fields.ts'
import { WrittenData } from './written-data.ts'

/** Where the writer is, and what it met that breaks the contract. */
interface Writing {
  readonly path: (string | number)[]
  readonly problems: Path[]
  /** What is passed on as it came. */
  readonly raw: Buffer[]
}

/** In place of a text: null stands where the contract has a value, and whatever holds it is null too. */
const BUBBLE = Symbol('bubble')
type Written = string | typeof BUBBLE
type Write = (value: unknown, at: Writing) => Written

interface FieldWriter {
  readonly name: string
  readonly key: string
  readonly write: Write
}

/** The writer of an operation's answers. */
export function compileAnswer(
  grammar: AnswerGrammar,
  operation: OperationDefinitionNode,
): (data: Readonly<Data>) => WrittenData {
  const root = grammar.schema.getRootType(operation.operation)
  if (!root) throw new TypeError(`The contract has no ${operation.operation}.`)
  const write = objectWriter(grammar, root, [operation.selectionSet])
  return (data) => {
    const at: Writing = { path: [], problems: [], raw: [] }
    const written = write(data, at)
    return new WrittenData(written === BUBBLE ? 'null' : written, at)
  }
}

function writerOf(grammar: AnswerGrammar, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Write {
  if (isNonNullType(type)) return requiredWriter(writerOf(grammar, type.ofType, sets))
  if (isListType(type)) return listWriter(writerOf(grammar, type.ofType, sets))
  if (isLeafType(type)) return checked(leafWriter(type))
  return objectWriter(grammar, type, sets)
}

function requiredWriter(write: Write): Write {
  return (value, at) => {
    const known = at.problems.length
    const written = write(value, at)
    if (written !== 'null') return written
    if (at.problems.length === known) at.problems.push([...at.path])
    return BUBBLE
  }
}

function listWriter(write: Write): Write {
  return (value, at) => {
    if (value === null || value === undefined) return 'null'
    if (!Array.isArray(value)) return broken(at)
    let text = '['
    let isWhole = true
    for (let index = 0; index < value.length; index += 1) {
      at.path.push(index)
      const written = write(value[index], at)
      at.path.pop()
      if (written === BUBBLE) isWhole = false
      else text += index === 0 ? written : `,${written}`
    }
    return isWhole ? `${text}]` : 'null'
  }
}

function checked(leaf: (value: unknown) => string | null): Write {
  return (value, at) => {
    if (value === null || value === undefined) return 'null'
    return leaf(value) ?? broken(at)
  }
}

/** An object says by its own `__typename` what it is; where it does not, it is what the field is. */
function objectWriter(
  grammar: AnswerGrammar,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): Write {
  const writers = new Map<string, readonly FieldWriter[]>()
  const fieldsFor = (name: string): readonly FieldWriter[] | null => {
    const known = writers.get(name)
    if (known) return known
    const actual = grammar.schema.getType(name)
    if (!isObjectType(actual) && !isAbstractType(actual)) return null
    const made = compileFields(grammar, actual, sets)
    writers.set(name, made)
    return made
  }
  return (value, at) => {
    if (value === null || value === undefined) return 'null'
    if (value instanceof RawJson) return pass(value, at)
    if (typeof value !== 'object' || Array.isArray(value)) return broken(at)
    const data = value as Data
    const { __typename: said } = data
    const fields = fieldsFor(typeof said === 'string' ? said : type.name)
    if (!fields) return broken(at)
    let text = '{'
    const passed = at.raw.length
    for (const { name, key, write } of fields) {
      at.path.push(name)
      const written = write(Object.hasOwn(data, name) ? data[name] : null, at)
      at.path.pop()
      if (written === BUBBLE) {
        at.raw.length = passed
        return 'null'
      }
      text += text.length === 1 ? key + written : `,${key}${written}`
    }
    return `${text}}`
  }
}

/** The whole object, in the words of the subgraph that was asked for just this (whole-fetches.ts). */
function pass({ bytes }: RawJson, at: Writing): string {
  at.raw.push(bytes)
  return HOLE
}

function compileFields(
  grammar: AnswerGrammar,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): FieldWriter[] {
  const found = Map.groupBy(
    sets.flatMap((set) => fieldsIn(grammar, type, set)),
    ({ alias, name }) => (alias ?? name).value,
  )
  return [...found].map(([name, nodes]) => ({
    name,
    key: `${JSON.stringify(name)}:`,
    write: fieldWriter(grammar, type, nodes),
  }))
}

function fieldWriter(grammar: AnswerGrammar, type: GraphQLNamedType, nodes: readonly FieldNode[]): Write {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') {
    const text = isObjectType(type) ? JSON.stringify(type.name) : BUBBLE
    return () => text
  }
  const known = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  const field = known ?? SCHEMA_FIELDS.get(name)
  if (!field) throw new TypeError(`The contract has no field ${type.name}.${name}.`)
  return writerOf(
    grammar,
    field.type,
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  )
}

function broken(at: Writing): string {
  at.problems.push([...at.path])
  return 'null'
}
