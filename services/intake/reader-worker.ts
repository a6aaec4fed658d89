// The thread in which a file is read: started by read-in-worker.ts, and by nobody else.
import { parentPort, workerData } from 'node:worker_threads'
import { LienTinhError } from '#schema/errors.ts'
import { readFile } from './read-file.ts'
import type { FromReader, ReaderTask, ToReader } from './read-in-worker.ts'

if (parentPort) await read(parentPort, workerData as ReaderTask)

type Port = NonNullable<typeof parentPort>

async function read(port: Port, { request, isTaken }: ReaderTask): Promise<void> {
  const say = (message: FromReader) => port.postMessage(message)
  const taken = takenBatches(port)
  try {
    const summary = await readFile(
      request,
      async (figures) => {
        if (!isTaken) return
        // One batch is under way while the next is read; a third waits, so that a slow database does not fill the memory.
        await taken.next()
        say({ kind: 'batch', figures })
      },
      (rows) => say({ kind: 'progress', rows }),
    )
    await taken.next()
    say({ kind: 'done', summary })
  } catch (error) {
    say(failureOf(error))
  } finally {
    port.close()
  }
}

/** Resolves once for every batch that the other side has dealt with; the first time at once, there being none under way. */
function takenBatches(port: Port): { next(): Promise<void> } {
  let taken = Promise.resolve()
  // each message is for the oldest who waits: two who hear the same one would let a batch overtake the writer
  const waiting: (() => void)[] = []
  port.on('message', (_message: ToReader) => waiting.shift()?.())
  return {
    next() {
      const before = taken
      taken = new Promise((resolve) => waiting.push(resolve))
      return before
    },
  }
}

function failureOf(error: unknown): FromReader {
  if (error instanceof LienTinhError)
    return { kind: 'failed', code: error.code, params: error.params, problems: error.problems }
  return { kind: 'crashed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
