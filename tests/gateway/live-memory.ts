// Loaded into a process that is measured (`--import`): says what it really holds, when its parent asks.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What the parent sends. */
export type MemoryQuestion = 'memory'

/** What it is sent: bytes alive on the heap and in buffers. */
export interface LiveMemory {
  readonly live: number
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

process.on('message', (message) => {
  if (message !== ('memory' satisfies MemoryQuestion)) return
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.({ live: heapUsed + external } satisfies LiveMemory)
})
process.channel?.unref() // a process is not kept alive by being measured
