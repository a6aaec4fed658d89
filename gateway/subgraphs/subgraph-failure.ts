// Why a subgraph gave no answer that can be used. The reason is for the log; a caller is told the state only.
import type { UnansweredState } from '#schema/series-table.ts'

/**
 * TIMED_OUT: no whole answer before the deadline. DOWN: no connection, one that broke, or a server error.
 * REFUSED: an answer that breaks the contract. NOT_JOINED: nobody was asked.
 */
export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure'
  readonly state: UnansweredState

  constructor(state: UnansweredState, reason: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause })
    this.state = state
  }
}
