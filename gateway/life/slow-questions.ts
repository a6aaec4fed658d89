// The log of slow questions: what was asked, so that somebody can ask it again. Texts only, never variables: those are the caller's own.
import type { Log } from '#runtime/log.ts'

/** Of a question's text. */
const TEXT_LIMIT = 4000

export interface AnsweredQuestion {
  readonly requestId: string
  readonly document: string
  readonly operationName: string | null
  readonly status: number
  /** Given before, and not made again. */
  readonly remembered: boolean
  readonly ms: number
}

/** Says a question that took longer than `slowMs`. */
export function logSlow(log: Log, slowMs: number, answered: AnsweredQuestion): void {
  if (answered.ms < slowMs) return
  const { document, ms, ...rest } = answered
  log.warn({ ...rest, ms: Math.round(ms), document: document.slice(0, TEXT_LIMIT) }, 'a slow question')
}
