// One file to the province and what came of it. Warnings are shown to a person who can be asked, and accepted or not.
import { basename } from 'node:path'
import { z } from 'zod'
import type { Invocation } from '../command.ts'
import { forTerminal } from '../for-terminal.ts'
import type { AdminClient } from '../steward/admin-client.ts'
import { WorkFailure } from '../steward/listen-to-work.ts'
import { findingsFailure, openWarnings, parseReport, showReport, whyStopped } from './file-findings.ts'
import type { FileOptions } from './file-options.ts'
import { keepAside } from './keep-aside.ts'

const summary = z.looseObject({
  rows: z.int(),
  figures: z.int(),
  mapping: z.unknown(),
  notes: z.array(z.string()),
  setAside: z.array(z.looseObject({ text: z.string() })),
  report: z.unknown().transform(parseReport),
})

const result = z.object({
  draft: z.looseObject({ number: z.int() }).nullable(),
  dryRun: z.boolean(),
  added: z.int(),
  unchanged: z.int(),
  withdrawn: z.int(),
  summary,
})

export interface ImportedFile extends Readonly<z.infer<typeof result>> {
  /** As it was given. */
  readonly file: string
}

interface ToImport {
  readonly path: string
  readonly dryRun: boolean
  readonly options: FileOptions
}

interface Imported {
  readonly imported: ImportedFile
  /** With what a person has accepted meanwhile. */
  readonly accept: readonly string[]
}

/** Throws FINDINGS, WARNINGS_NOT_ACCEPTED, DECLINED, and what the province refuses; nothing is written then. */
export async function importFile(
  invocation: Invocation,
  admin: AdminClient,
  file: ToImport,
): Promise<Imported> {
  const { progress, options, ask } = invocation
  const { path, dryRun, options: said } = file
  try {
    const query = { name: basename(path), options: encode({ ...said, dryRun }) }
    const done = result.parse(await admin.work('/admin/imports', { query, file: path }, progress.rows))
    await keepAside({ path, ...done.summary }, options, ask)
    return { imported: { file: path, ...done }, accept: said.accept }
  } catch (error) {
    progress.end()
    const accepted = await acceptedOf(error, invocation, file)
    return importFile(invocation, admin, { ...file, options: { ...said, accept: accepted } })
  }
}

/** Codes with which the import may be tried again; anything else is thrown on. */
async function acceptedOf(
  error: unknown,
  invocation: Invocation,
  { path, options }: ToImport,
): Promise<string[]> {
  if (!(error instanceof WorkFailure) || error.failed.report === undefined) throw error
  const { ask, lang } = invocation
  const report = parseReport(error.failed.report)
  const read = z.looseObject({ mapping: z.unknown() }).safeParse(error.failed.summary)
  await keepAside({ path, mapping: read.data?.mapping, report }, invocation.options, ask)
  const told = whyStopped(basename(path), report, options.accept) ?? error.told
  if (report.errors > 0 || !ask.isPossible) throw findingsFailure(told, report, lang)
  process.stderr.write(forTerminal(`${showReport(report, lang)}\n`))
  await ask.confirm([
    `${told.message} Chấp nhận các cảnh báo trên?`,
    `${told.messageEn} Accept the warnings above?`,
  ])
  return [...options.accept, ...openWarnings(report, options.accept).map(({ code }) => code)]
}

function encode(options: object): string {
  return Buffer.from(JSON.stringify(options)).toString('base64url')
}
