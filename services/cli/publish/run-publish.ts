// `lientinh publish`: the waiting drafts become releases, oldest first, seen by every question at once.
import { z } from 'zod'
import type { Invocation, Outcome } from '../command.ts'
import { describeDraft } from '../releases/run-releases.ts'
import { withProvince } from '../steward/open-province.ts'
import { listReleases, release } from '../steward/release-list.ts'
import { inLanguage } from '../words.ts'

const published = z.object({ releases: z.array(release) })

/** Throws DECLINED, NEEDS_ANSWER, and what the province refuses. */
export function runPublish(invocation: Invocation): Promise<Outcome> {
  const { options, ask, lang } = invocation
  const upTo = options.whole('upTo')
  const note = options.text('note')
  return withProvince(invocation, async ({ admin, province }) => {
    const { drafts } = await listReleases(admin)
    const chosen = drafts.filter(({ number }) => upTo === null || number <= upTo)
    const listed = chosen.map((draft) => `#${draft.number} ${describeDraft(draft, lang)}`)
    if (options.has('dryRun')) {
      const title = ['Sẽ công bố:', 'Would publish:'] as const
      const lines = listed.map((line) => `  ${line}\n`).join('')
      return { result: { dryRun: true, drafts: chosen }, text: `${inLanguage(title, lang)}\n${lines}` }
    }
    if (chosen.length > 0)
      await ask.confirm([
        `Công bố cho ${province.nameVi}: ${listed.join('; ')}? Công bố rồi thì không sửa lại được.`,
        `Publish for ${province.nameEn}: ${listed.join('; ')}? A release is never changed afterwards.`,
      ])
    const { releases } = published.parse(
      await admin.post('/admin/publish', {
        ...(upTo === null ? {} : { upTo }),
        ...(note === null ? {} : { note }),
      }),
    )
    return {
      result: { dryRun: false, releases },
      text: formatPublished(
        releases.map(({ number }) => number),
        lang,
      ),
    }
  })
}

/** @example formatPublished([3, 4], 'vi') // 'Đã công bố #3, #4.\n' */
export function formatPublished(numbers: readonly number[], lang: 'vi' | 'en'): string {
  const list = numbers.map((number) => `#${number}`).join(', ')
  const said =
    numbers.length === 0
      ? (['Không có bản nháp nào để công bố.', 'There is no draft to publish.'] as const)
      : ([`Đã công bố ${list}.`, `Published ${list}.`] as const)
  return `${inLanguage(said, lang)}\n`
}
