// The plans of one supergraph: made once per document, kept while they are used, and made again for the next supergraph before anybody asks.
import { type Schema as FederationSchema, operationFromDocument } from '@apollo/federation-internals'
import { type DocumentNode, getOperationAST, Kind, parse, validate } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Pause } from './pace.ts'
import { createPlanParts } from './plan-parts.ts'
import { compilePlan, type RunPlan } from './run-plan.ts'
import type { AskedOperation } from './schema-answers.ts'
import type { Supergraph } from './supergraph.ts'
import { findWholeFetches } from './whole-fetches.ts'
import { createWriters, type WriterFor } from './writers.ts'

/** A document that was asked, and which of its operations. */
export interface AskedDocument {
  readonly text: string
  readonly operationName: string | null
}

export interface Plans {
  /** Takes about 30 ms for a document that is not remembered. Throws what the planner throws. */
  planOf(asked: AskedDocument, document: DocumentNode): Planned
  /** How many were made. */
  count(): number
  /** What was asked last, newest first. */
  listRecent(): AskedDocument[]
  /** Plans what the engine of another supergraph was asked. Resolves to how many could be planned. */
  warm(documents: readonly AskedDocument[], pause: Pause): Promise<number>
}

/** A document's plan, ready to be run. */
export interface Planned {
  readonly asked: AskedDocument
  /** Which of the document's operations. */
  readonly operation: AskedOperation
  readonly run: RunPlan
  /** What writes its answers with these variables. */
  readonly writerFor: WriterFor
}

/** In characters of documents and plans; a comparison's plan has 20,000 for 34 provinces. */
const REMEMBERED = 8 * 1024 * 1024

/** Documents that a new supergraph is warmed with: some seconds of planning. */
const WARMED = 100

export function createPlans({ api, contract, plannedApi, planner }: Supergraph): Plans {
  const remembered = new LRUCache<string, Planned>({ maxSize: REMEMBERED })
  const parts = createPlanParts()
  let made = 0
  const planOf: Plans['planOf'] = (asked, document) => {
    const key = `${asked.operationName ?? ''} ${asked.text}`
    const known = remembered.get(key)
    if (known) return known
    const operation = operationIn(document, asked.operationName)
    const plan = planner.buildQueryPlan(plannedOperation(plannedApi, document, asked.operationName))
    const whole = findWholeFetches(plan, api, operation)
    made += 1
    const planned: Planned = {
      ...{ asked, operation, run: compilePlan(plan, { contract, parts, whole }) },
      writerFor: createWriters(api, operation),
    }
    remembered.set(key, planned, { size: asked.text.length + JSON.stringify(plan).length })
    return planned
  }
  const warmOne = (asked: AskedDocument): boolean => {
    try {
      const document = parse(asked.text)
      if (validate(api, document).length > 0) return false
      planOf(asked, document)
      return true
    } catch {
      return false // whoever asks it is told why
    }
  }
  return {
    planOf,
    count: () => made,
    listRecent: () => [...remembered.values()].map(({ asked }) => asked),
    async warm(documents, pause) {
      let planned = 0
      // the newest last, so that it stays the newest
      for (const asked of documents.slice(0, WARMED).reverse()) {
        await pause()
        if (warmOne(asked)) planned += 1
      }
      return planned
    },
  }
}

function operationIn(document: DocumentNode, name: string | null): AskedOperation {
  const operation = getOperationAST(document, name)
  if (!operation) throw new TypeError('A document without an operation is refused before it is planned.')
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return { operation, fragments: new Map(fragments.map((node) => [node.name.value, node])) }
}

function plannedOperation(schema: FederationSchema, document: DocumentNode, operationName: string | null) {
  return operationFromDocument(schema, document, operationName === null ? {} : { operationName })
}
