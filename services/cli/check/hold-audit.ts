// The audit as the commands hold it: with its progress, and ended by the failure that a person and a script are told. `check` shows
// what it found; for `join` it is the gate.

import { configOf } from '#runtime/config.ts'
import { type ErrorCode, explain } from '#schema/errors.ts'
import { audit } from '#services/audit/audit.ts'
import type { AuditReport, AuditResult } from '#services/audit/audit-report.ts'
import { formatAudit } from '#services/audit/format-audit.ts'
import type { Invocation } from '../command.ts'
import type { Warning } from '../envelope.ts'
import { ToldFailure } from '../failure.ts'

/** Ids named in the sentence; the others stand in the report. */
const NAMED = 8

/**
 * A report of an endpoint that conforms. Throws ToldFailure CONTRACT_BREACH or AUDIT_INCOMPLETE, with the report for people and what is
 * not in order for machines; FEDERATION_UNREACHABLE.
 */
export async function holdAudit(
  url: string,
  { settings, progress, signal, lang }: Invocation,
  province?: string,
): Promise<AuditReport> {
  const { federationToken } = configOf(settings)
  const report = await audit(url, {
    signal,
    ...(federationToken === null ? {} : { token: federationToken }),
    onAudit: (_result, held, all) => progress.steps(held, all),
    ...(province === undefined ? {} : { province }),
  })
  progress.end()
  if (report.conforms) return report
  const breaches = mustBe(report, 'BREACH')
  throw breaches.length > 0
    ? failed(report, 'CONTRACT_BREACH', breaches, lang)
    : failed(report, 'AUDIT_INCOMPLETE', mustBe(report, 'NOT_REACHED'), lang)
}

/** What an endpoint that conforms could do better, as warnings. */
export function listBreaches({ results }: AuditReport): Warning[] {
  return results
    .filter(({ outcome }) => outcome === 'BREACH')
    .map(({ id, title, found }) => ({
      code: id,
      message: `${title.VI} (${found?.VI})`,
      messageEn: `${title.EN} (${found?.EN})`,
    }))
}

function mustBe({ results }: AuditReport, outcome: AuditResult['outcome']): AuditResult[] {
  return results.filter((result) => result.level === 'MUST' && result.outcome === outcome)
}

function failed(
  report: AuditReport,
  code: ErrorCode,
  because: readonly AuditResult[],
  lang: Invocation['lang'],
): ToldFailure {
  const ids = because.slice(0, NAMED).map(({ id }) => id)
  const params = { url: report.url, count: because.length, ids, first: ids[0] ?? '' }
  return new ToldFailure(explain(code, params), {
    text: `${formatAudit(report, lang)}\n`,
    problems: report.results.filter(({ outcome }) => outcome === 'BREACH' || outcome === 'NOT_REACHED'),
  })
}
