// `lientinh diff [from] [to]`: what differs between two releases, or what the waiting drafts would change.
import { fail } from '#schema/errors.ts'
import type { Invocation, Outcome } from '../command.ts'
import type { AdminClient } from '../steward/admin-client.ts'
import { withProvince } from '../steward/open-province.ts'
import { listReleases } from '../steward/release-list.ts'
import { formatDiff } from './format-diff.ts'
import { parseDiff } from './parse-diff.ts'

const FIRST = 100

/** Throws BAD_USAGE for what is no number, UNKNOWN_RELEASE for a number that there is not. */
export function runDiff(invocation: Invocation): Promise<Outcome> {
  const { args, options, lang } = invocation
  const asked = args.map(requireNumber)
  return withProvince(invocation, async ({ admin }) => {
    const { from, to } = await choose(admin, asked)
    const first = options.whole('first') ?? FIRST
    const page = await admin.get('/admin/diff', { from, to, first, after: options.text('after') })
    const diff = parseDiff(page)
    return { result: { from, to, ...diff }, text: formatDiff({ from, to, diff }, lang) }
  })
}

/** Unless said: from the newest release to the last draft, or to the newest release from the one before it. */
async function choose(admin: AdminClient, [from, to]: readonly number[]) {
  if (from !== undefined && to !== undefined) return { from, to }
  const { drafts, releases } = await listReleases(admin)
  const newest = releases[0]?.number ?? 0
  const last = drafts.at(-1)?.number
  if (from !== undefined) return { from, to: newest }
  return last === undefined ? { from: releases[1]?.number ?? 0, to: newest } : { from: newest, to: last }
}

/** 0 is nothing at all: what a first release has added. */
function requireNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw fail('BAD_USAGE', { reason: `“${text}” không phải số bản · is no number of a release` })
}
