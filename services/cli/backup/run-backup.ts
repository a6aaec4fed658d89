// `lientinh backup`: everything a province holds, into one file; or, with --into, into another database.
import { fail } from '#schema/errors.ts'
import type { Invocation, Outcome } from '../command.ts'
import { confirmReplacing, keepFile } from '../keep-file.ts'
import { type OpenProvince, withProvince } from '../steward/open-province.ts'
import { inLanguage, type Words } from '../words.ts'
import { checkBackup } from './check-backup.ts'

/** Throws BAD_USAGE for both ways at once; a file that is not whole is not left behind. */
export function runBackup(invocation: Invocation): Promise<Outcome> {
  const into = invocation.options.text('into')
  if (into !== null && invocation.options.text('output') !== null)
    throw fail('BAD_USAGE', { reason: '-o hoặc --into, không cả hai · -o or --into, not both' })
  if (into !== null) requirePostgres(into, '--into')
  return withProvince(invocation, (open) =>
    into === null ? backUpToFile(invocation, open) : moveInto(invocation, open, into),
  )
}

/** Throws BAD_CONFIG, which names the flag and never shows the address: it may hold a password. */
export function requirePostgres(url: string, flag: string): void {
  if (/^postgres(ql)?:\/\/\S+$/.test(url)) return
  throw fail('BAD_CONFIG', {
    name: flag,
    reasonVi: 'phải là địa chỉ postgres://…',
    reasonEn: 'must be an address postgres://…',
  })
}

async function backUpToFile(invocation: Invocation, { admin, province }: OpenProvince): Promise<Outcome> {
  const { options, ask, lang, signal } = invocation
  const file = options.text('output') ?? `${province.slug}-${new Date().toISOString().slice(0, 10)}.ndjson.gz`
  if (options.has('dryRun'))
    return said({ dryRun: true, file }, [`Sẽ ghi ${file}.`, `Would write ${file}.`], lang)
  await confirmReplacing(file, ask)
  const bytes = await admin.download('/admin/backup')
  const kept = await keepFile(file, bytes, { signal, check: (draft) => checkBackup(draft, signal) })
  return said(
    { dryRun: false, ...kept },
    [
      `Đã ghi ${file}, ${kept.bytes} byte\nsha256 ${kept.sha256}`,
      `Wrote ${file}, ${kept.bytes} bytes\nsha256 ${kept.sha256}`,
    ],
    lang,
  )
}

async function moveInto(
  invocation: Invocation,
  { admin, province }: OpenProvince,
  to: string,
): Promise<Outcome> {
  const { options, ask, lang, progress } = invocation
  const place = new URL(to)
  const shown = `${place.host}${place.pathname}`
  const question: Words = [
    `Chép mọi số liệu của ${province.nameVi} sang PostgreSQL ${shown}?`,
    `Copy everything ${province.nameEn} holds into PostgreSQL ${shown}?`,
  ]
  if (options.has('dryRun')) return said({ dryRun: true, to: shown }, question, lang)
  await ask.confirm(question)
  const result = await admin.work('/admin/move', { body: { to } }, progress.rows)
  return said(
    { dryRun: false, to: shown, copied: result },
    [
      `Đã chép sang ${shown} và kiểm tra từng dòng. Đặt DATABASE_URL (trong .env) để tỉnh dùng nơi mới.`,
      `Copied into ${shown} and verified row by row. Set DATABASE_URL (in .env) and the province uses it.`,
    ],
    lang,
  )
}

function said(result: object, words: Words, lang: 'vi' | 'en'): Outcome {
  return { result, text: `${inLanguage(words, lang)}\n` }
}
