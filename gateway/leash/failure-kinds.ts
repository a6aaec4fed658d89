// Failures that the leash tells apart though a caller is told the same: what may be tried again, and what says nothing about a province.
import { SubgraphFailure } from '../subgraphs/subgraph-failure.ts'

/** The connection could not be made, or broke before any answer: nothing was said, so that asking again can do no harm. */
export class ConnectionFailure extends SubgraphFailure {}

/** It never came to asking, for reasons of our own: a full queue, an open breaker, a caller who hung up. */
export class NotAsked extends SubgraphFailure {}

/** A reason to leave a province alone: it is not there, or does not answer. One that answers nonsense is there. */
export function isOutage(error: unknown): error is SubgraphFailure {
  return (
    error instanceof SubgraphFailure &&
    !(error instanceof NotAsked) &&
    (error.state === 'DOWN' || error.state === 'TIMED_OUT')
  )
}
