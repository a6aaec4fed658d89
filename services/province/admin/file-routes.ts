// What an administrator does with a file: look at it, import it, have it annotated, take a template to fill in. Loaded by the first
// who does: a province that only answers has no use for it.
import type { Database } from '#prisma/open-database.ts'
import type { Log } from '#runtime/log.ts'
import { jsonReply, type Reply } from '#runtime/reply.ts'
import { fail } from '#schema/errors.ts'
import type { Province } from '#schema/registry/registry.ts'
import { readInWorker } from '#services/intake/read-in-worker.ts'
import { buildTemplate } from '#services/intake/template/build-template.ts'
import { annotateInWorker } from './annotate-in-worker.ts'
import { downloadReply } from './download-reply.ts'
import { eventReply, type FinalEvent } from './event-stream.ts'
import { type FileOptions, readFileOptions } from './file-options.ts'
import type { FileWork, Upload } from './file-work.ts'
import { FindingsFailure } from './findings-failure.ts'
import type { AdminCall } from './guard.ts'
import { importFile } from './import-file.ts'
import type { Pace } from './pace.ts'
import { readRequestOf } from './read-request.ts'
import { explainRefusal } from './refusal.ts'
import { requireName } from './two-persons.ts'

/** A file of figures, in megabytes: the longest text that is read. What is seen whole may be less, which the reader says. */
const UPLOAD_LIMIT = 1024

/** More than there are; for each that is unknown a name is looked for, and nobody else is answered meanwhile. */
const MOST_INDICATORS = 500

export interface FileDesk {
  readonly province: Province
  readonly database: Database
  readonly files: FileWork
  readonly pace: Pace
  readonly log: Log
  readonly twoPersons: boolean
}

/** The official template, with the codes of the indicators in the query, or of all. */
export async function sendTemplate({ province }: FileDesk, { query }: AdminCall): Promise<Reply> {
  const indicators = query.get('indicators')?.split(',').filter(Boolean) ?? []
  if (indicators.length > MOST_INDICATORS)
    throw fail('BAD_ADMIN_REQUEST', { path: 'query.indicators', reason: `<= ${MOST_INDICATORS}` })
  const book = await buildTemplate(province, { indicators })
  return downloadReply(book, { name: `mau-${province.slug}.xlsx`, type: 'XLSX' })
}

/** What an import would understand of the file, and find; nothing is written. */
export async function previewFile(desk: FileDesk, call: AdminCall): Promise<Reply> {
  const options = readFileOptions(call.query)
  const upload = await desk.files.receive(call, UPLOAD_LIMIT)
  const request = readRequestOf(upload.path, options, desk.province.id)
  const summary = await upload.run((stop) => readInWorker(request, null, { signal: stop }))
  return jsonReply(200, { summary }, { 'cache-control': 'no-store' })
}

export async function startImport(desk: FileDesk, call: AdminCall): Promise<Reply> {
  const options = readFileOptions(call.query)
  if (!options.dryRun) requireName(call, desk.twoPersons)
  const upload = await desk.files.receive(call, UPLOAD_LIMIT)
  return eventReply((progress) => importUpload(desk, { options, upload, by: call.who }, progress))
}

function importUpload(
  { province, database, pace, log }: FileDesk,
  { options, upload, by }: { readonly options: FileOptions; readonly upload: Upload; readonly by: string },
  onProgress: (rows: number) => void,
): Promise<FinalEvent> {
  return upload
    .run((stop) =>
      importFile({ file: upload, options, province: province.id, by, database, pace, stop, onProgress }),
    )
    .then(
      (result) => ({ event: 'done', result }),
      (error: unknown) => failedImport(error, log),
    )
}

function failedImport(error: unknown, log: Log): FinalEvent {
  if (!(error instanceof FindingsFailure)) return { event: 'failed', ...explainRefusal(error, log) }
  const { summary } = error
  return { event: 'failed', ...explainRefusal(error.error, log), report: summary.report, summary }
}

export async function annotateUpload(desk: FileDesk, call: AdminCall): Promise<Reply> {
  const options = readFileOptions(call.query)
  const upload = await desk.files.receive(call, UPLOAD_LIMIT)
  const request = readRequestOf(upload.path, options, desk.province.id)
  const book = await upload.run((stop) => annotateInWorker(request, stop))
  return downloadReply(book, { name: `${options.name.replace(/\.\w+$/, '')}-ghi-chu.xlsx`, type: 'XLSX' })
}
