// `lientinh join <province> <url>`: the hub's administrator puts a province into the table of members; the gateway sees it within a second.
// Nobody gets in past the audit.
import { configOf } from '#runtime/config.ts'
import { readMembers, writeMembers } from '#runtime/members.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { holdAudit, listBreaches } from '../check/hold-audit.ts'
import type { Invocation, Outcome } from '../command.ts'
import { inLanguage } from '../words.ts'
import { requireEndpoint } from './endpoint.ts'

/** Joining again under the same address changes nothing and asks nothing. Throws UNKNOWN_PROVINCE, BAD_ENDPOINT, what holdAudit throws, MEMBERS_UNREADABLE, DATA_NOT_WRITABLE. */
export async function runJoin(invocation: Invocation): Promise<Outcome> {
  const { args, options, settings, ask, lang } = invocation
  const [asked = '', address = ''] = args
  const { id, nameVi, nameEn } = resolveProvince(registry, asked)
  const url = requireEndpoint(address)
  const { membersFile } = configOf(settings)
  const before = await readMembers(membersFile)
  const replaced = before[id]?.url ?? null
  const changed = replaced !== url
  const dryRun = options.has('dryRun')
  const report = changed ? await holdAudit(url, invocation, id) : null
  if (changed && !dryRun) {
    const instead = replaced === null ? '' : ` (${replaced})`
    await ask.confirm([
      `Ghi ${nameVi} (${id}) vào bảng thành viên với địa chỉ ${url}${instead}?`,
      `Enter ${nameEn} (${id}) into the table of members at ${url}${instead}?`,
    ])
    await writeMembers(membersFile, { ...(await readMembers(membersFile)), [id]: { url } })
  }
  const said = changed
    ? ([`${nameVi} (${id}) tham gia với địa chỉ ${url}.`, `${nameEn} (${id}) joins at ${url}.`] as const)
    : ([
        `${nameVi} (${id}) đã tham gia với địa chỉ ấy.`,
        `${nameEn} (${id}) has joined at that address already.`,
      ] as const)
  return {
    result: { province: id, url, replaced, changed, dryRun },
    text: `${inLanguage(said, lang)}\n`,
    warnings: report ? listBreaches(report) : [],
  }
}
