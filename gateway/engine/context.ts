// What one request carries through the gateway.
import type { Witness } from '../freshness/witness.ts'
import type { Cost } from '../limits/cost.ts'
import type { Caller } from './caller.ts'
import type { RequestNotes } from './request-notes.ts'

/** One object for each request. */
export interface GatewayContext {
  /** Stands in the log, in traces, in the answer's header, and goes along to everybody who is asked. */
  readonly requestId: string
  readonly caller: Caller
  readonly notes: RequestNotes
  readonly witness: Witness
  /** Stands in the answer. */
  readonly cost: Cost
}
