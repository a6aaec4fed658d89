// Work that takes long, told line by line: progress, then what came of it. The work begins before the first line is asked for
// and ends by its own means, so that a caller who is gone leaves nothing behind.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Reply } from '#runtime/reply.ts'

/** The last line. */
export type FinalEvent =
  | { readonly event: 'done'; readonly result: object }
  | { readonly event: 'failed'; readonly error: object; readonly [detail: string]: unknown }

/** How often a caller hears of the progress. */
const PROGRESS_MS = 500

/** @param work Never rejects: a failure is an event. It is told to `progress` how many rows are done. */
export function eventReply(work: (progress: (rows: number) => void) => Promise<FinalEvent>): Reply {
  const startedAt = performance.now()
  let rows = 0
  const finished = work((count) => {
    rows = count
  })
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
    body: events(finished, () => ({
      event: 'progress',
      rows,
      rowsPerSecond: Math.round(rows / ((performance.now() - startedAt) / 1000)),
    })),
  }
}

async function* events(finished: Promise<FinalEvent>, progress: () => object): AsyncGenerator<string> {
  for (;;) {
    const first = await Promise.race([finished, sleep(PROGRESS_MS, null)])
    yield line(progress())
    if (first === null) continue
    yield line(first)
    return
  }
}

function line(event: object): string {
  return `${JSON.stringify(event)}\n`
}
