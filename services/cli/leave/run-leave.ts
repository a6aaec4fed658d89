// `lientinh leave <province>`: the hub's administrator takes a province out of the table of members. Its figures stay with the province.
import { configOf } from '#runtime/config.ts'
import { readMembers, writeMembers } from '#runtime/members.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import type { Invocation, Outcome } from '../command.ts'
import { inLanguage } from '../words.ts'

/** To leave twice is to leave once. Throws UNKNOWN_PROVINCE, MEMBERS_UNREADABLE, DATA_NOT_WRITABLE. */
export async function runLeave({ args, options, settings, ask, lang }: Invocation): Promise<Outcome> {
  const [asked = ''] = args
  const { id, nameVi, nameEn } = resolveProvince(registry, asked)
  const { membersFile } = configOf(settings)
  const url = (await readMembers(membersFile))[id]?.url ?? null
  const changed = url !== null
  const dryRun = options.has('dryRun')
  if (changed && !dryRun) {
    await ask.confirm([
      `Bỏ ${nameVi} (${id}, ${url}) khỏi bảng thành viên?`,
      `Take ${nameEn} (${id}, ${url}) out of the table of members?`,
    ])
    const { [id]: _, ...others } = await readMembers(membersFile)
    await writeMembers(membersFile, others)
  }
  const said = changed
    ? ([`${nameVi} (${id}) rời liên tỉnh.`, `${nameEn} (${id}) leaves.`] as const)
    : ([
        `${nameVi} (${id}) không có trong bảng thành viên.`,
        `${nameEn} (${id}) is not in the table of members.`,
      ] as const)
  return { result: { province: id, url, changed, dryRun }, text: `${inLanguage(said, lang)}\n` }
}
