// A province's drafts and releases, as its server lists them.
import { z } from 'zod'
import type { AdminClient } from './admin-client.ts'

const draft = z.looseObject({
  number: z.int(),
  fileName: z.string().nullish(),
  rolledBackTo: z.int().nullish(),
  importedBy: z.string().nullish(),
  added: z.int().nullish(),
  withdrawn: z.int().nullish(),
  warnings: z.int().nullish(),
  note: z.string().nullish(),
})
export type Draft = Readonly<z.infer<typeof draft>>

export const release = z.looseObject({
  number: z.int(),
  publishedAt: z.string(),
  note: z.string().nullish(),
  /** Where it came from; nothing for the demo's figures. */
  import: draft.nullish(),
})
export type Release = Readonly<z.infer<typeof release>>

const list = z.object({ drafts: z.array(draft), releases: z.array(release) })

/** Oldest draft first, newest release first. */
export async function listReleases(admin: AdminClient): Promise<Readonly<z.infer<typeof list>>> {
  const { drafts, releases } = list.parse(await admin.get('/admin/releases'))
  return { drafts: drafts.toSorted((a, b) => a.number - b.number), releases }
}
