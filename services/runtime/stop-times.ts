// How long a stop may take, from the inside out: whoever waits for another waits a little longer than the other, so that nobody is killed
// who is about to end. The files that supervise from outside (services/hosting) fit the longest deadline that can be set.

/** A process with nothing to wait for; whoever started it waits for 5 s at most. */
export const STOP_WITHIN_MS = 4500

interface GatewayStopTimes {
  /** Answers under way: the longest of a province, and what the ministry needs to compute. */
  readonly drainMs: number
  /** The process that answers. */
  readonly processMs: number
  /** The process that started several of them. */
  readonly primaryMs: number
  /** Whoever started the gateway. */
  readonly parentMs: number
}

/** Of a gateway that waits for a province as long as `deadlineMs`. */
export function gatewayStopTimes(deadlineMs: number): GatewayStopTimes {
  const processMs = Math.max(STOP_WITHIN_MS, deadlineMs + 1500)
  return {
    drainMs: deadlineMs + 1000,
    processMs,
    primaryMs: processMs + 200,
    parentMs: processMs + 400,
  }
}
