import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { composeSupergraph } from '#schema/composition/compose-supergraph.ts'
import { registry } from '#schema/registry/registry.ts'
import { syntheticRegistry } from '../synthetic-registry.ts'

const COMPARE = `query ($input: CompareInput!) {
  compare(input: $input) {
    id
    columns { id indicator { nameVi } }
    rows { area { id nameVi } province { id nameVi } cells { value rank period { label } } }
    comparability { comparable issues { code message } }
    answers { state province { id nameVi } }
  }
}`

describe('the plan of a comparison', () => {
  it.each([1, 3, 63])('asks once, scatters to %i provinces in parallel, and gathers once', (n) => {
    const { provinces } = syntheticRegistry(n)
    const plan = planOf(composeSupergraph(provinces), COMPARE)
    expect(plan).toEqual(scatterAndGather(provinces.map(({ subgraph }) => subgraph)))
  })

  it('does so for the 34 provinces of the registry', () => {
    const plan = planOf(composeSupergraph(registry.provinces), COMPARE)
    expect(plan).toEqual(scatterAndGather(registry.provinces.map(({ subgraph }) => subgraph)))
  })

  it('gathers each of two comparisons in one document once', () => {
    const plan = planOf(
      composeSupergraph(syntheticRegistry(3).provinces),
      `query ($a: CompareInput!, $b: CompareInput!) {
        first: compare(input: $a) { rows { cells { value } } }
        second: compare(input: $b) { rows { cells { value } } }
      }`,
    )
    expect(plan.flat().filter((name) => name === 'ministry')).toHaveLength(3)
  })
})

describe('the plan of figures across provinces', () => {
  it('asks the ministry who there is, and each province once for its series', () => {
    const plan = planOf(
      composeSupergraph(registry.provinces),
      '{ provinces { nameVi region { nameVi } areas { id } series { nodes { values } } coverage { observations } } }',
    )
    expect(plan[0]).toEqual(['ministry'])
    expect(plan[1]).toEqual(registry.provinces.map(({ subgraph }) => subgraph).sort())
  })

  it('asks nobody but the province when its root field wants its figures and names', () => {
    const plan = planOf(
      composeSupergraph(registry.provinces),
      '{ anGiang { id nameVi slug series { nodes { values indicator { nameVi } area { region { nameVi } } } } } }',
    )
    expect(plan).toEqual([['an_giang']])
  })
})

function scatterAndGather(subgraphs: readonly string[]): string[][] {
  return [['ministry'], [...subgraphs].sort(), ['ministry']]
}

/** The subgraphs fetched, step by step; one step's fetches run in parallel. */
function planOf(supergraphSdl: string, document: string): string[][] {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false })
  const operation = operationFromDocument(supergraph.apiSchema(), parse(document))
  return stepsOf(new QueryPlanner(supergraph).buildQueryPlan(operation).node)
}

type PlanNode = NonNullable<QueryPlan['node']>

function stepsOf(node: PlanNode | undefined): string[][] {
  if (node?.kind === 'Sequence') return node.nodes.flatMap(stepsOf)
  return node ? [fetchesOf(node).sort()] : []
}

function fetchesOf(node: PlanNode): string[] {
  if (node.kind === 'Fetch') return [node.serviceName]
  if (node.kind === 'Flatten') return fetchesOf(node.node)
  if (node.kind === 'Parallel' || node.kind === 'Sequence') return node.nodes.flatMap(fetchesOf)
  throw new TypeError(`A plan of ours has no ${node.kind} node.`)
}
