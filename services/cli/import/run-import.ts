// `lientinh import <files…>`: each file becomes a draft of the province, through its running server or one started for the moment.
// Several files are all checked before any is written. What is wrong with a file, intake says.
import { basename } from 'node:path'
import type { Invocation, Outcome } from '../command.ts'
import type { Warning } from '../envelope.ts'
import { formatPublished } from '../publish/run-publish.ts'
import { type OpenProvince, withProvince } from '../steward/open-province.ts'
import { inLanguage, type Language } from '../words.ts'
import { listFindings, showReport } from './file-findings.ts'
import { type FileOptions, readFileOptions } from './file-options.ts'
import { formatAside } from './format-aside.ts'
import { type ImportedFile, importFile } from './import-file.ts'
import { publishImported } from './publish-imported.ts'
import { requireFiles } from './require-files.ts'

/** Throws FINDINGS and WARNINGS_NOT_ACCEPTED with all that was found; of no file anything is written then. */
export async function runImport(invocation: Invocation): Promise<Outcome> {
  const { args, options, lang } = invocation
  await requireFiles(args)
  const fileOptions = await readFileOptions(options)
  return withProvince(invocation, async (open) => {
    const { imported, accept } = await importAll(invocation, open, fileOptions)
    // a person who has accepted warnings at the terminal has just read them
    const wereRead = accept !== fileOptions.accept
    const published = options.has('publish') ? await publishImported(invocation, open, imported) : null
    return {
      result: { files: imported.map(toResult), published },
      text:
        imported.map((file) => formatImported(file, lang, wereRead)).join('') +
        (published === null ? '' : formatPublished(published, lang)),
      warnings: imported.flatMap((file) => warningsOf(file, accept)),
    }
  })
}

async function importAll(invocation: Invocation, open: OpenProvince, options: FileOptions) {
  const { args } = invocation
  const dryRun = invocation.options.has('dryRun')
  let accept = options.accept
  const once = async (path: string, isTrial: boolean) => {
    const done = await importFile(invocation, open.admin, {
      path,
      dryRun: isTrial,
      options: { ...options, accept },
    })
    accept = done.accept
    return done.imported
  }
  const isTrialNeeded = !dryRun && args.length > 1
  if (isTrialNeeded) for (const path of args) await once(path, true)
  const imported: ImportedFile[] = []
  for (const path of args) imported.push(await once(path, dryRun))
  return { imported, accept }
}

function toResult({ file, draft, dryRun, added, unchanged, withdrawn, summary }: ImportedFile) {
  const { rows, figures, report, notes, setAside } = summary
  return {
    ...{ file, draft, dryRun, added, unchanged, withdrawn, rows, figures },
    findings: listFindings(report),
    notes,
    setAside,
  }
}

function formatImported(file: ImportedFile, lang: Language, wereRead: boolean): string {
  const { draft, dryRun, added, unchanged, withdrawn, summary } = file
  const counts = [
    `${added} ${inLanguage(['mới hoặc đổi', 'new or changed'], lang)}`,
    `${unchanged} ${inLanguage(['như cũ', 'unchanged'], lang)}`,
    ...(withdrawn > 0 ? [`${withdrawn} ${inLanguage(['thu hồi', 'withdrawn'], lang)}`] : []),
  ].join(', ')
  const end = dryRun
    ? (['chưa ghi gì (--dry-run)', 'nothing was written (--dry-run)'] as const)
    : draft === null
      ? (['không có gì thay đổi, không có bản nháp', 'nothing changed, no draft'] as const)
      : ([`bản nháp #${draft.number}`, `draft #${draft.number}`] as const)
  const report = wereRead ? '' : showReport(summary.report, lang)
  const notes = summary.notes.map((note) => `  · ${note}\n`).join('')
  const aside = formatAside(summary.setAside, lang)
  return `${report}${report === '' ? '' : '\n'}${basename(file.file)}: ${counts}; ${inLanguage(end, lang)}.\n${notes}${aside}`
}

function warningsOf({ file, summary }: ImportedFile, accept: readonly string[]): Warning[] {
  return summary.report.groups
    .filter(
      ({ severity, code }) => severity === 'WARNING' && (accept.includes(code) || accept.includes('ALL')),
    )
    .map(({ code, count }) => ({
      code,
      message: `${file}: ${count} chỗ, đã chấp nhận.`,
      messageEn: `${file}: ${count} places, accepted.`,
    }))
}
