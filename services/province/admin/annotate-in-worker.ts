// Annotating a workbook in a thread of its own: half a million cells take long, and the province answers questions meanwhile.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type ErrorCode, type ErrorParams, LienTinhError, type Problem } from '#schema/errors.ts'
import type { ReadRequest } from '#services/intake/read-file.ts'

/** What the thread says: the bytes of the workbook, or the error that it met. */
export type FromAnnotator =
  | { readonly book: Uint8Array }
  | { readonly code: ErrorCode; readonly params: ErrorParams; readonly problems: readonly Problem[] }

const MEMORY_MB = 1024

/** The file with its findings in it, as .xlsx. Throws what reading and annotating throw, and the signal's reason. */
export async function annotateInWorker(request: ReadRequest, stop: AbortSignal): Promise<Uint8Array> {
  stop.throwIfAborted()
  const worker = new Worker(new URL(ANNOTATOR, import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const end = () => void worker.terminate()
  stop.addEventListener('abort', end)
  const ended = once(worker, 'exit').then(() => {
    throw stop.aborted ? stop.reason : new Error('The annotating thread ended without an answer.')
  })
  try {
    const [said]: FromAnnotator[] = await Promise.race([once(worker, 'message'), ended])
    if (said && 'book' in said) return said.book
    if (said) throw new LienTinhError(said.code, said.params, { problems: said.problems })
    return await ended
  } finally {
    ended.catch(() => {}) // it ends in any case
    stop.removeEventListener('abort', end)
    await worker.terminate()
  }
}

/** Beside the sources the thread is TypeScript, in a package JavaScript. */
const ANNOTATOR = import.meta.url.endsWith('.ts') ? './annotator-worker.ts' : './annotator-worker.js'
