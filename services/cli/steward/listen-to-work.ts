// Long work of a province, heard line by line until it is done or has failed.
import type { Readable } from 'node:stream'
import { fail } from '#schema/errors.ts'
import { ToldFailure } from '../failure.ts'
import { linesOf } from '../lines-of.ts'
import { type WorkFailed, workEvent } from './told.ts'

/** Work that failed, with everything that was said of it. */
export class WorkFailure extends ToldFailure {
  readonly failed: WorkFailed

  constructor(failed: WorkFailed) {
    super(failed.error, { problems: failed.problems })
    this.failed = failed
  }
}

/** Its result. Throws WorkFailure, and ADMIN_LOST when it breaks off: then nobody knows its end. */
export async function listenToWork(
  body: Readable,
  onProgress: (rows: number, rowsPerSecond: number) => void,
): Promise<unknown> {
  try {
    for await (const line of linesOf(body)) {
      const event = workEvent.parse(JSON.parse(line))
      if (event.event === 'done') return event.result
      if (event.event === 'failed') throw new WorkFailure(event)
      onProgress(event.rows, event.rowsPerSecond)
    }
  } catch (error) {
    if (error instanceof WorkFailure) throw error
    throw fail('ADMIN_LOST', { reason: reasonOf(error) }, error)
  }
  throw fail('ADMIN_LOST', { reason: 'EOF' })
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'NDJSON'
}
