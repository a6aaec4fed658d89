// What waits to be written: at most so much, the newest of each key, and all at once a little later, so that no question waits for a disk.

export interface WriteBehind<T> {
  add(key: string, entry: T): void
  /** Writes what is waiting, and takes no more. */
  close(): Promise<void>
}

const EVERY_MS = 500

/** `write` gets at most `most` entries each half second: under a load of ever new questions the rest is left out. Its errors go to `failed`. */
export function createWriteBehind<T>(options: {
  readonly most: number
  readonly write: (entries: ReadonlyMap<string, T>) => Promise<void>
  readonly failed: (error: unknown) => void
}): WriteBehind<T> {
  const { most, write, failed } = options
  let waiting = new Map<string, T>()
  let timer: NodeJS.Timeout | null = null
  let writing = Promise.resolve()

  function flush(): Promise<void> {
    timer = null
    const entries = waiting
    waiting = new Map()
    if (entries.size > 0) writing = writing.then(() => write(entries)).catch(failed)
    return writing
  }

  return {
    add(key, entry) {
      if (waiting.size >= most && !waiting.has(key)) return
      waiting.set(key, entry)
      timer ??= setTimeout(flush, EVERY_MS).unref()
    },
    close() {
      if (timer) clearTimeout(timer)
      return flush()
    },
  }
}
