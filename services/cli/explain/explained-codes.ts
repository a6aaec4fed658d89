// Every code that a person may meet and look up: errors, findings of an import, issues of a comparison, audits of an endpoint. Each keeps its own catalogue.
import { ISSUE_CODES, ruleOf } from '#schema/comparison/issue-rules.ts'
import { ERRORS } from '#schema/errors.ts'
import { AUDITS } from '#services/audit/audit-texts.ts'
import { FINDINGS } from '#services/intake/finding.ts'
import type { Words } from '../words.ts'

export const CODE_KINDS = ['ERROR', 'FINDING', 'ISSUE', 'AUDIT'] as const
export type CodeKind = (typeof CODE_KINDS)[number]

export interface ExplainedCode {
  readonly code: string
  readonly kind: CodeKind
  /** Of a finding ERROR, WARNING, NOTE; of an issue BLOCKS, WARNS, INFORMS; of an audit MUST, SHOULD, MAY; null for an error. */
  readonly severity: string | null
  /** With `{name}` where each case has its own. */
  readonly means: Words
  /** What to do; null where there is nothing to be done. */
  readonly fix: Words | null
}

/** A code may stand for an error and for a finding: then it is listed twice. */
export function listCodes(): readonly ExplainedCode[] {
  return [...errors(), ...findings(), ...issues(), ...audits()]
}

function errors(): ExplainedCode[] {
  return Object.entries(ERRORS).map(([code, { vi, en, fixVi, fixEn }]) => ({
    code,
    kind: 'ERROR',
    severity: null,
    means: [vi, en],
    fix: [fixVi, fixEn],
  }))
}

function findings(): ExplainedCode[] {
  return Object.entries(FINDINGS).map(([code, { severity, vi, en, fixVi, fixEn }]) => ({
    code,
    kind: 'FINDING',
    severity,
    means: [vi, en],
    fix: [fixVi, fixEn],
  }))
}

function issues(): ExplainedCode[] {
  return ISSUE_CODES.map((code) => {
    const { severity, acceptable, vi, en, source } = ruleOf(code)
    const fix = acceptable
      ? ([
          'Nếu vẫn muốn so sánh, nêu mã này trong accept.',
          `To compare all the same, name it in accept. ${source}`,
        ] as const)
      : null
    return { code, kind: 'ISSUE', severity, means: [vi, en], fix }
  })
}

function audits(): ExplainedCode[] {
  return Object.entries(AUDITS).map(([code, { level, vi, en, fixVi, fixEn }]) => ({
    code,
    kind: 'AUDIT',
    severity: level,
    means: [vi, en],
    fix: [fixVi, fixEn],
  }))
}
