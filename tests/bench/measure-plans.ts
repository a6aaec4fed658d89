// Cold plans: what the gateway needs to plan a comparison it has never seen, by the number of provinces in the supergraph.
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { composeSupergraph } from '#schema/composition/compose-supergraph.ts'
import { type Registry, registry } from '#schema/registry/registry.ts'
import { syntheticRegistry } from '#tests/schema/synthetic-registry.ts'
import type { Measured } from './measured.ts'
import { median } from './median.ts'

const COMPARE = parse(`query ($input: CompareInput!) {
  compare(input: $input) {
    columns { id indicator { nameVi } }
    rows { area { nameVi } province { nameVi } cells { value low high rank period { label } } }
    comparability { comparable issues { code message } }
    answers { state province { nameVi } }
  }
}`)

/** Composition and cold plans at 3, 34 and 63 provinces; medians of seven. */
export function measurePlans(): Measured[] {
  const sizes: [number, Registry][] = [
    [3, syntheticRegistry(3)],
    [34, registry],
    [63, syntheticRegistry(63)],
  ]
  composeSupergraph(syntheticRegistry(3).provinces) // the first run of anything pays for its own compilation
  const measured = sizes.map(([size, { provinces }]) => {
    const started = performance.now()
    const sdl = composeSupergraph(provinces)
    return { size, composed: performance.now() - started, planned: coldPlan(sdl) }
  })
  const of34 = measured.find(({ size }) => size === 34)?.planned ?? Number.NaN
  return measured.flatMap(({ size, composed, planned }) => [
    { what: `compose ${size} provinces`, value: composed, unit: 'ms' as const },
    {
      what: `plan a comparison cold, ${size} provinces`,
      value: planned,
      unit: 'ms' as const,
      ratio: planned / of34,
      comparedWith: '34 provinces',
    },
  ])
}

function coldPlan(sdl: string): number {
  const supergraph = Supergraph.build(sdl, { validateSupergraph: false })
  const api = supergraph.apiSchema()
  const times = Array.from({ length: 7 }, () => {
    const planner = new QueryPlanner(supergraph)
    const started = performance.now()
    planner.buildQueryPlan(operationFromDocument(api, COMPARE))
    return performance.now() - started
  })
  return median(times)
}
