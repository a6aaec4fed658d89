// `lientinh rollback`: back to a release, as a new one; or a draft that is not wanted after all. History is never rewritten.
import { z } from 'zod'
import { fail } from '#schema/errors.ts'
import type { Invocation, Outcome } from '../command.ts'
import { withProvince } from '../steward/open-province.ts'
import { release } from '../steward/release-list.ts'
import { inLanguage, type Words } from '../words.ts'

const answer = z.union([
  z.object({ release }),
  z.object({ draft: z.int() }),
  /** Where there must be two persons: a draft that the other one publishes. */
  z.object({ waiting: z.looseObject({ number: z.int() }) }),
])

/** Throws BAD_USAGE unless there is either --to or --draft; DECLINED, NEEDS_ANSWER, and what the province refuses. */
export function runRollback(invocation: Invocation): Promise<Outcome> {
  const { options, ask, lang } = invocation
  const to = options.whole('to')
  const draft = options.whole('draft')
  const note = options.text('note')
  if ((to === null) === (draft === null))
    throw fail('BAD_USAGE', { reason: 'cần --to <n> hoặc --draft <n> · either --to <n> or --draft <n>' })
  const question: Words =
    to === null
      ? [`Bỏ bản nháp #${draft}?`, `Drop draft #${draft}?`]
      : [
          `Công bố một bản mới giống hệt bản #${to}?`,
          `Publish a new release that says the same as release #${to}?`,
        ]
  return withProvince(invocation, async ({ admin }) => {
    if (options.has('dryRun'))
      return { result: { dryRun: true, to, draft }, text: `${inLanguage(question, lang)}\n` }
    await ask.confirm(question)
    const done = answer.parse(
      await admin.post(
        '/admin/rollback',
        to === null ? { draft } : { to, ...(note === null ? {} : { note }) },
      ),
    )
    const said: Words =
      'draft' in done
        ? [`Đã bỏ bản nháp #${done.draft}.`, `Dropped draft #${done.draft}.`]
        : 'waiting' in done
          ? [
              `Bản nháp #${done.waiting.number} giống bản #${to}; chờ người khác công bố.`,
              `Draft #${done.waiting.number} says the same as #${to}; it waits for somebody else to publish it.`,
            ]
          : [
              `Đã công bố #${done.release.number}, giống bản #${to}.`,
              `Published #${done.release.number}, which says the same as #${to}.`,
            ]
    return { result: { dryRun: false, ...done }, text: `${inLanguage(said, lang)}\n` }
  })
}
