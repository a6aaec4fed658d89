// `lientinh export`: a province's figures as CSV, in the columns that an import reads: on stdout, or into a file.
import { pipeline } from 'node:stream/promises'
import { fail } from '#schema/errors.ts'
import type { Invocation, Outcome } from '../command.ts'
import { confirmReplacing, keepFile } from '../keep-file.ts'
import { withProvince } from '../steward/open-province.ts'
import { inLanguage } from '../words.ts'

/** Throws BAD_USAGE for --json without a file: two results cannot share stdout. */
export function runExport(invocation: Invocation): Promise<Outcome> {
  const { options, ask, json, lang, signal } = invocation
  const file = options.text('output')
  const release = options.whole('release')
  if (json && file === null)
    throw fail('BAD_USAGE', { reason: '--json cần -o <file> · --json needs -o <file>' })
  return withProvince(invocation, async ({ admin }) => {
    if (file !== null) await confirmReplacing(file, ask)
    const bytes = await admin.download('/admin/export', { query: { release } })
    if (file === null) {
      await pipeline(bytes, process.stdout, { end: false, signal }).catch(unlessReaderLeft)
      return { result: null, text: '' }
    }
    const kept = await keepFile(file, bytes, { signal })
    return {
      result: { ...kept, release },
      text: `${inLanguage([`Đã ghi ${file}.`, `Wrote ${file}.`], lang)}\n`,
    }
  })
}

/** `lientinh export | head` has had enough: that is no failure. */
function unlessReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
