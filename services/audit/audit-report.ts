// What an audit says in the end, for machines: every audit with its outcome, counted by how binding it is. format-audit.ts is for people.
import type { AuditId, Level } from './audit-texts.ts'
import type { Outcome } from './verdict.ts'

interface Sentence {
  readonly VI: string
  readonly EN: string
}

export interface AuditResult {
  readonly id: AuditId
  readonly level: Level
  readonly title: Sentence
  readonly outcome: Outcome
  readonly found: Sentence | null
}

interface Count {
  readonly ok: number
  readonly breach: number
}

/** What was audited, and when. */
interface Audited {
  readonly url: string
  /** Null when the endpoint does not say which province it is. */
  readonly province: string | null
  readonly contractVersion: string
  readonly startedAt: string
  readonly seconds: number
  readonly results: readonly AuditResult[]
}

export interface AuditReport extends Audited {
  readonly v: 1
  readonly must: Count
  readonly should: Count
  readonly may: Count
  /** No MUST is in breach, and none could not be seen. */
  readonly conforms: boolean
}

export function buildReport(audited: Audited): AuditReport {
  const of = (level: Level) => audited.results.filter((result) => result.level === level)
  const isUnseen = ({ outcome }: AuditResult) => outcome === 'BREACH' || outcome === 'NOT_REACHED'
  return {
    v: 1,
    ...audited,
    must: countOf(of('MUST')),
    should: countOf(of('SHOULD')),
    may: countOf(of('MAY')),
    conforms: !of('MUST').some(isUnseen),
  }
}

function countOf(results: readonly AuditResult[]): Count {
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length
  return { ok: count('OK'), breach: count('BREACH') }
}
