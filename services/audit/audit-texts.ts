// The table of audits: a permanent id, how binding it is, what it holds, and what to do about a breach. The rows are audit-texts.json.
import auditTexts from './audit-texts.json' with { type: 'json' }

export type AuditId = keyof typeof auditTexts

/** MUST: without it a province cannot take part. SHOULD: somebody is worse off. MAY: a courtesy. */
export const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const
export type Level = (typeof LEVELS)[number]

export interface AuditText {
  readonly level: Level
  /** One sentence: what holds. */
  readonly vi: string
  readonly en: string
  readonly fixVi: string
  readonly fixEn: string
}

/** An id is never given to another audit. */
export const AUDITS = auditTexts as Readonly<Record<AuditId, AuditText>>
