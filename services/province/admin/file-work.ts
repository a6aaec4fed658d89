// Work that an administrator waits for: it stops when they hang up or the province stops, whoever closes the database waits for its end,
// and the file it is about stands on disk no longer than it lasts.
import type { IncomingMessage } from 'node:http'
import { fail } from '#schema/errors.ts'
import type { Incoming, IncomingFile } from './incoming.ts'

/** Reading a workbook may take a gigabyte; more at once would take the machine. */
const MOST_AT_ONCE = 2

/** Work; `stop` is aborted, with the error that says why, when it has lost its sense. */
export type Work<T> = (stop: AbortSignal) => Promise<T>

export interface Upload extends Pick<IncomingFile, 'path' | 'bytes' | 'sha256'> {
  /** To be called once: does the work, then removes the file. */
  run<T>(work: Work<T>): Promise<T>
}

interface Sender {
  readonly request: IncomingMessage
  readonly gone: AbortSignal
}

export interface FileWork {
  /** Takes the body of a request as a file. Throws ADMIN_BUSY, UPLOAD_TOO_LARGE, UPLOAD_EMPTY, UPLOAD_BROKEN, DISK_FULL. */
  receive(sender: Sender, limitMegabytes: number): Promise<Upload>
  /** Work without a file. */
  run<T>(gone: AbortSignal, work: Work<T>): Promise<T>
  /** Stops what is under way, and resolves when it has ended. */
  stop(): Promise<void>
}

export function createFileWork(incoming: Incoming): FileWork {
  const closing = new AbortController()
  const running = new Set<Promise<unknown>>()
  let files = 0

  function run<T>(gone: AbortSignal, work: Work<T>): Promise<T> {
    const stop = new AbortController()
    const lose = () => stop.abort(fail('IMPORT_STOPPED'))
    for (const signal of [gone, closing.signal]) {
      if (signal.aborted) lose()
      signal.addEventListener('abort', lose, { once: true })
    }
    const ended = work(stop.signal).finally(() => {
      running.delete(ended)
      for (const signal of [gone, closing.signal]) signal.removeEventListener('abort', lose)
    })
    running.add(ended)
    return ended
  }

  return {
    run,
    async receive({ request, gone }, limitMegabytes) {
      if (files >= MOST_AT_ONCE) throw fail('ADMIN_BUSY', { count: files })
      files += 1
      const done = () => {
        files -= 1
      }
      const file = await incoming.receive(request, limitMegabytes).catch((error) => {
        done()
        throw error
      })
      return {
        ...file,
        run: (work) => run(gone, (stop) => work(stop).finally(file.remove).finally(done)),
      }
    },
    async stop() {
      closing.abort()
      await Promise.allSettled(running)
    },
  }
}
