// One file into one draft: read in a thread, written batch by batch while questions are answered, and kept only when nothing speaks
// against it. What is read and what is wrong with it, intake says; how a draft is kept, prisma.
import { startDraft } from '#prisma/draft-writer.ts'
import type { DraftRow } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import { fail } from '#schema/errors.ts'
import type { ReadSummary } from '#services/intake/read-file.ts'
import { readInWorker } from '#services/intake/read-in-worker.ts'
import { createFigureWriting } from './figure-writing.ts'
import type { FileOptions } from './file-options.ts'
import { FindingsFailure } from './findings-failure.ts'
import type { Pace } from './pace.ts'
import { readRequestOf } from './read-request.ts'

export interface ImportResult {
  /** Null when nothing has changed, and after a dry run. */
  readonly draft: DraftRow | null
  readonly dryRun: boolean
  readonly added: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly summary: ReadSummary
}

export interface ImportJob {
  readonly file: { readonly path: string; readonly sha256: string }
  readonly options: FileOptions
  /** Id of the province. */
  readonly province: string
  readonly by: string
  readonly database: Database
  readonly pace: Pace
  readonly stop: AbortSignal
  readonly onProgress: (rows: number) => void
}

/**
 * Imports a file as a draft. Throws FindingsFailure (FINDINGS, WARNINGS_NOT_ACCEPTED), IMPORT_RUNNING, IMPORT_STOPPED and whatever the
 * reading throws; nothing of the file is left in the database then.
 */
export async function importFile(job: ImportJob): Promise<ImportResult> {
  const { database, options, file, by, province, pace, stop, onProgress } = job
  stop.throwIfAborted()
  const writer = await startDraft(database, {
    fileName: options.name,
    sha256: file.sha256,
    importedBy: by,
    mapping: options.mapping && JSON.stringify(options.mapping),
  })
  const writing = createFigureWriting({ writer, database, fileName: options.name, pace, stop })
  try {
    const request = readRequestOf(file.path, options, province)
    const read = await readInWorker(request, writing.write, { signal: stop, onProgress })
    const summary = await writing.complete(read)
    requireAcceptable(summary, options)
    stop.throwIfAborted()
    const { dryRun } = options
    const draft = dryRun ? null : await writer.finish({ warnings: summary.report.warnings })
    return { draft, dryRun, ...writing.counts, summary }
  } finally {
    await writing.settle()
    await writer.discard() // nothing, once it is finished
  }
}

function requireAcceptable(summary: ReadSummary, { name, accept }: FileOptions): void {
  const { errors, groups } = summary.report
  if (errors > 0) throw new FindingsFailure(fail('FINDINGS', { file: name, count: errors }), summary)
  if (accept.includes('ALL')) return
  const open = groups.filter(({ code, severity }) => severity === 'WARNING' && !accept.includes(code))
  if (open.length === 0) return
  const count = open.reduce((sum, group) => sum + group.count, 0)
  const codes = open.map(({ code }) => code).join(',')
  throw new FindingsFailure(fail('WARNINGS_NOT_ACCEPTED', { file: name, count, codes }), summary)
}
