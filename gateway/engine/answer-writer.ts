// Writes the data of an answer as JSON, straight from what the subgraphs gave: exactly the fields asked, in their order, in the contract's
// types; a value that breaks the contract is null, and so is what may not be without it. Built once for an operation: shaping an answer
// and then writing it, as Apollo Gateway and Apollo Server do, costs more than fetching it.
import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Leaf, leafOf } from './leaf.ts'
import { type Data, isData } from './merge-data.ts'
import { SCHEMA_FIELDS } from './schema-answers.ts'
import { type AnswerGrammar, fieldDefinition, fieldsIn } from './selected-fields.ts'
import { WholeObject } from './whole-object.ts'
import { NULL, pass, placeOf, takeBack, type Writing, writeBroken, writeNull } from './writing.ts'
import { WrittenData } from './written-data.ts'

/** Of one type, as it is asked at one place. */
interface Writer {
  /** False when nothing may stand there: null where the contract has a value, so that whatever holds it is null too. */
  write(value: unknown, at: Writing): boolean
  /** Whether a value is already what would be written: just what is asked, in its order and in the contract's types. */
  isExact(value: unknown): boolean
}

interface FieldWriter {
  readonly name: string
  readonly key: string
  readonly writer: Writer
}

/** The writer of an operation's answers. */
export function compileAnswer(
  grammar: AnswerGrammar,
  operation: OperationDefinitionNode,
): (data: Readonly<Data>) => WrittenData {
  const root = grammar.schema.getRootType(operation.operation)
  if (!root) throw new TypeError(`The contract has no ${operation.operation}.`)
  const { write } = objectWriter(grammar, root, [operation.selectionSet])
  return (data) => {
    const at: Writing = { out: [], path: [], problems: [], raw: [] }
    if (!write(data, at)) writeNull(at)
    return new WrittenData(at.out.join(''), at)
  }
}

function writerOf(
  grammar: AnswerGrammar,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
): Writer {
  if (isNonNullType(type)) return requiredWriter(writerOf(grammar, type.ofType, sets))
  if (isListType(type)) return listWriter(writerOf(grammar, type.ofType, sets))
  if (isLeafType(type)) return leafWriter(leafOf(type))
  return objectWriter(grammar, type, sets)
}

function requiredWriter({ write, isExact }: Writer): Writer {
  return {
    isExact: (value) => value !== null && isExact(value),
    write(value, at) {
      const { length } = at.out
      const known = at.problems.length
      if (!write(value, at)) return false
      if (at.out[length] !== NULL) return true
      if (at.problems.length === known) at.problems.push([...at.path])
      return false
    },
  }
}

function listWriter({ write, isExact }: Writer): Writer {
  return {
    isExact: (value) => value === null || (Array.isArray(value) && value.every(isExact)),
    write(value, at) {
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
    },
  }
}

function leafWriter({ is, text }: Leaf): Writer {
  return {
    isExact: (value) => value === null || is(value),
    write(value, at) {
      if (value === null || value === undefined) return writeNull(at)
      if (!is(value)) return writeBroken(at)
      at.out.push(text(value))
      return true
    },
  }
}

/** An object says by its own `__typename` what it is; where it does not, it is what the field is. */
function objectWriter(
  grammar: AnswerGrammar,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): Writer {
  const known = new Map<string, readonly FieldWriter[]>()
  const fieldsOf = ({ __typename: said }: Data): readonly FieldWriter[] | null => {
    const name = typeof said === 'string' ? said : type.name
    const fields = known.get(name) ?? compileFields(grammar, name, sets)
    if (fields) known.set(name, fields)
    return fields
  }
  const isExact: Writer['isExact'] = (value) => {
    if (value === null) return true
    const fields = isData(value) ? fieldsOf(value) : null
    return fields !== null && hasJust(fields, value as Data)
  }
  const write: Writer['write'] = (value, at) => {
    if (value === null || value === undefined) return writeNull(at)
    if (value instanceof WholeObject)
      return isExact(value.said) ? pass(value.bytes, at) : write(value.known, at)
    const fields = isData(value) ? fieldsOf(value) : null
    return fields ? writeFields(fields, value as Data, at) : writeBroken(at)
  }
  return { isExact, write }
}

function hasJust(fields: readonly FieldWriter[], data: Data): boolean {
  let found = 0
  for (const name in data) {
    const field = fields[found]
    if (field?.name !== name || !field.writer.isExact(data[name])) return false
    found += 1
  }
  return found === fields.length
}

function writeFields(fields: readonly FieldWriter[], data: Data, at: Writing): boolean {
  const begun = placeOf(at)
  at.out.push('{')
  for (let index = 0; index < fields.length; index += 1) {
    const { name, key, writer } = fields[index] as FieldWriter
    at.out.push(key)
    at.path.push(name)
    const isWritten = writer.write(Object.hasOwn(data, name) ? data[name] : null, at)
    at.path.pop()
    if (!isWritten) return takeBack(at, begun)
  }
  at.out.push('}')
  return true
}

/** Null when there is no such type of object. */
function compileFields(
  grammar: AnswerGrammar,
  typeName: string,
  sets: readonly SelectionSetNode[],
): FieldWriter[] | null {
  const type = grammar.schema.getType(typeName)
  if (!isObjectType(type) && !isAbstractType(type)) return null
  const found = Map.groupBy(
    sets.flatMap((set) => fieldsIn(grammar, type, set)),
    ({ alias, name }) => (alias ?? name).value,
  )
  return [...found].map(([name, nodes], index) => ({
    name,
    key: `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`,
    writer: fieldWriter(grammar, type, nodes),
  }))
}

function fieldWriter(grammar: AnswerGrammar, type: GraphQLNamedType, nodes: readonly FieldNode[]): Writer {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return typeNameWriter(type)
  const field = fieldDefinition(grammar.schema, type, name) ?? SCHEMA_FIELDS.get(name)
  if (!field) throw new TypeError(`The contract has no field ${type.name}.${name}.`)
  return writerOf(
    grammar,
    field.type,
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  )
}

/** Of an abstract type nobody can say which it is. */
function typeNameWriter(type: GraphQLNamedType): Writer {
  const text = JSON.stringify(type.name)
  return {
    isExact: (value) => isObjectType(type) && value === type.name,
    write(_value, { out }) {
      out.push(text)
      return isObjectType(type)
    },
  }
}
