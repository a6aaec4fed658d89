// What is refused of a document before it is validated, because validating, planning or merging it would fail in ways that are no caller's
// business: anything but a query, a name that the gateway needs for itself, and fragments that lead in a circle or nowhere.
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  KnownFragmentNamesRule,
  NoFragmentCyclesRule,
  NoUnusedFragmentsRule,
  TypeInfo,
  UniqueFragmentNamesRule,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { fail, type LienTinhError } from '#schema/errors.ts'
import { type Hosts, isProvince } from '../limits/hosts.ts'

/** The hidden field through which a comparison is gathered: an alias of that name would be merged into it. */
const HIDDEN = 'slices'
/** Keys by which the gateway refers to entities, asked along under their own names: an alias of that name would be taken for them. */
const KEYS_OF_COMPARISON = ['id', 'pin']
const KEYS_OF_PROVINCE = ['id']

/** GraphQL's own rules, of those that take time proportional to the text. */
const OF_FRAGMENTS = [
  UniqueFragmentNamesRule,
  KnownFragmentNamesRule,
  NoUnusedFragmentsRule,
  NoFragmentCyclesRule,
]

/** The first misuse of a document; none when it may be asked. */
export function findMisuse(document: DocumentNode, hosts: Hosts): LienTinhError[] {
  const found: LienTinhError[] = []
  const types = new TypeInfo(hosts.contract)
  const visitor = visitWithTypeInfo(types, {
    [Kind.OPERATION_DEFINITION]({ operation }) {
      if (operation !== 'query') found.push(fail('ONLY_QUERIES'))
    },
    [Kind.FIELD]({ alias, name }) {
      if (!alias || alias.value === name.value) return
      if (isReserved(alias.value, types.getParentType()?.name ?? '', hosts))
        found.push(fail('RESERVED_NAME', { name: alias.value }))
    },
  })
  visit(document, visitor)
  return found.slice(0, 1)
}

function isReserved(alias: string, typeName: string, hosts: Hosts): boolean {
  if (alias === HIDDEN || alias.startsWith('__')) return true
  if (typeName === 'Comparison') return KEYS_OF_COMPARISON.includes(alias)
  return isProvince(hosts, typeName) && KEYS_OF_PROVINCE.includes(alias)
}

/** Whether every fragment is there, once, asked for, and not within itself; in GraphQL's words. */
export function findMisusedFragments(document: DocumentNode, schema: GraphQLSchema): GraphQLError[] {
  if (document.definitions.every(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION)) return []
  return validate(schema, document, OF_FRAGMENTS).map(
    ({ message }) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  )
}
