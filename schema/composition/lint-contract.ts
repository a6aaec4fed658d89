// What composition itself would let through, and what would then be silently wrong, slow or refused by the gateway:
// each rule is a trap seen happening, and each breach is one sentence that says what to do.
import {
  type ArgumentNode,
  type ASTNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type NameNode,
  print,
  type TypeNode,
  visit,
} from 'graphql'
import type { Contract } from './contract.ts'

/** Directives that the gateway ignores (so that a promise is not kept) or refuses to start with. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  authenticated: 'the gateway refuses to start with it; check identity in the gateway and the province',
  requiresScopes: 'the gateway refuses to start with it; check identity in the gateway and the province',
  policy: 'the gateway refuses to start with it; check identity in the gateway and the province',
  context: 'the gateway refuses to start with it; pass an argument',
  fromContext: 'the gateway refuses to start with it; pass an argument',
  cacheTag: 'the gateway refuses to start with it; freshness follows releases',
  cost: 'the gateway ignores it; limits are enforced before planning',
  listSize: 'the gateway ignores it; limits are enforced before planning',
  interfaceObject: 'routing is by concrete type; write one type per province',
}

interface TypeText {
  readonly name: string
  readonly node: DefinitionNode
  readonly fields: readonly FieldDefinitionNode[]
  readonly directives: readonly DirectiveNode[]
}

/** Every breach of the contract's own rules, as sentences. Empty when it may be composed. */
export function lintContract(contract: Contract): string[] {
  const documents = [contract.province, contract.ministry, contract.values]
  const province = typesOf([...contract.province.definitions, ...contract.values.definitions])
  const ministry = typesOf([...contract.ministry.definitions, ...contract.values.definitions])
  return [
    ...province.flatMap((type) => lintProvinceType(type, ministry)),
    ...ministry.flatMap(lintMinistryType),
    ...documents.flatMap(lintDirectives),
    ...documents.flatMap(lintExtensions),
    ...lintValueTypes(province, ministry),
  ].filter((sentence, i, all) => all.indexOf(sentence) === i)
}

function lintProvinceType(type: TypeText, ministry: readonly TypeText[]): string[] {
  if (type.name === 'Query') return type.fields.flatMap(lintRootField)
  if (!type.name.startsWith('ThisProvince')) return hasKey(type) ? [keyOnValueType(type)] : []
  const twin = ministry.find((other) => other.name === type.name)
  return type.fields.flatMap((field) => [
    ...(isShareable(field) && !twin?.fields.some((other) => sameField(other, field))
      ? [
          `${type.name}.${field.name.value} is @shareable but not the ministry's too: the planner would ask one province and publish its answer for all. Remove @shareable, or give the ministry the same field.`,
        ]
      : []),
    ...(crossesBorder(field) ? nonNullAtBorder(`${type.name}.${field.name.value}`, field.type) : []),
  ])
}

function lintRootField(field: FieldDefinitionNode): string[] {
  const where = `Query.${field.name.value}`
  return [
    ...(field.name.value === 'thisProvince'
      ? []
      : [
          `${where} would be shared by all provinces: the planner asks one and publishes its answer for all. Put it on ThisProvince.`,
        ]),
    ...(isShareable(field)
      ? [`${where} is @shareable: a root field of a province is its own. Remove @shareable.`]
      : []),
    ...nonNullAtBorder(where, field.type),
  ]
}

function lintMinistryType(type: TypeText): string[] {
  return type.fields.flatMap((field) => {
    const where = `${type.name}.${field.name.value}`
    if (type.name === 'ThisProvince' && crossesBorder(field)) return nonNullAtBorder(where, field.type)
    const named = namedType(field.type)
    const leadsToProvince = named === 'Province' || named === 'Slice' || named.startsWith('ThisProvince')
    return leadsToProvince ? nonNullAtBorder(where, itemType(field.type)) : []
  })
}

/** Extensions would be read by composition and by none of these rules. */
function lintExtensions(document: DocumentNode): string[] {
  return document.definitions.flatMap((node) =>
    node.kind !== Kind.SCHEMA_EXTENSION && node.kind.endsWith('Extension') && 'name' in node
      ? [`${node.name?.value} is extended: write what it adds in the type itself, where these rules see it.`]
      : [],
  )
}

/** Every directive, wherever it stands: on types, fields, arguments, enum values. */
function lintDirectives(document: DocumentNode): string[] {
  const breaches: string[] = []
  const coordinate: string[] = []
  visit(document, {
    enter: (node) => {
      if (isNamedPart(node)) coordinate.push(node.name.value)
      if (node.kind === Kind.DIRECTIVE) breaches.push(...lintDirective(coordinate.join('.'), node))
    },
    leave: (node) => {
      if (isNamedPart(node)) coordinate.pop()
    },
  })
  return breaches
}

function isNamedPart(node: ASTNode): node is ASTNode & { readonly name: NameNode } {
  return node.kind.endsWith('Definition') && 'name' in node && node.name?.kind === Kind.NAME
}

function lintDirective(where: string, directive: DirectiveNode): string[] {
  const name = directive.name.value
  const reason = FORBIDDEN[name]
  if (reason) return [`${where} uses @${name}: ${reason}.`]
  if (name === 'requires' && stringArgument(directive, 'fields').includes('('))
    return [
      `${where} uses @requires with arguments: the gateway returns silently wrong data. Require the field without arguments.`,
    ]
  if (name === 'override' && argument(directive, 'label'))
    return [`${where} uses @override(label:): the gateway ignores it. Move the field in one release.`]
  return []
}

function lintValueTypes(province: readonly TypeText[], ministry: readonly TypeText[]): string[] {
  return province.flatMap((type) => {
    const twin = ministry.find((other) => other.name === type.name)
    if (!twin || isOwnOfEach(type.name) || print(twin.node) === print(type.node)) return []
    return [
      `${type.name} differs between the ministry and the provinces: it would not compose, or lose fields for all. Write it once, in values.graphql.`,
    ]
  })
}

/** Types that both sides write, each with its own fields, on purpose. */
function isOwnOfEach(name: string): boolean {
  return name === 'Query' || name === 'Province' || name === 'Slice' || name.startsWith('ThisProvince')
}

/** A field that is the province's own: keys and facts that the ministry shares do not cross a border. */
function crossesBorder(field: FieldDefinitionNode): boolean {
  return field.name.value !== 'id' && !isShareable(field)
}

function nonNullAtBorder(where: string, type: TypeNode): string[] {
  if (type.kind === Kind.NON_NULL_TYPE)
    return [
      `${where} is non-null at a province border: one outage would blank the whole answer. Make it nullable.`,
    ]
  return []
}

function keyOnValueType({ name }: TypeText): string {
  return `${name} is a value type of every province and has a resolvable @key: the planner runs out of memory. Remove the key.`
}

function typesOf(definitions: readonly DefinitionNode[]): TypeText[] {
  return definitions.flatMap((node) =>
    'name' in node &&
    node.name &&
    node.kind !== Kind.DIRECTIVE_DEFINITION &&
    node.kind !== Kind.OPERATION_DEFINITION
      ? [
          {
            name: node.name.value,
            node,
            fields:
              (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
              node.fields
                ? node.fields
                : [],
            directives: ('directives' in node && (node.directives as readonly DirectiveNode[])) || [],
          },
        ]
      : [],
  )
}

function hasKey({ directives }: TypeText): boolean {
  return directives.some(
    (directive) =>
      directive.name.value === 'key' && print(argument(directive, 'resolvable')?.value ?? TRUE) !== 'false',
  )
}
const TRUE = { kind: Kind.BOOLEAN, value: true } as const

function isShareable(field: FieldDefinitionNode): boolean {
  return (field.directives ?? []).some((directive) => directive.name.value === 'shareable')
}

function sameField(a: FieldDefinitionNode, b: FieldDefinitionNode): boolean {
  return a.name.value === b.name.value && print(a.type) === print(b.type) && isShareable(a) === isShareable(b)
}

function argument(directive: DirectiveNode, name: string): ArgumentNode | undefined {
  return directive.arguments?.find((candidate) => candidate.name.value === name)
}

function stringArgument(directive: DirectiveNode, name: string): string {
  const value = argument(directive, name)?.value
  return value?.kind === Kind.STRING ? value.value : ''
}

function itemType(type: TypeNode): TypeNode {
  const bare = type.kind === Kind.NON_NULL_TYPE ? type.type : type
  return bare.kind === Kind.LIST_TYPE ? bare.type : type
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
