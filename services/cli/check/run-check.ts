// `lientinh check <url>`: holds an endpoint against the contract, audit by audit.
import { formatAudit } from '#services/audit/format-audit.ts'
import type { Invocation, Outcome } from '../command.ts'
import { requireEndpoint } from '../join/endpoint.ts'
import { holdAudit } from './hold-audit.ts'

/** Throws BAD_ENDPOINT, FEDERATION_UNREACHABLE, CONTRACT_BREACH, AUDIT_INCOMPLETE. */
export async function runCheck(invocation: Invocation): Promise<Outcome> {
  const report = await holdAudit(requireEndpoint(invocation.args[0] ?? ''), invocation)
  return { result: report, text: formatAudit(report, invocation.lang) }
}
