// Who asks, as far as it decides what they may see. Nothing that was answered to one may be shown to another who may see less:
// every memory of the gateway has the caller's access in its key (gateway/freshness/).
import type { IncomingMessage } from 'node:http'
import type { Access } from '#schema/codes.ts'

export interface Caller {
  /** The widest access of figures that they may see. */
  readonly access: Access
}

/** Recognises a caller by their request. */
export type Identify = (request: IncomingMessage) => Caller

/** Nobody has shown who they are: what is public is for everybody. */
export const anybody: Identify = () => ({ access: 'PUBLIC' })
