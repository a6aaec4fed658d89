// What a route answers: the shape between the rooms and serve.ts, and the one way to answer JSON.
import type { IncomingMessage } from 'node:http'

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A body in pieces is sent as they come, no faster than they are taken, and ended (`return`) when the caller hangs up. */
  readonly body?: string | Uint8Array | AsyncIterable<string | Uint8Array>
  /** What the log is to say of it beside its status. */
  readonly logged?: Readonly<Record<string, unknown>>
}

/** Answers a request, or null when there is nothing at that address. */
export type Handler = (request: IncomingMessage) => Reply | null | Promise<Reply | null>

/** The same for work worth stopping: `gone` is aborted when the caller hangs up before the answer is complete. */
export type LongHandler = (
  request: IncomingMessage,
  gone: AbortSignal,
) => Reply | null | Promise<Reply | null>

/** An answer in JSON. */
export function jsonReply(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}
