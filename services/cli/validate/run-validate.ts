// `lientinh validate <file>`: reads a file as an import would, without a database, and says all that is to be said of it.
import { basename } from 'node:path'
import type { ReadSummary } from '#services/intake/read-file.ts'
import { readInWorker } from '#services/intake/read-in-worker.ts'
import type { Invocation, Outcome } from '../command.ts'
import { findingsFailure, listFindings, showReport, whyStopped } from '../import/file-findings.ts'
import { readFileOptions } from '../import/file-options.ts'
import { formatAside } from '../import/format-aside.ts'
import { keepAside } from '../import/keep-aside.ts'
import { requireFiles } from '../import/require-files.ts'
import { requireProvince } from '../steward/open-province.ts'
import { inLanguage, type Language } from '../words.ts'

/** Throws FINDINGS and WARNINGS_NOT_ACCEPTED with all that was found. */
export async function runValidate(invocation: Invocation): Promise<Outcome> {
  const { args, options, settings, lang, ask, progress, signal } = invocation
  const [path = ''] = args
  await requireFiles([path])
  const { accept, ...said } = await readFileOptions(options)
  const name = basename(path)
  const { id: province } = requireProvince(settings)
  const started = performance.now()
  const rate = (rows: number) => Math.round(rows / ((performance.now() - started) / 1000))
  const summary = await readInWorker(
    { path, name, province, today: todayInVietnam(new Date()), ...said },
    null,
    { signal, onProgress: (rows) => progress.rows(rows, rate(rows)) },
  )
  progress.end()
  const { report } = summary
  await keepAside({ path, mapping: summary.mapping, report }, options, ask)
  const told = whyStopped(name, report, accept)
  if (told) throw findingsFailure(told, report, lang)
  return { result: toResult(path, summary), text: formatSummary(name, summary, lang) }
}

function toResult(file: string, summary: ReadSummary) {
  const { format, encoding, sheet, form, rows, figures, withdrawals, setAside, notes, mapping, report } =
    summary
  return {
    ...{ file, format, encoding, sheet, form, rows, figures, withdrawals },
    ...{ findings: listFindings(report), notes, setAside, mapping },
  }
}

function formatSummary(
  name: string,
  { rows, figures, notes, setAside, report }: ReadSummary,
  lang: Language,
) {
  const found = showReport(report, lang)
  const counts: readonly [string, string] = [
    `${name}: ${rows} dòng, ${figures} số liệu, không có gì phải sửa; chưa ghi gì.`,
    `${name}: ${rows} rows, ${figures} figures, nothing to mend; nothing was written.`,
  ]
  return [
    ...(found === '' ? [] : [found]),
    inLanguage(counts, lang),
    ...notes.map((note) => `  · ${note}`),
    formatAside(setAside, lang),
  ].join('\n')
}

/** `YYYY-MM-DD`, where the figures are made: seven hours ahead of UTC, all year. */
function todayInVietnam(now: Date): string {
  return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}
