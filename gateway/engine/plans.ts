// The plans of one supergraph: made once per document, kept while they are used, and made again for the next supergraph before anybody asks.
import { operationFromDocument } from '@apollo/federation-internals'
import type { QueryPlan } from '@apollo/query-planner'
import { type DocumentNode, parse, validate } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Pause } from './pace.ts'
import type { Supergraph } from './supergraph.ts'
import { createWriters, type WriterFor } from './writers.ts'

/** A document that was asked, and which of its operations. */
export interface AskedDocument {
  readonly text: string
  readonly operationName: string | null
}

export interface Plans {
  /** Takes about 30 ms for a document that is not remembered. Throws what the planner throws. */
  planOf(asked: AskedDocument, document: DocumentNode): Pick<Planned, 'plan' | 'writerFor'>
  /** How many were made. */
  count(): number
  /** What was asked last, newest first. */
  listRecent(): AskedDocument[]
  /** Plans what the engine of another supergraph was asked. Resolves to how many could be planned. */
  warm(documents: readonly AskedDocument[], pause: Pause): Promise<number>
}

interface Planned {
  readonly asked: AskedDocument
  readonly plan: QueryPlan
  /** What writes its answers with these variables; null where it asks about the schema itself. */
  readonly writerFor: WriterFor
}

/** In characters of documents and plans; a comparison's plan has 20,000 for 34 provinces. */
const REMEMBERED = 8 * 1024 * 1024

/** Documents that a new supergraph is warmed with: some seconds of planning. */
const WARMED = 100

export function createPlans({ api, plannedApi, planner }: Supergraph): Plans {
  const remembered = new LRUCache<string, Planned>({
    maxSize: REMEMBERED,
    sizeCalculation: ({ asked, plan }) => asked.text.length + JSON.stringify(plan).length,
  })
  let made = 0
  const planOf: Plans['planOf'] = (asked, document) => {
    const key = `${asked.operationName ?? ''} ${asked.text}`
    const known = remembered.get(key)
    if (known) return known
    const { operationName } = asked
    const operation = operationFromDocument(
      plannedApi,
      document,
      operationName === null ? {} : { operationName },
    )
    const plan = planner.buildQueryPlan(operation)
    made += 1
    const planned = { asked, plan, writerFor: createWriters(api, document, operationName) }
    remembered.set(key, planned)
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
