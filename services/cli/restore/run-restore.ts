// `lientinh restore <file>`: a backup into an empty province, or into the database that --database names.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Changes } from '#runtime/child-environment.ts'
import { checkBackup } from '../backup/check-backup.ts'
import { requirePostgres } from '../backup/run-backup.ts'
import type { Invocation, Outcome } from '../command.ts'
import { requireProvince, withProvince } from '../steward/open-province.ts'
import { inLanguage, type Words } from '../words.ts'

/** The backup is checked before anything is asked. Throws BACKUP_DAMAGED, FILE_UNREADABLE, and what the province refuses. */
export async function runRestore(invocation: Invocation): Promise<Outcome> {
  const { args, options, settings, ask, lang, progress, signal } = invocation
  const [file = ''] = args
  const database = options.text('database')
  if (database !== null) requirePostgres(database, '--database')
  const { nameVi, nameEn } = requireProvince(settings)
  const sum = await checkBackup(file, signal)
  if (options.has('dryRun'))
    return say(
      { dryRun: true, file, sum },
      [`Bản sao lưu ${file} nguyên vẹn.`, `Backup ${file} is whole.`],
      lang,
    )
  await ask.confirm([`Khôi phục ${file} vào ${nameVi}?`, `Restore ${file} into ${nameEn}?`])
  return withDatabase(database, (changes) =>
    withProvince({ settings, signal, ...(changes ? { changes } : {}) }, async ({ admin }) => {
      const restored = await admin.work('/admin/restore', { file }, progress.rows)
      return say(
        { dryRun: false, file, restored },
        [`Đã khôi phục ${file} và kiểm tra từng dòng.`, `Restored ${file} and verified it row by row.`],
        lang,
      )
    }),
  )
}

/** A database named for this once is opened by a process of its own, which leaves nothing in the province's directory. */
async function withDatabase<T>(
  database: string | null,
  work: (changes: Changes | null) => Promise<T>,
): Promise<T> {
  if (database === null) return work(null)
  const home = await mkdtemp(join(tmpdir(), 'lientinh-restore-'))
  try {
    return await work({ databaseUrl: database, home })
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function say(result: object, words: Words, lang: 'vi' | 'en'): Outcome {
  return { result, text: `${inLanguage(words, lang)}\n` }
}
