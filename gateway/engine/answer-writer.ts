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

/** What was written so far, where the writer is, and what it met that breaks the contract. */
interface Writing {
  /** JSON in pieces. */
  readonly out: string[]
  readonly path: (string | number)[]
  readonly problems: Path[]
  /** What is passed on as it came, for each hole. */
  readonly raw: Buffer[]
}

/** Writes a value; false when nothing may stand there: null where the contract has a value, so that whatever holds it is null too. */
type Write = (value: unknown, at: Writing) => boolean

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
    const at: Writing = { out: [], path: [], problems: [], raw: [] }
    if (!write(data, at)) writeNull(at)
    return new WrittenData(at.out.join(''), at)
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
    const { length } = at.out
    const known = at.problems.length
    if (!write(value, at)) return false
    if (at.out[length] !== NULL) return true
    if (at.problems.length === known) at.problems.push([...at.path])
    return false
  }
}

function listWriter(write: Write): Write {
  return (value, at) => {
    if (value === null || value === undefined) return writeNull(at)
    if (!Array.isArray(value)) return writeBroken(at)
    const begun = placeOf(at)
    let isWhole = true
    at.out.push('[')
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) at.out.push(',')
      at.path.push(index)
      isWhole = write(value[index], at) && isWhole
      at.path.pop()
    }
    if (!isWhole) return takeBack(at, begun)
    at.out.push(']')
    return true
  }
}

function checked(leaf: (value: unknown) => string | null): Write {
  return (value, at) => {
    if (value === null || value === undefined) return writeNull(at)
    const text = leaf(value)
    if (text === null) return writeBroken(at)
    at.out.push(text)
    return true
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
    if (value === null || value === undefined) return writeNull(at)
    if (value instanceof RawJson) return pass(value, at)
    if (typeof value !== 'object' || Array.isArray(value)) return writeBroken(at)
    const data = value as Data
    const { __typename: said } = data
    const fields = fieldsFor(typeof said === 'string' ? said : type.name)
    if (!fields) return writeBroken(at)
    const begun = placeOf(at)
    at.out.push('{')
    for (let index = 0; index < fields.length; index += 1) {
      const { name, key, write } = fields[index] as FieldWriter
      at.out.push(key)
      at.path.push(name)
      const isWritten = write(Object.hasOwn(data, name) ? data[name] : null, at)
      at.path.pop()
      if (!isWritten) return takeBack(at, begun)
    }
    at.out.push('}')
    return true
  }
}

/** The whole object, in the words of the subgraph that was asked for just this (whole-fetches.ts). */
function pass({ bytes }: RawJson, at: Writing): boolean {
  at.raw.push(bytes)
  at.out.push(HOLE)
  return true
}

const NULL = 'null'

function writeNull({ out }: Writing): boolean {
  out.push(NULL)
  return true
}

function writeBroken(at: Writing): boolean {
  at.problems.push([...at.path])
  return writeNull(at)
}

interface Place {
  readonly pieces: number
  readonly passed: number
}

function placeOf({ out, raw }: Writing): Place {
  return { pieces: out.length, passed: raw.length }
}

/** In place of all that was written since: null. */
function takeBack(at: Writing, { pieces, passed }: Place): boolean {
  at.out.length = pieces
  at.raw.length = passed
  return writeNull(at)
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
  return [...found].map(([name, nodes], index) => ({
    name,
    key: `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`,
    write: fieldWriter(grammar, type, nodes),
  }))
}

function fieldWriter(grammar: AnswerGrammar, type: GraphQLNamedType, nodes: readonly FieldNode[]): Write {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') {
    if (!isObjectType(type)) return () => false
    const text = JSON.stringify(type.name)
    return (_value, { out }) => {
      out.push(text)
      return true
    }
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
