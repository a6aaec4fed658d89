// Who answers what of a province, as the supergraph says: the province itself, or the ministry.
import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql'

export interface Hosts {
  /** The supergraph's types. */
  readonly contract: GraphQLSchema
  /** How many provinces it has, members or not. */
  readonly provinces: number
  /** Fields of a province that only the province itself has. */
  readonly own: ReadonlySet<string>
  /** Fields of a province that only the ministry has. */
  readonly ministrys: ReadonlySet<string>
}

export const PROVINCE = 'Province'
const MINISTRY_GRAPH = 'MINISTRY'

/** Reads the hosts off the types of a supergraph; all provinces keep one contract, so that one of them stands for all. */
export function readHosts(contract: GraphQLSchema): Hosts {
  const province = contract.getType(PROVINCE)
  const types = isInterfaceType(province) ? contract.getPossibleTypes(province) : []
  const [one] = types
  const fields = Object.values(one?.getFields() ?? {}).map((field) => ({ field, graphs: graphsOf(field) }))
  const named = (found: typeof fields) => new Set(found.map(({ field }) => field.name))
  return {
    contract,
    provinces: types.length,
    // a field of no graph in particular is everybody's
    own: named(fields.filter(({ graphs }) => graphs.length > 0 && !graphs.includes(MINISTRY_GRAPH))),
    ministrys: named(fields.filter(({ graphs }) => graphs.length === 1 && graphs[0] === MINISTRY_GRAPH)),
  }
}

/** Whether a type is a province's, or stands for all of them. */
export function isProvince({ contract }: Hosts, typeName: string): boolean {
  const type = contract.getType(typeName)
  return (
    typeName === PROVINCE ||
    (isObjectType(type) && type.getInterfaces().some(({ name }) => name === PROVINCE))
  )
}

function graphsOf({ astNode }: GraphQLField<unknown, unknown>): string[] {
  return (astNode?.directives ?? []).flatMap(graphOf)
}

function graphOf({ name, arguments: given = [] }: DirectiveNode): string[] {
  if (name.value !== 'join__field') return []
  return given.flatMap(({ name: argument, value }) =>
    argument.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [],
  )
}
