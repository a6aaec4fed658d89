// What a played subgraph answers: encoded once for each document, with holes for what a question brings with it.
import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import type { Province } from '#schema/registry/registry.ts'
import { HOLE, playedComparison, playedMinistry, playedProvince, playedSlice } from './played-figures.ts'
import { fieldsOf, type Grammar, project } from './projected-answer.ts'
import { markOf } from './questions.ts'

/** The body of an answer to the body of a request. Throws when it does not understand it. */
export type SubgraphAnswers = (body: Buffer) => Buffer

/** JSON around its holes. */
type Template = readonly Buffer[]

/** A document, read once; templates by what else an answer depends on. */
interface ReadDocument {
  readonly grammar: Grammar
  readonly operation: OperationDefinitionNode
  readonly templates: Map<string, Template>
}

/** A province: its slices, itself as an entity, itself at its root field. */
export function provinceAnswers(contract: GraphQLSchema, province: Province): SubgraphAnswers {
  const documentOf = documentReader(contract)
  const objects = new Map([
    [province.typeName, playedProvince(province)],
    [`${province.typeName}Slice`, playedSlice(province)],
  ])
  return (body) => {
    const document = documentOf(body)
    const { variables = {} } = JSON.parse(body.toString()) as { variables?: Record<string, unknown> }
    const mark = /LIST_\d+/.exec(body.toString())?.[0] ?? ''
    const asked = findRepresentations(variables)
    if (!asked) {
      const root = { [province.rootField]: objects.get(province.typeName) }
      return fill(
        templateOf(document, 'Query', () => root),
        mark,
        ROOT,
      )
    }
    const items = asked.map(({ __typename, id }) => {
      const template = templateOf(document, __typename, () => objects.get(__typename))
      return fill(template, id.includes('~') ? id.slice(id.indexOf('~') + 1) : mark)
    })
    return entities(document, items)
  }
}

/** The ministry: what is asked first, and the gather, whose tables are counted and no more: they are what it is sent most of. */
export function ministryAnswers(contract: GraphQLSchema, provinces: readonly Province[]): SubgraphAnswers {
  const documentOf = documentReader(contract)
  return (body) => {
    const document = documentOf(body)
    const at = body.indexOf('"cmp~')
    if (at < 0) {
      const { from, to, count } = readInput(body, provinces.length)
      const asked = provinces.slice(0, count)
      const template = templateOf(document, `Query ${count}`, () => playedMinistry(provinces, asked))
      return fill(template, from ? markOf(from, to) : '', ROOT)
    }
    const [, size = '', mark = ''] = body.toString('latin1', at + 1, body.indexOf('"', at + 1)).split('~')
    const count = Number.parseInt(size, 10)
    if (countOf(body, '"state":"LIVE"') !== count) throw new Error(`A gather without ${count} tables.`)
    const template = templateOf(document, `Comparison ${count}`, () =>
      playedComparison(provinces.slice(0, count)),
    )
    return entities(document, [fill(template, mark)])
  }
}

const ROOT = ['{"data":', '}'].map((text) => Buffer.from(text)) as [Buffer, Buffer]

/** Reads each text of a document once, found by its bytes as they came. */
function documentReader(contract: GraphQLSchema): (body: Buffer) => ReadDocument {
  const read = new Map<string, ReadDocument>()
  return (body) => {
    const text = queryIn(body)
    const known = read.get(text)
    if (known) return known
    const { definitions } = parse(JSON.parse(text) as string, { noLocation: true })
    const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
    const byName = new Map((fragments as FragmentDefinitionNode[]).map((node) => [node.name.value, node]))
    const document = {
      grammar: { contract, fragments: byName },
      operation: operation as OperationDefinitionNode,
      templates: new Map(),
    }
    read.set(text, document)
    return document
  }
}

/** The document as it stands in a request, quoted. */
function queryIn(body: Buffer): string {
  const start = body.indexOf('"query":"') + 8
  let end = start + 1
  do end = body.indexOf('"', end) + 1
  while (isEscaped(body, end - 1))
  return body.toString('utf8', start, end)
}

function isEscaped(body: Buffer, at: number): boolean {
  let slashes = 0
  while (body[at - 1 - slashes] === 0x5c) slashes += 1
  return slashes % 2 === 1
}

/** `what` is a type, and what else the object depends on. */
function templateOf(document: ReadDocument, what: string, objectOf: () => unknown): Template {
  const known = document.templates.get(what)
  if (known) return known
  const { grammar, operation } = document
  const [typeName = ''] = what.split(' ')
  const type = grammar.contract.getType(typeName)
  const object = objectOf()
  if (!type || object === undefined) throw new Error(`Nobody here plays ${what}.`)
  const sets = typeName === 'Query' ? [operation.selectionSet] : entitySets(document, type)
  const template = JSON.stringify(project(grammar, object, type, sets))
    .split(HOLE)
    .map((text) => Buffer.from(text))
  document.templates.set(what, template)
  return template
}

function entitySets({ grammar, operation }: ReadDocument, type: GraphQLNamedType): SelectionSetNode[] {
  return fieldsOf(grammar, type, operation.selectionSet).flatMap(({ selectionSet }) => selectionSet ?? [])
}

/** The only root field of a question about entities, under the name that it is asked by. */
function entities({ operation }: ReadDocument, items: readonly Buffer[]): Buffer {
  const [field] = operation.selectionSet.selections
  const name = field?.kind === Kind.FIELD ? (field.alias ?? field.name).value : '_entities'
  const commas = items.flatMap((item, index) => (index === 0 ? [item] : [COMMA, item]))
  return Buffer.concat([Buffer.from(`{"data":{"${name}":[`), ...commas, END])
}
const COMMA = Buffer.from(',')
const END = Buffer.from(']}}')

function fill(template: Template, mark: string, around: readonly [Buffer, Buffer] = NOTHING): Buffer {
  const filler = Buffer.from(mark)
  const parts = template.flatMap((part, index) => (index === 0 ? [part] : [filler, part]))
  return Buffer.concat([around[0], ...parts, around[1]])
}
const NOTHING = [Buffer.alloc(0), Buffer.alloc(0)] as const

interface Representation {
  readonly __typename: string
  readonly id: string
}

/** Whatever the variable is called. */
function findRepresentations(variables: Record<string, unknown>): readonly Representation[] | undefined {
  return Object.values(variables).find(isRepresentations)
}

function isRepresentations(value: unknown): value is readonly Representation[] {
  return Array.isArray(value) && typeof value[0] === 'object' && '__typename' in value[0]
}

interface CompareInput {
  readonly period: { readonly from: string; readonly to: string }
  readonly provinces?: readonly string[]
}

function readInput(body: Buffer, all: number): { from: string; to: string; count: number } {
  const { variables = {} } = JSON.parse(body.toString()) as { variables?: Record<string, unknown> }
  const input = Object.values(variables).find(isCompareInput)
  return {
    from: input?.period.from ?? '',
    to: input?.period.to ?? '',
    count: input?.provinces?.length ?? all,
  }
}

function isCompareInput(value: unknown): value is CompareInput {
  return typeof value === 'object' && value !== null && 'period' in value
}

function countOf(body: Buffer, text: string): number {
  let count = 0
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) count += 1
  return count
}
