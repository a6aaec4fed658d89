// `lientinh releases`: what has been published, and the drafts that wait.
import type { Invocation, Outcome } from '../command.ts'
import { formatTable } from '../format-table.ts'
import { withProvince } from '../steward/open-province.ts'
import { type Draft, listReleases, type Release } from '../steward/release-list.ts'
import { inLanguage, type Language } from '../words.ts'

export function runReleases(invocation: Invocation): Promise<Outcome> {
  const { lang } = invocation
  return withProvince(invocation, async ({ admin }) => {
    const { drafts, releases } = await listReleases(admin)
    return { result: { drafts, releases }, text: formatReleases(drafts, releases, lang) }
  })
}

function formatReleases(drafts: readonly Draft[], releases: readonly Release[], lang: Language): string {
  if (drafts.length + releases.length === 0)
    return `${inLanguage(['Chưa có bản nháp và bản công bố nào.', 'There are no drafts and no releases yet.'], lang)}\n`
  const head = lang === 'en' ? ['No.', 'State', 'What'] : ['Số', 'Trạng thái', 'Nội dung']
  return formatTable(head, [
    ...drafts.map((draft) => [
      `#${draft.number}`,
      inLanguage(['bản nháp', 'draft'], lang),
      describeDraft(draft, lang),
    ]),
    ...releases.map((release) => [`#${release.number}`, release.publishedAt, describeRelease(release, lang)]),
  ])
}

function describeRelease({ note, import: made }: Release, lang: Language): string {
  return [note, made ? describeDraft(made, lang) : null].filter(Boolean).join('\n')
}

/** @example describeDraft({ number: 3, fileName: 'bieu.xlsx', added: 12, withdrawn: 0 }, 'vi') // 'bieu.xlsx: 12 số liệu' */
export function describeDraft(draft: Draft, lang: Language): string {
  const { fileName, rolledBackTo, added, withdrawn, importedBy } = draft
  const back =
    rolledBackTo == null ? '—' : inLanguage([`trở lại #${rolledBackTo}`, `back to #${rolledBackTo}`], lang)
  const counts = [
    `${added ?? 0} ${inLanguage(['số liệu', 'figures'], lang)}`,
    ...(withdrawn ? [`${withdrawn} ${inLanguage(['thu hồi', 'withdrawn'], lang)}`] : []),
    ...(importedBy ? [importedBy] : []),
  ]
  return `${fileName ?? back}: ${counts.join(', ')}`
}
