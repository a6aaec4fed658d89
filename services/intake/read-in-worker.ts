// Reading a file in a thread of its own, so that a province goes on answering questions while a large file is read, and so that no
// file can take more memory than it is given. What is read, and how, is read-file.ts; the other end is reader-worker.ts.
import { Worker } from 'node:worker_threads'
import { type ErrorCode, type ErrorParams, fail, LienTinhError, type Problem } from '#schema/errors.ts'
import type { OnBatch } from './figure-batches.ts'
import type { ReadFigure } from './read-figure.ts'
import type { ReadRequest, ReadSummary } from './read-file.ts'

/** What the thread is given. */
export interface ReaderTask {
  readonly request: ReadRequest
  /** Whether anybody takes the figures. */
  readonly isTaken: boolean
}

/** What the thread says. A batch is answered when it has been dealt with. */
export type FromReader =
  | { readonly kind: 'batch'; readonly figures: readonly ReadFigure[] }
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'done'; readonly summary: ReadSummary }
  | {
      readonly kind: 'failed'
      readonly code: ErrorCode
      readonly params: ErrorParams
      readonly problems: readonly Problem[]
    }
  | { readonly kind: 'crashed'; readonly error: string }

/** What the thread is told: the batch before has been dealt with. */
export type ToReader = 'taken'

export interface WorkerOptions {
  readonly onProgress?: (rows: number) => void
  /** Stops the reading; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Memory the thread may take before the file is refused. */
  readonly memoryMb?: number
}

/** A workbook of the greatest size that is opened fits; more is a file made to exhaust us. */
const MEMORY_MB = 1024
/** Batches die young: a small nursery keeps a million rows from being spread over memory before any is collected. */
const NURSERY_MB = 8

/**
 * Does what `readFile` does, in a thread. `onBatch` is awaited; at most one batch waits behind the one that is dealt with. Null: the file is
 * only to be checked, and its figures stay in the thread, because to copy them takes half as long as to read them.
 * Throws what `readFile` throws, and FILE_TOO_LARGE when the file needs more memory than the thread is given.
 */
export function readInWorker(
  request: ReadRequest,
  onBatch: OnBatch | null,
  { onProgress = () => {}, signal, memoryMb = MEMORY_MB }: WorkerOptions = {},
): Promise<ReadSummary> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadSummary>()
  if (signal?.aborted) return Promise.reject(signal.reason)
  const worker = new Worker(new URL(READER, import.meta.url), {
    workerData: { request, isTaken: onBatch !== null } satisfies ReaderTask,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: NURSERY_MB },
  })
  const stop = () => reject(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: FromReader) => {
    switch (message.kind) {
      case 'batch':
        return void take(message.figures)
      case 'progress':
        return onProgress(message.rows)
      case 'done':
        return resolve(message.summary)
      case 'failed':
        return reject(new LienTinhError(message.code, message.params, { problems: message.problems }))
      default:
        return reject(new Error(`The reader stopped: ${message.error}`))
    }
  })
  worker.once('error', (error) => reject(ofCrash(error, request, memoryMb)))
  worker.once('exit', (code) => reject(new Error(`The reader ended (${code}) without an answer.`)))

  async function take(figures: readonly ReadFigure[]): Promise<void> {
    try {
      await onBatch?.(figures)
      worker.postMessage('taken' satisfies ToReader)
    } catch (error) {
      reject(error)
    }
  }
  return promise.finally(async () => {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  })
}

/** Beside the sources the thread is TypeScript, in a package JavaScript. */
const READER = import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js'

function ofCrash(error: unknown, { name }: ReadRequest, memoryMb: number): unknown {
  const isExhausted = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (!isExhausted) return error
  const [what, whatEn] = ['bộ nhớ cần để đọc', 'the memory needed to read it']
  return fail(
    'FILE_TOO_LARGE',
    { file: name, what, whatEn, size: `> ${memoryMb} MB`, limit: `${memoryMb} MB` },
    error,
  )
}
