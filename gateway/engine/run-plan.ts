// Runs a plan of Apollo's planner: asks whom it says, in its order, and puts the answers together where they belong. A plan is read once;
// Apollo Gateway reads it anew for every question, looks every object over for every province, and shapes what it gathered twice.
import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isData, mergeData, setOwn } from './merge-data.ts'
import { typesThatMeet } from './object-type.ts'
import { compilePick } from './pick-key.ts'
import type { PlanParts } from './plan-parts.ts'
import type { PlannedPath } from './request-notes.ts'
import { applyRewrites } from './rewrites.ts'
import type { Run, Step } from './run.ts'
import type { WholeFetches } from './whole-fetches.ts'
import { WholeObject } from './whole-object.ts'

/** Resolves to everything that was fetched, and to more than the caller asked. Throws what `ask` throws. */
export type RunPlan = (run: Run) => Promise<Data>

/** Throws a TypeError for a plan of a kind that this contract has not (@defer, subscriptions). */
export function compilePlan({ node }: QueryPlan, around: Around): RunPlan {
  const step: Step = node ? compileStep(node, [], around) : nothing
  return async (run) => {
    const root: Data = Object.create(null)
    await step(run, [root])
    return root
  }
}

/** What the parts of a plan share. */
export interface Around {
  readonly contract: GraphQLSchema
  readonly whole: WholeFetches
  readonly parts: PlanParts
}

const nothing: Step = async () => {}

type AnyNode = NonNullable<QueryPlan['node']>

function compileStep(node: AnyNode, at: PlannedPath, around: Around): Step {
  const compile = (child: PlanNode, path = at) => compileStep(child, path, around)
  switch (node.kind) {
    case 'Sequence':
      return inTurn(node.nodes.map((child) => compile(child)))
    case 'Parallel':
      return atOnce(groupByPath(node.nodes).map((group) => compileGroup(group, at, around)))
    case 'Flatten':
      return compileGroup([node], at, around)
    case 'Condition':
      return either(node.condition, {
        met: node.ifClause ? compile(node.ifClause) : nothing,
        unmet: node.elseClause ? compile(node.elseClause) : nothing,
      })
    case 'Fetch':
      return node.requires
        ? compileEntities(node, node.requires, { ...around, at })
        : compileRoot(node, { ...around, at })
    default:
      throw new TypeError(`A plan cannot have a ${node.kind} here.`)
  }
}

function inTurn(steps: readonly Step[]): Step {
  return async (run, objects) => {
    for (const step of steps) await step(run, objects)
  }
}

function atOnce(steps: readonly Step[]): Step {
  return async (run, objects) => {
    await Promise.all(steps.map((step) => step(run, objects)))
  }
}

function either(variable: string, { met, unmet }: { readonly met: Step; readonly unmet: Step }): Step {
  return (run, objects) => (run.coerced[variable] === true ? met : unmet)(run, objects)
}

/** What is done at one place of the answer, together: its objects are looked up once, and each subgraph is handed its own. */
function groupByPath(nodes: readonly PlanNode[]): PlanNode[][] {
  const pathOf = (node: PlanNode) => (node.kind === 'Flatten' ? JSON.stringify(node.path) : node)
  return [...Map.groupBy(nodes, pathOf).values()]
}

function compileGroup(nodes: readonly PlanNode[], at: PlannedPath, around: Around): Step {
  const [first] = nodes
  if (first?.kind !== 'Flatten') return atOnce(nodes.map((node) => compileStep(node, at, around)))
  const path = first.path.map(String)
  const text = first.node.kind === 'Fetch' ? around.whole.get(first.node) : undefined
  if (first.node.kind === 'Fetch' && text !== undefined)
    return compileWhole({ ...first.node, operation: text }, path, around)
  return around.parts.stepOf(JSON.stringify([at, nodes]), () =>
    compileScatter(nodes, path, { ...around, at }),
  )
}

/** To each subgraph the objects at a path that it knows more of. */
function compileScatter(nodes: readonly PlanNode[], path: PlannedPath, { at, ...around }: Place): Step {
  const branches = nodes.flatMap((node) =>
    node.kind === 'Flatten'
      ? { types: typesWanted(node.node, around), step: compileStep(node.node, [...at, ...path], around) }
      : [],
  )
  return async (run, objects) => {
    const found: Data[] = []
    for (const object of objects) collect(object, path, 0, found)
    const byType = Map.groupBy(found, ({ __typename }) => __typename)
    await Promise.all(
      branches.map(({ types, step }) => {
        const own = types ? types.flatMap((type) => byType.get(type) ?? []) : found
        return own.length > 0 ? step(run, own) : undefined
      }),
    )
  }
}

/** The types of the objects that a step is about; null when that is for itself to find out. */
function typesWanted(node: PlanNode, { contract }: Around): readonly string[] | null {
  const conditions = node.kind === 'Fetch' ? (node.requires ?? []) : []
  const types = conditions.map((one) => (one.kind === 'InlineFragment' && one.typeCondition) || null)
  if (types.length === 0 || types.includes(null)) return null
  return [...new Set(types.flatMap((type) => [...typesThatMeet(contract, type ?? '')]))]
}

/** The objects at a path; `@` is every item of a list. */
function collect(value: unknown, path: PlannedPath, from: number, found: Data[]): void {
  const step = path[from]
  if (step === '@') {
    if (Array.isArray(value)) for (const item of value) collect(item, path, from + 1, found)
  } else if (isData(value)) {
    if (step === undefined) found.push(value)
    else if (Object.hasOwn(value, step)) collect(value[step], path, from + 1, found)
  } else if (step === undefined && Array.isArray(value))
    for (const item of value) collect(item, path, from, found)
}

interface Place extends Around {
  readonly at: PlannedPath
}

function compileRoot(fetch: FetchNode, { at, contract }: Place): Step {
  const fill = variablesOf(fetch)
  return async (run, objects) => {
    const variables = fill(run)
    const data = await run.ask({ subgraph: fetch.serviceName, text: fetch.operation, variables, at })
    if (!data) return
    applyRewrites(contract, fetch.outputRewrites, data)
    for (const object of objects) mergeData(object, data)
  }
}

/** Of the objects at a place, those that the subgraph knows more of. */
function compileEntities(
  fetch: FetchNode,
  requires: readonly QueryPlanSelectionNode[],
  { at, contract, parts }: Place,
): Step {
  const fill = variablesOf(fetch)
  const pick = parts.pickOf(JSON.stringify(requires), () => compilePick(requires, contract))
  return async (run, objects) => {
    const known: Data[] = []
    const representations: Data[] = []
    for (const object of objects) {
      const representation = pick(object)
      if (!representation?.__typename) continue
      applyRewrites(contract, fetch.inputRewrites, representation)
      known.push(object)
      representations.push(representation)
    }
    if (known.length === 0) return
    const variables = { ...fill(run), representations }
    const data = await run.ask({ subgraph: fetch.serviceName, text: fetch.operation, variables, at })
    const said: readonly unknown[] = Array.isArray(data?._entities) ? data._entities : []
    for (const [index, object] of known.entries()) {
      const entity = said[index]
      if (!isData(entity)) continue
      entity.__typename ??= object.__typename
      applyRewrites(contract, fetch.outputRewrites, entity)
      mergeData(object, entity)
    }
  }
}

/** The object of a root field, whole. */
function compileWhole(fetch: FetchNode, path: PlannedPath, around: Around): Step {
  const [field = ''] = path
  const fill = variablesOf(fetch)
  const { requires = [] } = fetch
  const pick = around.parts.pickOf(JSON.stringify(requires), () => compilePick(requires, around.contract))
  return async (run, [root]) => {
    const object = root?.[field]
    const representation = isData(object) ? pick(object) : null
    if (!root || !isData(object) || !representation?.__typename) return
    const variables = { ...fill(run), representations: [representation] }
    const asked = { subgraph: fetch.serviceName, text: fetch.operation, variables, at: path, whole: true }
    const data = await run.ask(asked)
    const [entity]: readonly unknown[] = Array.isArray(data?._entities) ? data._entities : []
    if (isData(entity)) mergeData(object, entity)
    if (!(entity instanceof WholeObject)) return
    mergeData(object, entity.said)
    setOwn(root, field, new WholeObject(entity.bytes, entity.said, object))
  }
}

/** Those of the caller's variables that the fetch speaks of. */
function variablesOf({ variableUsages = [] }: FetchNode): (run: Run) => Data {
  return ({ variables }) => {
    const used: Data = Object.create(null)
    for (const name of variableUsages)
      if (Object.hasOwn(variables, name) && variables[name] !== undefined) setOwn(used, name, variables[name])
    return used
  }
}
