// The schema that a province serves, against the contract under its own names. What the hub composes is the committed contract, so
// that a province that serves less answers questions it cannot understand.
import { type ConstDirectiveNode, type DefinitionNode, type DocumentNode, Kind, parse, print } from 'graphql'
import { z } from 'zod'
import { readContract } from '#schema/composition/contract.ts'
import { provinceSdl } from '#schema/composition/expand-contract.ts'
import type { Audit, Subject } from '../subject.ts'
import { demand, noneOf, restsOn } from '../verdict.ts'

const serviceAnswer = z.object({ _service: z.object({ sdl: z.string() }) })

/** Where a member of a type stands (`Series.unit`) → what it promises, as text. */
type Promises = ReadonlyMap<string, string>

const EXTRA = new Set([
  '_service',
  '_entities',
  '_Any',
  '_Entity',
  '_Service',
  'Query._service',
  'Query._entities',
])

export const SDL_AUDITS: readonly Audit[] = [
  {
    id: 'SDL-01',
    run: async ({ endpoint }) => {
      const answer = serviceAnswer.safeParse(await endpoint.askWell('{ _service { sdl } }'))
      return demand(
        answer.success && readSdl(answer.data._service.sdl) !== null,
        '_service.sdl không phải một lược đồ GraphQL',
        '_service.sdl is no GraphQL schema',
      )
    },
  },
  {
    id: 'SDL-02',
    run: async (subject) => {
      const { own, contract } = await bothOf(subject, membersOf)
      const lacking = [...contract.keys()].filter((name) => !own.has(name))
      return noneOf(lacking, 'thiếu', 'lacks')
    },
  },
  {
    id: 'SDL-03',
    run: async (subject) => {
      const { own, contract } = await bothOf(subject, membersOf)
      const other = [...contract].filter(([name, type]) => own.has(name) && own.get(name) !== type)
      return noneOf(
        other.map(([name, type]) => `${name} (${own.get(name)} ≠ ${type})`),
        'khác kiểu',
        'of another type',
      )
    },
  },
  {
    id: 'SDL-04',
    run: async (subject) => {
      const { own } = await bothOf(subject, membersOf)
      const fields = [...own.keys()].filter((name) => name.startsWith('Query.') && !name.includes('('))
      const extra = fields.filter(
        (name) => !EXTRA.has(name) && name !== `Query.${subject.province.rootField}`,
      )
      const roots = ['Mutation', 'Subscription'].filter((name) => own.has(name))
      return noneOf([...extra, ...roots], 'trường gốc thừa', 'root fields beside its own')
    },
  },
  {
    id: 'SDL-05',
    run: async (subject) => {
      const { own, contract } = await bothOf(subject, membersOf)
      const extra = [...own.keys()].filter((name) => !contract.has(name) && !EXTRA.has(name))
      return noneOf(extra, 'ngoài hợp đồng', 'beyond the contract')
    },
  },
  {
    id: 'SDL-06',
    run: async (subject) => {
      const { own, contract } = await bothOf(subject, enumsOf)
      const other = [...contract].filter(([name, values]) => own.get(name) !== values)
      return noneOf(
        other.map(([name]) => name),
        'danh sách mã khác hợp đồng',
        'closed lists that differ',
      )
    },
  },
  {
    id: 'SDL-07',
    run: async (subject) => {
      const link = linkOf(await requireSdl(subject))
      const url = argumentOf(link, 'url')
      return demand(
        /federation\/v2\.(\d|1[012])"$/.test(url),
        `liên kết federation là ${url.slice(0, 80) || 'không có'}`,
        `the federation link is ${url.slice(0, 80) || 'missing'}`,
      )
    },
  },
  {
    id: 'SDL-08',
    run: async (subject) => {
      const { own, contract } = await bothOf(subject, directivesOf)
      const other = [...contract].filter(([name, directives]) => own.get(name) !== directives)
      return noneOf(
        other.map(([name, directives]) => `${name} (${directives})`),
        'thiếu hoặc khác chỉ thị',
        'directives that differ',
      )
    },
  },
  {
    id: 'SDL-09',
    run: async (subject) => {
      const { own, contract } = await bothOf(subject, wordsOf)
      const other = [...contract].filter(([name, words]) => own.get(name) !== words)
      return noneOf(
        other.map(([name]) => name),
        'lời mô tả khác hợp đồng',
        'descriptions that differ',
      )
    },
  },
]

async function bothOf(
  subject: Subject,
  read: (document: DocumentNode) => Promises,
): Promise<{ own: Promises; contract: Promises }> {
  const contract = provinceSdl(readContract(), subject.province)
  return { own: read(await requireSdl(subject)), contract: read(contract) }
}

async function requireSdl({ endpoint }: Subject): Promise<DocumentNode> {
  const answer = serviceAnswer.safeParse(await endpoint.askWell('{ _service { sdl } }'))
  const document = answer.success ? readSdl(answer.data._service.sdl) : null
  if (!document) throw restsOn('SDL-01')
  return document
}

function readSdl(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true, maxTokens: 50_000 })
  } catch {
    return null
  }
}

function* fieldsOf(definition: DefinitionNode) {
  if (!('fields' in definition)) return
  for (const field of definition.fields ?? []) yield field
}

function nameOf(definition: DefinitionNode): string | null {
  return 'name' in definition && definition.name && definition.kind !== Kind.DIRECTIVE_DEFINITION
    ? definition.name.value
    : null
}

/** Types, fields and arguments, each with its type. */
function membersOf({ definitions }: DocumentNode): Promises {
  const members = new Map<string, string>()
  for (const definition of definitions) {
    const name = nameOf(definition)
    if (name === null) continue
    members.set(name, definition.kind.replace('Extension', 'Definition'))
    for (const field of fieldsOf(definition)) {
      members.set(`${name}.${field.name.value}`, print(field.type))
      if (!('arguments' in field)) continue
      for (const { name: argument, type, defaultValue } of field.arguments ?? [])
        members.set(
          `${name}.${field.name.value}(${argument.value}:)`,
          `${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ''}`,
        )
    }
  }
  return members
}

function enumsOf({ definitions }: DocumentNode): Promises {
  return new Map(
    definitions.flatMap((definition) => {
      if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) return []
      const values = (definition.values ?? []).map(({ name }) => name.value).sort()
      return [[definition.name.value, values.join(' ')] as const]
    }),
  )
}

function directivesOf({ definitions }: DocumentNode): Promises {
  const directives = new Map<string, string>()
  const note = (name: string, all: readonly ConstDirectiveNode[] | undefined) => {
    if (all?.length)
      directives.set(
        name,
        all
          .map((one) => print(one))
          .sort()
          .join(' '),
      )
  }
  for (const definition of definitions) {
    const name = nameOf(definition)
    if (name === null || !('directives' in definition)) continue
    note(name, definition.directives as readonly ConstDirectiveNode[] | undefined)
    for (const field of fieldsOf(definition)) note(`${name}.${field.name.value}`, field.directives)
  }
  return directives
}

function wordsOf({ definitions }: DocumentNode): Promises {
  const words = new Map<string, string>()
  for (const definition of definitions) {
    const name = nameOf(definition)
    if (name === null) continue
    if ('description' in definition && definition.description) words.set(name, definition.description.value)
    for (const field of fieldsOf(definition))
      if (field.description) words.set(`${name}.${field.name.value}`, field.description.value)
  }
  return words
}

function linkOf({ definitions }: DocumentNode): ConstDirectiveNode | undefined {
  const schemas = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION
      ? (definition.directives ?? [])
      : [],
  )
  return schemas.find((one) => one.name.value === 'link' && argumentOf(one, 'url').includes('/federation/'))
}

function argumentOf(directive: ConstDirectiveNode | undefined, name: string): string {
  const argument = directive?.arguments?.find((one) => one.name.value === name)
  return argument ? print(argument.value) : ''
}
