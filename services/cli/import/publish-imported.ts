// `import --publish`: the drafts just made become releases. Drafts that were waiting before would be published with them: then it asks.
import { z } from 'zod'
import type { Invocation } from '../command.ts'
import type { OpenProvince } from '../steward/open-province.ts'
import { listReleases, release } from '../steward/release-list.ts'
import type { ImportedFile } from './import-file.ts'

const published = z.object({ releases: z.array(release) })

/** Numbers of the releases; none when nothing has changed. Throws DECLINED, NEEDS_ANSWER: the drafts wait on then. */
export async function publishImported(
  { ask }: Invocation,
  { admin }: OpenProvince,
  imported: readonly ImportedFile[],
): Promise<readonly number[]> {
  const own = imported.flatMap(({ draft }) => (draft === null ? [] : [draft.number]))
  const upTo = Math.max(0, ...own)
  if (upTo === 0) return []
  const { drafts } = await listReleases(admin)
  const others = drafts.filter(({ number }) => number < upTo && !own.includes(number))
  if (others.length > 0) {
    const list = others.map(({ number }) => `#${number}`).join(', ')
    await ask.confirm([
      `Các bản nháp ${list} đang chờ cũng sẽ được công bố. Tiếp tục?`,
      `The drafts ${list} that are waiting would be published too. Go on?`,
    ])
  }
  const { releases } = published.parse(await admin.post('/admin/publish', { upTo }))
  return releases.map(({ number }) => number)
}
