// How many requests to the ministry and the provinces a question takes at most, and how many its plan may hold: known from its text, its
// variables and the number of members. Nobody is asked for it, and no plan is made.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Amount, askedProvinces, defaultsOf } from './asked-provinces.ts'
import { type Hosts, isProvince, PROVINCE } from './hosts.ts'

export interface RequestEstimate {
  /** For a caller's variables, while so many provinces are members. */
  readonly fetches: Amount
  /** The plan is made for every province of the schema, whoever is asked, and for each own field of them. */
  readonly planSteps: number
}

/** In how many places the own fields of provinces are asked for (each a request to every province concerned), and what it adds to the plan. */
interface Crossings {
  readonly places: number
  readonly planSteps: number
}

const COMPARISON = 'Comparison'
/** Which slices are needed, and what follows from them. */
const SCATTER_AND_GATHER = 2

/**
 * Estimates the requests of an operation. The document is within the limit of fields, and has no circular fragment: its root fields are
 * written out here.
 */
export function estimateRequests(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  hosts: Hosts,
): RequestEstimate {
  const estimates = estimatesOf(document, operation, hosts)
  const defaults = defaultsOf(operation)
  return {
    planSteps: sumOf(estimates, ({ planSteps }) => planSteps),
    fetches(given, members) {
      const variables = { ...defaults, ...given }
      return sumOf(estimates, ({ fetches }) => fetches(variables, members))
    },
  }
}

/** By itself, so that what is remembered of a document does not hold all of it. */
function estimatesOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  hosts: Hosts,
): RequestEstimate[] {
  const selections = new Selections(document, hosts)
  return selections.rootFields(operation.selectionSet).map((node) => selections.estimate(node))
}

/** The selections of one document, with whom they concern. */
class Selections {
  readonly #hosts: Hosts
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #crossings = new Map<FragmentDefinitionNode, Crossings>()

  constructor({ definitions }: DocumentNode, hosts: Hosts) {
    this.#hosts = hosts
    this.#fragments = new Map(
      definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
    )
  }

  rootFields({ selections }: SelectionSetNode): FieldNode[] {
    return selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return node
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value)
      return fragment ? this.rootFields(fragment.selectionSet) : []
    })
  }

  /** Of one field of Query. */
  estimate({ name, selectionSet, arguments: given }: FieldNode): RequestEstimate {
    const type = this.#hosts.contract.getQueryType()?.getFields()[name.value]?.type
    if (!type) return { fetches: () => 0, planSteps: 0 } // __typename, __schema; anything else is refused by validation
    const typeName = getNamedType(type).name
    const { places, planSteps } = this.#crossingsIn(selectionSet, typeName)
    const asked = askedProvinces(given)
    if (typeName === COMPARISON)
      return {
        fetches: (variables, members) => SCATTER_AND_GATHER + asked(variables, members) * (1 + places),
        planSteps: SCATTER_AND_GATHER + this.#hosts.provinces + planSteps,
      }
    if (typeName === PROVINCE && isListType(type))
      return {
        fetches: (variables, members) => 1 + places * asked(variables, members),
        planSteps: 1 + planSteps,
      }
    if (typeName === PROVINCE) return { fetches: () => 1 + places, planSteps: 1 + planSteps }
    const isDirect = isProvince(this.#hosts, typeName)
    const requests = isDirect && this.#countIn(selectionSet, this.#hosts.ministrys, 1) > 0 ? 2 : 1
    return { fetches: () => requests, planSteps: requests }
  }

  #crossingsIn(set: SelectionSetNode | undefined, typeName: string): Crossings {
    if (isProvince(this.#hosts, typeName)) {
      const each = typeName === PROVINCE ? this.#hosts.provinces : 1
      const planSteps = this.#countIn(set, this.#hosts.own, each)
      return { places: planSteps > 0 ? 1 : 0, planSteps }
    }
    const within = (set?.selections ?? []).map((node) => {
      if (node.kind === Kind.FIELD) return this.#crossingsIn(node.selectionSet, this.#typeOf(node, typeName))
      if (node.kind === Kind.FRAGMENT_SPREAD) return this.#crossingsInFragment(node.name.value)
      return this.#crossingsIn(node.selectionSet, node.typeCondition?.name.value ?? typeName)
    })
    return {
      places: sumOf(within, ({ places }) => places),
      planSteps: sumOf(within, ({ planSteps }) => planSteps),
    }
  }

  #crossingsInFragment(name: string): Crossings {
    const fragment = this.#fragments.get(name)
    if (!fragment) return { places: 0, planSteps: 0 }
    const known = this.#crossings.get(fragment)
    const crossings = known ?? this.#crossingsIn(fragment.selectionSet, fragment.typeCondition.name.value)
    this.#crossings.set(fragment, crossings)
    return crossings
  }

  /** How many of these fields are asked of a province, each as often as there are provinces that it is asked of. */
  #countIn(set: SelectionSetNode | undefined, names: ReadonlySet<string>, each: number): number {
    return sumOf(set?.selections ?? [], (node) => {
      if (node.kind === Kind.FIELD) return names.has(node.name.value) ? each : 0
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value)
      const condition = fragment?.typeCondition?.name.value ?? PROVINCE
      return this.#countIn(fragment?.selectionSet, names, condition === PROVINCE ? each : 1)
    })
  }

  #typeOf({ name }: FieldNode, parentName: string): string {
    const parent = this.#hosts.contract.getType(parentName)
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined
    return field ? getNamedType(field.type).name : ''
  }
}

function sumOf<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0)
}
