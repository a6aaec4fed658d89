// The conformity audit of one province's endpoint, ours or somebody else's: every audit is held, whatever the others found.
// Who is refused because of it is the caller's business (services/cli/join/).
import { CONTRACT_VERSION } from '#schema/contract/version.ts'
import { fail } from '#schema/errors.ts'
import { type Province, registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { AUDIT_LIST } from './audit-list.ts'
import { type AuditReport, type AuditResult, buildReport } from './audit-report.ts'
import { AUDITS, type AuditId } from './audit-texts.ts'
import { type Endpoint, openEndpoint, printable } from './endpoint.ts'
import { identifyProvince } from './identify-province.ts'
import { type Audit, openSubject } from './subject.ts'
import { AuditEnd, breach, type Verdict } from './verdict.ts'

export interface AuditOptions {
  /** Id or slug of the province it should be; what the endpoint says of itself unless told. */
  readonly province?: string
  /** Shown to the endpoint as a bearer token, and to nobody else. */
  readonly token?: string
  /** For each single request; 10,000 unless told. */
  readonly deadlineMs?: number
  /** For all of them together; 300,000 unless told. What is not seen by then is NOT_REACHED. */
  readonly wholeMs?: number
  /** These alone; what is then said of conformity is said of these. */
  readonly only?: readonly AuditId[]
  /** Ends it between two audits, with the signal's reason. */
  readonly signal?: AbortSignal
  /** After each audit. */
  readonly onAudit?: (result: AuditResult, held: number, all: number) => void
}

/**
 * Audits an endpoint at its GraphQL address. Throws FEDERATION_UNREACHABLE when nobody answers there, UNKNOWN_PROVINCE for a province
 * that is none.
 */
export async function audit(url: string, options: AuditOptions = {}): Promise<AuditReport> {
  const startedAt = new Date()
  const expected = options.province === undefined ? null : resolveProvince(registry, options.province)
  const endpoint = openEndpoint(url, {
    deadlineMs: options.deadlineMs ?? 10_000,
    over: AbortSignal.timeout(options.wholeMs ?? 300_000),
    token: options.token,
  })
  await requireReachable(endpoint)
  const province = expected ?? (await identifyProvince(endpoint, registry))
  const results: AuditResult[] = []
  const hold = holderOf(endpoint, province)
  const chosen = options.only
  const audits = chosen ? AUDIT_LIST.filter(({ id }) => chosen.includes(id)) : AUDIT_LIST
  for (const each of audits) {
    options.signal?.throwIfAborted()
    const result = resultOf(each, await hold(each))
    results.push(result)
    options.onAudit?.(result, results.length, audits.length)
  }
  return buildReport({
    url,
    province: province?.id ?? null,
    contractVersion: CONTRACT_VERSION,
    startedAt: startedAt.toISOString(),
    seconds: Math.round((Date.now() - startedAt.getTime()) / 100) / 10,
    results,
  })
}

/** Anything that comes back is an answer here; what it is worth, the audits say. */
async function requireReachable(endpoint: Endpoint): Promise<void> {
  try {
    await endpoint.send({ method: 'HEAD' })
  } catch (error) {
    const code = error instanceof AuditEnd ? error.verdict.found?.[1] : 'connection'
    throw fail('FEDERATION_UNREACHABLE', { who: `${endpoint.url} (${code})` }, error)
  }
}

function holderOf(endpoint: Endpoint, province: Province | null): (audit: Audit) => Promise<Verdict> {
  if (province) {
    const subject = openSubject(endpoint, province)
    return (each) => each.run(subject).catch(endOf)
  }
  return async ({ id }) =>
    id === 'REG-01'
      ? breach('không nói mình là tỉnh nào', 'does not say which province it is')
      : { outcome: 'NOT_REACHED', found: ['chưa biết là tỉnh nào', 'it is not known which province it is'] }
}

/** A bug of ours must not look like a fault of theirs, so that anything else goes on. */
function endOf(error: unknown): Verdict {
  if (error instanceof AuditEnd) return error.verdict
  throw error
}

function resultOf({ id }: Audit, { outcome, found }: Verdict): AuditResult {
  const { level, vi, en } = AUDITS[id]
  return {
    ...{ id, level, title: { VI: vi, EN: en }, outcome },
    found: found === null ? null : { VI: printable(found[0]), EN: printable(found[1]) },
  }
}
